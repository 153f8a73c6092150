# Words of the components of forms. Scripts set values in; numbers among them come in the page's digits.

## Keeping what is typed
widget-autosave-changed = تغییرها هنوز نگه داشته نشده‌اند.
widget-autosave-sending = در حال نگه‌داشتن…
widget-autosave-kept = خودکار نگه داشته شد، ساعت { $time }
widget-autosave-kept-unseen = ساعت { $time } نگه داشته شد؛ با انتشار دیده می‌شود
widget-autosave-network = شبکه در دسترس نیست: نوشته‌تان روی همین دستگاه نگه داشته شده است و خودکار فرستاده می‌شود.
widget-autosave-network-only = شبکه در دسترس نیست و این مرورگر چیزی نگه نمی‌دارد: این صفحه را نبندید.
widget-autosave-session = نشست شما پایان یافته است. نوشته‌تان روی این دستگاه مانده است.
widget-autosave-sign-in = در زبانه‌ای تازه دوباره وارد شوید
widget-autosave-conflict = کس دیگری این مطلب را تغییر داده است؛ برای دیدن تفاوت‌ها ذخیره کنید.
widget-autosave-refused = خودکار نگه داشته نشد؛ نوشته‌تان روی این دستگاه مانده است. با دکمهٔ ذخیره بفرستید.
widget-autosave-found = روی این دستگاه نوشتهٔ تازه‌تری از { $time } مانده که فرستاده نشده است.
widget-autosave-found-fields = با آنچه ذخیره شده در این فیلدها فرق دارد: { $fields }
widget-autosave-field = { $field } ({ $group })
widget-autosave-discard-sure = برای همیشه دور ریخته شود؟
widget-autosave-discard-yes = بله، دور بریز
widget-autosave-discard-no = نه، بماند
widget-autosave-discarded = دور ریخته شد.
widget-autosave-found-older = از آن هنگام این مطلب تغییر کرده است؛ پیش از ذخیره آن را بازخوانی کنید.
widget-autosave-restore = بازآوردن
widget-autosave-discard = دور ریختن
widget-autosave-restored = نوشتهٔ مانده بازآورده شد.

## Lists
widget-undo = برگرداندن
widget-repeat-add = افزودن
widget-repeat-remove = برداشتن { $name }
widget-repeat-removed = برداشته شد.
widget-bulk-count = { $count } مطلب برگزیده شده است
widget-counter-left = جا برای { $count } نویسهٔ دیگر
widget-counter-over = { $count } نویسه بیش از اندازه

## Looking for an entry
widget-combobox-found = { $count } مطلب پیدا شد؛ با کلیدهای جهت برگزینید.
widget-combobox-none = چیزی پیدا نشد
widget-link-search = نام را بنویسید
widget-link-add = افزودن
widget-link-added = { $name } افزوده شد.
widget-link-chosen = { $name } برگزیده شد.
widget-link-clear = برداشتن { $name }
widget-link-up = بالا بردن { $name }
widget-link-down = پایین بردن { $name }
widget-link-moved = { $name } اکنون شمارهٔ { $place } است.
widget-link-draft = پیش‌نویس
widget-link-review = در بازبینی
widget-link-archived = برداشته‌شده

## A date
widget-date-choose = گشودن تقویم
widget-date-earlier = ماه پیش
widget-date-later = ماه بعد
widget-date-today = امروز
widget-date-to-persian = تقویم هجری خورشیدی
widget-date-to-gregory = تقویم میلادی
widget-date-time = ساعت
widget-date-pattern = سال/ماه/روز
widget-date-time-pattern = ساعت:دقیقه
widget-date-wrong = این تاریخ خوانده نشد؛ نمونه: { $example }
widget-date-wrong-time = این ساعت خوانده نشد؛ مانند ۱۸:۳۰ بنویسید.

## Opening hours
widget-hours-title = ساعت‌های بازگشایی روز به روز
widget-hours-holidays = تعطیل رسمی
widget-hours-none = گفته نشده
widget-hours-as-weekday = مانند روزهای هفته
widget-hours-hours = ساعت‌های معین
widget-hours-whole = شبانه‌روزی
widget-hours-closed = بسته
widget-hours-always = همیشه باز
widget-hours-clear = پاک کردن همه
widget-hours-add = افزودن بازه برای { $day }
widget-hours-remove = برداشتن این بازه از { $day }
widget-hours-copy-week = برای شنبه تا پنجشنبه
widget-hours-copy-week-like = برای شنبه تا پنجشنبه (مانند { $day })
widget-hours-copy-every = برای همهٔ روزها
widget-hours-copy-every-like = برای همهٔ روزها (مانند { $day })
widget-hours-copied = روزهای دیگر هم همین شد.
widget-hours-every = هر روز
widget-hours-unsaid = روزی که چیزی دربارهٔ آن نگفته‌اید بسته خوانده می‌شود
widget-hours-from = { $day } از
widget-hours-to = { $day } تا
widget-hours-span = { $from } تا { $to }
widget-hours-days = { $from } تا { $to }
widget-hours-line = { $days }: { $hours }
widget-hours-kept = این بخش همان‌گونه که نوشته شده می‌ماند: { $text }
widget-hours-kept-reading = و نیز { $text }

