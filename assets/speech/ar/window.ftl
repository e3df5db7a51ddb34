# The window. A button is a verb; “…” only if it will ask for something more.

window-title = Jumelles
page-data = البيانات
page-compare = المقارنة
page-slides = الشرائح
rail-towns = المدن
rail-indicators = المؤشرات
rail-find-indicator = البحث عن مؤشر…
rail-indicator-group = { $group ->
    [footprint] البصمة
    [resources] الموارد
    [services] الخدمات
    [governance] الحكامة
    [context] السياق
   *[own] ملفاتكم
}
rail-partner = شريكة { $place }، { $year }
rail-together = { $count ->
    [two] جمع هاتين المدينتين
    [few] جمع هذه المدن الـ{ $count }
   *[other] جمع هذه المدن الـ{ $count }
}
rail-group = أرقامها مجموعة
rail-apart = فصل المجموعة
rail-reference = مرجع
rail-focus = المدينة المعروضة
rail-focus-short = معروضة
rail-twin = المدينة التوأم
rail-named = معروضة بلون خاص
rail-colour = عرض بلون خاص
rail-grey = إعادة إلى الرمادي
rail-peer = ظاهرة بالرمادي
rail-hidden = مخفية
rail-coverage = { $known }/{ $shown }
rail-town = { $place }، { $state }
rail-make-focus = عرض { $place }
rail-make-twin = وضع { $place } في المقابل
rail-show = إظهار { $place }
rail-hide = إخفاء { $place }
rail-add-indicator = إظهار كذلك: { $indicator }
rail-drop-indicator = إخفاء المؤشر: { $indicator }
year = السنة
year-latest = آخر سنة معروفة
table-view = الأرقام
live-slide = الشريحة
provenance-details = التعريف والمجال والمصدر
fold-provenance = طي مصدر الرقم
unfold-provenance = إظهار مصدر الرقم
export = تصدير…
export-title = تصدير المبيان
export-format = صيغة الملف
export-path = مسار الملف
export-browse = استعراض…
export-save = حفظ
export-cancel = إلغاء
export-done = تم الحفظ: { $path }
toast-open = فتح
toast-folder = إظهار في المجلد
toast-not-opened = لا يوجد برنامج يفتح { $path }.
files-without-figures = لم يُقرأ أي رقم في { $files }: لم يتغير شيء.
export-replaces = هذا الملف موجود: سيتم تعويضه.
copy-table = نسخ الجدول
copied = تم نسخ الجدول
open-title = فتح الملفات
open-files = فتح…
open-path = مسار ملف CSV أو مجلد أو مشروع
open = فتح
close = إغلاق
theme-light = فاتح
theme-dark = داكن
origin-title = من أين أتى هذا الرقم؟
origin-hint = مرر الفأرة فوق عمود أو انقر عليه.
origin-others = قيمة أخرى غير معتمدة
say-title = ما يمكن قوله
working = جار الحساب…
empty = لا أرقام للعرض
empty-hint = افتح ملف CSV أو مجلدا، أو أفلته على النافذة.
data-files = الملفات المقروءة
data-counts = { $rows ->
    [one] سطر واحد
    [two] سطران
    [few] { $rows } أسطر
    [many] { $rows } سطرا
   *[other] { $rows } سطر
}، { $figures ->
    [one] رقم واحد
    [two] رقمان
    [few] { $figures } أرقام
    [many] { $figures } رقما
   *[other] { $figures } رقم
}، { $missing ->
    [one] واحد ناقص
    [two] اثنان ناقصان
    [few] { $missing } ناقصة
    [many] { $missing } ناقصا
   *[other] { $missing } ناقص
}
data-notes = ما تمت ملاحظته
questions-title = للتأكيد
answer = إجابة
answer-yes = نعم
answer-sum = تُجمع
answer-year = السنة (أو 2023-T1 أو 2013-2014)
answer-column-measure = مقياس العمود
answer-column-unit = وحدة العمود
answer-column-year = سنة العمود (أو 2023-T1 أو 2013-2014)
answer-column-apply = تطبيق على العمود
answer-place = المكان
answer-level = مستوى المجال (جماعة، إقليم، جهة…)
answer-measure = المقياس
answer-edition = آخر سنة مرصودة
answer-unit = الوحدة
answer-decimal = الفاصلة العشرية (, أو .)
data-no-notes = لا شيء يستدعي الانتباه.
data-more-notes = { $count ->
    [one] … وملاحظة أخرى من النوع نفسه
    [two] … وملاحظتان أخريان من النوع نفسه
    [few] … و{ $count } ملاحظات أخرى من النوع نفسه
   *[other] … و{ $count } ملاحظة أخرى من النوع نفسه
}
save-project = حفظ باسم…
save-project-title = حفظ المشروع
data-errors = عدد الأخطاء في الملفات { $count }: انظر صفحة البيانات.
export-nothing = لا يوجد بعد مبيان لتصديره.
data-raw = الملف كما كُتب
data-add-files = إضافة ملفات
data-drop-hint = أفلت هنا ملفات أخرى: ستُضاف إلى الموجودة.
data-same-way = ما قُرئ مرة يُفتح بالطريقة نفسها في السنة المقبلة.
data-view-table = جدول
data-view-raw = كما كُتب
data-results = النتيجة
data-results-hint = تتغير مع كل قرار
data-compare = قارن بين هذه المدن
data-next-year = السنة المقبلة
data-next-year-text = تُحفظ هذه القرارات مع المشروع وتُطبَّق على ملف له الأعمدة نفسها؛ وسيُذكر ما تغيّر.
questions-none = لا شيء ينتظر التأكيد.
answer-other = غيره…
answer-as-is = كما هي
column-own = كما هي
column-undated = لأي سنة؟
data-questions = { $count ->
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
   *[other] { $count } سؤالا
}
note-line = السطر { $line }: { $text }
offer-short = بنية ملف سبقت قراءته
offer-title = لهذا الملف بنية { $from } نفسها الذي سبقت قراءته. منذ ذلك الحين:
offer-same = لهذا الملف بنية { $from } نفسها، الذي سبقت قراءته.
offer-accept = قراءته بالطريقة نفسها
reading = { $done } / { $all } سطر
reading-stop = إيقاف
chip-found = دع Jumelles يختار
chip-town = المدينة: { $value }
chip-as-found = إعادة القراءة كما اقتُرح
chip-encoding = الترميز: { $value }
chip-delimiter = الفاصل: { $value }
chip-sheet = الورقة: { $value }
chip-decimal = الكسور العشرية: { $value }
delimiter-semicolon = فاصلة منقوطة
delimiter-comma = فاصلة
delimiter-tab = جدولة
delimiter-bar = خط عمودي
decimal-comma = فاصلة (1234,5)
decimal-point = نقطة (1234.5)
quotes-hold = علامات الاقتباس: تحيط بالخلية
quotes-letters = علامات الاقتباس: رموز كغيرها
cell-unreadable = « { $text } » ليس رقمًا: لا تعطي هذه الخلية قيمة.
column-detail = الأرقام: { $numbers }، الناقصة: { $missing }، الكلمات: { $words }؛ الوحدة: { $unit }
role-place = المكان
role-year = السنة
role-measure = اسم المقياس
role-value = القيم
role-unit = الوحدة
role-context = وصف
role-bound = هامش عدم اليقين
role-breakdown = تفصيل
role-unused = غير مستعمل
zone-preamble = عنوان
zone-comment = تعليق
zone-heading = رأس
zone-repeated = رأس مكرر
zone-blank = فارغ
zone-total = مجموع
zone-footer = ملاحظة
zone-other = جدول آخر
heading-rows = { $rows ->
    [0] بلا سطر عناوين
    [one] سطر عناوين واحد
    [two] سطرا عناوين
   *[other] { $rows } أسطر عناوين
}
cell-missing = اعتبار « { $text } » قيمة ناقصة

