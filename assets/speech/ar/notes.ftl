# What the program noticed in the files. Say what was found and what to do, without blame.

note-empty-file = الملف فارغ: لا شيء يمكن قراءته. تحقق من أنه حُفظ جيدا.
note-binary-file = هذا ليس جدولا نصيا. احفظه بصيغة CSV، ثم افتحه من جديد.
note-encoding = قُرئ النص بترميز { $encoding }.
note-broken-bytes = ابتداء من هذا السطر، توجد بايتات لا توافق ترميز { $encoding }؛ تم تعويضها بـ «�»، وقُرئ الباقي.
note-ragged-row = عدد الخلايا { $found } بدل { $expected }؛ ما ينقص يُترك فارغا.
note-open-quote = علامة اقتباس تُفتح ولا تُغلق؛ تُقرأ كحرف عادي.
note-no-column = العمود «{ $wanted }» غير موجود ضمن: { $found }. غيّر عنوان العمود.
note-unused-column = العمود «{ $name }» غير مستعمل.
note-unknown-place = مكان غير معروف: «{ $name }». تم الاحتفاظ به تحت هذا الاسم.
note-no-place = سطر بدون اسم مكان: وُضع جانبا.
note-unknown-measure = مقياس خارج القائمة المعروفة: «{ $name }». تم الاحتفاظ به تحت هذا الاسم.
note-no-measure = سطر بدون اسم مقياس: وُضع جانبا.
note-year-unreadable = سنة غير مقروءة: «{ $text }». اكتب أربعة أرقام، مثلا 2024.
note-value-unreadable = قيمة غير مقروءة: «{ $text }». اكتب عددا، أو «غ.م» إن لم يتوفر.
note-unit-mismatch = الوحدة «{ $found }» بدل «{ $expected }»: لا يمكن أي تحويل، لذلك تُركت القيمة جانبا.
note-level-unknown = مستوى غير معروف: «{ $text }».
note-status-unknown = حالة غير معروفة: «{ $text }»؛ تُعتبر القيمة تقريبية.
note-two-values = قيمتان لـ { $measure }: اعتُمدت «{ $chosen }» (السطر { $line })، وتبقى «{ $other }» ظاهرة في الشرح.
note-no-table = لا يوجد أي ملف CSV في هذا المجلد. ضع فيه ملفا واحدا على الأقل بامتداد .csv أو .tsv أو .txt.
note-file-failed = لم يُقرأ الملف: { $reason }
note-our-fault = خطأ في البرنامج ({ $report })؛ بقية العمل سليمة.
note-file-not-found = غير موجود. تحقق من المسار.
note-file-denied = الولوج مرفوض. تحقق من صلاحيات القراءة.
note-file-too-large = الملف كبير جدا (الحد: { $limit } م.ب). قسمه.
note-ragged-more = و{ $count } أسطر أخرى بعرض غير متوقع.
note-unclear-numbers = لا شيء يبين هل تقرأ «{ $text }» على أنها { $read }؛ عدد الخلايا المعنية { $count }. تحقق من العمود.
