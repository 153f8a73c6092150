# Numbers, dates and lengths of time.

figure-metres = { $n } متر
figure-kilometres = { $n } کیلومتر
figure-minutes = { $minutes } دقیقه
figure-hours = { $hours } ساعت
figure-hours-minutes = { $hours } ساعت و { $minutes } دقیقه
date-persian = { $day } { $month } { $year }
date-gregorian = { $day } { $month } { $year }

month-persian-1 = فروردین
month-persian-2 = اردیبهشت
month-persian-3 = خرداد
month-persian-4 = تیر
month-persian-5 = مرداد
month-persian-6 = شهریور
month-persian-7 = مهر
month-persian-8 = آبان
month-persian-9 = آذر
month-persian-10 = دی
month-persian-11 = بهمن
month-persian-12 = اسفند

month-gregorian-1 = ژانویه
month-gregorian-2 = فوریه
month-gregorian-3 = مارس
month-gregorian-4 = آوریل
month-gregorian-5 = مه
month-gregorian-6 = ژوئن
month-gregorian-7 = ژوئیه
month-gregorian-8 = اوت
month-gregorian-9 = سپتامبر
month-gregorian-10 = اکتبر
month-gregorian-11 = نوامبر
month-gregorian-12 = دسامبر

weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه
