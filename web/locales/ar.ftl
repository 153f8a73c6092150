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
entry-within = في حدود { $distance }
entry-opens-today = مغلق، يفتح اليوم الساعة { $time }
entry-opens-tomorrow = مغلق، يفتح غدًا الساعة { $time }
entry-opens-on = مغلق، يفتح { $day }
entry-opens-on-tomorrow = مغلق، يفتح غدًا
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
find-understood-near-value = بالقرب من هنا
find-understood-near-item = بالقرب من { $name }
find-understood-near-radius = ضمن { $distance }
find-understood-map = الخريطة
find-understood-map-value = هذا النطاق
find-understood-polygon = داخل النطاق المرسوم
find-understood-along = المسار
find-understood-along-value = على بُعد { $distance } من { $route }
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
find-changed-keyboard = قرأناها «{ $words }»؛ يبدو أن لوحة المفاتيح كانت بلغة أخرى.
find-changed-spelling = لا شيء بهذا الإملاء؛ وهذه أقرب الكتابات إليه.
find-changed-category = لا شيء من هذه الفئة؛ نعرض «{ $what }».
find-changed-province = لا شيء في هذه المدينة؛ بحثنا في { $place }.
find-changed-anywhere = لا شيء هناك؛ نعرض ما في أماكن أخرى.
find-changed-any-time = لا شيء في ذلك الوقت؛ نعرض أوقاتاً أخرى.
find-changed-radius = لا شيء أقرب من ذلك؛ بحثنا ضمن { $distance }.
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
map-gestures = حرّك الخريطة بإصبعين.
map-gestures-wheel = اضغط Ctrl مع التمرير لتكبير الخريطة أو تصغيرها.
map-gestures-mac = اضغط ⌘ مع التمرير لتكبير الخريطة أو تصغيرها.
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

## Pages of single items
item-title = { $name }، { $town }
item-crumbs = موضع هذه الصفحة
item-facts = لمحة
item-where = كيف تصل
item-map = على الخريطة
item-map-failed = لا تظهر الخريطة في هذا المتصفح. الإحداثيات مذكورة تحتها.
item-locator = موضعه في محافظة { $province }
item-coordinates = الإحداثيات:
item-on-map = ما حوله على خريطة گردش
item-precision-100m = موضع تقريبي في حدود ١٠٠ متر.
item-precision-1km = موضع تقريبي في حدود كيلومتر. اسأل أهل المكان في الطريق.
item-precision-settlement = موضع تقريبي: لا تُعرف إلا بلدته أو قريته، والعلامة في وسطها.
item-near = بالقرب
item-near-all = كل ما هو قريب
item-all-events = كل الفعاليات
item-all-of = كل «{ $category }»
item-links = للمزيد
item-link = { $rel }: { $site }
item-link-official = الموقع الرسمي
item-link-wikipedia = ويكيبيديا
item-link-register = السجل
item-link-booking = الحجز
item-link-video = فيديو
item-link-document = وثيقة
item-link-more = المزيد
item-link-wikidata = ويكي بيانات
item-link-osm = خريطة الشارع المفتوحة
item-sources = المصادر والرخصة
item-verified = آخر مراجعة { $date } ({ $other })
item-not-verified = لم يُسجَّل تاريخ آخر مراجعة لهذه البيانات.
item-sample-title = نموذج
item-sample-text = هذا المدخل موضوع للعرض ولا وجود له في الواقع.
item-other-language = لم يُترجم هذا النص بعد، وهو باللغة { $language }.
item-gregorian-year = { $year } م
item-phone = الهاتف
item-email = البريد
item-website = الموقع
item-contact = للتواصل
item-documents = وثائق
item-themes = المجالات
item-city = المدينة
item-owner = بإشراف
item-province = محافظة { $name }

language-fa = الفارسية
language-en = الإنجليزية
language-ar = العربية
language-de = الألمانية
language-fr = الفرنسية
language-ru = الروسية
language-tr = التركية
language-zh = الصينية

## What a source covers
covers-name = الاسم
covers-point = الموضع
covers-summary = الملخص
covers-description = النص
covers-bounds = الحدود
covers-period = العصر
covers-category = الفئة
covers-protection = الحماية
covers-population = السكان
covers-unesco = التراث العالمي
covers-outline = الخط الخارجي
covers-schedule = المواعيد
covers-iso = الرمز
covers-capital = المركز
covers-cities = المدن
covers-themes = المجالات
covers-fee = الدخول
covers-stops = المحطات
covers-opening_hours = أوقات الدوام
covers-programme = البرنامج
covers-signed = تاريخ التوقيع
covers-opportunity = الفرصة
covers-website = الموقع
covers-other_names = الأسماء الأخرى
covers-address = العنوان
covers-access = الوصول

