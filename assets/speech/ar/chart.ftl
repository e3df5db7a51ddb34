# The sentences of charts: titles, subtitles, footnotes, badges, table.
# A title is a full sentence without a final period. Numbers arrive already written ($count is for the plural).

quantity = { $number } { $unit }
quantity-scaled = { $number } { $scale ->
    [millions] { $form ->
        [few] ملايين
        [decimal] ملايين
        [many] مليونا
       *[other] مليون
    }
   *[billions] { $form ->
        [few] ملايير
        [decimal] ملايير
        [many] مليارا
       *[other] مليار
    }
}{ $start ->
    [none] {""}
   *[other] { " " }
}{ $unit }
euros-in-words = أورو
not-available = غ.م

headline-times = { $measure }: { $focus } { $value }، أي ما يعادل { $ratio } مرة { $twin } ({ $other })
headline-equal = { $measure }: { $focus } و{ $twin } متساويتان تقريبا، { $value } و{ $other }
headline-points-more = { $measure }: { $focus } { $value }، أي { $points } أكثر من { $than } ({ $other })
headline-points-less = { $measure }: { $focus } { $value }، أي { $points } أقل من { $than } ({ $other })
headline-signed = { $measure }: { $focus } { $value }؛ { $twin } { $other }
headline-alone = { $focus }، { $measure }: { $value }
headline-missing = { $focus }: لا يتوفر رقم عن «{ $measure }»
headline-links = اتفاقيات { $place } مع هذه المدن: { $count }{ $more ->
    [0] { "" }
   *[other] { "،" } واتفاقيات { $other }: { $more }
}
headline-supposed = فرضية. { $headline }
headline-change = { $focus }: { $measure }، من { $from } { $first } إلى { $to } { $last }
headline-widest = أوسع فارق، { $measure }: { $focus } { $value }، { $twin } { $other }

subtitle = { $measure }، { $unit }، { $territory }، { $years }
subtitle-many = { $places }، { $unit }، { $territory }، { $years }
country-year = { $country ->
    [FR] فرنسا
    [MA] المغرب
   *[other] { $country }
 } { $year }
in-unit = { $unit }
years = من { $first } إلى { $last }
foot-more = انظر الملاحظات.
sources = المصادر: { $list }.
sources-none = المصادر: لا شيء، لعدم توفر أرقام.
formula-first-known = أول قيمة معروفة من
formula-growth = متوسط النمو السنوي لـ
formula-inventory = مجموع أسطر الجرد
formula-previous = السنة السابقة لـ
formula-change = تغير
formula-served = المجال المخدوم
formula-same-year = السنة نفسها لـ
formula-function = { $name ->
    [undisputed] القيمة غير المتنازع فيها لـ
    [years_since] عدد السنوات منذ
    [if] إذا
    [round] تقريب
    [abs] القيمة المطلقة
    [min] أصغر
    [max] أكبر
    [sum] مجموع
    [mean] متوسط
    [methane_commitment] الميثان الملتزم
    [first_order_decay] التحلل من الدرجة الأولى
    [decomposed] الجزء المتحلل
    [degradable_carbon] الكربون القابل للتحلل
    [composting] التسميد
    [incineration] الحرق
    [wastewater_methane] ميثان المياه العادمة
    [wastewater_nitrous_oxide] أكسيد النيتروز للمياه العادمة
    [default] افتراضي
    [per_person] للفرد
    [per_km2] في الكيلومتر المربع
    [per_household] لكل أسرة
   *[other] { $name }
}

caption-missing = { $place }: غ.م، { $reason }.
caption-missing-of = { $place }، { $measure }: غ.م، { $reason }.
caption-perimeter = { $place }: { $perimeter }.
caption-mismatch = { $place }: { $own }، مقسوم على { $other }.
caption-together = { $place }: أرقام مجموعة ثم مقسومة؛ وليست متوسطا للمعدلات.
caption-sum = { $place }: المدن معا.
caption-definition = التعريف المعتمد في { $places }: { $definition }.
caption-definition-of = { $measure }، التعريف المعتمد في { $places }: { $definition }.
caption-definitions = تختلف التعريفات من مدينة إلى أخرى: { $measures }.
caption-near = كل مرتبة من رقم بفارق سنتين على الأكثر.
headline-target = { $measure }: { $focus } { $value }؛ { $target }
caption-status = { $status }: { $places }.
caption-borrowed = { $measure } لسنة { $year }: { $places }.
caption-people-between = { $measure } مأخوذ بين { $before } و{ $after }: { $places }.
caption-default = { $factor }: { $value }، لغياب قياس محلي ({ $places }). { $source }.
default-name = { $factor ->
    [waste_carbon] الكربون القابل للتحلل في النفايات (القيمة الافتراضية للبلد)
    [waste_carbon_ma] الكربون القابل للتحلل في النفايات، القيمة الافتراضية لشمال أفريقيا
    [waste_carbon_fr] الكربون القابل للتحلل في النفايات، القيمة الافتراضية لأوروبا الغربية
   *[other] { $name }
}
caption-since = منذ سنة { $year }: { $places }.
caption-without = { $place } بدون الفرضية: { $base }؛ الفارق: { $gap }.
caption-rate = سعر التحويل: { $text }.
caption-supposed = فرضية وليست قياسا: { $measure } ({ $year })، { $places }.
caption-partial = { $place }: { $lines ->
    [one] سطر واحد
    [two] سطران
    [few] { $lines } أسطر
    [many] { $lines } سطرا
   *[other] { $lines } سطر
} دون تقدير وخارج المجموع.
caption-missing-lines = { $place }: لا قيمة هذه السنة للأسطر { $lines }.
caption-quality = { $place }، جودة البيانات (حصة الانبعاثات): { $shares }.
caption-no-keys = بدون رموز الترميز، قد يكون السطر الغائب منعدما أو غير مقدر: { $places }.
caption-printed = العمود المقروء: «{ $measure }» ({ $places }).
status-ok = قيمة مثبتة
status-secondary = قيمة من مصدر ثانوي
status-approximate = قيمة تقريبية
status-disputed = قيمة مختلف فيها

