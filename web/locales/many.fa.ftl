# Many at once, freshness, reports and the desk

# The list

studio-items = مطلب‌ها
list-q = جست‌وجو
list-kind = نوع
list-state = وضعیت
list-owner = سازمان
list-city = شهر
list-lacks = زبان ناقص
list-lacks-fa = بدون فارسی
list-lacks-en = بدون انگلیسی
list-lacks-ar = بدون عربی
list-overdue = بازبینی دیر شده
list-overdue-mark = بازبینی شود
list-mine = فقط آنچه منتظر من است
list-sample = نمونه‌های ساختگی
list-sort = ترتیب
list-sort-changed = تازه‌ترین تغییر
list-sort-name = نام
list-sort-fit = نزدیک‌ترین به جست‌وجو
list-any = همه
list-more = فیلترهای بیشتر
list-show = نشان بده
list-total =
    { $count ->
        [one] یک مطلب
       *[other] { $count } مطلب
    }
list-pick = برگزیدن
list-pick-all = همهٔ این صفحه
list-name = نام
list-what = چیست
list-changed = تغییر
list-completeness = کامل بودن
list-complete = { $percent }٪
list-missing = ندارد:
list-comma = {"، "}
list-no-name = بی‌نام
list-pages = صفحه‌های فهرست
list-first = از آغاز
list-next = ادامه
list-back = بازگشت به فهرست
list-all = همهٔ مطلب‌ها
list-empty = چیزی نیست
list-empty-narrowed = با این فیلترها مطلبی نیست. یکی را بردارید یا جست‌وجو را کوتاه‌تر کنید.
list-empty-new = هنوز مطلبی ندارید. نخستین را بنویسید؛ تا منتشر نکنید کسی آن را نمی‌بیند.
list-category-of = { $kind }: { $category }
station-draft = پیش‌نویس
station-review = در بازبینی
station-returned = پس‌فرستاده
station-published = منتشرشده
station-archived = برداشته‌شده
station-dropped = کنارگذاشته
pending-draft = تغییر در دست نوشتن
pending-review = تغییر در بازبینی
pending-returned = تغییر پس‌فرستاده
pending-dropped = تغییر کنارگذاشته

# What is missing

wanted-name-fa = نام فارسی
wanted-name-en = نام انگلیسی
wanted-summary-fa = خلاصهٔ فارسی
wanted-summary-en = خلاصهٔ انگلیسی
wanted-description = شرح
wanted-picture = تصویر
wanted-source = نشانی منبع
wanted-verified = تاریخ بازبینی
wanted-point = جا روی نقشه
wanted-hours = ساعت کار
wanted-address = نشانی
wanted-fee = هزینهٔ ورود
wanted-access = دسترس‌پذیری
wanted-venue = محل برگزاری
wanted-organiser = برگزارکننده
wanted-signed = تاریخ امضا
wanted-themes = زمینه‌ها
wanted-how = راه درخواست
wanted-contact = راه تماس

# Lists kept under a name

view-title = نگه داشتن این فهرست
view-kept-ones = فهرست‌های نگه‌داشته
view-name = نام فهرست
view-keep = نگه دار
view-forget = فراموش کن
done-view-kept = فهرست نگه داشته شد.
done-view-forgotten = فهرست فراموش شد.
done-view-nameless = برای نگه داشتن فهرست نامی بنویسید.
done-view-too-many = بیش از ۲۰ فهرست نگه داشته نمی‌شود؛ نخست یکی را فراموش کنید.

# Many at once

bulk-title = با برگزیده‌ها
bulk-action = کار
bulk-choose = برگزینید
bulk-details = مقدار تازه
bulk-publish = انتشار
bulk-archive = برداشتن از دید
bulk-verified = امروز بازبینی شد
bulk-category = دستهٔ تازه
bulk-city = شهر تازه
bulk-owner = واگذاری به سازمان دیگر
bulk-source = افزودن منبع
bulk-import = وارد کردن از فایل
bulk-new-category = دسته
bulk-new-city = شهر
bulk-new-owner = سازمان
bulk-source-title = نام منبع
bulk-source-url = نشانی وب منبع
bulk-source-licence = مجوز منبع
bulk-all = همهٔ { $count } مطلب این فهرست
bulk-do = انجام بده
bulk-hint = برای هر مطلب جداگانه سنجیده می‌شود که اجازه دارید یا نه. هر بار تا { $most } مطلب؛ همه را می‌شود برگرداند.
bulk-done =
    { $count ->
        [0] هیچ مطلبی تغییر نکرد.
        [one] یک مطلب تغییر کرد.
       *[other] { $count } مطلب تغییر کرد.
    }
