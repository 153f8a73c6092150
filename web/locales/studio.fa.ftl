# استودیو: قاب همهٔ صفحه‌ها

studio-name = استودیو
studio-desk = میز کار
studio-see-site = دیدن سایت
studio-new = چیز تازه
