# Many at once, freshness, reports and the desk

# The list

studio-items = مطلب‌ها
list-q = جست‌وجو
list-kind = گونه
list-state = وضعیت
list-owner = نهاد
list-city = شهر
list-lacks = زبان ناقص
list-lacks-fa = بدون فارسی
list-lacks-en = بدون انگلیسی
list-lacks-ar = بدون عربی
list-overdue = بازبینی دیر شده
list-overdue-mark = بازبینی شود
list-sample = نمونه‌های ساختگی
list-sort = ترتیب
list-sort-changed = تازه‌ترین تغییر
list-sort-name = نام
list-sort-fit = نزدیک‌ترین به جست‌وجو
list-any = همه
list-more = صافی‌های بیشتر
list-show = نشان بده
list-total = { $count -> [one] یک مطلب *[other] { $count } مطلب }
list-pick = برگزیدن
list-name = نام
list-what = چیست
list-changed = تغییر
list-completeness = کامل بودن
list-complete = { $percent }٪
list-missing = ندارد:
list-comma = ،
list-no-name = بی‌نام
list-pages = صفحه‌های فهرست
list-first = از آغاز
list-next = ادامه
list-back = بازگشت به فهرست
list-all = همهٔ مطلب‌ها
list-empty = چیزی نیست
list-empty-narrowed = با این صافی‌ها مطلبی نیست. یکی را بردارید یا جست‌وجو را کوتاه‌تر کنید.
list-empty-new = هنوز مطلبی ندارید. نخستین را بنویسید؛ تا منتشر نکنید کسی آن را نمی‌بیند.
list-category-of = { $kind }: { $category }
station-draft = پیش‌نویس
station-review = در بازبینی
station-returned = پس‌فرستاده
station-published = منتشرشده
station-archived = بایگانی
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
bulk-archive = بایگانی
bulk-verified = امروز بازبینی شد
bulk-category = دستهٔ تازه
bulk-city = شهر تازه
bulk-owner = واگذاری به نهاد دیگر
bulk-source = افزودن منبع
bulk-import = درون‌برد
bulk-new-category = دسته
bulk-new-city = شهر
bulk-new-owner = نهاد
bulk-source-title = نام منبع
bulk-source-url = نشانی وب منبع
bulk-source-licence = پروانهٔ منبع
bulk-all = همهٔ { $count } مطلب این فهرست
bulk-do = انجام بده
bulk-hint = برای هر مطلب جداگانه سنجیده می‌شود که اجازه دارید یا نه. هر بار تا { $most } مطلب؛ همه را می‌شود برگرداند.
bulk-done = { $count -> [zero] هیچ مطلبی تغییر نکرد. [one] یک مطلب تغییر کرد. *[other] { $count } مطلب تغییر کرد. }
bulk-drafted = تغییر { $count } مطلب پیش‌نویس شد و در انتظار انتشار است.
bulk-same = { $count } مطلب از پیش همین بود.
bulk-refused = انجام نشد
bulk-why = چرا
bulk-why-not-allowed = اجازهٔ این کار را برای این مطلب ندارید.
bulk-why-writing = کسی در حال نوشتن آن است یا همین دم ذخیره‌اش کرد.
bulk-why-other-kind = این دسته از آنِ گونهٔ دیگری است.
done-bulk-nothing = چیزی برنگزیدید.
done-bulk-too-many = بیش از ۵۰۰۰ مطلب است؛ فهرست را تنگ‌تر کنید.
done-bulk-no-action = بگویید چه کاری انجام شود.
done-bulk-no-category = دستهٔ تازه را برگزینید.
done-bulk-no-city = شهر تازه را برگزینید.
done-bulk-no-owner = نهاد تازه را برگزینید.
done-bulk-no-source = نام منبع را بنویسید.
done-bulk-bad-source = نشانی منبع باید با ‎https://‎ آغاز شود.

# Undoing

batch-title = کارهای گروهی
batch-lead = هر کار گروهی را می‌شود برگرداند. مطلبی که پس از آن تغییر کرده است دست نمی‌خورد.
batch-none = هنوز کاری گروهی نکرده‌اید
batch-none-lead = در فهرست مطلب‌ها چند تا را برگزینید تا یکجا کاری با آن‌ها بکنید.
batch-size = { $count -> [one] یک مطلب *[other] { $count } مطلب }
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
