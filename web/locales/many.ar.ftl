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
list-mine = ما ينتظرني فقط
list-sample = عيّنات مُختلَقة
list-sort = الترتيب
list-sort-changed = أحدث تغيير
list-sort-name = الاسم
list-sort-fit = الأقرب إلى البحث
list-any = الكل
list-more = مرشّحات أخرى
list-show = اعرض
list-total =
    { $count ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $count } مواد
       *[other] { $count } مادة
    }
list-pick = اختيار
list-pick-all = كل هذه الصفحة
list-name = الاسم
list-what = ما هي
list-changed = التغيير
list-completeness = الاكتمال
list-complete = { $percent }٪
list-missing = ينقصها:
list-comma = {"، "}
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
station-archived = لم يعد معروضًا
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
bulk-archive = إخفاء عن الزوار
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
bulk-done =
    { $count ->
        [zero] لم تتغيّر أي مادة.
        [one] تغيّرت مادة واحدة.
        [two] تغيّرت مادتان.
        [few] تغيّرت { $count } مواد.
       *[other] تغيّرت { $count } مادة.
    }
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
batch-size =
    { $count ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $count } مواد
       *[other] { $count } مادة
    }
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

# Bringing files in

import-title = استيراد ملف
import-lead = أحضر قائمة لديك دفعة واحدة. يُجرَّب الملف قبل أي تغيير، وتُعرض كل مشكلة مع رقم سطرها.
import-file = الملف
import-file-hint = ‏CSV أو XLSX أو GeoJSON أو تقويم (ICS) أو مقتطف OpenStreetMap ‏(osm أو osm.pbf)، حتى ٣٢ ميغابايت و٢٠٬٠٠٠ سطر
import-upload = رفع
import-own = ملفاتك
import-not-taken = لم يُقبل
import-rows =
    { $count ->
        [zero] لا أسطر
        [one] سطر واحد
        [two] سطران
        [few] { $count } أسطر
       *[other] { $count } سطرًا
    }
