# Words of the visitor pages. Whole sentences; numbers and dates come already written in the page's digits.

## Frame of every page
layout-brand = گردش
layout-tagline = دليل مدن إيران
layout-language = اللغة
layout-language-name = العربية
layout-skip = الانتقال إلى المحتوى
layout-sections = الأقسام
layout-more = المزيد
layout-find = بحث
layout-places = الأماكن
layout-events = الفعاليات
layout-sisters = المدن الشقيقة
layout-saved = المحفوظات
layout-about = عن گردش
layout-data = البيانات المفتوحة
layout-licences = الرخص والمصادر
layout-footer = تراث مدن إيران وطبيعتها وفعالياتها وصداقاتها، ومع كل نص مصدره. وما كان مثالًا فعليه علامة «مثال».
layout-theme-dark = المظهر الداكن
layout-theme-light = المظهر الفاتح

## Kinds of item, as tabs and headings
kind-all = الكل
kind-place = الأماكن
kind-event = الفعاليات
kind-route = المسارات
kind-programme = البرامج
kind-opportunity = الفرص
kind-partnership = اتفاقيات التوأمة
kind-city = المدن
kind-province = المحافظات
kind-organisation = المؤسسات

## One line of a list
entry-sample = مثال
entry-cancelled = أُلغي
entry-postponed = أُجّل
entry-unesco = تراث عالمي
entry-here = هنا تمامًا
entry-open = مفتوح
entry-open-until = مفتوح حتى { $time }
entry-open-always = مفتوح ليلًا ونهارًا
entry-closed = مغلق
entry-closed-until = مغلق، يفتح { $day } الساعة { $time }
entry-opens-today = مغلق، يفتح اليوم الساعة { $time }
entry-opens-tomorrow = مغلق، يفتح غدًا الساعة { $time }
entry-when-at = { $date }، { $time }
entry-when-span = { $from } – { $to }

## Keeping and handing on
save-label = حفظ
save-done = حُفظ
share-label = مشاركة
share-copied = نُسخ الرابط
share-failed = تعذّر النسخ؛ خذوا العنوان من شريط المتصفح

## Find
find-title = البحث عن الأماكن والفعاليات
find-title-words = البحث عن «{ $words }»
find-title-place = أماكن وفعاليات { $place }
find-title-category-place = { $category } في { $place }
find-choice = { $name } ({ $count })
find-when-span = { $from } – { $to }
find-when-since = من { $from }
find-when-until = حتى { $to }
find-description = معالم ومتاحف وطبيعة وطعام وفعاليات ومسارات في مدن إيران على الخريطة.
find-search = بحث
find-placeholder = مكان، طعام، فعالية…
find-clear = مسح
find-submit = بحث
find-near = بالقرب مني
find-near-on = بالقرب منك
find-near-off = دون اعتبار موقعي
find-near-busy = جارٍ تحديد موقعك…
find-near-denied = لم يسمح المتصفح بمعرفة موقعك. اسمح بذلك لهذا العنوان في إعدادات المتصفح، أو اكتب اسم المدينة.
find-near-unavailable = تعذّر تحديد موقعك. اكتب اسم مدينة أو حي.
find-near-timeout = طال تحديد موقعك. حاول مرة أخرى أو اكتب اسم المدينة.
find-near-unsupported = لا يستطيع هذا المتصفح تحديد موقعك. اكتب اسم المدينة.
find-kinds = النوع
find-categories = الفئة
find-filter = تصفية
find-filter-count = تصفية، { $count } مفعّلة
find-filters = خيارات التصفية
find-filter-where = أين
find-filter-province = المحافظة
find-filter-province-any = كل المحافظات
find-filter-city = المدينة
find-filter-city-any = كل المدن
find-filter-how = كيف
find-filter-open = مفتوح الآن
find-filter-wheelchair = مهيأ للكراسي المتحركة
find-filter-free = مجاني
find-filter-unesco = تراث عالمي لليونسكو
find-filter-when = متى
find-filter-from = من يوم
find-filter-to = إلى يوم
find-filter-date-hint = يظهر التاريخ الهجري الشمسي تحته.
find-filter-apply = عرض
find-filter-reset = إزالة التصفية
find-when-any = أي وقت
find-when-today = اليوم
find-when-weekend = عطلة الأسبوع
find-when-week = الأيام السبعة القادمة
find-when-month = الأيام الثلاثون القادمة
find-understood = هكذا فهمنا:
find-understood-kind = النوع
find-understood-category = الفئة
find-understood-city = المدينة
find-understood-province = المحافظة
find-understood-when = الوقت
find-understood-filter = فقط
find-understood-owner = المؤسسة
find-understood-near = الموقع
find-understood-near-value = بالقرب منك
find-understood-near-radius = ضمن { $distance }
find-understood-map = الخريطة
find-understood-map-value = هذا النطاق
find-remove = إزالة { $what }
find-count =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
       *[other] { $count } نتيجة
    }
