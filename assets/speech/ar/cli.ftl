# The command line and files. One sentence, the path or the word at fault, and what to do.

cli-unknown-place = مدينة غير معروفة: «{ $name }». أقرب الأسماء: { $nearest }.
cli-several-places = عدة أماكن تسمى «{ $name }»: { $candidates }. أضف الرمز أو رقم المقاطعة.
cli-unknown-indicator = مؤشر غير معروف: «{ $name }». أقرب المؤشرات: { $nearest }. اللائحة: jumelles catalogue.
cli-unknown-kind = نوع مبيان غير معروف: «{ $name }». الأنواع الممكنة: { $kinds }.
cli-mark-undrawn = لا يحتمل هذا المبيان هذه العلامة: «{ $mark }». جرب نوعا آخر (‎--kind bars أو ‎--kind lines) أو احذفها.
cli-unknown-theme = مظهر غير معروف: «{ $name }». المظاهر الممكنة: { $themes }.
cli-unknown-format = صيغة ملف غير معروفة: «{ $name }». اختر اسم ملف ينتهي بـ .svg أو .png أو .pdf أو .pptx.
cli-unknown-year = سنة غير مقروءة: «{ $name }». اكتب أربعة أرقام، مثلا 2024.
cli-unknown-language = لغة غير معروفة: «{ $name }». اللغات الممكنة: fr، ar، en.
cli-nothing = لا شيء يمكن قراءته في { $path }.
cli-no-figures = لا أرقام عن { $places } بخصوص { $indicators }.
cli-kind-refused = النوع «{ $kind }» لا يناسب هذا السؤال ({ $needs })؛ استعمل «{ $instead }».
cli-kind-none = { $count ->
    [one] لا يتسع مبيان واحد لهذا السؤال (قيمة واحدة، أو وحدات مختلفة): اطلب عددا أقل من المدن أو السنوات أو المؤشرات، أو مؤشرات لها الوحدة نفسها.
    [two] لا يتسع مبيان واحد لهذا السؤال (قيمتان، أو وحدات مختلفة): اطلب عددا أقل من المدن أو السنوات أو المؤشرات، أو مؤشرات لها الوحدة نفسها.
    [few] لا يتسع مبيان واحد لهذا السؤال ({ $count } قيم، أو وحدات مختلفة): اطلب عددا أقل من المدن أو السنوات أو المؤشرات، أو مؤشرات لها الوحدة نفسها.
   *[other] لا يتسع مبيان واحد لهذا السؤال ({ $count } قيمة، أو وحدات مختلفة): اطلب عددا أقل من المدن أو السنوات أو المؤشرات، أو مؤشرات لها الوحدة نفسها.
}
cli-written = تمت الكتابة: { $path }
cli-errors = { $count ->
    [zero] لا أخطاء في البيانات.
    [one] خطأ واحد في البيانات.
    [two] خطآن في البيانات.
    [few] { $count } أخطاء في البيانات.
   *[other] { $count } خطأ في البيانات.
}
cli-note-at = { $severity }: { $path }، السطر { $line }، العمود { $column }: { $text }
cli-note-line = { $severity }: { $path }، السطر { $line }: { $text }
cli-note-plain = { $severity }: { $text }
cli-note-file = { $severity }: { $path }: { $text }
severity-info = ملاحظة
severity-warning = تنبيه
severity-error = خطأ
cli-no-display = لا تتوفر شاشة: هذه أول مقارنة في صيغة نص. تُفتح النافذة على حاسوب له شاشة، أو هنا بالأمر: xvfb-run jumelles (الحزم: xvfb libgl1-mesa-dri). كل الأوامر: jumelles --help.
cli-window-failed = ترفض الشاشة النافذة ({ $reason }). ينقص OpenGL على الأرجح: { $install }. بدون نافذة: jumelles chart … -o - (كل الأوامر: jumelles --help).
cli-display-refused = ترفض الشاشة النافذة ({ $reason }). تحققوا من DISPLAY أو جربوا: xvfb-run jumelles. بدون نافذة: jumelles chart … -o - (كل الأوامر: jumelles --help).
install-on-linux = ‏Debian وUbuntu: ‎sudo apt install libgl1 libegl1 libgl1-mesa-dri؛ Fedora: ‎sudo dnf install mesa-dri-drivers mesa-libGL mesa-libEGL
install-on-windows = من Microsoft Store:‏ «OpenCL, OpenGL, and Vulkan Compatibility Pack»
cli-usage = الأمر غير مكتوب بشكل صحيح: { $reason }
cat-places = الأماكن
cat-measures = المقاييس
cat-indicators = المؤشرات
cat-factors = المعاملات