## When an event happens
widget-when-every = تکرار
widget-when-day = روزانه
widget-when-week = هفتگی
widget-when-month = ماهانه (میلادی)
widget-when-interval = هر چند بار (۱ یعنی هر بار)
widget-when-weekdays = در این روزها
widget-when-by = بر پایهٔ
widget-when-by-day = شمارهٔ روز
widget-when-by-weekday = روز هفته
widget-when-which = کدام
widget-when-weekday = روز هفته
widget-when-nth-1 = نخستین
widget-when-nth-2 = دومین
widget-when-nth-3 = سومین
widget-when-nth-4 = چهارمین
widget-when-nth-5 = پنجمین
widget-when-last = واپسین
widget-when-end = تا کی تکرار شود
widget-when-never = همیشه
widget-when-until = تا یک روز
widget-when-count = به شمار معین
widget-when-until-day = واپسین روز
widget-when-times = شمار دفعه‌ها
widget-when-start = آغاز
widget-when-finish = پایان
widget-when-except = روزهای بی‌برنامه
widget-when-except-add = افزودن به روزهای بی‌برنامه
widget-when-calendar = تقویم
widget-when-persian = هجری خورشیدی
widget-when-gregory = میلادی
widget-when-month-of-year = ماه
widget-when-day-of-month = روز
widget-when-days = چند روز
widget-when-kept = این قاعده پیچیده‌تر از آن است که این‌جا نشان داده شود؛ همان‌گونه که نوشته شده می‌ماند.
widget-when-next = تاریخ‌های پیش رو

## Where a place is
widget-place-read = جا: { $place }
widget-place-unread = این مختصات خوانده نشد. درجه، پیوند نقشه یا UTM بنویسید، مانند ۳۷٫۲۸، ۴۹٫۵۸.
widget-place-link = این پیوند خودِ مختصات را در خود ندارد؛ پیوندهای کوتاه چنین‌اند. آن را در مرورگر باز کنید، سپس نشانی کاملی را که بالای صفحه می‌آید یا دو عدد مختصات را کپی کنید و اینجا بچسبانید.
widget-place-coarse = نقشه در این بزرگ‌نمایی خیابان‌ها را نشان نمی‌دهد؛ برای همین «{ $precision }» نوشته شد. اگر جا را بهتر می‌دانید، عوضش کنید.
widget-place-swapped = طول و عرض جابه‌جا نوشته شده بود؛ خوانده شد: { $place }
widget-place-outside = این نقطه بیرون از ایران است؛ اگر عرض و طول جابه‌جا شود درون ایران می‌افتد.
widget-place-swap = جابه‌جا کن
widget-place-search = جست‌وجوی جا
widget-place-there = نقشه به { $name } رفت.
widget-place-stays = نقشه به { $name } رفت و نشان سر جایش ماند.
widget-place-come = نشان را هم بیاور
widget-place-city = نزدیک‌ترین شهر: { $name }
widget-place-city-take = شهر همین است
widget-place-city-taken = شهر: { $name }
widget-place-me = جای کنونی من
widget-place-me-failed = جای این دستگاه دانسته نشد.
widget-place-neighbour = نشانی از مکان نزدیک
widget-place-first = نخست جا را روی نقشه بگذارید.
widget-place-asking = در حال جست‌وجوی مکان‌های نزدیک…
widget-place-nobody = در این نزدیکی مطلبی که نشانی پستی داشته باشد نیست.
widget-place-failed = مکان‌های نزدیک پیدا نشدند؛ دوباره بیازمایید.
widget-place-take = مانند { $name }
widget-place-taken = نشانی و شهر از { $name } آورده شد.
widget-place-pin = نشان جا؛ با کلیدهای جهت جابه‌جا می‌شود، با Shift آهسته‌تر
widget-region-followed = استان همان استان این شهر شد.

## The way of a route
widget-line-points = نقطه‌های مسیر
widget-line-point = نقطهٔ { $place }: عرض و طول
widget-line-insert = افزودن نقطه پس از { $place }
widget-line-remove = برداشتن نقطهٔ { $place }
widget-line-more = و { $count } نقطهٔ دیگر که روی نقشه ویرایش می‌شود
widget-line-length = درازای مسیر: { $length }، با { $count } نقطه
widget-line-reverse = وارونه کردن
widget-line-clear = پاک کردن مسیر
widget-line-stops = خط راست از ایستگاه‌ها
widget-line-no-stops = دست‌کم دو ایستگاه منتشرشده لازم است.
widget-line-file = از فایل GPX یا GeoJSON
widget-line-unread = در { $name } مسیری پیدا نشد.

## Pictures
widget-picture-name = تصویر { $place }
widget-picture-up = بالا بردن تصویر
widget-picture-down = پایین بردن تصویر
widget-picture-moved = تصویر اکنون { $place } از { $count } است.
widget-picture-same = همین صاحب اثر و مجوز برای همه
widget-picture-same-done = صاحب اثر و مجوز همهٔ تصویرها یکی شد.
widget-picture-remove = برداشتن
widget-picture-removed = { $name } برداشته شد.
widget-picture-focus = کانون تصویر؛ با کلیدهای جهت جابه‌جا می‌شود
widget-picture-focus-at = { $across } درصد از چپ، { $down } درصد از بالا
widget-picture-sending = فرستادن { $name }
widget-picture-added = { $name } افزوده شد.
widget-picture-failed = فرستاده نشد؛ شبکه را ببینید.
widget-picture-again = دوباره
widget-picture-forget = کنار گذاشتن { $name }
widget-picture-place = این تصویر جای خود را می‌داند.
widget-picture-place-take = همین جا برای مطلب
widget-picture-place-done = جای مطلب از تصویر گرفته شد.

## Twins and preview
widget-twins-title = شاید این پیش‌تر ثبت شده باشد
widget-twins-text = پیش از ادامه نگاه کنید:
widget-preview-write = نوشتن
widget-preview-look = پیش‌نمایش
widget-preview-empty = هنوز چیزی نوشته نشده است.
widget-preview-failed = پیش‌نمایش نیامد؛ دوباره بیازمایید.