find-count-map =
    { $count ->
        [zero] لا نتائج على هذه الخريطة
        [one] نتيجة واحدة على هذه الخريطة
        [two] نتيجتان على هذه الخريطة
        [few] { $count } نتائج على هذه الخريطة
       *[other] { $count } نتيجة على هذه الخريطة
    }
find-count-place =
    { $count ->
        [zero] لا نتائج في { $place }
        [one] نتيجة واحدة في { $place }
        [two] نتيجتان في { $place }
        [few] { $count } نتائج في { $place }
       *[other] { $count } نتيجة في { $place }
    }
find-count-category =
    { $count ->
        [zero] لا نتائج في فئة «{ $category }»
        [one] نتيجة واحدة في فئة «{ $category }»
        [two] نتيجتان في فئة «{ $category }»
        [few] { $count } نتائج في فئة «{ $category }»
       *[other] { $count } نتيجة في فئة «{ $category }»
    }
find-sort = الترتيب
find-sort-relevance = الأنسب
find-sort-distance = الأقرب
find-sort-date = الأقرب موعدًا
find-sort-name = أبجديًا
find-sort-apply = رتّب
find-next = عرض التالي
find-first = العودة إلى أول القائمة
find-loading = تُحدَّث القائمة…
find-updated = حُدِّثت القائمة: { $heading }
find-failed-title = لم تُحدَّث القائمة
find-failed = تعذّر الوصول إلى الخدمة. القائمة السابقة ما زالت هنا.
find-retry = إعادة المحاولة
find-meant = هل تقصد { $words }؟
find-relaxed = لا شيء يحوي هذه الكلمات كلها؛ وهذا أقربها.
find-empty-title = لا شيء يوافق كل هذا
find-empty-words = لم نجد شيئًا عن «{ $words }»
find-empty-map = لا شيء في هذا الجزء من الخريطة
find-empty-text = جرّب أحد هذه السبل:
find-way-without = من دون «{ $what }»
find-way-map = على الخريطة كلها
find-way-words = من دون كلمات «{ $words }»
find-way-all = عرض كل شيء
find-way-places = تصفّح المحافظات والفئات

## Map
map-label = الخريطة
map-show = عرض الخريطة
map-show-hint = القائمة والخريطة شيء واحد؛ افتح الخريطة متى شئت.
map-loading = تُفتح الخريطة…
map-again = البحث في هذه الخريطة
map-auto = البحث عند تحريك الخريطة
map-me = موقعي
map-zoom-in = تكبير
map-zoom-out = تصغير
map-whole = الخريطة كلها
map-failed-title = تعذّر عرض الخريطة
map-failed = لا يستطيع هذا المتصفح رسم الخريطة (لا يتوفر WebGL). القائمة كاملة وكل شيء يعمل دون الخريطة.
map-failed-network = لم تُحمَّل الخريطة. القائمة كاملة؛ يمكنك إعادة المحاولة.
map-retry = إعادة المحاولة
map-cluster =
    { $count ->
        [one] نتيجة واحدة، تكبير
        [two] نتيجتان، تكبير
        [few] { $count } نتائج، تكبير
       *[other] { $count } نتيجة، تكبير
    }
map-keys = تحرّك بمفاتيح الأسهم وكبّر وصغّر بـ + و −.
map-list = القائمة

## Suggestions
suggest-label = اقتراحات
suggest-names = أسماء
suggest-categories = فئات
suggest-regions = مدن ومحافظات
suggest-words = عمليات بحث
suggest-move = تنقّل
suggest-open = فتح
suggest-close = إغلاق
suggest-count =
    { $count ->
        [zero] لا اقتراحات
        [one] اقتراح واحد
        [two] اقتراحان
        [few] { $count } اقتراحات
       *[other] { $count } اقتراحًا
    }

## Saved in this browser
saved-title = المحفوظات
saved-description = الأماكن والفعاليات التي تحتفظ بها في هذا المتصفح.
saved-lead = ما تحفظه يبقى في هذا المتصفح ولا يُرسل إلى أي مكان.
saved-empty-title = لم تحفظ شيئًا بعد
saved-empty = انقر العلامة بجانب أي اسم ليبقى هنا.
saved-noscript = تُحفظ المختارات في المتصفح ولا يمكن عرضها دون جافاسكربت.
saved-remove = إزالة من المحفوظات
saved-find = البحث عن الأماكن
