# Numbers, dates and lengths of time.

figure-metres = { $n } m
figure-kilometres = { $n } km
figure-minutes = { $minutes } min
figure-hours = { $hours } h
figure-hours-minutes = { $hours } h { $minutes } min
date-persian = { $day } { $month } { $year }
date-gregorian = { $day } { $month } { $year }

month-persian-1 = Farvardin
month-persian-2 = Ordibehesht
month-persian-3 = Khordad
month-persian-4 = Tir
month-persian-5 = Mordad
month-persian-6 = Shahrivar
month-persian-7 = Mehr
month-persian-8 = Aban
month-persian-9 = Azar
month-persian-10 = Dey
month-persian-11 = Bahman
month-persian-12 = Esfand

month-gregorian-1 = January
month-gregorian-2 = February
month-gregorian-3 = March
month-gregorian-4 = April
month-gregorian-5 = May
month-gregorian-6 = June
month-gregorian-7 = July
month-gregorian-8 = August
month-gregorian-9 = September
month-gregorian-10 = October
month-gregorian-11 = November
month-gregorian-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