badge-years = سنوات مختلفة: من { $first } إلى { $last }
badge-years-about = لا تتوفر المدن على رقم للسنة نفسها: تعرض كل مدينة سنتها مكتوبة بجانبها. اختاروا سنة مشتركة إن وُجدت.
badge-asked = السنة المطلوبة: { $year }
badge-asked-about = لا تتوفر أي مدينة على رقم للسنة المطلوبة: تُعرض أقرب سنة بدلها.
undated = بلا تاريخ
doubt-supposed = فرضية
doubt-out-of-bounds = خارج الحدود
doubt-disputed = محل خلاف
doubt-incomplete = غير مكتمل
doubt-expected = { $nature ->
    [target] هدف
   *[other] إسقاط
}
doubt-assumed = { $what ->
    [unit] الوحدة مفترضة
    [time] السنة مفترضة
    [level] المستوى مفترض
   *[other] فاصلة ملتبسة
}
doubt-estimated = مقدَّر
doubt-territory = مجال آخر
doubt-definition = تعريف آخر
time-at = { $frequency ->
    [year] سنة { $time }
   *[other] في { $time }
}
time-quarter = الربع { $quarter } من { $year }
time-month = { $month } { $year }
time-day = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = ماي
month-6 = يونيو
month-7 = يوليوز
month-8 = غشت
month-9 = شتنبر
month-10 = أكتوبر
month-11 = نونبر
month-12 = دجنبر
frequency-school-year = حسب السنة الدراسية
frequency-years = على عدة سنوات
frequency-quarter = حسب الربع
frequency-month = حسب الشهر
frequency-day = في تاريخ معين
frequency-span = حسب الفترة
badge-undated = بلا تاريخ
badge-undated-about = لا يقول الملف لأي سنة هذه الأرقام: لا شيء يضمن أنها لسنة واحدة.
badge-same-year = السنة نفسها: { $year }
badge-same-year-about = كل الأرقام المعروضة لهذه السنة: لا شيء يُصحح من هذه الناحية.
badge-perimeters = مجالات ترابية مختلفة
badge-perimeters-about = جماعة أو تجمع حضري أو عمالة: لا تخص الأرقام المجال نفسه. قارنوا النسب، ونبهوا إلى ذلك عند العرض.
badge-same-perimeter = المجال الترابي نفسه: { $territory }
badge-same-perimeter-about = تخص كل الأرقام هذا النوع من المجال الترابي.
badge-definitions = تعريفات مختلفة
badge-definitions-about = لا تقيس المصادر الشيء نفسه تماما: قد يأتي فرق صغير من ذلك. توضح الملاحظة تحت المبيان كيف.
badge-missing = { $place }: غ.م
badge-missing-about = لا تتوفر هذه المدينة على رقم هنا. لا يُعوَّض بالصفر؛ انقروا سطرها لمعرفة السبب.
badge-disputed = قيمة مختلف فيها
badge-disputed-about = يعطي مصدران قيمتين. تُعرض الأوثق منهما؛ وتُقرأ الأخرى في شرح الرقم.
badge-borrowed = عدد سكان سنة أخرى
badge-borrowed-about = قُسم الرقم على عدد سكان سنة أخرى، أقرب سنة معروفة.
badge-between = عدد السكان مقدّر بين تاريخين
badge-between-about = لا يُعرف عدد السكان في السنة نفسها: العدد الذي قُسم عليه الرقم مأخوذ على الخط الواصل بين التاريخين المعروفين.
badge-default = تقدير بالقيم الافتراضية للهيئة الدولية
badge-default-about = لا يذكر أي ملف إحدى كميات الحساب: تحل محلها القيمة الافتراضية للهيئة الحكومية الدولية المعنية بتغير المناخ لتلك المنطقة من العالم. قد يغيّرها توصيف محلي للنفايات.
badge-expected = توقعات
badge-expected-about = الرقم غير مرصود: إنه توقع أو هدف.
badge-periods = فترات مختلفة
badge-periods-about = لا تُحسب التغيرات ابتداء من السنة نفسها.
badge-rate = عملة محولة
badge-rate-about = حُوّلت مبالغ بسعر الصرف المكتوب تحت المبيان؛ وسعر آخر يغيرها.
badge-supposed = فرضية
badge-supposed-about = رقم واحد على الأقل افترضتموه: لا يعطيه أي مصدر.
badge-unit-assumed = الوحدة مفترضة
badge-unit-assumed-about = لا يذكر الملف وحدة هذه المبالغ: افتُرضت حسب البلد. حددوها في صفحة البيانات.
badge-time-assumed = السنة مفترضة
badge-time-assumed-about = لا يذكر الملف تاريخ هذه الأرقام: افتُرضت السنة من عنوانه أو اسمه. حددوها في صفحة البيانات.
badge-level-assumed = المستوى مفترض
badge-level-assumed-about = لا يذكر الملف هل هذه أسماء جماعات أم أقاليم أم مقاطعات فرنسية: افتُرض أحدها. حددوه في صفحة البيانات.
badge-decimal-unsettled = فاصلة ملتبسة
badge-decimal-unsettled-about = تُقرأ هذه الأعداد بطريقتين (1,234 ألف ومئتان وأربعة وثلاثون، أو واحد وكسر). حددوا أيهما في صفحة البيانات.
badge-partial = مجموع جزئي
badge-partial-about = أسطر من الجرد غير مقدرة: المجموع الحقيقي هو هذا على الأقل.
badge-accounts = حسابات مختلفة لغازات الدفيئة
badge-accounts-about = لا تحسب الجرود الانبعاثات نفسها: لا تُقارن مجاميعها.

