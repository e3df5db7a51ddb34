# العروض والمنصة.
deck-title = { $towns } والمدن الشريكة
deck-subtitle = { $count -> 
    [one] مؤشر واحد
    [two] مؤشران
    [few] { $count } مؤشرات
   *[other] { $count } مؤشرا
 }، { $years }
deck-missing = ما ينقص
deck-missing-line = { $measure }: { $towns }
deck-notes = ملاحظات
deck-notes-line = «{ $headline }»: { $notes }
deck-method = المنهجية
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = لا يلتقي رقمان إلا على المجال نفسه؛ وتُذكر السنوات والمجالات والتعريفات المختلفة في الشريحة أو في الملاحظات؛ وما ينقص يُكتب «غ.م» ولا يُكتب صفرا أبدا.
deck-sources = المصادر
source-title = «{ $title }»
build-question = { $measure }: ماذا تقول الأرقام؟
html-help = الأسهم أو Page Down: إلى الأمام. B: شاشة سوداء. N: ملاحظات. رقم ثم Enter: إلى تلك الشريحة.
html-figures = الأرقام
html-notes = ملاحظات
sheet-other-town = مدينة أخرى
sheet-under = الأسفل
sheet-totals = المجاميع
sheet-more = زيادة
sheet-less = نقصان
sheet-row = الرتبة
sheet-names = الأسماء
sheet-joined = الخطوط
talk-empty = لا عرض بعد.
talk-hint = أضف مقارنة (Ctrl+T)، أو دع البرنامج يقترح عرضا لما يُقارن بنزاهة.
talk-begin = اقتراح عرض
talk-add = إضافة إلى العرض
talk-board = أخذ صفحة «معا»
talk-added = أضيفت: { $count -> 
    [one] شريحة واحدة
    [two] شريحتان
    [few] { $count } شرائح
   *[other] { $count } شريحة
 } في العرض.
talk-made = من إعداد البرنامج
talk-made-hint = هذه الشريحة يعدها البرنامج انطلاقا من غيرها.
talk-outdated = تُعاد قراءتها
talk-outdated-hint = تغيرت الأرقام منذ كتابة هذا العنوان: أعد قراءته.
talk-section = إضافة جزء…
talk-up = إلى الأمام
talk-down = إلى الخلف
talk-twice = نسخ
talk-remove = حذف
talk-words = العنوان والملاحظات…
talk-build = بناء خطوة خطوة
talk-table = الأرقام بعدها
talk-headline = عنوان الشريحة
talk-notes = ملاحظاتك، قبل ملاحظات البرنامج
talk-keep = حفظ
back-row-good = من الصف الأخير (ستة أمثال ارتفاع الشاشة) يُقرأ كل شيء ما عدا الحاشية.
back-row-small = من الصف الأخير (ستة أمثال ارتفاع الشاشة): { $count -> 
    [one] نص صغير جدا
    [two] نصان صغيران جدا
    [few] { $count } نصوص صغيرة جدا
   *[other] { $count } نصا صغيرا جدا
 }: { $texts }
back-row-wordy = { $count } كلمة: سيقرؤون بدل أن يستمعوا.
stage-begin = عرض (F5)
stage-place = { $number } / { $count }
stage-next = التالية
stage-back = السابقة
stage-forward = التالية
stage-black = شاشة سوداء (B)
stage-dark = قاعة مظلمة (D)
stage-full = ملء الشاشة (F11)
stage-screen = الشاشة { $number } من { $count } (M)
stage-clock = الساعة { $time }
stage-spot = تسليط الضوء على مدينة (S)
stage-spot-on = في الضوء: { $town } (S)
stage-end = إنهاء (Esc)
stage-keys = Page Down وPage Up: إلى الأمام وإلى الوراء. رقم ثم Enter: انتقال إليه. [ و]: توقف عند سنة. M: شاشة أخرى.
defence-inputs = من أين تأتي هذه الأرقام: { $headline }
defence-files = الملفات المقروءة وبصماتها (SHA-256)
defence-seal = بصمة المعطيات: { $hash }
defence-flags = { $figure }: { $flags }