## A place
place-hours = أوقات الدوام
place-hours-week = أوقات الدوام للأيام السبعة القادمة
place-hours-always = مفتوح ليل نهار.
place-hours-all-day = طوال اليوم
place-hours-today = { $day }، اليوم
place-hours-to = إلى
place-hours-holiday = عطلة رسمية
place-address = العنوان
place-period = العصر
place-unesco = التراث العالمي
place-unesco-year = أدرجته اليونسكو عام { $year }
place-protection = الحماية
place-protection-world = تراث عالمي
place-protection-national = أثر وطني
place-protection-local = مسجل محليًا
place-protection-natural = أثر طبيعي أو محمية
place-protection-number = رقم { $number }
place-protection-year = عام { $year }
place-fee = الدخول
place-fee-free = مجاني
place-fee-paid = بتذكرة
place-wheelchair = كرسي متحرك
place-blind = المكفوفون
place-deaf = الصم
place-toilet = دورة مياه مهيأة
place-ability-yes = نعم
place-ability-limited = جزئيًا
place-ability-no = لا
place-access-note = الوصول
place-booking = الحجز
place-book = الحجز في موقعه
place-events = ما يجري هنا
place-routes = مسارات تمر من هنا
place-opportunities = فرص هنا
place-alike = «{ $category }» في أنحاء المحافظة

## An event
event-dates = المواعيد
event-no-dates = لم يُذكر موعد.
event-all-day = طوال اليوم
event-until-day = طوال اليوم، حتى { $date }
event-from = الساعة { $from }
event-from-to = { $from } إلى { $to }
event-from-until-day = من الساعة { $from } حتى { $date } الساعة { $to }
event-over = انتهت
event-calendar = أضف إلى التقويم
event-venue = المكان
event-venue-note = الموضع بالتحديد
event-organiser = المنظم
event-tickets = التذاكر
event-free = مجاني
event-paid = بتذكرة
event-buy = شراء التذاكر
event-at = مكان الفعالية
event-near = قرب مكان الفعالية
event-cancelled-text = أُلغيت هذه الفعالية ولن تُقام.
event-postponed-text = أُجّلت هذه الفعالية إلى موعد لم يُعلن بعد.

## A partnership, a programme, an opportunity
partnership-distance = المسافة بينهما
partnership-apart = بين المدينتين { $distance }، والخط أقصر طريق بينهما.
partnership-signed = التوقيع
partnership-state = الحال
partnership-state-active = قائمة
partnership-state-dormant = خاملة
partnership-state-ended = منتهية
partnership-state-unknown = غير معلوم، يُراجع نص الاتفاق
partnership-programmes = برامج هذه الاتفاقية
programme-state-planned = مخطط له
programme-state-open = باب التقديم مفتوح
programme-state-closed = انتهى التقديم
programme-state-running = جارٍ
programme-state-held = أُقيم
programme-state-cancelled = ملغى
programme-days-left =
    { $days ->
         [0] اليوم آخر يوم
         [one] يوم متبقٍّ
        *[other] يومًا متبقيًا
    }
programme-until = حتى { $date }
programme-no-deadline = لم يُذكر موعد نهائي.
programme-under = ضمن هذه الاتفاقية
programme-who = لمن
programme-seats = المقاعد
programme-starts = البداية
programme-ends = النهاية
programme-cost = التكلفة
programme-how = كيفية التقديم
programme-apply = قدّم طلبك
opportunity-form = النوع
opportunity-form-investment = استثمار
opportunity-form-sponsorship = رعاية
opportunity-form-concession = امتياز تشغيل
opportunity-form-partnership = شراكة
opportunity-ask = المطلوب
opportunity-amount = { $amount } { $currency }
opportunity-toman-billion = { $amount } مليار تومان
opportunity-toman-million = { $amount } مليون تومان
opportunity-place = عن
opportunity-answer = قدّم عرضًا
opportunity-state-open = مفتوحة للعروض
opportunity-state-under-review = قيد الدراسة
opportunity-state-closed = مغلقة
opportunity-state-awarded = أُسندت
currency-IRR = ريال
currency-EUR = يورو
currency-USD = دولار أمريكي

theme-culture = ثقافة
theme-tourism = سياحة
theme-heritage = تراث
theme-education = تعليم
theme-youth = شباب
theme-sport = رياضة
theme-trade = تجارة
theme-environment = بيئة
theme-urban-planning = تخطيط عمراني
theme-food = طعام
theme-literature = أدب
theme-crafts = حرف يدوية
theme-health = صحة
theme-technology = تقنية