file-not-found = ملف أو مجلد غير موجود: { $path }. تحقق من المسار.
file-denied = الولوج مرفوض: { $path }. تحقق من صلاحيات القراءة أو الكتابة.
file-unreadable = تعذرت القراءة: { $path } ({ $reason }).
file-too-large = ملف كبير جدا: { $path } (الحد الأقصى: { $limit } ميغابايت). قسمه إلى أجزاء.
unpacked-too-large = يتجاوز هذا الملف بعد فكّه ما يقرأه Jumelles: { $path } (الحد: { $limit } م.ب). فكّه بنفسك وافتح الجداول المطلوبة.
reader-crashed = أفشل هذا الملف قارئه: { $path }. إما أنه تالف أو يطلب ذاكرة أكبر مما ينبغي. لم يُقرأ منه شيء.
reader-too-long = أوقفت قراءة { $path } بعد { $seconds } ث. لم يُقرأ منه شيء.
file-unwritable = تعذرت الكتابة: { $path } ({ $reason }). اختر مجلدا آخر.
file-no-folder = مجلد غير موجود: { $path }. أنشئه أو اختر مسارا آخر.
project-broken = مشروع غير مقروء: { $path } ({ $reason }).
project-changed-by-others = عُدّل الملف { $path } من برنامج آخر أو شخص آخر منذ فتحه. لم يُحفظ شيء.
project-not-read-back = عند إعادة القراءة بعد الكتابة، ليس { $path } ما كان ينبغي حفظه. احفظ في مكان آخر؛ عملكم محفوظ في الأثناء.
project-too-large = المشروع كبير جدا: { $path }. يذكر ملفات أو مؤشرات أو شرائح أكثر مما يفتحه Jumelles.
project-newer = هذا المشروع من إصدار أحدث (الصيغة { $format }): { $path }. قم بتحديث Jumelles.
export-failed = تعذر التصدير ({ $reason }).

