# What the service answers when a request cannot be met.

problem-type-bad-request = درخواست خوانده نشد
problem-type-unprocessable = درخواست خواندنی است اما شدنی نیست
problem-type-not-found = چنین چیزی نیست
problem-type-method-not-allowed = این کار با این نشانی شدنی نیست
problem-type-payload-too-large = درخواست بیش از اندازه بزرگ است
problem-type-timeout = پاسخ بیش از اندازه طول کشید
problem-type-unavailable = سرویس هنوز آماده نیست؛ چند لحظهٔ دیگر دوباره بکوشید
problem-type-internal = خطایی در سرویس رخ داد
problem-parameter-unknown = پارامتر «{ $name }» شناخته نیست.
problem-parameter-twice = پارامتر «{ $name }» دو بار آمده است.
problem-parameter-number = «{ $name }» باید عدد باشد.
problem-parameter-range = «{ $name }» باید میان { $min } و { $max } باشد.
problem-parameter-choice = «{ $name }» باید یکی از این‌ها باشد: { $allowed }
problem-parameter-category = دسته‌ای به نام «{ $value }» نیست.
problem-parameter-bbox = محدودهٔ نقشه باید چهار عدد باشد: غرب، جنوب، شرق، شمال (درجه).
problem-parameter-near = جای شما باید دو عدد باشد: طول و عرض جغرافیایی (درجه).
problem-parameter-date = «{ $value }» تاریخ نیست؛ نمونه: 2026-12-21
problem-parameter-order = پایان بازه پیش از آغاز آن است.
problem-parameter-needs-near = برای ترتیبِ نزدیکی باید «near» را هم بدهید.
problem-parameter-long = «{ $name }» بیش از اندازه بلند است؛ بیشترین: { $max } نویسه.
problem-parameter-control = «{ $name }» نویسه‌ای دارد که خوانده نمی‌شود.
problem-parameter-encoding = نشانی درست رمزگذاری نشده است (UTF-8).
problem-parameter-cursor = نشانهٔ صفحهٔ بعد درست نیست؛ از صفحهٔ نخست آغاز کنید.
problem-parameter-id = «{ $value }» شناسه نیست.
problem-parameter-language = «{ $value }» برچسب زبان نیست؛ نمونه: fa
problem-parameter-country = «{ $value }» کد دوحرفی کشور نیست؛ نمونه: IR
problem-tile = چنین کاشی‌ای نیست: z از ۰ تا ۲۲ و x و y کمتر از ۲ به توان z.
problem-item = چیزی با شناسهٔ «{ $id }» نیست یا منتشر نشده است.

# What is wrong with a field of a form or an import row.

field-required = باید پر شود
field-unknown-field = خانه‌ای به نام «{ $name }» نیست
field-wrong-shape = شکل دیگری باید داشته باشد: { $expected }
field-too-long = بیش از اندازه بلند است؛ بیشترین: { $max }
field-out-of-range = باید میان { $min } و { $max } باشد
field-not-allowed = «{ $value }» پذیرفته نیست؛ یکی از این‌ها باشد: { $allowed }
field-not-a-language = «{ $value }» برچسب زبان نیست (BCP 47)
field-not-an-id = «{ $value }» شناسه نیست
field-not-a-date = «{ $value }» تاریخ یا ساعت نیست
field-not-a-url = «{ $value }» نشانی وب نیست (http یا https)
field-not-a-mail = «{ $value }» نشانی رایانامه نیست
field-not-opening-hours = «{ $value }» ساعت کار به نحو OSM نیست
field-not-a-rule = «{ $value }» قاعدهٔ تکرار شدنی نیست (RFC 5545، روزانه یا کمتر)
field-unknown-category = دسته‌ای به نام «{ $value }» نیست
field-category-of-other-kind = دستهٔ «{ $value }» از آنِ «{ $kind }» نیست
field-ends-before-start = پایان پیش از آغاز است
field-unknown-item = «{ $id }» در گنجینه نیست
field-item-of-other-kind = «{ $id }» باید از گونهٔ { $expected } باشد
field-taken = «{ $value }» از پیش گرفته شده است
field-not-a-time-zone = «{ $value }» منطقهٔ زمانی نیست
field-control-characters = نویسه‌ای دارد که نمایش داده نمی‌شود
field-not-json = خوانده نشد: { $reason }
field-unknown-format = این برنامه قالب { $value } را نمی‌شناسد
field-twice = «{ $value }» دو بار آمده است