alt-chart = { $kind }. { $headline }. { $measure }. { $items }.
alt-item = { $place }: { $value }
notes-formula = { $place }، { $year }: { $value } = { $formula }.
notes-cell = — { $measure }: { $value } ({ $year })، { $file }، السطر { $line }، العمود { $column }، «{ $raw }».

sheet-sources = المصادر
column-place = المكان
column-measure = المؤشر
column-year = السنة
column-value = القيمة
column-unit = الوحدة
column-perimeter = المجال
column-definition = التعريف
column-status = الحالة
column-source = المصدر
column-address = العنوان

explain-title = { $measure }، { $place }، { $year }
explain-value = القيمة: { $value }
explain-missing = غ.م ({ $reason })
explain-formula = الصيغة: { $formula }
explain-worked = الحساب: { $text }
explain-supposed = مفترض: لا يرد في أي ملف
explain-input = { $measure } = { $value } ({ $year })
explain-cell = { $file }، السطر { $line }، العمود { $column }: «{ $raw }»
explain-territory = المجال الترابي: { $perimeter } ({ $level })
explain-level = المجال الترابي: { $level }
explain-definition = التعريف: { $definition }
explain-status = الحالة: { $status }
explain-source = المصدر: { $source }
explain-remark = ملاحظة: { $remark }
explain-borrowed = سنة مستعارة: { $year }، لعدم توفر { $wanted }
explain-weighted = يُحتسب بمقدار { $years } من { $of }: لعدم توفر رقم لسنة { $wanted }، أُخذت القيمة على الخط الواصل بين تاريخين معروفين
explain-other = قيمة أخرى غير معتمدة: { $value } ({ $status }، { $source })، { $file }، السطر { $line }
explain-no-input = { $measure }: { $reason }
explain-flags = العلامات: { $list }

gap-blank = خلية فارغة
gap-not-available = غير متوفر حسب المصدر
gap-secret = السر الإحصائي
gap-not-occurring = لا ينطبق هنا (NO)
gap-not-estimated = غير مقدر (NE)
gap-included-elsewhere = محتسب في موضع آخر (IE)
gap-confidential = سري (C)
gap-unreadable = خلية غير مقروءة
gap-no-such-year = لا رقم لهذه السنة
gap-not-reported = لا يرد هذا الرقم في أي ملف
gap-perimeter-mismatch = الأرقام تخص مجالات ترابية مختلفة
gap-divided-by-zero = قسمة على صفر
gap-unit-mismatch = وحدة غير متوافقة
gap-not-finite = نتيجة مستحيلة
gap-not-applicable = لا ينطبق حسب الصيغة
gap-not-added = لا يوجد هذا المؤشر لعدة مدن معا: أرقامها لا تُجمع
gap-undecided = تعطي عدة أسطر قيما مختلفة ولا شيء يقول أيها يُعتدّ به