own-title = مؤشر خاص بكم
own-name = الاسم
own-unit = الوحدة (مثلا: kg/person، %، persons/km²)
own-formula = الصيغة
own-help = مقاييس الفهرس أو عناوين أعمدة ملفاتكم، بين علامتي اقتباس إذا كانت فيها فراغات؛ + − × ÷ ^ و if و min و max و previous و per_person…
own-gives = { $place }، { $year }: { $value }
own-no-figure = الصيغة صحيحة، لكن هذه المدن تنقصها الأرقام المطلوبة.
own-add = إضافة
own-button = إضافة مؤشر…
own-change = تعديل…
own-drop = إزالة
suppose-title = ماذا لو…؟
suppose-text = فرضية: مدينة سنة مقياس = صيغة
suppose-place = المدينة
suppose-year = السنة
suppose-value = القيمة ({ $unit })
suppose-percent = أو التغير بالنسبة المئوية
suppose-by-formula = أو بصيغة حسابية
measure-search = ابحث عن مقياس
measure-not-found = لا يوجد في ملفاتك مقياس بهذا الاسم.
suppose-help = مثلا: kenitra 2030 recycled_t = 0.3 * municipal_waste_t؛ وتأخذ in_town(evreux, msw_recycled) نسبة مدينة أخرى. لا شيء يتغير في ملفاتكم.
suppose-add = افتراض
suppose-remove = إزالة
suppose-button = ماذا لو…؟
suppose-some = { $count ->
    [one] فرضية واحدة قائمة
    [two] فرضيتان قائمتان
    [few] { $count } فرضيات قائمة
    [many] { $count } فرضية قائمة
   *[other] { $count } فرضية قائمة
}

