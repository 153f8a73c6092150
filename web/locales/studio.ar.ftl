# الاستوديو: إطار كل صفحاته

studio-name = الاستوديو
studio-desk = مكتب العمل
studio-see-site = زيارة الموقع
studio-new = جديد
studio-help = دليل المحررين
help-other-language = لم يُكتب هذا الدليل بالعربية بعد؛ هذا نصه الإنجليزي.
help-contents = محتويات الدليل
