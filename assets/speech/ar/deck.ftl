# العروض والمنصة.
deck-title = { $towns } وشركاؤهما
deck-subtitle = { $count -> 
    [one] مؤشر واحد
    [two] مؤشران
    [few] { $count } مؤشرات
   *[other] { $count } مؤشرا
 }، { $years }
deck-missing = ما ينقص
deck-missing-line = { $measure }: { $towns }
deck-method = المنهجية
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = لا يلتقي رقمان إلا على المجال نفسه؛ وتُذكر في كل شريحة السنوات والمجالات والتعريفات المختلفة؛ وما ينقص يُكتب «غ.م» ولا يُكتب صفرا أبدا.
deck-sources = المصادر
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
