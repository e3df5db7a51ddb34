# المكتب: الأوامر والسجل وما يُحفظ ويُسترجع ومن أين نبدأ.
page-welcome = الاستقبال
command-palette = الأوامر…
command-new = البدء من المثال
command-save = حفظ المشروع
command-export = تصدير…
command-copy-table = نسخ الجدول
command-copy-picture = نسخ الصورة
command-add-to-talk = إضافة إلى العرض
command-stage = تقديم العرض
command-undo = تراجع
command-redo = إعادة
command-history = سجل التغييرات
command-larger = تكبير
command-smaller = تصغير
command-usual = الحجم العادي
command-still = دون حركة أو معها
command-keys = اختصارات لوحة المفاتيح
command-about = حول البيانات
command-speak = اللغة: { $language }
theme-contrast = تباين عال
palette-hint = أمر أو مدينة أو مؤشر
palette-nothing = لا شيء بهذا الاسم.
palette-indicator = مؤشر
palette-kind = شكل
palette-file = ملف
palette-town = مدينة لإظهارها
palette-town-shown = مدينة لإخفائها
step-begin = البداية
step-open = فتح { $name }
step-open-many = { $count ->
    [two] فتح ملفين
    [few] فتح { $count } ملفات
    [many] فتح { $count } ملفا
   *[other] فتح { $count } ملف
}
step-ask = مقارنة: { $what }
step-learn = تذكّر طريقة قراءة الملفات
step-move = { $count ->
    [one] العثور على ملف
    [two] العثور على ملفين
    [few] العثور على { $count } ملفات
    [many] العثور على { $count } ملفا
   *[other] العثور على { $count } ملف
}
step-read = قراءة { $name } بطريقة أخرى
step-define = مؤشر: { $name }
step-drop = حذف المؤشر { $name }
step-suppose = افتراض { $text }
step-join = { $count ->
    [two] جمع مدينتين
   *[other] جمع { $count } مدن
}
step-library = خزانة الجماعات
step-part = فك مجموعة
step-unpin = إزالة من اللوحة
step-kind = شكل الرسم
step-slide-set = تغيير الشريحة { $number }
step-slide-gone = حذف الشريحة { $number }
step-slide-move = نقل الشريحة { $from } إلى { $to }
step-talk-name = عنوان العرض
step-talk-languages = لغات العرض
step-talk-story = العرض المقترح
export-talk-title = تصدير العرض
save-carries = مع نسخة من ملفات البيانات: يفتح في أي مكان
save-names = دون نسخة: تبقى الملفات في مكانها
resumed-closed = استئناف من حيث توقفتم. Ctrl+N للبدء من المثال.
resumed-crash = كان البرنامج قد توقف دون إغلاق: تم استرجاع عملكم.
resumed-fault = توقف البرنامج بخطأ منه: تم استرجاع عملكم. التقرير: { $report }
keep-failed = لم يعد عملكم يُحفظ تلقائيا: { $reason } احفظوه في مكان آخر (Ctrl+Shift+S).
preferences-wrong = تفضيلات غير مقروءة تُركت جانبا: { $names }.
project-moved = وُجد بجانب المشروع: { $names }.
project-lost = غير موجود: { $names }. أعيدوه إلى مكانه أو ضعوه بجانب المشروع ثم افتحوا من جديد.
about-libraries = المكتبات
about-libraries-how = صُنع Jumelles بهذه المكتبات، ولكل منها رخصتها. نصوصها الكاملة: notices.txt بجانب البرنامج، أو « jumelles notices ».
pasted-name = جدول ملصق { $moment }
pasted-nothing = لا شيء يُلصق هنا: انسخوا جدولا من برنامج جداول أو مسار ملف.
path-does-not-answer = لا يستجيب { $path }. بقية Jumelles تعمل، وسيأتي ما طُلب منه إذا عاد المجلد.
step-reading-stopped = أُوقفت القراءة
kept-work-opened = استُعيد العمل كما كان. احفظوه ليبقى في ملف.
command-backups = النسخ الاحتياطية والأعمال المحفوظة…
backups-none = لا نسخ احتياطية بعد. يحتفظ Jumelles بنسخة عند كل حفظ، وبالعمل الذي يحل محله مشروع آخر.
backups-of-file = النسخ السابقة من هذا المشروع
backups-kept = أعمال حل محلها مشروع آخر
backups-open = فتح هذه النسخة
welcome-kept = غير محفوظ، { $moment }: { $what }
outside-title = يريد هذا المشروع قراءة ملفات خارج مجلده
outside-hint = لا تقرؤوها إلا إذا كنتم تعرفون من أرسل إليكم هذا المشروع. بدونها يُفتح بقراراته دون أرقامها.
held-title = أوقفت هذه الملفات Jumelles في المرة الماضية
held-hint = توقف البرنامج أثناء قراءتها: نقص في الذاكرة أو ملف ضار أو توقف مفاجئ. عملكم هنا، ولا تُقرأ الملفات مجددا دون موافقتكم.
held-open-without = الفتح بدون هذه الملفات
held-read-anyway = القراءة رغم ذلك
conflict-title = تغيّر { $name } منذ أن فتحتموه
conflict-hint = حفظته نافذة أخرى أو شخص آخر في الأثناء. لا يضيع شيء قبل أن تختاروا، وما يُستبدل يبقى في النسخ الاحتياطية.
conflict-both = الاحتفاظ بالاثنين
conflict-mine = الاحتفاظ بما لدي
conflict-theirs = أخذ ما لديهم
find-file = البحث عن هذا الملف…
find-title = أين { $name }؟
find-hint = كان هنا: { $path }
find-path = مسار الملف حيث هو الآن
find-confirm = قراءة هذا الملف
find-nothing = لا يوجد شيء في هذا المسار.
project-backup = هذا المشروع تالف: فُتحت آخر نسخة احتياطية بدلا منه ({ $path }).
welcome-title = مدينتان جنبا إلى جنب
welcome-what = القنيطرة والرباط وشركاؤهما، أو ملفاتكم: أرقام صحيحة ومصادرها وشريحة جاهزة.
welcome-story = مشاهدة العرض المثال
welcome-map = فتح هذه الخريطة
welcome-drop = ضعوا هنا ملفات CSV أو XLSX أو ODS أو مجلدا أو مشروعا
welcome-recent = فُتحت مؤخرا
welcome-guides = ثلاث خطوات
welcome-keys = { $palette } يجد كل شيء باسمه، و{ $keys } يعرض الاختصارات.
guide-read = 1. القراءة
guide-read-how = ضعوا ملفا. كل قرار قراءة ظاهر وقابل للتغيير، وكل خانة يمكن الرجوع إليها.
guide-compare = 2. المقارنة
guide-compare-how = اختاروا مدنا ومؤشرا. يُرسم الشكل المناسب مع ما يمكن قوله وما يجب معرفته.
guide-tell = 3. التقديم
guide-tell-how = Ctrl+T يضيف إلى العرض، وF5 يقدمه، والتصدير يعطي ملف PowerPoint قابلا للتعديل مع أرقامه.
about-program = يضع برنامج جوميل { $version } المدن المتوأمة جنبا إلى جنب.
about-offline = ليس في البرنامج أي شيفرة للشبكة: لا شيء يغادر هذا الجهاز.
about-sources = المصادر
about-perimeters = المجالات والاختلافات
about-perimeters-how = لا تُقارن جماعة وتجمع حضري وعمالة دون ذكر ذلك: شارة وملاحظة تذكران به في الصورة. وإذا اختلف مصدران اختيرت القيمة بقاعدة مكتوبة وعُرضت الأخرى.
about-partners = التوأمات والتعاون
about-partner = { $town } و{ $other }، { $year }: { $act }
about-licences = التراخيص
about-licences-how = البرنامج برخصة MIT. خط IBM Plex Sans Arabic برخصة SIL OFL 1.1.
palette-town-here = مدينة
about-formula = طريقة الحساب: { $formula } ({ $unit }).
about-higher = كلما ارتفع كان أفضل.
about-lower = كلما انخفض كان أفضل.
about-band = الأفضل بين { $low } و{ $high }.
about-neutral = لا ارتفاعه أفضل ولا انخفاضه: لا حكم عليه.
about-benchmark = مرجع: { $value } ({ $by }).
about-codes = يسمى أيضا: { $codes }.
closing-waits = { $count ->
    [one] يُكتب ملف واحد: تُغلق النافذة بعده.
    [two] يُكتب ملفان: تُغلق النافذة بعدهما.
    [few] تُكتب { $count } ملفات: تُغلق النافذة بعدها.
    [many] يُكتب { $count } ملفا: تُغلق النافذة بعدها.
   *[other] يُكتب { $count } ملف: تُغلق النافذة بعدها.
}
more-paths = { $count ->
    [one] … وواحد آخر
    [two] … واثنان آخران
    [few] … و{ $count } أخرى
    [many] … و{ $count } آخر
   *[other] … و{ $count } أخرى
}
backups-summary = { $towns }؛ { $slides ->
    [0] بلا شرائح
    [one] شريحة واحدة
    [two] شريحتان
    [few] { $slides } شرائح
    [many] { $slides } شريحة
   *[other] { $slides } شريحة
}؛ الملفات: { $files }
