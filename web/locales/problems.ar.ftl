# What the service answers when a request cannot be met.

problem-type-bad-request = تعذّرت قراءة الطلب
problem-type-unprocessable = قُرئ الطلب لكنه غير ممكن
problem-type-not-found = لا يوجد شيء كهذا
problem-type-method-not-allowed = لا يقبل هذا العنوان هذه العملية
problem-type-payload-too-large = الطلب أكبر من المسموح
problem-type-timeout = استغرق الجواب وقتًا أطول من اللازم
problem-type-unavailable = الخدمة ليست جاهزة بعد؛ حاولوا بعد لحظات
problem-type-internal = حدث خطأ في الخدمة
problem-parameter-unknown = المعامل «{ $name }» غير معروف.
problem-parameter-twice = ورد المعامل «{ $name }» مرتين.
problem-parameter-number = يجب أن يكون «{ $name }» رقمًا.
problem-parameter-range = يجب أن يقع «{ $name }» بين { $min } و{ $max }.
problem-parameter-choice = يجب أن يكون «{ $name }» واحدًا من: { $allowed }
problem-parameter-category = لا توجد فئة باسم «{ $value }».
problem-parameter-bbox = يجب أن تكون حدود الخريطة أربعة أرقام: الغرب والجنوب والشرق والشمال (بالدرجات).
problem-parameter-near = يجب أن يكون الموقع رقمين: خط الطول ودائرة العرض (بالدرجات).
problem-parameter-date = «{ $value }» ليس تاريخًا؛ مثال: 2026-12-21
problem-parameter-order = تنتهي الفترة قبل أن تبدأ.
problem-parameter-needs-near = الترتيب حسب القرب يحتاج إلى «near».
problem-parameter-long = «{ $name }» أطول من المسموح؛ الحد الأقصى { $max } حرفًا.
problem-parameter-control = في «{ $name }» محرف لا يُقرأ.
problem-parameter-encoding = العنوان غير مرمّز ترميزًا صحيحًا (UTF-8).
problem-parameter-cursor = علامة الصفحة غير صالحة؛ ابدأوا من الصفحة الأولى.
problem-parameter-id = «{ $value }» ليس معرّفًا.
problem-parameter-language = «{ $value }» ليس وسم لغة؛ مثال: ar
problem-parameter-country = «{ $value }» ليس رمز بلد من حرفين؛ مثال: IR
problem-tile = لا يوجد مربع كهذا: z من 0 إلى 22 وx وy أقل من 2 أس z.
problem-item = لا يوجد شيء منشور بالمعرّف «{ $id }».

# What is wrong with a field of a form or an import row.

field-required = مطلوب
field-unknown-field = لا يوجد حقل باسم «{ $name }»
field-wrong-shape = يجب أن يكون بشكل آخر: { $expected }
field-too-long = أطول من المسموح؛ الحد الأقصى { $max }
field-out-of-range = يجب أن يقع بين { $min } و{ $max }
field-not-allowed = «{ $value }» غير مقبول؛ واحد من: { $allowed }
field-not-a-language = «{ $value }» ليس وسم لغة (BCP 47)
field-not-an-id = «{ $value }» ليس معرّفًا
field-not-a-date = «{ $value }» ليس تاريخًا أو وقتًا
field-not-a-url = «{ $value }» ليس عنوان ويب (http أو https)
field-not-a-mail = «{ $value }» ليس عنوان بريد إلكتروني
field-not-opening-hours = «{ $value }» ليست ساعات عمل بصيغة OSM
field-not-a-rule = «{ $value }» ليست قاعدة تكرار يمكن اتباعها (RFC 5545، يوميًا أو أقل)
field-unknown-category = لا توجد فئة باسم «{ $value }»
field-category-of-other-kind = الفئة «{ $value }» لا تخص «{ $kind }»
field-ends-before-start = ينتهي قبل أن يبدأ
field-unknown-item = «{ $id }» غير معروف
field-item-of-other-kind = يجب أن يكون «{ $id }» من نوع { $expected }
field-taken = «{ $value }» مستخدم من قبل
field-not-a-time-zone = «{ $value }» ليست منطقة زمنية
field-control-characters = فيه محرف لا يُعرض
field-not-json = تعذّرت القراءة: { $reason }
field-unknown-format = هذا البرنامج لا يعرف الصيغة { $value }
field-twice = ورد «{ $value }» مرتين
