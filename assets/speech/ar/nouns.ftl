# المعدودات. ‏form هو صنف العدد كما يُطبع.

noun-inhabitant = { $form ->
    [one] نسمة واحدة
    [two] نسمتين
    [few] { $number } نسمات
    [many] { $number } نسمة
   *[other] { $number } نسمة
}
    .short = { $number }
noun-inhabitant-per-km2 = { $form ->
    [one] نسمة واحدة في الكيلومتر المربع
    [two] نسمتين في الكيلومتر المربع
    [few] { $number } نسمات في الكيلومتر المربع
    [many] { $number } نسمة في الكيلومتر المربع
   *[other] { $number } نسمة في الكيلومتر المربع
}
    .short = { $number } نسمة/كم²
noun-person = { $form ->
    [one] شخص واحد
    [two] شخصين
    [few] { $number } أشخاص
    [many] { $number } شخصا
   *[other] { $number } شخص
}
    .short = { $number }
noun-household = { $form ->
    [one] أسرة واحدة
    [two] أسرتين
    [few] { $number } أسر
    [many] { $number } أسرة
   *[other] { $number } أسرة
}
    .short = { $number }
noun-person-per-household = { $form ->
    [one] فرد واحد
    [two] فردين
    [few] { $number } أفراد
    [many] { $number } فردا
    [decimal] { $number } أفراد
   *[other] { $number } فرد
}
    .short = { $number }
noun-person-per-room = { $form ->
    [one] شخص واحد لكل غرفة
    [two] شخصين لكل غرفة
    [few] { $number } أشخاص لكل غرفة
    [many] { $number } شخصا لكل غرفة
   *[other] { $number } شخص لكل غرفة
}
    .short = { $number }
noun-child-per-woman = { $form ->
    [one] طفل واحد لكل امرأة
    [two] طفلين لكل امرأة
    [few] { $number } أطفال لكل امرأة
    [many] { $number } طفلا لكل امرأة
   *[other] { $number } طفل لكل امرأة
}
    .short = { $number }
noun-voter = { $form ->
    [one] مصوت واحد
    [two] مصوتين
    [few] { $number } مصوتين
    [many] { $number } مصوتا
   *[other] { $number } مصوت
}
    .short = { $number }
noun-registered-voter = { $form ->
    [one] ناخب واحد
    [two] ناخبين
    [few] { $number } ناخبين
    [many] { $number } ناخبا
   *[other] { $number } ناخب
}
    .short = { $number }
noun-abstention = { $form ->
    [one] ممتنع واحد
    [two] ممتنعين
    [few] { $number } ممتنعين
    [many] { $number } ممتنعا
   *[other] { $number } ممتنع
}
    .short = { $number }
noun-birth = { $form ->
    [one] ولادة واحدة
    [two] ولادتين
    [few] { $number } ولادات
    [many] { $number } ولادة
   *[other] { $number } ولادة
}
    .short = { $number }
noun-death = { $form ->
    [one] وفاة واحدة
    [two] وفاتين
    [few] { $number } وفيات
    [many] { $number } وفاة
   *[other] { $number } وفاة
}
    .short = { $number }
noun-dwelling = { $form ->
    [one] مسكن واحد
    [two] مسكنين
    [few] { $number } مساكن
    [many] { $number } مسكنا
   *[other] { $number } مسكن
}
    .short = { $number }
noun-main-residence = { $form ->
    [one] مسكن رئيسي واحد
    [two] مسكنين رئيسيين
    [few] { $number } مساكن رئيسية
    [many] { $number } مسكنا رئيسيا
   *[other] { $number } مسكن رئيسي
}
    .short = { $number }
noun-job = { $form ->
    [one] منصب شغل واحد
    [two] منصبي شغل
    [few] { $number } مناصب شغل
    [many] { $number } منصب شغل
   *[other] { $number } منصب شغل
}
    .short = { $number }
noun-establishment = { $form ->
    [one] مؤسسة واحدة
    [two] مؤسستين
    [few] { $number } مؤسسات
    [many] { $number } مؤسسة
   *[other] { $number } مؤسسة
}
    .short = { $number }
noun-public-establishment = { $form ->
    [one] مؤسسة واحدة
    [two] مؤسستين
    [few] { $number } مؤسسات
    [many] { $number } مؤسسة
   *[other] { $number } مؤسسة
}
    .short = { $number }
noun-pharmacy = { $form ->
    [one] صيدلية واحدة
    [two] صيدليتين
    [few] { $number } صيدليات
    [many] { $number } صيدلية
   *[other] { $number } صيدلية
}
    .short = { $number }
