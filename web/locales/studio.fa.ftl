# استودیو: قاب همهٔ صفحه‌ها

studio-name = استودیو
studio-desk = میز کار
studio-see-site = دیدن سایت
studio-new = مطلب تازه
studio-help = راهنمای ویراستاران
help-other-language = این راهنما به این زبان هنوز نوشته نشده است؛ متن انگلیسی آن را می‌بینید.
help-contents = فهرست راهنما