bulk-drafted = تغییر { $count } مطلب پیش‌نویس شد و در انتظار انتشار است.
bulk-same = { $count } مطلب از پیش همین بود.
bulk-refused = انجام نشد
bulk-why = چرا
bulk-why-not-allowed = اجازهٔ این کار را برای این مطلب ندارید.
bulk-why-writing = کسی در حال نوشتن آن است یا همین دم ذخیره‌اش کرد.
bulk-why-other-kind = این دسته از آنِ نوع دیگری است.
done-bulk-nothing = چیزی برنگزیدید.
done-bulk-too-many = بیش از ۵۰۰۰ مطلب است؛ فهرست را تنگ‌تر کنید.
done-bulk-no-action = بگویید چه کاری انجام شود.
done-bulk-no-category = دستهٔ تازه را برگزینید.
done-bulk-no-city = شهر تازه را برگزینید.
done-bulk-no-owner = سازمان تازه را برگزینید.
done-bulk-no-source = نام منبع را بنویسید.
done-bulk-bad-source = نشانی منبع باید با ‎https://‎ آغاز شود.

# Undoing

batch-title = کارهای گروهی
batch-lead = هر کار گروهی را می‌شود برگرداند. مطلبی که پس از آن تغییر کرده است دست نمی‌خورد.
batch-none = هنوز کاری گروهی نکرده‌اید
batch-none-lead = در فهرست مطلب‌ها چند تا را برگزینید تا یکجا کاری با آن‌ها بکنید.
batch-size =
    { $count ->
        [one] یک مطلب
       *[other] { $count } مطلب
    }
batch-undo = برگردان
batch-undone = برگردانده شد
batch-restored = { $count } مطلب دوباره چنان شد که بود.
batch-removed = { $count } مطلب که پیش‌تر نبود برداشته شد.
batch-nothing = چیزی برای برگرداندن نبود.
batch-kept = ماند، چون پس از آن تغییر کرده یا چیزی به آن پیوسته است

# Files to take away

export-lead = این فهرست را ببرید:
export-csv = CSV (صفحه‌گسترده)
export-geojson = GeoJSON (نقشه)
export-jsonl = JSON Lines (برنامه)

# Bringing files in

import-title = وارد کردن از فایل
import-lead = فهرستی را که دارید یکجا بیاورید. پیش از هر تغییری، فایل آزموده می‌شود و هر ایراد با شمارهٔ سطرش نشان داده می‌شود.
import-file = فایل
import-file-hint = CSV، XLSX، GeoJSON، تقویم (ICS) یا گزیدهٔ OpenStreetMap (osm یا osm.pbf)، تا ۳۲ مگابایت و ۲۰٬۰۰۰ سطر
import-upload = بارگذاری
import-own = فایل‌های شما
import-not-taken = پذیرفته نشد
import-rows =
    { $count ->
        [one] یک سطر
       *[other] { $count } سطر
    }