noun-enterprise = { $form ->
    [one] مقاولة واحدة
    [two] مقاولتين
    [few] { $number } مقاولات
    [many] { $number } مقاولة
   *[other] { $number } مقاولة
}
    .short = { $number }
noun-commune = { $form ->
    [one] جماعة واحدة
    [two] جماعتين
    [few] { $number } جماعات
    [many] { $number } جماعة
   *[other] { $number } جماعة
}
    .short = { $number }
noun-online-service = { $form ->
    [one] خدمة واحدة
    [two] خدمتين
    [few] { $number } خدمات
    [many] { $number } خدمة
   *[other] { $number } خدمة
}
    .short = { $number }
noun-dataset = { $form ->
    [one] مجموعة واحدة
    [two] مجموعتين
    [few] { $number } مجموعات
    [many] { $number } مجموعة
   *[other] { $number } مجموعة
}
    .short = { $number }
noun-car = { $form ->
    [one] سيارة واحدة لكل فرد
    [two] سيارتين لكل فرد
    [few] { $number } سيارات لكل فرد
    [many] { $number } سيارة لكل فرد
   *[other] { $number } سيارة لكل فرد
}
    .short = { $number }
noun-bed = { $form ->
    [one] سرير واحد لكل 100.000 نسمة
    [two] سريرين لكل 100.000 نسمة
    [few] { $number } أسرّة لكل 100.000 نسمة
    [many] { $number } سريرا لكل 100.000 نسمة
   *[other] { $number } سرير لكل 100.000 نسمة
}
    .short = { $number }
noun-physician = { $form ->
    [one] طبيب واحد لكل 100.000 نسمة
    [two] طبيبين لكل 100.000 نسمة
    [few] { $number } أطباء لكل 100.000 نسمة
    [many] { $number } طبيبا لكل 100.000 نسمة
   *[other] { $number } طبيب لكل 100.000 نسمة
}
    .short = { $number }
noun-death-100k = { $form ->
    [one] وفاة واحدة لكل 100.000 نسمة سنويا
    [two] وفاتين لكل 100.000 نسمة سنويا
    [few] { $number } وفيات لكل 100.000 نسمة سنويا
    [many] { $number } وفاة لكل 100.000 نسمة سنويا
   *[other] { $number } وفاة لكل 100.000 نسمة سنويا
}
    .short = { $number } لكل 100.000
noun-pupil = { $form ->
    [one] تلميذ واحد لكل مدرس
    [two] تلميذين لكل مدرس
    [few] { $number } تلاميذ لكل مدرس
    [many] { $number } تلميذا لكل مدرس
   *[other] { $number } تلميذ لكل مدرس
}
    .short = { $number }
noun-trip = { $form ->
    [one] رحلة واحدة للفرد سنويا
    [two] رحلتين للفرد سنويا
    [few] { $number } رحلات للفرد سنويا
    [many] { $number } رحلة للفرد سنويا
   *[other] { $number } رحلة للفرد سنويا
}
    .short = { $number }
noun-interruption = { $form ->
    [one] انقطاع واحد لكل مشترك سنويا
    [two] انقطاعين لكل مشترك سنويا
    [few] { $number } انقطاعات لكل مشترك سنويا
    [many] { $number } انقطاعا لكل مشترك سنويا
   *[other] { $number } انقطاع لكل مشترك سنويا
}
    .short = { $number } سنويا
noun-km2 = { $form ->
    [one] كيلومتر مربع واحد
    [two] كيلومترين مربعين
    [few] { $number } كيلومترات مربعة
    [many] { $number } كيلومترا مربعا
   *[other] { $number } كيلومتر مربع
}
    .short = { $number } كم²
noun-ha-100k = { $form ->
    [one] هكتار واحد لكل 100.000 نسمة
    [two] هكتارين لكل 100.000 نسمة
    [few] { $number } هكتارات لكل 100.000 نسمة
    [many] { $number } هكتارا لكل 100.000 نسمة
   *[other] { $number } هكتار لكل 100.000 نسمة
}
    .short = { $number } هكتار لكل 100.000
noun-km-100k = { $form ->
    [one] كيلومتر واحد لكل 100.000 نسمة
    [two] كيلومترين لكل 100.000 نسمة
    [few] { $number } كيلومترات لكل 100.000 نسمة
    [many] { $number } كيلومترا لكل 100.000 نسمة
   *[other] { $number } كيلومتر لكل 100.000 نسمة
}
    .short = { $number } كم لكل 100.000
noun-m2-person = { $form ->
    [one] متر مربع واحد للفرد
    [two] مترين مربعين للفرد
    [few] { $number } أمتار مربعة للفرد
    [many] { $number } مترا مربعا للفرد
   *[other] { $number } متر مربع للفرد
}
    .short = { $number } م²