levels-commune = جماعات
levels-epci = تجمعات بين الجماعات
levels-prefecture = عمالات
levels-province = أقاليم
levels-agglomeration = تجمعات حضرية
levels-service-area = مجالات الخدمة
levels-transport-network = شبكات النقل
levels-intercommunal = مجموعات جماعات
levels-employment-area = أحواض التشغيل
levels-departement = محافظات فرنسية
levels-region = جهات
levels-national = بلدان
levels-station = محطات القياس
levels-site = مواقع
levels-stratum = فئات الجماعات
levels-constituency = دوائر انتخابية
levels-arrondissement = مقاطعات
levels-iris = وحدات إحصائية (Iris)
levels-neighbourhood = أحياء
levels-unknown = مجال ترابي غير محدد

kind-bars = أشرطة
when-bars = مؤشر واحد، بضع مدن، تاريخ واحد
kind-grouped = أشرطة مجمعة
when-grouped = بضع سلاسل على أسطر بوحدة واحدة
kind-dumbbell = أثقال
when-dumbbell = مدينتان على عدة مؤشرات بوحدة واحدة
kind-arrow = أسهم
when-arrow = تاريخان، سهم لكل سطر
kind-slope = ميول
when-slope = مؤشر واحد في تاريخين، عشر مدن على الأكثر
kind-lines = منحنيات
when-lines = مؤشر واحد على ثلاثة تواريخ أو أكثر، سبع مدن على الأكثر
kind-multiples = منحنيات صغيرة
when-multiples = مؤشر واحد على ثلاثة تواريخ أو أكثر، خانة لكل مدينة
kind-scatter = سحابة نقط
when-scatter = مؤشران، خمس مدن أو أكثر
kind-heatmap = خريطة حرارية
when-heatmap = ثلاثة مؤشرات وثلاث مدن على الأقل
kind-bump = مراتب
when-bump = مراتب ثلاث مدن أو أكثر، على ثلاثة تواريخ أو أكثر
kind-stacked = تراكم
when-stacked = أجزاء الكل، بالكميات
kind-shares = حصص
when-shares = أجزاء الكل، من مئة
kind-waterfall = شلال
when-waterfall = ما يصنع الفرق بين مدينتين، جزءا جزءا
kind-strip = بين الجميع
when-strip = مدينة بين ثمان أو أكثر
kind-bullet = هدف
when-bullet = قيمة أمام هدف معروف المصدر
kind-table = جدول
when-table = الأرقام نفسها
kind-numbers = أرقام كبيرة
when-numbers = رقم إلى ثلاثة أرقام لمدينة واحدة، ولكل منها تطوره
kind-pyramid = هرم
when-pyramid = مدينتان ظهرا لظهر على فئات توزيع واحد، كالأعمار
kind-panels = رسمان جنبا إلى جنب
when-panels = مؤشران للمدن نفسها، لكل منهما مقياسه
kind-gaps = أكبر الفروق
when-gaps = مدينتان على مؤشرات مختلفة الوحدات، أكبر فرق أولا، مقيسا بين المدن المفتوحة (خمس على الأقل)
key-trends = الخطوط الصغيرة: الرقم نفسه منذ { $first }، لكل خط مقياسه الخاص.
key-gaps = تبعد كل نقطة عن المتوسط (الخط الأوسط) بعدد من الانحرافات المعيارية للمدن التي لها هذا الرقم، وعددها { $towns } على الأكثر.
kind-radar = رادار
when-radar = مدينة أو مدينتان على خمس إلى عشر نسب مئوية، كلها أفضل في الاتجاه نفسه

