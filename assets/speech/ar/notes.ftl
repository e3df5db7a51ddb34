# What the program noticed in the files. Say what was found and what to do, without blame.

note-empty-file = الملف فارغ: لا شيء يمكن قراءته. تحقق من أنه حُفظ جيدا.
note-binary-file = هذا ليس جدولا نصيا. احفظه بصيغة CSV، ثم افتحه من جديد.
note-encoding = قُرئ النص بترميز { $encoding }.
note-broken-bytes = ابتداء من هذا السطر، توجد بايتات لا توافق ترميز { $encoding }؛ تم تعويضها بـ «�»، وقُرئ الباقي.
note-ragged-row = عدد الخلايا { $found } بدل { $expected }؛ { $side ->
    [long] توضع الزائدة جانبا.
   *[short] تُترك الناقصة فارغة.
}
note-open-quote = علامة اقتباس تُفتح ولا تُغلق؛ تُقرأ كحرف عادي.
note-inventory = جرد للغازات الدفيئة: مراجع GPC في « { $name } » والانبعاثات في « { $value } » ({ $unit }).
note-no-factor = لا معامل انبعاث لهذا النشاط (« { $text } »). اكتبوا قيمته ووحدته أو اسم معامل: jumelles catalogue. يحسب السطر غير مقدر.
note-inventory-activities = جرد للغازات الدفيئة: مراجع GPC في « { $name } » والأنشطة في « { $value } » ({ $unit })، مضروبة في معامل انبعاثها.
note-unused-column = العمود «{ $name }» غير مستعمل.
note-unknown-place = مكان غير معروف: «{ $name }». تم الاحتفاظ به تحت هذا الاسم.
note-no-place = سطر بدون اسم مكان: وُضع جانبا.
note-unknown-measure = مقياس خارج القائمة المعروفة: «{ $name }». تم الاحتفاظ به تحت هذا الاسم.
note-no-measure = سطر بدون اسم مقياس: وُضع جانبا.
note-year-unreadable = سنة غير مقروءة: «{ $text }». اكتب أربعة أرقام، مثلا 2024.
note-value-unreadable = قيمة غير مقروءة: «{ $text }». اكتب عددا، أو «غ.م» إن لم يتوفر.
note-bounds-aside = المجال المعطى حول «{ $text }» لا يتضمن هذه القيمة: تُرك جانبا واحتُفظ بالقيمة.
note-unit-mismatch = الوحدة «{ $found }» بدل «{ $expected }»: لا يمكن أي تحويل، لذلك تُركت القيمة جانبا.
note-level-unknown = مستوى غير معروف: «{ $text }».
note-status-unknown = حالة غير معروفة: «{ $text }»؛ تُعتبر القيمة تقريبية.
note-two-values = قيمتان لـ { $measure }: اعتُمدت «{ $chosen }» (السطر { $line })، وتبقى «{ $other }» ظاهرة في الشرح.
note-no-table = لا يوجد أي ملف CSV في هذا المجلد. ضع فيه ملفا واحدا على الأقل بامتداد .csv أو .tsv أو .txt.
note-file-failed = لم يُقرأ الملف: { $reason }
note-our-fault = خطأ في البرنامج ({ $report })؛ بقية العمل سليمة.
note-file-changed = تغيّر منذ حفظ المشروع: قد تختلف أرقامه.
note-figure-changed = { $place }، { $measure }، { $year }: أصبح «{ $from }» «{ $to }» منذ حفظ المشروع.
note-figure-came = { $place }، { $measure }، { $year }: لم يكن «{ $to }» موجودا عند حفظ المشروع.
note-figure-gone = { $place }، { $measure }، { $year }: لم يعد «{ $from }» موجودا.
note-file-not-found = غير موجود. تحقق من المسار.
note-file-denied = الولوج مرفوض. تحقق من صلاحيات القراءة.
note-file-too-large = الملف كبير جدا (الحد: { $limit } م.ب). قسمه.
note-unclear-numbers = لا شيء يبين هل تقرأ «{ $text }» على أنها { $read }؛ عدد الخلايا المعنية { $count }. تحقق من العمود.
note-twin-headings = عمودان بالاسم نفسه؛ أصبح الثاني «{ $name }».
note-total-aside = وضع سطر المجموع جانبا حتى لا يحتسب مرتين: { $text }.
note-web-page = هذا الملف صفحة ويب: قُرئت جداولها (عددها { $count }).
note-letters-repaired = كانت بعض الحروف تالفة («KÃ©nitra») فأُصلحت. تحقق من الأسماء.
note-several-tables = في الملف جداول عددها { $count }: { $names }. قُرئت كلها.
note-more = ملاحظات أخرى من النوع نفسه ({ $kind }): { $count }.
note-other-sheets = لم تُقرأ جداول أخرى في هذا الملف لأن لا شيء فيها يسمّي مكانا أو رقما: { $names }. لقراءة أحدها رغم ذلك: ‎--sheet.
note-no-sheet = لا توجد في المصنّف ورقة باسم « { $name } »؛ تُقرأ الورقة الأكثر امتلاءً.
note-workbook-broken = تتعذّر قراءة هذا المصنّف ({ $reason }). إن كان محميًا بكلمة مرور فاحفظ نسخة بدونها، وإلا فاحفظه بصيغة CSV.
note-workbook-too-large = يتجاوز هذا المصنّف بعد فكّه ما يقرأه Jumelles. احفظ الورقة المطلوبة بصيغة CSV.
note-near-measure = قُرئ العمود « { $name } » على أنه « { $measure } » (درجة التشابه { $score }). صحّحه إن لم يكن كذلك.
note-looks-like = يشبه العمود « { $name } » المقياس « { $measure } » ({ $score })، لكن ليس بما يكفي ليُقرأ كذلك.
note-change-renamed = أصبح اسم العمود « { $from } » الآن « { $to } ».
note-change-lost-column = لم يعد العمود « { $name } » موجودًا في الملف.
note-change-new-year = عمود جديد « { $name }»، يُقرأ مثل أعمدة السنوات السابقة.
note-change-unit = تغيّرت وحدة « { $name } »: من « { $from } » إلى « { $to } ».
note-change-new-town = مكان جديد في الملف: « { $name } ».
note-change-lost-town = لم يعد المكان « { $name } » موجودًا في الملف.
note-change-scale = قيم « { $measure } » هي { $factor } مقارنةً بالملف السابق: ربما تغيّرت الوحدة.
note-out-of-bounds = تتجاوز القيمة « { $text } » لـ« { $measure } » الحدّ { $bound }. أُبقيت القيمة؛ يُرجى التحقق منها.
note-part-over-whole = « { $measure } » ({ $text }) أكبر من « { $whole } » ({ $other }) وهو جزء منه. أُبقيت القيمة؛ يُرجى التحقق منها.
note-shares-sum = مجموع النسب { $names } هو { $sum } % بدل 100. أُبقيت القيم؛ يُرجى التحقق منها.
note-jump = ينتقل « { $measure } » من { $from } إلى { $to } منذ { $year }: فرق يتجاوز النصف. أُبقيت القيمة؛ يُرجى التحقق منها.
note-too-many-columns = { $found } عمودًا: تُقرأ الأعمدة الـ{ $read } الأولى، وتوضع البقية جانبًا.
note-text-too-long = يتجاوز هذا النص جيغابايتين؛ لا يقرؤه Jumelles. قسّمه إلى عدة ملفات.
note-hardly-changes = «{ $heading }» بلا سنة وقلما يتغير: أُخذ في { $year }، آخر سنة في الملف.
note-year-assumed = بعض الأرقام بلا سنة: أُعطيت { $year }، وهي السنة الوحيدة المذكورة في الملف. صحّحها إن لم تكن كذلك.
note-town-assumed = لا يسمي أي عمود المدن: أُعطيت كل الأرقام إلى «{ $name }»، الوحيدة المذكورة في العنوان أو في اسم الملف. صححوا إن لم تكن هي.
note-title-unit = أُعطيت وحدة العنوان « { $unit } » لـ« { $measure } » لأن عمودها بلا وحدة.
note-shifted-rows = لمعظم الأسطر خلايا أكثر من العناوين: يُرجَّح أن فاصلة عشرية اعتُبرت فاصلًا بين الخلايا. لم يُقرأ شيء. ضع الأرقام بين علامات اقتباس أو افصل الخلايا بـ« ; ».
note-broken-down = يفصّل العمود «{ $name }» الأرقام: تعطي أسطر «{ $word }» المجموع، وتُحفظ الأخرى بوصفها أجزاء منه.
note-parts-only = يفصّل العمود «{ $name }» الأرقام ولا يعطي أي سطر المجموع: هي أجزاء، ولا يعدّها أي رسم كلًّا. إن كانت تُجمع فقل ذلك.
note-other-mark = لا تحمل « { $text } » علامة الكسر العشري لعمودها؛ لها قراءة واحدة ممكنة وقد أُبقيت.
note-fraction-of-count = « { $text } »: تُعدّ هنا أشخاص أو أشياء، وهي بلا كسور. آلاف أم وحدة أخرى؟ يُرجى التحقق.
note-column-gone = العمود «{ $wanted }» غير موجود ضمن: { $found }. غيّر عنوان العمود.
note-no-column = { $role ->
    [place] لا يوجد عمود يسمّي المدن
    [year] لا يوجد عمود أو عنوان يعطي السنة
    [measure] لا شيء يبيّن ما تقيسه الأرقام
   *[value] لم يُتعرَّف على أي عمود أرقام
} ضمن: { $found }. سمِّ العنوان، أو انقر عليه في صفحة البيانات لتحديد وظيفته.
note-result-out-of-bounds = « { $measure } »، { $place } { $year }: { $value }، خارج المجال من { $low } إلى { $high }. القيمة محفوظة؛ تحققوا من الوحدة والمجال الترابي.
note-formula-unexpected = المؤشر « { $id } »، الصيغة « { $formula } »: لا معنى لـ « { $text } » في الموضع { $place }. العلامات المعروفة: + - * / ^ ( ) , < > = وعلامات الاقتباس.
note-formula-unfinished = المؤشر « { $id } »: الصيغة « { $formula } » ناقصة عند الموضع { $place }. أكملوها.
note-formula-too-deep = المؤشر « { $id } »: في الصيغة أقواس متداخلة أكثر من اللازم. قسموها إلى عدة مؤشرات.
note-formula-function = المؤشر « { $id } »، الصيغة « { $formula } »: لا توجد دالة باسم « { $text } » (الموضع { $place }). الدوال: { $known }.
note-formula-arguments = المؤشر « { $id } »، الصيغة « { $formula } »: « { $text } » (الموضع { $place }) تنقصه المعطيات اللازمة.
note-formula-measure = المؤشر « { $id } »، الصيغة « { $formula } »: لا يوجد مقياس باسم « { $text } » (الموضع { $place })، لا في الفهرس ولا في الملفات. الأقرب: { $known }.
note-formula-units = المؤشر « { $id } »، الصيغة « { $formula } »: « { $text } » (الموضع { $place }) ليس بوحدة ما يضاف إليه أو يقارن به.
note-formula-unit = المؤشر « { $id } »: نتيجة « { $formula } » ليست بوحدة « { $unit } ». غيروا الوحدة أو الصيغة.
note-supposition-unclear = « { $text } » لا يقرأ كفرضية. اكتبوا: مدينة سنة مقياس = صيغة.
note-supposition-town = مدينة غير معروفة في الفرضية: « { $name } ». الأقرب: { $known }.
note-thousandfold = « { $measure } » ينتقل من { $from } ({ $year }) إلى { $to }، أي نحو ألف مرة أكثر أو أقل: كغ بدل طن، أو kWh بدل MWh، أو لتر بدل م³؟ القيمة محفوظة؛ تحققوا من الوحدة.
note-time-assumed = لبعض الأرقام لا تاريخ: أُعطيت { $time }، وهي الفترة الوحيدة التي يذكرها الملف. صحّحها إن كانت غيرها.
note-ask-year = لأي سنة أرقام «{ $heading }»؟ لا العمود ولا العنوان ولا اسم الملف يقول ذلك: تُحفظ «بلا تاريخ» (عدد الأعمدة: { $count }).
note-ask-place = عن أي مكان هذا الملف؟ لا عمود ولا عنوان يسمّيه: تُحفظ أرقامه باسم «{ $name }».
note-ask-measure = ماذا تقيس الأعمدة التي لا تحمل إلا تاريخا؟ لا يقول الملف ذلك: تُحفظ باسم «{ $name }».
note-parts-of-years = عدد الأرقام التي ليست لسنة ميلادية: { $count } (مثلا «{ $example }»)، بل لفصل أو شهر أو يوم أو سنة دراسية أو عدة سنوات. تحتفظ بتاريخها ولا تُعدّ للسنة.
note-ask-rivals = «{ $measure }»، { $place }: عدد الأسطر التي تعطي أرقاما مختلفة دون ما يميّزها: { $count }. لم يُعتمد أي منها. إن كانت تُجمع فقل ذلك.
note-homonyms = «{ $name }» اسم لعدة أماكن في هذا الملف: تميّزها رموزها ويحتفظ كل منها بأرقامه (عدد هذه الأسماء: { $count }).
note-unit-assumed = لا يذكر «{ $heading }» وحدته: افتُرضت { $unit } حسب البلد وحجم المبالغ. صحّحها إن كانت غيرها.
note-ask-unit = بأي وحدة مبالغ «{ $heading }» (يورو، ألف يورو، درهم…)؟ لا شيء يقول ذلك ولا يسمح حجمها بالافتراض: الوحدة مجهولة.
note-place-guessed = لا شيء يقول أين الأماكن: اعتُبر العمود «{ $heading }» الذي يسمّي كل سطر عمودَ الأماكن. وإلا فاذكر المكان أو العمود الذي يسمّيه.