noun-kgco2e-person-year = { $number } كغ مكافئ CO₂ للفرد سنويا
    .short = { $number } كغ مكافئ CO₂
noun-kg-person-year = { $form ->
    [one] كيلوغرام واحد للفرد سنويا
    [two] كيلوغرامين للفرد سنويا
    [few] { $number } كيلوغرامات للفرد سنويا
    [many] { $number } كيلوغراما للفرد سنويا
   *[other] { $number } كيلوغرام للفرد سنويا
}
    .short = { $number } كغ
noun-l-person-day = { $form ->
    [one] لتر واحد للفرد يوميا
    [two] لترين للفرد يوميا
    [few] { $number } لترات للفرد يوميا
    [many] { $number } لترا للفرد يوميا
   *[other] { $number } لتر للفرد يوميا
}
    .short = { $number } ل/يوم
noun-kwh-person-year = { $number } كيلوواط ساعة للفرد سنويا
    .short = { $number } كيلوواط ساعة
noun-gj-person-year = { $form ->
    [one] جيغاجول واحد للفرد سنويا
    [two] جيغاجولين للفرد سنويا
    [few] { $number } جيغاجولات للفرد سنويا
    [many] { $number } جيغاجولا للفرد سنويا
   *[other] { $number } جيغاجول للفرد سنويا
}
    .short = { $number } جيغاجول
noun-kwh-m2-year = { $number } كيلوواط ساعة للمتر المربع سنويا
    .short = { $number } كيلوواط ساعة/م²
noun-kwh-km-year = { $number } كيلوواط ساعة للكيلومتر سنويا
    .short = { $number } كيلوواط ساعة/كم
noun-kwh-m3 = { $number } كيلوواط ساعة للمتر المكعب
    .short = { $number } كيلوواط ساعة/م³
noun-ug-m3 = { $form ->
    [one] ميكروغرام واحد في المتر المكعب
    [two] ميكروغرامين في المتر المكعب
    [few] { $number } ميكروغرامات في المتر المكعب
    [many] { $number } ميكروغراما في المتر المكعب
   *[other] { $number } ميكروغرام في المتر المكعب
}
    .short = { $number } مكغ/م³
noun-t-year = { $form ->
    [one] طن واحد سنويا
    [two] طنين سنويا
    [few] { $number } أطنان سنويا
    [many] { $number } طنا سنويا
   *[other] { $number } طن سنويا
}
    .short = { $number } طن
noun-tco2e-year = { $form ->
    [one] طن واحد مكافئ ⁨CO₂⁩ سنويا
    [two] طنين مكافئ ⁨CO₂⁩ سنويا
    [few] { $number } أطنان مكافئ ⁨CO₂⁩ سنويا
    [many] { $number } طنا مكافئ ⁨CO₂⁩ سنويا
   *[other] { $number } طن مكافئ ⁨CO₂⁩ سنويا
}
    .short = { $number } طن مكافئ ⁨CO₂⁩
noun-tco2e-person-year = { $form ->
    [one] طن واحد مكافئ ⁨CO₂⁩ للفرد سنويا
    [two] طنين مكافئ ⁨CO₂⁩ للفرد سنويا
    [few] { $number } أطنان مكافئ ⁨CO₂⁩ للفرد سنويا
    [many] { $number } طنا مكافئ ⁨CO₂⁩ للفرد سنويا
   *[other] { $number } طن مكافئ ⁨CO₂⁩ للفرد سنويا
}
    .short = { $number } طن مكافئ ⁨CO₂⁩
noun-eur = { $number } أورو
    .short = { $number } أورو
noun-eur-year = { $number } أورو سنويا
    .short = { $number } أورو
noun-eur-person = { $number } أورو للفرد
    .short = { $number } أورو
noun-per-mille = { $number } في الألف
    .short = { $number } ‰
noun-percent-per-year = ⁦{ $number }%⁩ سنويا
    .short = { $number }% سنويا

# الأماكن داخل الجملة.

place-town = { $name }
place-at = في { $name }
place-of = { $name }
place-than = { $name }
place-than-at = في { $name }
place-possessive = { $name }

# ما تشترك فيه كل الجمل.

count-points = { $form ->
    [one] نقطة مئوية واحدة
    [two] نقطتين مئويتين
    [few] { $number } نقاط مئوية
   *[other] { $number } نقطة مئوية
}
count-times = { $form ->
    [two] مرتين
    [few] { $number } مرات
   *[other] { $number } مرة
}
join-two = { $one } و{ $two }
sentence-near = { $sentence } ({ $year } و{ $other })
sentence-unchanged = { $sentence }، سنة { $first } كما في سنة { $last }
sentence-alone-year = { $sentence } سنة { $year }
