# Words of the visitor pages. Whole sentences; numbers and dates come already written in the page's digits.

## Frame of every page
layout-brand = گردش
layout-tagline = راهنمای شهرهای ایران
layout-language = زبان
layout-language-name = فارسی
layout-skip = پرش به متن
layout-sections = بخش‌ها
layout-more = بیشتر
layout-find = یافتن
layout-places = جاها
layout-events = رویدادها
layout-sisters = خواهرخوانده‌ها
layout-saved = برگزیده‌ها
layout-about = دربارهٔ گردش
layout-data = داده‌های باز
layout-licences = پروانه‌ها و سرچشمه‌ها
layout-footer = میراث، طبیعت، رویداد و پیوند شهرهای ایران، با نام سرچشمهٔ هر نوشته. آنچه نمونه است نشان «نمونه» دارد.
layout-theme-dark = نمای تیره
layout-theme-light = نمای روشن

## Kinds of item, as tabs and headings
kind-all = همه
kind-place = دیدنی‌ها
kind-event = رویدادها
kind-route = مسیرها
kind-programme = برنامه‌ها
kind-opportunity = فرصت‌ها
kind-partnership = پیمان‌ها
kind-city = شهرها
kind-province = استان‌ها
kind-organisation = نهادها

## One line of a list
entry-sample = نمونه
entry-cancelled = لغو شده
entry-postponed = به زمانی دیگر
entry-unesco = میراث جهانی
entry-here = همین‌جا
entry-open = باز
entry-open-until = باز تا { $time }
entry-open-always = شبانه‌روز باز
entry-closed = بسته
entry-closed-until = بسته، { $day } از { $time }
entry-opens-today = بسته، امروز از { $time }
entry-opens-tomorrow = بسته، فردا از { $time }

## Keeping and handing on
save-label = برگزیدن
save-done = برگزیده شد
share-label = فرستادن
share-copied = نشانی رونوشت شد
share-failed = رونوشت نشد؛ نشانی را از بالای مرورگر بردارید

## Find
find-title = یافتن دیدنی‌ها و رویدادها
find-title-words = جست‌وجوی «{ $words }»
find-description = دیدنی‌ها، موزه‌ها، طبیعت، خوراک، رویدادها و مسیرهای شهرهای ایران، روی نقشه و به فارسی.
find-search = جست‌وجو
find-placeholder = جا، غذا، رویداد…
find-clear = پاک کردن
find-submit = جست‌وجو
find-near = نزدیک من
find-near-on = نزدیک شما
find-near-off = بی‌توجه به جای من
find-near-busy = در حال یافتن جای شما…
find-near-denied = مرورگر اجازهٔ دانستن جای شما را نداد. در تنظیم‌های مرورگر برای این نشانی اجازه بدهید، یا نام شهر را بنویسید.
find-near-unavailable = جای شما پیدا نشد. نام شهر یا محله را بنویسید.
find-near-timeout = یافتن جای شما به درازا کشید. دوباره بکوشید یا نام شهر را بنویسید.
find-near-unsupported = این مرورگر جای شما را نمی‌گوید. نام شهر را بنویسید.
find-kinds = نوع
find-categories = دسته
find-filter = فیلتر
find-filter-count = فیلتر، { $count } روشن
find-filters = فیلترها
find-filter-where = کجا
find-filter-province = استان
find-filter-province-any = همهٔ استان‌ها
find-filter-city = شهر
find-filter-city-any = همهٔ شهرها
find-filter-how = چگونه
find-filter-open = اکنون باز
find-filter-wheelchair = با ویلچر
find-filter-free = رایگان
find-filter-unesco = میراث جهانی یونسکو
find-filter-when = چه زمانی
find-filter-from = از روز
find-filter-to = تا روز
find-filter-date-hint = سال، ماه و روز میلادی؛ برابر خورشیدی‌اش زیر آن می‌آید.
find-filter-apply = نمایش
find-filter-reset = برداشتن فیلترها
find-when-any = هر زمان
find-when-today = امروز
find-when-weekend = آخر هفته
find-when-week = ۷ روز آینده
find-when-month = ۳۰ روز آینده
find-understood = چنین فهمیدیم:
find-understood-kind = نوع
find-understood-category = دسته
find-understood-city = شهر
find-understood-province = استان
find-understood-when = زمان
find-understood-filter = فقط
find-understood-owner = نهاد
find-understood-near = جا
find-understood-near-value = نزدیک شما
find-understood-near-radius = تا { $distance }
find-understood-map = نقشه
find-understood-map-value = همین محدوده
find-remove = برداشتن { $what }
find-count = { $count } مورد
find-count-map = { $count } مورد در این نقشه
find-count-place = { $count } مورد در { $place }
find-count-category = { $count } مورد در دستهٔ «{ $category }»
find-sort = ترتیب
find-sort-relevance = مرتبط‌ترین
find-sort-distance = نزدیک‌ترین
find-sort-date = زودترین
find-sort-name = الفبایی
find-sort-apply = چیدن
find-next = نشان دادن بعدی‌ها
find-first = بازگشت به آغاز فهرست
find-loading = فهرست تازه می‌شود…
find-updated = فهرست تازه شد: { $heading }
find-failed-title = فهرست تازه نشد
find-failed = پیوند با سرویس برقرار نشد. فهرست پیشین سر جایش است.
find-retry = دوباره
find-meant = آیا مقصودتان { $words } بود؟
find-empty-title = چیزی با این نشانی‌ها پیدا نشد
find-empty-words = برای «{ $words }» چیزی پیدا نشد
find-empty-map = در این محدودهٔ نقشه چیزی نیست
find-empty-text = یکی از این راه‌ها را بروید:
find-way-without = بی قید «{ $what }»
find-way-map = در همهٔ نقشه
find-way-words = بی واژه‌های «{ $words }»
find-way-all = دیدن همه چیز
find-way-places = گشتن در استان‌ها و دسته‌ها

