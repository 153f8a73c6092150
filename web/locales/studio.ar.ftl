# الاستوديو: إطار كل صفحاته

studio-name = الاستوديو
studio-desk = مكتب العمل
studio-see-site = زيارة الموقع
studio-new = جديد