rail-search = البحث عن مدينة أو جماعة…
rail-library = من الخزانة
rail-add-commune = إضافة { $place } ({ $within })
rail-peers = مدن مشابهة…
peers-dialog = الجماعات المشابهة ل{ $place }
peers-look-in = البحث في
peers-morocco = المغرب
peers-france = فرنسا
peers-both = البلدين معا
peers-in-files = في هذه الملفات
peers-way-as-is = القيم كما هي
peers-way-within = كل جماعة داخل بلدها
peers-similar-size = في حدود ×3 نسمة
peers-importance = الأهمية
peers-variable-normal = { $variable }: أهمية عادية
peers-variable-double = { $variable }: أهمية مضاعفة
peers-variable-out = { $variable }: متروكة
peers-searching = جار البحث…
peers-links = الروابط
peers-link = { $place } و{ $partner }، اتفاق { $year }
peers-replace = تعويض المقارنة ({ $count })
peers-add-all = إضافة الكل ({ $count })
peers-add-one = إضافة { $place }
peers-all = المتشابهات
peers-to-follow = للاقتداء
peers-tolerances = الفوارق المسموح بها
peers-tolerances-about = الفارق الذي تعد دونه جماعتان متماثلتين تقريبا؛ وعند أربعة أضعافه تكونان أبعد ما يمكن.
peers-tolerances-reset = إعادة الفوارق المعتادة
peers-figure = { $measure }: { $value }
peers-figure-better = { $measure }: { $value }، أفضل من { $place } ({ $own })
peers-none-better = لا تتفوق أي منها على { $place } في المؤشر المعروض.
peers-no-figures = لا ملفاتك ولا الخزانة تعطي «{ $measure }» لهذه الجماعات: لا نعرف أيها أفضل. انظر المشابهة لك واطلب منها رقمها.
peers-no-side = «{ $measure }» ليس له اتجاه أفضل: لا شيء يتبع.
peers-by-sea = على البحر
peers-own-add = إضافة مؤشر
peers-own-remove = { $indicator }: محسوب، إزالة
peers-compared = { $variable } هو ما تقارنه: ستختار اللائحة الجواب.
peers-leave-out = استبعاده
peers-pin = تثبيت اللائحة
peers-pinned = اللائحة مثبتة
peers-update-pin = تحديث اللائحة المثبتة
peers-set-name = المشابهة لمدينة { $place } { $scope }
command-place-sets = لوائح المدن…
place-sets-title = لوائح المدن
place-sets-kept = المحفوظة في هذا المشروع
place-sets-none = لا توجد لائحة محفوظة بعد.
place-set-towns = { $count ->
    [one] مدينة واحدة
    [two] مدينتان
    [few] { $count } مدن
   *[other] { $count } مدينة
}
place-set-by-rule = مختارة بقاعدة
place-set-show = عرض
place-set-show-of = عرض «{ $set }»
place-set-remove = حذف «{ $set }»
place-set-name = اسم اللائحة
place-set-keep-shown = { $count ->
    [one] حفظ المدينة المقارنة
    [two] حفظ المدينتين المقارنتين
    [few] حفظ المدن المقارنة ({ $count })
   *[other] حفظ المدن المقارنة ({ $count })
}
place-sets-by-rule = الاختيار بقاعدة حول { $place }
rule-anywhere = في البلدين
rule-where = أين
rule-size = الحجم
rule-growth = تطور عدد السكان
rule-any-growth = أي تطور
rule-territory = { $level } { $name }
rule-any-size = كل الأحجام
rule-similar-size = في حدود ×3 من السكان
rule-villages = أقل من 2.000 نسمة
rule-small-towns = من 2.000 إلى 20.000
rule-towns = من 20.000 إلى 100.000
rule-cities = 100.000 فأكثر
rule-growing = عدد سكانها يتزايد
rule-shrinking = عدد سكانها يتناقص
rule-found = { $count ->
    [0] لا توجد جماعة أخرى تستوفي هذه الشروط.
    [one] جماعة أخرى واحدة: { $names }
    [two] جماعتان أخريان: { $names }
    [few] { $count } جماعات أخرى: { $names }
   *[other] { $count } جماعة أخرى: { $names }
}
rule-too-many = عددها أكبر من أن تقارن واحدة واحدة ({ $most } على الأكثر): اعرضها في الخلفية أو ضيق القاعدة.
rule-compare = استبدال المقارنة ({ $count })
rule-among = عرضها في الخلفية
rule-keep = حفظ
place-set-changed = منذ حفظ «{ $set }» { $went ->
    [no] انضمت: { $came }.
   *[other] { $came ->
        [no] خرجت: { $went }.
       *[other] انضمت: { $came }؛ وخرجت: { $went }.
    }
}
step-keep-place-set = حفظ لائحة: { $set }
step-remove-place-set = حذف لائحة: { $set }
among-files = بين مدن الملفات
among-morocco = بين جماعات المغرب
among-france = بين جماعات فرنسا
among-territory = بين جماعات { $level } { $name }
among-size = بين الجماعات متقاربة الحجم، في حدود ×3
among-coast = بين الجماعات الواقعة على البحر
command-peers = مدن مشابهة…
rail-people = { $people } نسمة
step-add-communes = { $count ->
    [one] إضافة جماعة من الخزانة
    [two] إضافة جماعتين من الخزانة
    [few] إضافة { $count } جماعات من الخزانة
   *[other] إضافة { $count } جماعة من الخزانة
}
command-library = مع خزانة الجماعات أو بدونها
library-off-toast = لم تعد الخزانة تكمل شيئا.
library-on-toast = الخزانة تكمل ما ينقص ملفاتك.
library-kept = حفظت طبعة جديدة من الخزانة: ستستعمل ابتداء من التشغيل المقبل.
rail-more-towns = { $count ->
    [one] ومدينة أخرى
    [two] ومدينتان أخريان
    [few] و{ $count } مدن أخرى
    [many] و{ $count } مدينة أخرى
   *[other] و{ $count } مدينة أخرى
}: ابحثوا باسمها.
rail-more-found = هناك نتائج أخرى: أكملوا الاسم.
zoom-in = أقرب
zoom-all = رؤية الكل
brushed-towns = { $count ->
    [one] مدينة واحدة مختارة
    [two] مدينتان مختارتان
    [few] { $count } مدن مختارة
   *[other] { $count } مدينة مختارة
}
brush-compare = مقارنة هذه وحدها
brush-add = إضافتها
brush-zoom = تكبير هنا
brush-too-many = لا تقارن أكثر من { $most } مدينة واحدة واحدة: كبروا ثم اختاروا عددا أقل.
explore-help = اسحب: لاختيار مدن، أو لتحريك ما كبر (وحينئذ Shift مع السحب للاختيار). Ctrl مع العجلة: تكبير. الزر الأيمن: تكبير إطار. نقر مزدوج: رؤية الكل.
zoom-out = أبعد
say-button = العنوان…
say-own = بكلماتكم
say-this = قول هذا
copy-picture = نسخ الصورة
copied-picture = نُسخت الصورة.
play = تشغيل
pause = إيقاف
page-board = اللوحة
board-empty = عدة مقارنات في صفحة واحدة
board-hint = زر «تثبيت» تحت المبيان يضعه هنا. المدينة تحت المؤشر تضيء في كل المبيانات.
board-begin = البدء بـ{ $count } مؤشرات معروفة
board-open = فتح المقارنة
board-drop = إزالة
board-pin = تثبيت
annotate-button = تعليق…
annotate-title = ما يُرسم على المبيان
annotate-gap = الفرق بين المدينتين
annotate-target = الهدف
annotate-median = وسيط المدن
annotate-national = رقم البلد
chart-mark-undrawn = لا يحتمل هذا المبيان العلامة «{ $mark }».
annotate-event = حدث: 2019 = الترامواي
annotate-add = إضافة
order-fit = ترتيب المبيان
order-asked = الترتيب المطلوب
order-value = الأكبر أولا
order-gap = أكبر فارق أولا
order-name = ترتيب أبجدي
manner-log = مقياس لوغاريتمي
manner-own = مقياس لكل مدينة
manner-as-read = النسب كما قُرئت
chart-kind-list = نوع الرسم