import-step-columns = ستون‌ها
import-step-try = آزمایش
import-step-take = آوردن
import-stage-told = در انتظار آزمایش
import-stage-running = در جریان
import-stage-interrupted = نیمه‌کاره
import-stage-tried = آزموده
import-stage-taken = آورده‌شده
import-interrupted = کار در این میان قطع شد. هر چه تا آن زمان آورده شده بود مانده است و از «کارهای گروهی» برمی‌گردد؛ دوباره بیازمایید.
import-progress = { $done } از { $all } سطر
import-look-again = دوباره ببین
import-stop = دست نگه دار
import-stopped = میان راه نگه داشته شد.
import-would = اگر آورده شود
import-did = آورده شد
import-created = تازه
import-updated = تغییر
import-unchanged = همان که بود
import-drafted = پیش‌نویس در انتظار ناشر
import-refused = ردشده
import-take = سطرهای درست را بیاور
import-undo = برگرداندن همهٔ آنچه از این فایل آمد
import-problems = ایرادها
import-problems-file = همهٔ ایرادها در یک فایل CSV
import-more-faults = و { $count } ایراد دیگر که در فایل است.
import-row = سطر
import-column = ستون
import-why = چرا
import-value = مقدار
import-remark = یادداشت
import-again = آزمایش دوباره
import-columns-hint = معنای هر ستون از نامش حدس زده شده است؛ درستش کنید یا کنار بگذارید.
import-sample = نمونه
import-means = معنا
import-leave-out = کنار بگذار
import-defaults = برای همهٔ سطرها
import-category = دسته، اگر سطر نگوید
import-as-column = همان که در ستون است
import-source = منبع، اگر سطر نگوید
import-licence = مجوز منبع
import-try = آزمایش، بی هیچ تغییری
import-forget = این فایل را دور بریز
import-bad-none = فایلی برنگزیدید.
import-bad-many = بیش از ۲۰ فایل نگه داشته نمی‌شود؛ نخست یکی را دور بریزید.
import-bad-large = فایل بزرگ‌تر از ۳۲ مگابایت است.
import-bad-cut = فایل تا پایان نرسید؛ دوباره بفرستید.
import-bad-format = این نوع فایل شناخته نیست؛ CSV، XLSX، GeoJSON، ICS، osm یا osm.pbf بیاورید.
import-bad-broken = فایل خوانده نمی‌شود؛ شاید خراب است یا UTF-8 نیست.
import-bad-empty = در فایل سطری نیست.
import-bad-rows = فایل بیش از ۲۰٬۰۰۰ سطر دارد؛ چند تکه‌اش کنید.
import-bad-columns = فایل بیش از ۲۰۰ ستون دارد.
import-bad-cell = متن یکی از سلول‌ها بیش از ۵۰٬۰۰۰ حرف است.
import-bad-unpacked = فایل پس از باز شدن بسیار بزرگ می‌شود و پذیرفته نمی‌شود.
import-bad-entities = فایل تعریف‌هایی از خود می‌آورد که در چنین فایلی جایی ندارد.
import-bad-owner = بگویید کدام سازمان صاحب این سطرهاست.
import-bad-busy = دو فایل دیگر در حال وارد شدن است؛ کمی دیگر دوباره بکوشید.
import-bad-failed = کار به پایان نرسید. هر چه آورده شده بود مانده است و برمی‌گردد؛ دوباره بکوشید.
import-why-not-allowed = اجازهٔ آوردن این مطلب را برای این سازمان ندارید.
import-why-writing = کسی در حال نوشتن این مطلب است.
import-why-other-kind = مطلبی با این شناسه هست که از نوع دیگری است.
column-name = نام
column-aka = نام‌های دیگر
column-summary = خلاصه
column-description = شرح
column-address = نشانی
column-in-fa = فارسی
column-in-en = انگلیسی
column-in-ar = عربی
column-id = شناسه
column-kind = نوع
column-category = دسته
column-lon = طول جغرافیایی
column-lat = عرض جغرافیایی
column-city = شهر
column-province = استان
column-country = کشور
column-phone = تلفن
column-website = وب‌گاه
column-booking-url = نشانی رزرو
column-opening-hours = ساعت کار
column-wheelchair = صندلی چرخ‌دار
column-fee = هزینهٔ ورود
column-start = آغاز
column-end = پایان
column-rrule = قاعدهٔ تکرار
column-except = روزهای استثنا
column-timezone = منطقهٔ زمانی
column-wikidata = ویکی‌داده
column-osm = OpenStreetMap
column-unesco = یونسکو
column-importance = اهمیت
column-source = منبع
column-source-url = نشانی منبع
column-licence = مجوز
column-status = وضعیت
column-slug = نشانی صفحه
column-sample = نمونهٔ ساختگی

# Reports of visitors

report-link = گزارش نادرستی
report-title = گزارش نادرستی
report-what = چه چیزی درست نیست؟
report-topic-closed = دیگر باز نیست یا برگزار نمی‌شود
report-topic-moved = جایش روی نقشه درست نیست
report-topic-hours = ساعت یا تاریخ درست نیست
report-topic-fact = چیزی در متن نادرست است
report-topic-offensive = متن یا تصویر ناشایست است
report-topic-other = چیز دیگر
report-words = بیشتر بگویید
report-mail = نشانی ایمیل (اختیاری)
report-mail-hint = تنها اگر پاسخ می‌خواهید؛ جز گردانندهٔ این مطلب کسی آن را نمی‌بیند.
report-trap = این فیلد را خالی بگذارید
report-send = بفرست
report-sent = سپاس! گزارش شما به گردانندهٔ این مطلب رسید.
report-back = بازگشت
report-no-topic = بگویید چه چیزی درست نیست.
report-no-words = کمی توضیح بدهید تا بتوانیم درستش کنیم.
report-long = متن از { $max } حرف بلندتر است.
report-bad-mail = نشانی ایمیل درست نیست.
report-too-many = از این نشانی در یک ساعت گزارش‌های زیادی رسیده است. ساعتی دیگر دوباره بفرستید؛ نوشته‌تان همین‌جاست.
item-overdue = شاید کهنه باشد
studio-reports = گزارش‌ها
report-none = گزارشی نیست
report-none-lead = بازدیدکنندگان از پایین صفحهٔ هر مطلب می‌توانند نادرستی‌ها را گزارش کنند؛ اینجا به دست شما می‌رسد.
report-none-here = در این وضعیت گزارشی نیست.
report-open = ویرایش مطلب
report-state = وضعیت
report-state-new = تازه
report-state-accepted = پذیرفته
report-state-declined = نپذیرفته
report-state-done = انجام‌شده
report-answer = یادداشت
report-save = ذخیره
done-report-answered = ذخیره شد.

