# Numbers, dates and lengths of time.

figure-metres = { $n } م
figure-kilometres = { $n } كم
figure-minutes = { $minutes } دقيقة
figure-hours = { $hours } ساعة
figure-hours-minutes = { $hours } ساعة و{ $minutes } دقيقة
date-persian = { $day } { $month } { $year }
date-gregorian = { $day } { $month } { $year }

month-persian-1 = فروردين
month-persian-2 = أرديبهشت
month-persian-3 = خرداد
month-persian-4 = تير
month-persian-5 = مرداد
month-persian-6 = شهريور
month-persian-7 = مهر
month-persian-8 = آبان
month-persian-9 = آذر
month-persian-10 = دي
month-persian-11 = بهمن
month-persian-12 = إسفند

month-gregorian-1 = يناير
month-gregorian-2 = فبراير
month-gregorian-3 = مارس
month-gregorian-4 = أبريل
month-gregorian-5 = مايو
month-gregorian-6 = يونيو
month-gregorian-7 = يوليو
month-gregorian-8 = أغسطس
month-gregorian-9 = سبتمبر
month-gregorian-10 = أكتوبر
month-gregorian-11 = نوفمبر
month-gregorian-12 = ديسمبر

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