import-step-columns = الأعمدة
import-step-try = التجربة
import-step-take = الإدخال
import-stage-told = بانتظار التجربة
import-stage-running = جارٍ
import-stage-interrupted = متوقف
import-stage-tried = مجرَّب
import-stage-taken = أُدخل
import-interrupted = انقطع العمل. ما أُدخل حتى ذلك الحين باقٍ ويمكن التراجع عنه في «ما أُنجز دفعة واحدة»؛ جرّب من جديد.
import-progress = { $done } من { $all } سطر
import-look-again = انظر من جديد
import-stop = أوقف
import-stopped = أُوقف في الطريق.
import-would = إذا أُدخل
import-did = أُدخل
import-created = جديدة
import-updated = متغيّرة
import-unchanged = كما كانت
import-drafted = مسودات للناشر
import-refused = مرفوضة
import-take = أدخِل الأسطر الصحيحة
import-undo = تراجع عن الاستيراد كله
import-problems = المشكلات
import-problems-file = كل المشكلات في ملف CSV
import-more-faults = و{ $count } مشكلة أخرى في الملف.
import-row = السطر
import-column = العمود
import-why = السبب
import-value = القيمة
import-remark = ملاحظة
import-again = تجربة أخرى
import-columns-hint = خُمّن معنى كل عمود من اسمه؛ صحّحه أو استبعده.
import-sample = عيّنة
import-means = المعنى
import-leave-out = استبعاد
import-defaults = لكل الأسطر
import-category = الفئة إن لم يذكرها السطر
import-as-column = كما في العمود
import-source = المصدر إن لم يذكره السطر
import-licence = رخصة المصدر
import-try = جرّب من دون تغيير
import-forget = تخلّص من الملف
import-bad-none = لم تختر ملفًا.
import-bad-many = لا يُحفظ أكثر من ٢٠ ملفًا؛ تخلّص من واحد أولًا.
import-bad-large = الملف أكبر من ٣٢ ميغابايت.
import-bad-cut = لم يصل الملف كاملًا؛ أعد إرساله.
import-bad-format = نوع الملف غير معروف؛ أحضر CSV أو XLSX أو GeoJSON أو ICS أو osm أو osm.pbf.
import-bad-broken = لا يمكن قراءة الملف؛ لعله تالف أو ليس بترميز UTF-8.
import-bad-empty = لا أسطر في الملف.
import-bad-rows = في الملف أكثر من ٢٠٬٠٠٠ سطر؛ قسّمه.
import-bad-columns = في الملف أكثر من ٢٠٠ عمود.
import-bad-cell = نص إحدى الخانات يزيد على ٥٠٬٠٠٠ حرف.
import-bad-unpacked = يصير الملف أكبر مما يُقبل عند فكّه.
import-bad-entities = يحمل الملف تعريفات لا مكان لها فيه.
import-bad-owner = حدّد الجهة المالكة لهذه الأسطر.
import-bad-busy = يجري استيرادان آخران؛ حاول بعد قليل.
import-bad-failed = لم يكتمل العمل. ما أُدخل باقٍ ويمكن التراجع عنه؛ حاول من جديد.
import-why-not-allowed = لا يُسمح لك بإدخال هذه المادة لجهتها.
import-why-writing = أحدهم يكتب في هذه المادة.
import-why-other-kind = توجد مادة بهذا المعرّف من نوع آخر.
column-name = الاسم
column-aka = أسماء أخرى
column-summary = الملخص
column-description = الوصف
column-address = العنوان
column-in-fa = الفارسية
column-in-en = الإنجليزية
column-in-ar = العربية
column-id = المعرّف
column-kind = النوع
column-category = الفئة
column-lon = خط الطول
column-lat = خط العرض
column-city = المدينة
column-province = المحافظة
column-country = البلد
column-phone = الهاتف
column-website = الموقع
column-booking-url = رابط الحجز
column-opening-hours = ساعات العمل
column-wheelchair = الكرسي المتحرك
column-fee = رسم الدخول
column-start = البداية
column-end = النهاية
column-rrule = قاعدة التكرار
column-except = أيام مستثناة
column-timezone = المنطقة الزمنية
column-wikidata = ويكي بيانات
column-osm = OpenStreetMap
column-unesco = اليونسكو
column-importance = الأهمية
column-source = المصدر
column-source-url = عنوان المصدر
column-licence = الرخصة
column-status = الحالة
column-slug = عنوان الصفحة
column-sample = عيّنة مختلقة

# Reports of visitors

report-link = الإبلاغ عن خطأ
report-title = الإبلاغ عن خطأ
report-what = ما الخطأ؟
report-topic-closed = أُغلق أو لن يُقام
report-topic-moved = الموقع غير صحيح
report-topic-hours = الأوقات غير صحيحة
report-topic-fact = معلومة غير صحيحة
report-topic-offensive = نص أو صورة مسيئة
report-topic-other = أمر آخر
report-words = أخبرنا بالمزيد
report-mail = البريد الإلكتروني (اختياري)
report-mail-hint = فقط إن أردت جوابًا؛ لا يراه سوى مالك هذه الصفحة.
report-trap = اترك هذا فارغًا
report-send = أرسل
report-sent = شكرًا! وصل بلاغك إلى مالك هذه الصفحة.
report-back = العودة
report-no-topic = حدّد ما الخطأ.
report-no-words = أضف شرحًا قصيرًا لنتمكن من التصحيح.
report-long = النص أطول من { $max } حرف.
report-bad-mail = عنوان البريد غير صحيح.
report-too-many = وصلت بلاغات كثيرة من عنوانك خلال ساعة. أعد الإرسال بعد ساعة؛ ما كتبته باقٍ هنا.
item-overdue = قد تكون قديمة
studio-reports = البلاغات
report-none = لا بلاغات
report-none-lead = يستطيع الزوار الإبلاغ عن الأخطاء أسفل كل صفحة، وتصلك هنا.
report-none-here = لا بلاغ في هذه الحالة.
report-open = افتح المادة
report-state = الحالة
report-state-new = جديد
report-state-accepted = مقبول
report-state-declined = مرفوض
report-state-done = منجز
report-answer = ملاحظة
report-save = احفظ
done-report-answered = حُفظ.