# The desk

desk-waiting =
    { $count ->
        [0] چیزی در انتظار شما نیست
        [one] یک کار در انتظار شماست
       *[other] { $count } کار در انتظار شماست
    }
desk-returned = به شما پس فرستاده شد
desk-review = برای بازبینی
desk-reports = گزارش بازدیدکنندگان
desk-overdue = بازبینی‌شان دیر شده
desk-planned = زمان‌بندی‌شده
desk-plan-publish = منتشر می‌شود
desk-plan-withdraw = از دید برداشته می‌شود
desk-still-true = هنوز درست است
desk-checked-on = آخرین بازبینی: { $date }
desk-see-all = همه را ببین
desk-clear = همهٔ کارها انجام شده است
desk-clear-lead = وقتی چیزی پس فرستاده شود، برای بازبینی برسد یا بازدیدکننده‌ای گزارشی بدهد، اینجا می‌بینید. تا آن زمان می‌توانید مطلب‌ها را کامل‌تر کنید.
desk-demand = جست‌وجوهای بی‌نتیجه
desk-demand-caption = جست‌وجوهای بی‌پاسخ در ۳۰ روز گذشته
desk-demand-hint = ۳۰ روز گذشته، تنها شمار بالای ۱۰؛ هرگز نه از یک نفر
desk-demand-none = هنوز جست‌وجوی بی‌پاسخی ده بار تکرار نشده است.
desk-freshness = تازگی مطلب‌ها
desk-fresh = { $fresh } مطلب از { $all } مطلب منتشرشده در مهلت خود بازبینی شده‌اند.
desk-translation = ترجمه
desk-of = { $done } از { $all }
done-confirmed = امروز بازبینی شد.
done-confirm-not-public = این مطلب منتشر نشده است.

# Twins

twins-title = موارد تکراری
twins-lead = مطلب‌های هم‌نام و هم‌نوع که در ۳۰۰ متری هم‌اند.
twins-none = مورد تکراری پیدا نشد
twins-none-lead = هیچ دو مطلب هم‌نامی در نزدیکی هم نیستند.
twins-compare = بسنج و یکی کن
joining-title = یکی کردن دو مطلب
joining-lead = آنچه می‌ماند نام‌های دیگری را هم نگه می‌دارد؛ نشانی‌های دیگری به آن می‌رسد و هر چه به دیگری پیوسته بود به آن می‌پیوندد. پیشینهٔ هر دو می‌ماند.
joining-swap = آن دیگری بماند
joining-stays = می‌ماند
joining-goes = می‌رود
joining-field = فیلد
joining-do = یکی کن
joining-not = یکی نشد
done-joined = یکی شد.

# Broken links

desk-broken = پیوندهای خراب
list-broken = با پیوند خراب
list-broken-mark = پیوند خراب
links-failing =
    { $count ->
        [one] یک نشانی بیرونی پاسخ درست نمی‌دهد
       *[other] { $count } نشانی بیرونی پاسخ درست نمی‌دهند
    }
links-ask = اکنون دوباره بیازما
link-since = از { $when }
link-since-not-yet = از { $when }؛ پیش از آنکه خراب به شمار آید، باز آزموده می‌شود
link-fault-not-found = این صفحه پیدا نشد
link-fault-server = سرور آن خطا می‌دهد
link-fault-redirects = به جایی نمی‌رسد و پیوسته به نشانی دیگری می‌رود
link-fault-name = نام این سایت شناخته نیست
link-fault-time = به‌هنگام پاسخ نداد
link-fault-connection = پیوند با سرور آن برقرار نشد
link-fault-certificate = گواهی امنیتی آن درست نیست
link-fault-inner = به شبکه‌ای درونی می‌رسد که بازدیدکنندگان به آن راه ندارند
done-links-asked = به‌زودی دوباره آزموده می‌شود؛ چند دقیقهٔ دیگر این صفحه را تازه کنید.
done-links-off = آزمودن پیوندها در این سامانه روشن نیست؛ از مدیر سامانه بخواهید.