## A route
route-way = الطريق ومحطاته
route-leg = ↓ { $distance } إلى المحطة التالية
route-length = الطول
route-duration = المدة
route-difficulty = الصعوبة
route-difficulty-easy = سهل
route-difficulty-moderate = متوسط
route-difficulty-hard = صعب
route-mode = الوسيلة
route-mode-foot = سيرًا
route-mode-bicycle = بالدراجة
route-mode-car = بالسيارة
route-mode-boat = بالقارب
route-stops = المحطات
route-along = ما يقع على الطريق

## A city, a province, an organisation
region-count = { $count } مكان
region-find = عرض على الخريطة
region-categories = ماذا فيها
region-cities = المدن
region-best = أشهر الأماكن
region-all = كل الأماكن
region-events = فعاليات قريبة
region-routes = مسارات
region-partnerships = مدن شقيقة
region-all-sisters = كل المدن الشقيقة
region-programmes = برامج التبادل
region-opportunities = فرص
region-province = المحافظة
region-country = البلد
region-population = السكان
region-clock = الوقت هناك
region-capital = المركز
region-iso = رمز آيزو
region-other-names = أسماء أخرى
organisation-type = النوع
organisation-type-council = مجلس
organisation-type-department = إدارة
organisation-type-lodge = نزل
organisation-type-partner = شريك
organisation-type-association = جمعية
organisation-type-business = عمل تجاري
organisation-owns = ما تشرف عليه
organisation-all = كلها

## Browsing
browse-title = الأماكن
browse-description = معالم إيران حسب المحافظة والفئة.
browse-total = { $count } مدخلًا، حسب المحافظة والفئة.
browse-provinces = المحافظات
browse-categories = الفئات
browse-count = { $count } مدخلًا
browse-category-in = { $category } في { $province }
browse-category-description = قائمة «{ $category }» في گردش، مع الخريطة ومصدر كل مدخل.
browse-on-map = على الخريطة
browse-narrower = فئات أدق
browse-all-provinces = كل المحافظات
browse-empty = لا شيء في هذه الفئة بعد.
browse-no-category = لا توجد فئة كهذه.
browse-no-province = لا توجد محافظة كهذه.

## Events by week
events-title = الفعاليات، { $week }
events-description = فعاليات مدن إيران أسبوعًا بأسبوع، بالتقويمين الهجري الشمسي والميلادي.
events-span = { $from } إلى { $to }
events-weeks = الأسابيع
events-days = الأيام
events-previous = الأسبوع السابق
events-next = الأسبوع التالي
events-this-week = هذا الأسبوع
events-ongoing = طوال الأسبوع
events-none-day = لا شيء مدرج.
events-none-week = لا فعاليات مدرجة لهذا الأسبوع.
events-soonest = أقرب فعالية:
events-has = فيه فعاليات
events-where = أين
events-no-city = لا توجد مدينة كهذه.
events-narrow-1 = ن
events-narrow-2 = ث
events-narrow-3 = ر
events-narrow-4 = خ
events-narrow-5 = ج
events-narrow-6 = س
events-narrow-7 = ح

## Sister cities
sisters-heading = مدن إيران وشقيقاتها
sisters-heading-city = العالم من { $city }
sisters-description = اتفاقيات توأمة المدن الإيرانية وبرامج التبادل المفتوحة للتقديم.
sisters-lead = كل خط أقصر طريق بين مدينتين تجمعهما اتفاقية. والاتفاقيات نفسها مدرجة تحت الخريطة.
sisters-from = من أي مدينة
sisters-all = كل إيران
sisters-map = خريطة الروابط، وهي مدرجة أدناه
sisters-legend = مدينة شقيقة
sisters-legend-rings = كل حلقة ٢٬٠٠٠ كيلومتر
sisters-sample = بعض هذه الاتفاقيات للعرض ويجب أن تُراجع نصوصها.
sisters-none = لا اتفاقيات مدرجة بعد.
sisters-city-page = صفحة المدينة
sisters-open-count = { $count } دعوة مفتوحة
sisters-calls = برامج مفتوحة للتقديم
sisters-call = دعوة للتقديم
sisters-read = اقرأ وقدّم
sisters-no-city = لا مدينة بهذا الاسم لها مدينة شقيقة.