cli-missing = ينقص: { $names }. للمساعدة: jumelles --help
cli-unknown-option = كلمة غير معروفة: «{ $name }». للمساعدة: jumelles --help
help-about = يضع Jumelles المدن المتوأمة جنبا إلى جنب: ملفات جماعية ومؤشرات ورسوم بيانية جاهزة للعرض.
help-usage = الاستعمال:
help-commands = الأوامر
help-options = الخيارات
help-arguments = المعطيات
help-path = ملفات CSV أو مصنّفات أو مجلدات أو أرشيفات أو مشروع .jumelles؛ و« - » للإدخال العادي؛ وبدون مسار تُستعمل بيانات المثال
help-lang = لغة الرسائل: fr أو ar أو en
help-help = عرض هذه المساعدة
help-version = عرض الإصدار
help-command-word = أمر
help-output = الملف المراد كتابته؛ بدونه أو مع «-» يكتب في المخرج العادي
help-tidy = ترتيب: سطر لكل رقم مع خليته الأصلية
help-compute = حساب المؤشرات
help-explain = شرح رقم: الصيغة والخلايا والمصادر
help-chart = رسم مبيان: ‎.svg أو ‎.png أو ‎.pdf أو ‎.pptx أو ‎.xlsx أو ‎.csv أو نصا مع «-o -»
help-catalogue = عرض الأماكن والمقاييس والمؤشرات والمعاملات المعروفة
help-places = المدن بمعرفها أو اسمها أو رمزها؛ الأولى هي المقدمة والثانية توأمها
help-indicators = المؤشرات بمعرفها أو اسمها
help-years = السنوات؛ وبدونها آخر سنة معروفة
help-kind = الشكل: auto أو واحد من --list-kinds
help-theme = المظهر: light أو dark أو slide
help-json = الكتابة بصيغة JSON
file-no-table = لا يوجد ملف CSV في هذا المجلد: { $path }. ضع فيه ملفا واحدا على الأقل بامتداد .csv أو .tsv أو .txt
help-check = التحقق من قراءة الملفات: القرارات والأدلة والأسئلة وحساب كل خلية
check-bytes = { $bytes } بايت
check-regular = { $regular } من { $lines } أسطر لها العدد نفسه من الخلايا
check-headings = السطر { $line }: { $names }
check-numbers = { $read } من { $all } خلية تقرأ هكذا؛ { $odd } للمراجعة
check-preamble = عناوين فوق الجدول، وضعت جانبا
check-footer = مجاميع وملاحظات تحت الجدول، وضعت جانبا
check-shape = الأعمدة المقروءة: { $names }
check-town = لا يسمي أي عمود المدن؛ العنوان أو اسم الملف يذكر هذه
check-sheets = أوراق المصنّف: { $names }
check-account = { $total } خلية = { $values } قيمة + { $missing } ناقصة + { $unreadable } غير مقروءة + { $text } نص + { $aside } موضوعة جانبا
check-usable = { $figures } رقما صالحا، منها { $dated } مؤرخة و{ $placed } لها مكان و{ $units } لها وحدة
file-itself = الملف المراد كتابته هو الملف المقروء نفسه: { $path }. اختر اسما آخر.
file-is-others = { $path } موجود وليس جدولا من Jumelles: لا يُستبدل. أعطوا اسما آخر أو أضيفوا ‎--force.
cli-outside = يريد هذا المشروع قراءة ملفات خارج مجلده: { $names }. إن كنتم تعرفون من أرسله إليكم فأضيفوا { $option }.
cli-seals-broken = لم تعد بعض الأرقام أرقام المشروع المحفوظ: لا يُكتب الملف. افتحوا المشروع وتحققوا منه، أو أضيفوا { $option }.
help-force = قراءة ملفات مشروع خارج مجلده، واستبدال ملف بيانات، والكتابة رغم تغيّر الأرقام
help-quiet = ذكر الأخطاء التي توقف الأمر فقط
help-row-format = صيغة الجدول: csv أو json (قائمة) أو ndjson (كائن في كل سطر)
help-export-format = الصيغة عندما يكون الإخراج « - »؛ وبدونها يُكتب الرسم نصا
help-completions = كتابة إكمال الأوامر لطرفية
help-man = كتابة صفحة الدليل
help-notices = كتابة رخص المكتبات
help-shell = الطرفية: bash أو zsh أو fish أو elvish أو powershell
cli-warnings = { $count ->
    [zero] لا تنبيهات في البيانات.
    [one] تنبيه واحد في البيانات: يعرضه الأمر «jumelles tidy».
    [two] تنبيهان في البيانات: يعرضهما الأمر «jumelles tidy».
    [few] { $count } تنبيهات في البيانات: يعرضها الأمر «jumelles tidy».
    [many] { $count } تنبيها في البيانات: يعرضها الأمر «jumelles tidy».
   *[other] { $count } تنبيه في البيانات: يعرضها الأمر «jumelles tidy».
}
help-encoding = ترميز النص إن كان المكتشَف خاطئًا
help-delimiter = فاصل الخلايا: ; أو , أو | أو tab
help-decimal = علامة الكسر العشري: , أو .
help-heading-line = سطر العنوان الأول
help-heading-rows = عدد أسطر العناوين
help-missing = كلمات تعني « قيمة ناقصة » إضافةً إلى المعروفة
help-sheet = ورقة المصنّف المطلوب قراءتها
help-level = مستوى مجالات الملف: جماعة، إقليم، جهة…
help-measure = مقياس الأعمدة التي لا تسمّيه
help-unit = وحدة الأعمدة التي لا تعطيها
help-sum = جمع الأسطر التي لا شيء يميّزها والأجزاء التي لا مجموع لها
help-column = دور العمود ومقياسه ووحدته وسنته
help-place-of-file = المكان الذي يتحدث عنه الملف إن لم يسمّه
help-year-of-file = سنة الأرقام التي لا سنة لها
help-as-of = آخر سنة مرصودة: الأرقام اللاحقة توقعات
help-recipe = وصفة أُعدّت على ملف سابق: تقرأ هذا الملف بالطريقة نفسها وتبيّن ما تغيّر
help-save-recipe = كتابة وصفة قراءة هذا الملف
cli-answer-with = { $note } للإجابة: ‎{ $option }
cli-bad-option = الخيار { $name } لا يقبل « { $found } ». انظر ‎--help.
cli-bad-recipe = هذا الملف ليس وصفة من Jumelles: { $path } ({ $reason }).
help-own-catalogue = ملف مؤشرات يضاف إلى الفهرس (TOML)
cli-bad-catalogue = { $path } ليس فهرسا: { $reason }
help-together = مدن تُجمع في مكان واحد: "kenitra+rabat" أو "الضفتان=kenitra+rabat"
help-suppose = رقم يُفترض: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t"
help-list-kinds = كتابة أسماء الأشكال، واحد في كل سطر
help-scale = حجم PNG: من 1 (1920 × 1080) إلى 4
help-as = المقياس: asis أو person أو km2 أو household أو index أو gap أو target
help-mark = علامة تُرسم: gap أو target أو median أو national أو سنة ("2019=Tramway")
help-sort = ترتيب الأسطر: fit أو asked أو value أو gap أو name
help-log = استعمال مقاييس لوغاريتمية حيث كل القيم فوق الصفر
help-own-scale = استعمال مقياس لكل مبيان صغير
help-as-read = ترك النسب القريبة من 100% كما قُرئت، بدل إظهار ما ينقص
help-find-places = البحث عن الجماعات والأقاليم والجهات بالاسم أو الرمز
help-query = اسم أو جزء منه أو رمز
help-peers = إيجاد الجماعات المشابهة لمدينة وبيان السبب
help-among = الجماعات التي تجري المقارنة بينها: MA أو FR أو all أو "province:Kénitra" أو "epci:243400017" أو size:x3 أو size:20000-50000 أو growth:1- أو urban أو coast أو coast:25 أو files (مدن الملفات)؛ شروط عدة تفصلها فواصل
help-no-library = عدم أخذ أي شيء من خزانة الجماعات
help-first = عدد الأسطر
help-as-is = مقارنة القيم كما هي (دون خيار)
help-within-country = مقارنة رتبة كل جماعة داخل بلدها
help-by = متغيرات التشابه: population وdensity وgrowth وhousehold_size وshare_0_14 وshare_15_64 وshare_65_plus وunemployment وdistance وcoast، أو اسم مؤشر (ثلاثة على الأكثر)
help-weight = وزن متغير: population=2
help-tolerance = الفارق الذي تعد دونه قيمتان متماثلتين: population=1.3 أو unemployment=2
help-must = شرط واجب: population=x3، coast (على البحر)، coverage=0.8 (حصة المعايير المعروفة)
cli-unknown-pool = «{ $words }» ليس شرطا معروفا: MA أو FR أو all أو "province:Kénitra" أو size:x3 أو growth:1- أو urban.
cli-pool-needs-library = يبحث عن «{ $words }» في المكتبة: احذفوا --no-library أو اطلبوا --among files.
cli-no-territory = لا يوجد تراب اسمه «{ $name }».
help-deck = إعداد عرض: PPTX أو PDF أو HTML أو صور
help-from-folder = مجلد ملفات للقراءة
help-story = عرض يُعد حسب قواعد: twins
help-title = عنوان العرض
help-build = بناء كل مبيان خطوة خطوة
help-table = إتباع كل مبيان بأرقامه
help-handout = كتابة PDF للورق: الشريحة وملاحظاتها
cli-unknown-deck = «{ $name }»: يُكتب العرض بصيغة ‎.pptx أو ‎.pdf أو ‎.html أو ‎.png.
cli-no-talk = لا شيء يُعرض: ليس في المشروع شريحة ولا سؤال، أو لا توجد مقارنة نزيهة.
cli-slide-refused = تُركت الشريحة { $number } جانبا: { $reason }
cli-slide-outdated = الشريحة { $number }: تغيرت الأرقام منذ كتابة عنوانها؛ أعد قراءته.
help-defend = إعداد الملف للمنتخبين: مبيانات وجداول وخلايا ومنهجية ومصادر وبصمة
cli-unknown-pack = «{ $name }»: يُكتب الملف بصيغة ‎.pdf أو ‎.html.
help-brand = ملف ‎.pptx أو ‎.potx تؤخذ منه الشريحة الرئيسية والألوان والخطوط والشعار
help-portable = حفظ كل شيء بجانب البرنامج (مفتاح USB)
cli-no-brand = «{ $name }» ليس عرضا يمكن أخذ ألوانه.
cli-brand-no-master = تُرك القالب الرئيسي جانبًا: يحيل إلى خارج الملف، أو ليس فيه تخطيط بعنوان ومحتوى. أُخذت الألوان والخطوط والشعار.
cli-brand-unread = ألوان تُركت جانبا لأنها غير مقروءة أو متشابهة على الصفحة: { $names }.
