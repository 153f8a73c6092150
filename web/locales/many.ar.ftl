# Many at once, freshness, reports and the desk

# The list

studio-items = المواد
list-q = بحث
list-kind = النوع
list-state = الحالة
list-owner = الجهة
list-city = المدينة
list-lacks = لغة ناقصة
list-lacks-fa = من دون الفارسية
list-lacks-en = من دون الإنجليزية
list-lacks-ar = من دون العربية
list-overdue = تأخّرت مراجعتها
list-overdue-mark = تُراجَع
list-sample = عيّنات مُختلَقة
list-sort = الترتيب
list-sort-changed = أحدث تغيير
list-sort-name = الاسم
list-sort-fit = الأقرب إلى البحث
list-any = الكل
list-more = مرشّحات أخرى
list-show = اعرض
list-total = { $count -> [zero] لا مواد [one] مادة واحدة [two] مادتان [few] { $count } مواد *[other] { $count } مادة }
list-pick = اختيار
list-name = الاسم
list-what = ما هي
list-changed = التغيير
list-completeness = الاكتمال
list-complete = { $percent }٪
list-missing = ينقصها:
list-comma = ،
list-no-name = بلا اسم
list-pages = صفحات القائمة
list-first = من البداية
list-next = التالي
list-back = العودة إلى القائمة
list-all = كل المواد
list-empty = لا شيء هنا
list-empty-narrowed = لا مادة توافق هذه المرشّحات. أزِل أحدها أو اختصر البحث.
list-empty-new = لا مواد بعد. اكتب الأولى: لا يراها أحد قبل نشرها.
list-category-of = { $kind }: { $category }
station-draft = مسودة
station-review = قيد المراجعة
station-returned = مُعادة
station-published = منشورة
station-archived = مؤرشفة
station-dropped = متروكة
pending-draft = تغيير قيد الكتابة
pending-review = تغيير قيد المراجعة
pending-returned = تغيير مُعاد
pending-dropped = تغيير متروك

# What is missing

wanted-name-fa = الاسم الفارسي
wanted-name-en = الاسم الإنجليزي
wanted-summary-fa = الملخص الفارسي
wanted-summary-en = الملخص الإنجليزي
wanted-description = الوصف
wanted-picture = صورة
wanted-source = عنوان المصدر
wanted-verified = تاريخ المراجعة
wanted-point = الموقع على الخريطة
wanted-hours = ساعات العمل
wanted-address = العنوان
wanted-fee = رسم الدخول
wanted-access = إمكانية الوصول
wanted-venue = المكان
wanted-organiser = المنظّم
wanted-signed = تاريخ التوقيع
wanted-themes = المجالات
wanted-how = طريقة التقديم
wanted-contact = جهة الاتصال

# Lists kept under a name

view-title = احفظ هذه القائمة
view-kept-ones = القوائم المحفوظة
view-name = اسم القائمة
view-keep = احفظ
view-forget = انسَ
done-view-kept = حُفظت القائمة.
done-view-forgotten = نُسيت القائمة.
done-view-nameless = اكتب اسمًا لحفظ القائمة.
done-view-too-many = لا تُحفظ أكثر من ٢٠ قائمة؛ انسَ واحدة أولًا.

# Many at once

bulk-title = بالمواد المختارة
bulk-action = الإجراء
bulk-choose = اختر
bulk-details = القيمة الجديدة
bulk-publish = نشر
bulk-archive = أرشفة
bulk-verified = روجعت اليوم
bulk-category = تعيين الفئة
bulk-city = تعيين المدينة
bulk-owner = نقل إلى جهة أخرى
bulk-source = إضافة مصدر
bulk-import = استيراد
bulk-new-category = الفئة
bulk-new-city = المدينة
bulk-new-owner = الجهة
bulk-source-title = اسم المصدر
bulk-source-url = عنوان المصدر على الويب
bulk-source-licence = رخصة المصدر
bulk-all = كل مواد هذه القائمة ({ $count })
bulk-do = نفّذ
bulk-hint = يُتحقَّق من إذنك لكل مادة على حدة. حتى { $most } مادة في المرة؛ ويمكن التراجع.
bulk-done = { $count -> [zero] لم تتغيّر أي مادة. [one] تغيّرت مادة واحدة. [two] تغيّرت مادتان. [few] تغيّرت { $count } مواد. *[other] تغيّرت { $count } مادة. }
bulk-drafted = تغيير { $count } محفوظ مسودةً بانتظار النشر.
bulk-same = { $count } كانت كذلك من قبل.
bulk-refused = لم يُنفَّذ
bulk-why = السبب
bulk-why-not-allowed = لا يُسمح لك بهذا في هذه المادة.
bulk-why-writing = أحدهم يكتب فيها أو حفظها الآن.
bulk-why-other-kind = هذه الفئة لنوع آخر.
done-bulk-nothing = لم تختر شيئًا.
done-bulk-too-many = هذه أكثر من ٥٠٠٠ مادة؛ ضيّق القائمة.
done-bulk-no-action = حدّد الإجراء.
done-bulk-no-category = اختر الفئة الجديدة.
done-bulk-no-city = اختر المدينة الجديدة.
done-bulk-no-owner = اختر الجهة الجديدة.
done-bulk-no-source = اكتب اسم المصدر.
done-bulk-bad-source = يجب أن يبدأ عنوان المصدر بـ ‎https://‎

# Undoing

batch-title = ما أُنجز دفعة واحدة
batch-lead = يمكن التراجع عمّا أُجري دفعة واحدة. وما تغيّر بعده يبقى كما هو.
batch-none = لم يُجرَ شيء دفعة واحدة بعد
batch-none-lead = اختر عدة مواد في القائمة لتُجري عليها شيئًا معًا.
batch-size = { $count -> [zero] لا مواد [one] مادة واحدة [two] مادتان [few] { $count } مواد *[other] { $count } مادة }
batch-undo = تراجع
batch-undone = جرى التراجع
batch-restored = عادت { $count } كما كانت.
batch-removed = أُزيلت { $count } لم تكن موجودة من قبل.
batch-nothing = لم يكن ثمة ما يُتراجع عنه.
batch-kept = بقيت لأنها تغيّرت بعده أو لأن شيئًا يشير إليها

# Files to take away

export-lead = خذ هذه القائمة:
export-csv = CSV (جدول)
export-geojson = GeoJSON (خريطة)
export-jsonl = JSON Lines (برنامج)