## About, data, licences
about-title = عن گردش
about-description = ما گردش وكيف يعمل.
about-lead = گردش دليل مدن إيران: التراث والطبيعة والطعام والفعاليات والمسارات وروابط المدن بعضها ببعض وبالعالم. تكتبه البلديات والأقسام الثقافية والجمعيات، ويمكن لأي مدينة أن تشغّله على جهازها.
about-find-title = يوجد بأي إملاء
about-find = اكتب الاسم بأي خط وإملاء تعرفه: ماسوله وmasule وMasouleh شيء واحد.
about-honest-title = صادق
about-honest = كل مدخل يذكر مصدر بياناته ودقة موضعه وتاريخ آخر مراجعة. وما وُضع للعرض يحمل علامة «نموذج»، وما أُلغي يبقى في مكانه مشطوبًا.
about-private-title = بلا تعقب
about-private = لا يضع گردش ملفات ارتباط، ولا يحفظ عنك شيئًا، ولا يحمّل خريطة أو خطًا أو نصًا برمجيًا من غيره. وما تحفظه يبقى في متصفحك.
about-access-title = للجميع
about-access = كل الصفحات تعمل بلا جافاسكربت، وبلوحة المفاتيح، ومع قارئ الشاشة. والخريطة والقائمة شيء واحد.
about-self-title = ملك للمدن
about-self = گردش برنامج حر: برنامج واحد يحمل خريطته وخطوطه ومجموعة أولى، وكل ما فيه يمكن إخراجه.
data-title = بيانات مفتوحة
data-description = بيانات گردش ومصادرها ورخصها وكيفية الحصول عليها.
data-total = { $count } مدخلًا منشورًا.
data-lead = كل ما تراه في گردش موجود بيانات أيضًا. نصوص گردش برخصة CC BY 4.0، وبيانات غيره برخصها المذكورة مع كل مدخل وفي الجدول أدناه.
data-api-title = الواجهة البرمجية
data-api = بحث بصيغة GeoJSON، وكل مدخل بكل لغاته، وبلاطات الخريطة. بلا مفتاح ولا تسجيل.
data-openapi = وصف الواجهة (OpenAPI)
data-try = مثال: الأشهر
data-export-title = إخراج الكل
data-export = يكتب مشغّل الخدمة كل شيء بأمر واحد إلى JSON Lines أو CSV أو GeoJSON ويقرؤه من جديد.
data-sources-title = المصادر
data-source = المصدر
data-items = المداخل
data-kinds = ماذا وكم
data-licences = الرخص
licences-title = الرخص والمصادر
licences-description = رخص نصوص گردش ورسومه وخريطته وبرنامجه.
licences-lead = لك أن تستعمل ما تراه هنا بشرط ذكر صاحبه.
licences-content-title = النصوص والبيانات
licences-content = نصوص المجموعة الأولى منشورة برخصة المشاع الإبداعي نسب المُصنَّف 4.0 (CC BY 4.0). يُنسب إلى: «گردش».
licences-sources = مصدر كل معلومة في صفحة مدخلها، وقائمتها كلها هنا:
licences-parts-title = ممَّ صُنع گردش
licences-part = الجزء
licences-from = من
licences-licence = الرخصة
licences-program = البرنامج
licences-drawings = الرسوم
licences-base-map = الخريطة الأساس
licences-world = خريطة المدن الشقيقة
licences-text-face = خط النص
licences-display-face = خط العناوين
licences-map-library = مكتبة الخريطة
licences-icons = الأيقونات
licences-countries = أسماء البلدان
licences-han = الرموز الصينية التقليدية والمبسطة
licences-public-domain = ملك عام

## When something is not there
error-not-found = لا توجد صفحة كهذه
error-no-item = لا شيء في هذا العنوان، أو لم يُنشر بعد.
error-no-passkeys = هذه المنصة لا تتيح مفاتيح المرور.
error-forbidden = لا يُسمح لك بهذا
error-forbidden-why = دورك في هذه الجهة لا يسمح بذلك. إن رأيت أنه ينبغي أن يسمح، فاطلب ذلك من ناشر الجهة أو من مدير المنصة.
error-unavailable = الخدمة غير جاهزة بعد
layout-index-is-built = يجري الآن بناء فهرس البحث. لبضع دقائق لن تظهر بعض الأماكن والفعاليات في القوائم وعلى الخريطة.
error-bad-request = تعذرت قراءة هذا العنوان
error-internal = حدث خطأ في الخدمة
gone-title = لم يعد «{ $name }» معروضًا
gone-text = أُزيلت هذه الصفحة من الدليل. ابحث عن شيء آخر أو شاهد ما هو قريب.
error-way-find = البحث في الخريطة والقائمة
error-way-places = تصفح المحافظات والفئات
error-way-events = فعاليات هذا الأسبوع