## Map
map-label = نقشه
map-show = نمایش نقشه
map-show-hint = فهرست و نقشه یکی‌اند؛ نقشه را هر وقت خواستید باز کنید.
map-loading = نقشه باز می‌شود…
map-again = جست‌وجو در همین نقشه
map-auto = جست‌وجو با جابه‌جایی نقشه
map-me = جای من
map-zoom-in = بزرگ‌نمایی
map-zoom-out = کوچک‌نمایی
map-whole = همهٔ نقشه
map-failed-title = نقشه نمایش داده نشد
map-failed = این مرورگر نقشه را نمی‌کشد (WebGL در کار نیست). فهرست کامل است و همه‌چیز بی‌نقشه هم کار می‌کند.
map-failed-network = نقشه بارگذاری نشد. فهرست کامل است؛ می‌توانید دوباره بکوشید.
map-retry = دوباره
map-cluster = { $count } مورد، بزرگ‌نمایی
map-keys = با کلیدهای پیکان جابه‌جا شوید و با + و − بزرگ و کوچک کنید.
map-list = فهرست

## Suggestions
suggest-label = پیشنهادها
suggest-names = نام‌ها
suggest-categories = دسته‌ها
suggest-regions = شهرها و استان‌ها
suggest-words = جست‌وجوها
suggest-move = رفتن
suggest-open = گشودن
suggest-close = بستن
suggest-count = { $count } پیشنهاد

## Saved in this browser
saved-title = برگزیده‌ها
saved-description = جاها و رویدادهایی که در همین مرورگر نگه داشته‌اید.
saved-lead = آنچه برمی‌گزینید تنها در همین مرورگر می‌ماند و به جایی فرستاده نمی‌شود.
saved-empty-title = هنوز چیزی برنگزیده‌اید
saved-empty = نشانِ کنار هر نام را بزنید تا این‌جا بماند.
saved-noscript = برگزیده‌ها در مرورگر نگه داشته می‌شوند و بی جاوااسکریپت دیده نمی‌شوند.
saved-remove = برداشتن از برگزیده‌ها
saved-find = یافتن دیدنی‌ها