# The desk

desk-waiting =
    { $count ->
        [zero] لا شيء بانتظارك
        [one] أمر واحد بانتظارك
        [two] أمران بانتظارك
        [few] { $count } أمور بانتظارك
       *[other] { $count } أمرًا بانتظارك
    }
desk-returned = أُعيدت إليك
desk-review = للمراجعة
desk-reports = بلاغات الزوار
desk-overdue = حان وقت مراجعتها
desk-planned = مجدوَلة
desk-plan-publish = ستُنشر
desk-plan-withdraw = ستُحجب
desk-still-true = ما زالت صحيحة
desk-checked-on = آخر مراجعة: { $date }
desk-see-all = عرض الكل
desk-clear = أُنجزت كل الأعمال
desk-clear-lead = ما يُعاد إليك أو ينتظر المراجعة أو يبلّغ عنه الزوار يظهر هنا. وحتى ذلك الحين يمكنك إكمال المواد.
desk-demand = بُحث عنها ولم توجد
desk-demand-caption = عمليات بحث بلا نتيجة خلال ٣٠ يومًا
desk-demand-hint = آخر ٣٠ يومًا، الأعداد من ١٠ فما فوق فقط، ولا تخص شخصًا أبدًا
desk-demand-none = لم يتكرر أي بحث بلا نتيجة عشر مرات بعد.
desk-freshness = حداثة المواد
desk-fresh = روجعت { $fresh } من { $all } مادة منشورة في موعدها.
desk-translation = الترجمة
desk-of = { $done } من { $all }
done-confirmed = سُجّلت مراجعتها اليوم.
done-confirm-not-public = هذه المادة غير منشورة.

# Twins

twins-title = المكررات
twins-lead = مواد من نوع واحد واسم واحد ضمن ٣٠٠ متر.
twins-none = لا مكررات
twins-none-lead = لا توجد مادتان باسم واحد متقاربتان.
twins-compare = قارن ووحّد
joining-title = توحيد مادتين
joining-lead = ما يبقى يحتفظ بأسماء الأخرى، وتقود عناوينها إليه، وما كان يشير إليها يشير إليه. ويبقى تاريخ كلتيهما.
joining-swap = لتبقَ الأخرى
joining-stays = تبقى
joining-goes = تذهب
joining-field = الحقل
joining-do = وحّدهما
joining-not = لم تُوحَّدا
done-joined = صارتا واحدة.

# Broken links

desk-broken = روابط معطّلة
list-broken = فيها رابط معطّل
list-broken-mark = رابط معطّل
links-failing =
    { $count ->
        [one] عنوان خارجي لا يجيب كما ينبغي
        [two] عنوانان خارجيان لا يجيبان كما ينبغي
        [few] { $count } عناوين خارجية لا تجيب كما ينبغي
        [many] { $count } عنوانًا خارجيًا لا تجيب كما ينبغي
       *[other] { $count } عنوان خارجي لا تجيب كما ينبغي
    }
links-ask = افحص مجددًا الآن
link-since = منذ { $when }
link-since-not-yet = منذ { $when }؛ يُجرَّب مجددًا قبل أن يُعَدّ معطّلًا
link-fault-not-found = لم يُعثر على الصفحة
link-fault-server = خادمه يُبلغ عن خطأ
link-fault-redirects = يحيل إلى عناوين أخرى بلا نهاية
link-fault-name = اسم هذا الموقع غير معروف
link-fault-time = لم يُجب في الوقت المحدد
link-fault-connection = تعذّر الاتصال بخادمه
link-fault-certificate = شهادة الأمان فيه غير صالحة
link-fault-inner = يؤدي إلى شبكة داخلية لا يصل إليها الزوار
done-links-asked = سيُفحص مجددًا بعد قليل؛ أعد تحميل هذه الصفحة بعد بضع دقائق.
done-links-off = فحص الروابط غير مفعّل في هذا النظام؛ اطلبه ممن يديره.