axis-name = { $measure } ({ $unit })
ranks-of = المراتب، { $measure }
towns = { $count ->
    [two] مدينتان
    [few] { $count } مدن
   *[other] { $count } مدينة
}
others = أخرى
waterfall-series = الفرق
percentile = في المئين { $rank } بين مدن عددها { $count }
mark-median = الوسيط
mark-median-of = الوسيط { $value }
mark-median-of-towns = وسيط المدن الـ{ $count }: { $value }
mark-national = { $country }: { $value } ({ $year })
mark-quartiles = النصف الأوسط
mark-target = الهدف { $value } ({ $source })
caption-cut = لا يبدأ المقياس من الصفر.
scale-millions = مليون
scale-billions = مليار
change-since = { $change } منذ { $year }
caption-outside = خارج الإطار: { $places }.
caption-ground = { $count ->
    [one] بالرمادي الفاتح، مدينة أخرى من الملفات، بفارق سنتين على الأكثر.
    [two] بالرمادي الفاتح، مدينتان أخريان من الملفات، بفارق سنتين على الأكثر.
    [few] بالرمادي الفاتح، { $count } مدن أخرى من الملفات، بفارق سنتين على الأكثر.
   *[other] بالرمادي الفاتح، { $count } مدينة أخرى من الملفات، بفارق سنتين على الأكثر.
}
caption-pool = باللون الرمادي، { $pool } المعروفة أرقامها (الخزانة).
caption-pool-estimated = مساحات المغرب تقديرية: دون ترتيب.
above-share-of-pool = أعلى من { $share }% من { $pool }
pool-of-morocco = { $count ->
    [few] { $count } جماعات بالمغرب
   *[other] { $count } جماعة بالمغرب
}
pool-of-france = { $count ->
    [few] { $count } جماعات بفرنسا
   *[other] { $count } جماعة بفرنسا
}
pool-of-both = { $count ->
    [few] { $count } جماعات بالمغرب وفرنسا
   *[other] { $count } جماعة بالمغرب وفرنسا
}
pool-plain = { $count ->
    [few] { $count } جماعات
   *[other] { $count } جماعة
}
pool-of-file = { $count ->
    [few] { $count } مدن من { $file }
   *[other] { $count } مدينة من { $file }
}
pool-of-files = { $count ->
    [few] { $count } مدن
   *[other] { $count } مدينة
} من { $files ->
    [few] { $files } ملفات
   *[other] { $files } ملفا
}
pool-with = { $pool } ({ $conditions })
pool-within = { $level } { $name }
pool-times = بحجم متقارب، في حدود ×{ $times }
pool-from = ذات { $least } نسمة أو أكثر
pool-up-to = ذات { $most } نسمة على الأكثر
pool-between = من { $least } إلى { $most } نسمة
pool-growth-from = ينمو سكانها بنسبة { $least }% في السنة أو أكثر
pool-growth-up-to = تغير سكانها { $most }% في السنة على الأكثر
pool-growth-between = تغير سكانها من { $least } إلى { $most }% في السنة
pool-urban = حضرية
pool-rural = قروية
pool-coast = على بعد { $kilometres } كم من البحر على الأكثر
peer-reason = { $variable ->
    [population] { $kind ->
        [same] الحجم نفسه (×{ $ratio })
        [near] حجم متقارب (×{ $ratio })
        [higher] عدد السكان أكبر { $ratio } مرات
       *[lower] عدد السكان أقل { $ratio } مرات
    }
    [density] { $kind ->
        [same] الكثافة نفسها
        [near] كثافة متقاربة
        [higher] الكثافة أعلى { $ratio } مرات
       *[lower] الكثافة أقل { $ratio } مرات
    }
    [growth] { $kind ->
        [same] النمو نفسه
        [near] نمو متقارب
        [higher] نمو أسرع ({ $other }% في السنة مقابل { $own })
       *[lower] نمو أبطأ ({ $other }% في السنة مقابل { $own })
    }
    [household_size] { $kind ->
        [same] أسر بالحجم نفسه
        [near] أسر بحجم متقارب
        [higher] أسر أكبر ({ $other } مقابل { $own })
       *[lower] أسر أصغر ({ $other } مقابل { $own })
    }
    [share_15_64] { $kind ->
        [same] النسبة نفسها من 15 إلى 64 سنة
        [near] نسبة متقاربة من 15 إلى 64 سنة
        [higher] { $difference } نقطة من 15 إلى 64 سنة
       *[lower] { $difference } نقطة من 15 إلى 64 سنة
    }
    [share_0_14] { $kind ->
        [same] النسبة نفسها دون 15 سنة
        [near] نسبة متقاربة دون 15 سنة
        [higher] { $difference } نقطة دون 15 سنة
       *[lower] { $difference } نقطة دون 15 سنة
    }
    [share_65_plus] { $kind ->
        [same] النسبة نفسها لمن بلغوا 65 سنة
        [near] نسبة متقاربة لمن بلغوا 65 سنة
        [higher] { $difference } نقطة لمن بلغوا 65 سنة
       *[lower] { $difference } نقطة لمن بلغوا 65 سنة
    }
    [unemployment] { $kind ->
        [same] البطالة نفسها
        [near] بطالة متقاربة
        [higher] { $difference } نقطة من البطالة
       *[lower] { $difference } نقطة من البطالة
    }
    [coast] { $kind ->
        [same] على البحر أيضا
        [near] على البحر أيضا
        [higher] على البحر
       *[lower] ليست على البحر
    }
   *[distance] { $kind ->
        [same] على بعد { $other } كلم
        [near] على بعد { $other } كلم
        [higher] على بعد { $other } كلم
       *[lower] على بعد { $other } كلم
    }
}
peer-rank-reason = { $variable ->
    [growth] { $kind ->
        [same] النمو: المرتبة نفسها داخل البلد
        [near] النمو: مرتبة قريبة داخل البلد
        [higher] النمو: مرتبة أعلى داخل البلد
       *[lower] النمو: مرتبة أدنى داخل البلد
    }
    [household_size] { $kind ->
        [same] حجم الأسر: المرتبة نفسها داخل البلد
        [near] حجم الأسر: مرتبة قريبة داخل البلد
        [higher] حجم الأسر: مرتبة أعلى داخل البلد
       *[lower] حجم الأسر: مرتبة أدنى داخل البلد
    }
    [share_15_64] { $kind ->
        [same] نسبة من 15 إلى 64 سنة: المرتبة نفسها داخل البلد
        [near] نسبة من 15 إلى 64 سنة: مرتبة قريبة داخل البلد
        [higher] نسبة من 15 إلى 64 سنة: مرتبة أعلى داخل البلد
       *[lower] نسبة من 15 إلى 64 سنة: مرتبة أدنى داخل البلد
    }
    [share_0_14] { $kind ->
        [same] نسبة من دون 15 سنة: المرتبة نفسها داخل البلد
        [near] نسبة من دون 15 سنة: مرتبة قريبة داخل البلد
        [higher] نسبة من دون 15 سنة: مرتبة أعلى داخل البلد
       *[lower] نسبة من دون 15 سنة: مرتبة أدنى داخل البلد
    }
    [share_65_plus] { $kind ->
        [same] نسبة من بلغوا 65 سنة: المرتبة نفسها داخل البلد
        [near] نسبة من بلغوا 65 سنة: مرتبة قريبة داخل البلد
        [higher] نسبة من بلغوا 65 سنة: مرتبة أعلى داخل البلد
       *[lower] نسبة من بلغوا 65 سنة: مرتبة أدنى داخل البلد
    }
   *[unemployment] { $kind ->
        [same] البطالة: المرتبة نفسها داخل البلد
        [near] البطالة: مرتبة قريبة داخل البلد
        [higher] البطالة: مرتبة أعلى داخل البلد
       *[lower] البطالة: مرتبة أدنى داخل البلد
    }
}
peer-reasons = { $alike }؛ { $different }
peer-class = { $class ->
    [very_close] قريبة جدا
    [close] قريبة
    [with_reserve] بتحفظ
   *[far] بعيدة
}
peer-certainty = ضمن السبع الأولى { $times } مرة من { $draws }
peer-mutual = تعد { $place } أيضا ضمن سبعها
peers-title = الجماعات التي تشبه { $place } من بين { $pool }
peers-as-is = القيم مقارنة كما هي.
peers-within-country = الحجم والكثافة كما هما؛ ولغيرهما رتبة كل جماعة داخل بلدها.
peers-none-near = لا توجد جماعة تشبه { $place } بهذه الطريقة؛ الأقل بعدا: { $nearest }. جرب الطريقة الأخرى.
peers-little-known = غير معروفة بما يكفي للمقارنة ({ $count }): { $names }.
peers-removed = { $count } جماعة لا تستوفي شرط الحجم.
peers-other-distances = من بين السبع الأولى تحتفظ حسابات أخرى بما يلي: { $counts }.
peers-other-distance = { $distance ->
    [z_score] الدرجات المعيارية { $shared }
    [robust_z_score] الدرجات المعيارية المتينة { $shared }
    [mahalanobis] ماهالانوبيس { $shared }
   *[pool_range] غاور على المدى { $shared }
}
peers-pool-too-small = { $count } جماعة فقط: يلزم 10 للبحث عن المتشابهات.
peers-no-population = عدد سكان { $place } غير معروف: لا يمكن البحث عن المشابهات.
peers-few-variables = لا يعرف من { $place } سوى { $count ->
    [one] متغير واحد
    [two] متغيرين
   *[other] { $count } متغيرات
}: يلزم 3، إلا إذا اكتفيتم بطلبها وحدها.
peers-no-town = لا تقدم هذه الملفات { $place } على أنها مدينة: للمدن وحدها مدن شبيهة.
peers-unknown = لا شيء يذكر عن هذه المدن: { $variables }. ولا تعتمد القائمة عليها.
peers-headline-none = لا توجد جماعة تشبه { $place } عن قرب
peers-headline-very = { $count ->
    [one] الأشبه كثيرا بمدينة { $place }: { $names }
   *[other] الأشبه كثيرا بمدينة { $place }: { $names }
}
peers-headline-close = { $count ->
    [one] القريبة من { $place }: { $names }
   *[other] القريبة من { $place }: { $names }
}
peers-headline-and = { $very }؛ { $count ->
    [one] والقريبة: { $names }
   *[other] والقريبة: { $names }
}
peers-headline-reserve = { $count ->
    [one] بتحفظ، جماعة واحدة تشبه { $place }: { $names }
    [two] بتحفظ، جماعتان تشبهان { $place }: { $names }
    [few] بتحفظ، { $count } جماعات تشبه { $place }: { $names }
   *[other] بتحفظ، { $count } جماعة تشبه { $place }: { $names }
}
peers-names-more = { $names }، و{ $count ->
    [one] جماعة أخرى
    [two] جماعتان أخريان
    [few] { $count } جماعات أخرى
   *[other] { $count } جماعة أخرى
}
peers-likeness = التشابه
peers-sureness = الثبات
peers-key = الثبات: كم مرة تبقى ضمن السبع الأولى في { $draws } محاولة تتغير فيها أوزان المعايير (خمس نقط: 95% أو أكثر).
peers-key-table = الأغمق أقرب. الثبات: عدد المرات ضمن السبع الأولى في { $draws } محاولة تتغير فيها أوزان المعايير.
peers-key-same = مماثل، في الحدود المكتوبة
peers-key-near = قريب، في ضعفها
peers-key-sides = الخط: { $place }؛ يمينا: أقل، يسارا: أكثر
peer-tolerance = { $kind ->
    [ratio] في حدود ×{ $tolerance }
    [points] في حدود { $tolerance } نقطة
    [distance] في حدود { $tolerance } كم
   *[plain] في حدود { $tolerance }
}
peer-tolerance-rank = الرتبة في حدود { $tolerance }%
peers-sources = المصادر: { $sources } (خزانة Jumelles).
peers-sources-files = { $count ->
    [one] المصدر: { $files }.
   *[other] المصادر: { $files }.
}
peers-source = { $country ->
    [MA] المندوبية السامية للتخطيط، إحصاءا 2014 و2024
   *[FR] INSEE، إحصاءات السكان
}
peer-of-country = { $name } ({ $country ->
    [MA] المغرب
   *[FR] فرنسا
})
peer-variable = { $variable ->
    [population] السكان
    [density] الكثافة
    [growth] النمو
    [household_size] حجم الأسر
    [share_15_64] من 15 إلى 64 سنة
    [share_0_14] دون 15 سنة
    [share_65_plus] 65 سنة فأكثر
    [unemployment] البطالة
    [coast] على البحر
   *[distance] المسافة
}
peer-presence = { $is_present ->
    [yes] نعم
   *[no] لا
}
peer-own-reason = { $measure }: { $kind ->
    [same] مماثل ({ $other })
    [near] قريب ({ $other } مقابل { $own })
   *[other] { $other } مقابل { $own }
}
peer-own-rank-reason = { $measure }: { $kind ->
    [same] المرتبة نفسها في بلدها
    [near] مرتبة قريبة في بلدها
    [higher] أعلى في بلدها
   *[lower] أدنى في بلدها
}
library-table = { $table ->
    [hcp_2024] الخزانة: المندوبية السامية للتخطيط، إحصاء 2024
    [hcp_2014] الخزانة: المندوبية السامية للتخطيط، إحصاء 2014
    [epci] الخزانة: INSEE وDGCL، التجمعات
   *[insee] الخزانة: INSEE والوزارات، الجماعات
}
source-of-library = { $name } (الخزانة)
map-below = أقل من { $to }
map-between = من { $from } إلى { $to }
map-from = { $from } فأكثر
key-map-people = مساحة القرص: عدد السكان. الخلفية: Natural Earth، اليابسة فقط.
key-map-amount = مساحة القرص: القيمة. الخلفية: Natural Earth، اليابسة فقط.
key-map-links = الأقواس: اتفاقات بين المدن.
key-map-most = أكبر { $count } جماعة سكانا.
key-map-pool = حولها: { $pool } المعروفة أرقامها (الخزانة).
badge-merged = جماعات مدمجة: { $places }
badge-merged-about = تحت الاسم والرمز نفسيهما، يخص الرقم السابق للضم مجالا أصغر. قارن سنوات لاحقة، أو اجمع الجماعات السابقة.
badge-sampled = الإحصاء: استجوبت أسرة من كل خمس
badge-sampled-about = وجه إحصاء المغرب هذا السؤال إلى كل الأسر في الجماعات التي تقل عن 2.000 أسرة، وإلى أسرة من كل خمس في غيرها: فقد يعود فرق صغير إلى السحب.
badge-striking-change = تطور يحتاج إلى تحقق: { $places }
badge-striking-change-about = تغير عدد السكان بأكثر من 60% بين 2014 و2024: بناء أو مخيمات أو طريقة العد أو حدود أعيد رسمها. ابحث عن السبب قبل الحديث عنه.
badge-surfaces = مساحات جماعات المغرب مقدرة
badge-surfaces-about = مساحات جماعات المغرب مأخوذة من حدود مبسطة: فكثافتها تقريبية.
caption-merged = تضم { $place } جماعات سابقة ({ $names }): كل رقم سابق لضمها يخص مجالا أصغر.
kind-map = خريطة
when-map = أين توجد المدن: مؤشر واحد وتاريخ واحد
caption-shade = لون أقوى: أكثر ملاءمة بين المدن المعروضة.
caption-shade-neutral = رمادي أقوى، دون حكم: أكبر ({ $measures }).
caption-radar = يتوقف الشكل على ترتيب المحاور: قارنوا القيم لا المساحات.
headline-rank = { $focus } في المرتبة { $rank } من { $count }، من الأعلى إلى الأدنى، { $measure }: { $value }
headline-spread = { $measure }: من { $least } ({ $low }) إلى { $most } ({ $high })
headline-two-measures = { $count ->
    [one] { $x } و{ $y } في مدينة واحدة
    [two] { $x } و{ $y } في مدينتين
    [few] { $x } و{ $y } في { $count } مدن
   *[other] { $x } و{ $y } في { $count } مدينة
}
headline-together = { $x } و{ $y }: يسيران معا في هذه المدن وعددها { $count }
headline-opposed = { $x } و{ $y }: يسيران في اتجاهين متعاكسين في هذه المدن وعددها { $count }
headline-no-link = { $x } و{ $y }: لا صلة واضحة بينهما في هذه المدن وعددها { $count }
headline-nearest = الأقرب، { $measure }: { $focus } { $value }، { $twin } { $other }
headline-mostly = من { $twin } إلى { $focus }، يعود الفرق ({ $total }) أساسا إلى «{ $part }»: { $gap }
headline-largest = { $focus }، «{ $part }»: { $share } من المجموع
by-person = { $unit } لكل نسمة
by-km2 = { $unit } لكل كيلومتر مربع
by-household = { $unit } لكل أسرة
measure-per-person = { $measure } لكل نسمة
measure-per-km2 = { $measure } لكل كيلومتر مربع
measure-per-household = { $measure } لكل أسرة
measure-index = { $measure }، الرقم 100 في أول تاريخ
measure-gap = { $measure }، الفارق مع { $twin }
measure-of-target = { $measure }، نسبة من الهدف
scaled-asis = كما هو
scaled-person = لكل نسمة
scaled-km2 = لكل كيلومتر مربع
scaled-household = لكل أسرة
scaled-index = الرقم 100
scaled-gap = الفارق مع التوأم
scaled-target = نسبة من الهدف
caption-base = الأساس 100 في { $year }: { $places }.
sheet-sums = الحساب
column-flags = علامات
column-file = الملف
column-line = السطر
column-column = العمود
column-raw = النص المقروء
headline-unclear = { $measure }: لا فرق واضح بين { $focus } و{ $twin } ({ $value } و{ $other }) بالنظر إلى عدم اليقين
caption-intervals = الخطوط الرفيعة: القيمتان اللتان يقع الرقم بينهما حسب المصدر.
caption-intervals-worked = الخطوط الرفيعة: عدم يقين المصادر محمولا في الحساب (الجمع التربيعي، الهيئة الحكومية الدولية 2006).
caption-between = { $place }: بين { $low } و{ $high }.
caption-weak = معطيات ضعيفة (الجودة L): { $places }.
badge-uncertain = عدم اليقين معروف
badge-uncertain-about = تذكر المصادر بين أي قيم يقع الرقم: يبين ذلك الخط الرفيع.
badge-weak = معطيات ضعيفة
badge-weak-about = المصدر نفسه يصنف معطياته ضعيفة.
explain-between = بين { $low } و{ $high } حسب المصدر
caption-log = مقياس لوغاريتمي: كل درجة ضرب لما قبلها.
caption-own = لكل مدينة مقياسها: قارن الأشكال لا الارتفاعات.
caption-trails = الخطوط: المسار منذ التواريخ السابقة.
caption-size = مساحة الأقراص: { $measure }.
headline-percent-more = { $measure }: { $focus } { $value }، أي أكثر بنسبة { $percent } من { $than } ({ $other })
headline-percent-less = { $measure }: { $focus } { $value }، أي أقل بنسبة { $percent } من { $than } ({ $other })
headline-both = { $measure }: { $focus } { $value } ({ $ground })؛ { $twin } { $other } ({ $other_ground })
headline-people-of = سكان { $year }
headline-people-between = عدد السكان مأخوذ بين { $before } و{ $after }
headline-other-definition = تعريف آخر
headline-incomparable = { $measure }: لا تصح المقارنة بين { $focus } { $value } و{ $twin } { $other } ({ $reason })
incomparable-nature = أحدهما مقيس والآخر متوقع
incomparable-accounts = محاسبتان مختلفتان
incomparable-bounds = قيمة خارج حدودها
incomparable-fraction = نسبة مئوية أم كسر؟
incomparable-incomplete = مجموع غير كامل
level-commune = جماعة
level-epci = تجمع بين الجماعات
level-prefecture = عمالة
level-province = إقليم
level-agglomeration = تجمع حضري
level-service-area = مجال الخدمة
level-transport-network = شبكة النقل
level-intercommunal = مجموعة جماعات
level-employment-area = حوض تشغيل
level-departement = محافظة فرنسية
level-region = جهة
level-national = بلد
level-station = محطة قياس
level-site = موقع
level-stratum = فئة جماعات
level-constituency = دائرة انتخابية
level-arrondissement = مقاطعة
level-iris = وحدة إحصائية
level-neighbourhood = حي
level-unknown = مجال ترابي غير محدد

# Under the pointer.
pointed-rank = المرتبة { $rank } من { $count }
pointed-more = أكثر { $than } بمقدار { $amount }
pointed-less = أقل { $than } بمقدار { $amount }
pointed-origin = { $file }، السطر { $line }
pointed-unnamed = { $measure }: { $value }
