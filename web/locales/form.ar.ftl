# نماذج الاستوديو: الحقول، طريق العنصر، شخصان معًا

# Names of fields

field-label-category = الفئة
field-label-name = الاسم
field-label-other-names = أسماء أخرى (كل اسم في سطر)
field-label-summary = الملخص
field-label-description = الوصف
field-label-point = الموضع على الخريطة
field-label-point-lat = خط العرض
field-label-point-lon = خط الطول
field-label-point-precision = دقة الموضع
field-label-city = المدينة
field-label-province = المحافظة
field-label-country = البلد
field-label-owner = الجهة المالكة
field-label-slug = عنوان الصفحة
field-label-id = المعرّف
field-label-kind = النوع
field-label-version = النسخة
field-label-sample = مثال مختلق
field-label-importance = مدى الشهرة
field-label-unresolved-city = المدينة كما وردت
field-label-unresolved-province = المحافظة كما وردت
field-label-pictures = الصور
field-label-pictures-file = ملف الصورة
field-label-pictures-credit = المصوّر أو المصدر
field-label-pictures-licence = الترخيص
field-label-pictures-alt = ماذا يظهر في الصورة؟
field-label-pictures-decorative = للزينة فقط ولا تحتاج إلى وصف
field-label-pictures-focus = نقطة التركيز
field-label-pictures-focus-0 = نقطة التركيز من اليسار، 0 إلى 1
field-label-pictures-focus-1 = نقطة التركيز من الأعلى، 0 إلى 1
field-label-links = الروابط
field-label-links-rel = ما هو؟
field-label-links-url = عنوان الويب
field-label-links-title = عنوان الرابط
field-label-sources = المصادر
field-label-sources-title = اسم المصدر
field-label-sources-url = عنوان المصدر
field-label-sources-licence = ترخيص المصدر
field-label-sources-covers = أي حقول أُخذت منه؟
field-label-verified-on = تاريخ آخر تحقق
field-label-wikidata = معرّف ويكي بيانات
field-label-osm = عنصر خريطة الشارع المفتوحة
field-label-place-address = العنوان
field-label-place-phone = الهاتف (كل رقم في سطر)
field-label-place-email = البريد الإلكتروني
field-label-place-website = الموقع الإلكتروني
field-label-place-booking-url = عنوان الحجز
field-label-place-opening-hours = ساعات العمل
field-label-place-fee = الدخول
field-label-place-fee-free = هل الدخول مجاني؟
field-label-place-fee-note = الأسعار والاستثناءات
field-label-place-access-wheelchair = بالكرسي المتحرك
field-label-place-access-blind = للمكفوفين
field-label-place-access-deaf = للصم
field-label-place-access-toilet = دورة مياه ميسّرة
field-label-place-access-note = تفاصيل الوصول
field-label-place-period = الحقبة أو تاريخ البناء
field-label-place-protection = الحماية
field-label-place-protection-status = مستوى الحماية
field-label-place-protection-register = اسم السجل
field-label-place-protection-number = رقم التسجيل
field-label-place-protection-year = سنة التسجيل (ميلادية)
field-label-place-unesco = التراث العالمي
field-label-place-unesco-id = رقم التراث العالمي
field-label-place-unesco-year = سنة الإدراج (ميلادية)
field-label-event-schedule = موعد الفعالية
field-label-event-schedule-type = كيف تتكرر؟
field-label-event-schedule-timezone = المنطقة الزمنية
field-label-event-schedule-dates = التواريخ
field-label-event-schedule-dates-start = البداية
field-label-event-schedule-dates-end = النهاية
field-label-event-schedule-start = بداية المرة الأولى
field-label-event-schedule-end = نهاية المرة الأولى
field-label-event-schedule-rrule = قاعدة التكرار
field-label-event-schedule-except = عدا هذه الأيام
field-label-event-schedule-calendar = التقويم
field-label-event-schedule-month = الشهر (رقم)
field-label-event-schedule-day = يوم من الشهر
field-label-event-schedule-days = عدد الأيام
field-label-event-schedule-weekday = يوم الأسبوع
field-label-event-schedule-nth = أي أسبوع من الشهر
field-label-event-state = حالة الانعقاد
field-label-event-venue = مكان الانعقاد
field-label-event-venue-note = أي قاعة أو أي جانب من الساحة
field-label-event-organiser = الجهة المنظمة
field-label-event-tickets = التذاكر
field-label-event-tickets-free = هل الدخول مجاني؟
field-label-event-tickets-note = الأسعار والشروط
field-label-event-tickets-url = عنوان شراء التذاكر
field-label-route-stops = المحطات
field-label-route-stops-place = المكان
field-label-route-stops-note = ماذا نفعل هناك وكيف نتابع
field-label-route-line = خط المسار
field-label-route-length-m = الطول (متر)
field-label-route-duration-min = المدة (دقيقة)
field-label-route-difficulty = الصعوبة
field-label-route-mode = وسيلة التنقل
field-label-partnership-cities = المدينتان، مدينتنا أولًا
field-label-partnership-cities-0 = مدينتنا
field-label-partnership-cities-1 = المدينة التوأم
field-label-partnership-signed = تاريخ التوقيع (ميلادي)
field-label-partnership-themes = مجالات التعاون
field-label-partnership-state = حالة الاتفاق
field-label-partnership-documents = الوثائق
field-label-partnership-documents-title = عنوان الوثيقة
field-label-partnership-documents-url = عنوان الوثيقة على الويب
field-label-programme-partnership = اتفاق التوأمة
field-label-programme-themes = المجالات
field-label-programme-who = من يمكنه التقدم؟
field-label-programme-how = كيفية التقدم
field-label-programme-cost = التكلفة
field-label-programme-seats = عدد المقاعد
field-label-programme-starts = البداية
field-label-programme-ends = النهاية
field-label-programme-deadline = الموعد النهائي
field-label-programme-state = حالة البرنامج
field-label-programme-contact = جهة الاتصال
field-label-programme-contact-name = الشخص أو المكتب
field-label-programme-contact-phone = الهاتف
field-label-programme-contact-email = البريد الإلكتروني
field-label-programme-contact-url = عنوان الويب
field-label-opportunity-place = أي مكان يخص؟
field-label-opportunity-form = شكل التعاون
field-label-opportunity-state = حالة الفرصة
field-label-opportunity-ask = المطلوب
field-label-opportunity-ask-amount = المبلغ
field-label-opportunity-ask-currency = العملة
field-label-opportunity-ask-note = توضيح
field-label-opportunity-deadline = الموعد النهائي
field-label-opportunity-documents = الوثائق
field-label-opportunity-documents-title = عنوان الوثيقة
field-label-opportunity-documents-url = عنوان الوثيقة على الويب
field-label-opportunity-contact = جهة الاتصال
field-label-opportunity-contact-name = الشخص أو المكتب
field-label-opportunity-contact-phone = الهاتف
field-label-opportunity-contact-email = البريد الإلكتروني
field-label-opportunity-contact-url = عنوان الويب
field-label-organisation-type = نوع الجهة
field-label-organisation-website = الموقع الإلكتروني
field-label-organisation-phone = الهاتف (كل رقم في سطر)
field-label-organisation-email = البريد الإلكتروني

# Hints below the names of fields

field-hint-point-lat = بالدرجات، مثل 37.2808
field-hint-point-lon = بالدرجات، مثل 49.5832
field-hint-description = السطر الفارغ يبدأ فقرة. الأسطر التي تبدأ بـ«•» أو «-» أو «١.» تصير قائمة؛ ويصح أيضًا **الغليظ** و[الرابط](https://…).
field-hint-country = حرفان؛ إيران IR
field-hint-place-opening-hours = بصيغة OSM، مثل Sa-Th 09:00-17:00; Fr off
field-hint-verified-on = شمسي أو ميلادي، مثل 2026-11-28
field-hint-event-schedule-dates-start = اليوم، والساعة إن عُرفت: 2026-12-21 18:00
field-hint-event-schedule-start = للقاعدة اليوم والساعة؛ ولكل عام الساعة وحدها مثل 18:00
field-hint-event-schedule-rrule = بصيغة RFC 5545، مثل FREQ=WEEKLY;BYDAY=FR
field-hint-event-schedule-except = كل يوم في سطر
field-hint-route-line = قائمة JSON من [خط الطول, خط العرض]
field-hint-partnership-signed = سنة أو شهر أو يوم، مثل 2004 أو 2004-05-17
field-hint-pictures-alt = لمن لا يرى الصورة.
field-hint-pictures-licence = مثل CC-BY-4.0
field-hint-opportunity-ask-currency = ثلاثة أحرف؛ الريال IRR

# Sections of the form

form-section-names = الاسم والنصوص
form-section-where = الموضع على الخريطة
form-section-hours = ساعات العمل والدخول
form-section-contact = الاتصال
form-section-access = سهولة الوصول
form-section-heritage = التراث والحماية
form-section-pictures = الصور
form-section-sources = المصادر
form-section-links = الروابط
form-section-when = الموعد
form-section-venue = مكان الانعقاد
form-section-tickets = التذاكر والجهة المنظمة
form-section-stops = المحطات والخط
form-section-way = الطريق
form-section-cities = المدينتان والاتفاق
form-section-documents = الوثائق
form-section-apply = التقدم
form-section-dates = التواريخ
form-section-partnership = الاتفاق والمجالات
form-section-person = جهة الاتصال
form-section-offer = الفرصة
form-section-office = الجهة
form-section-complete = مكتمل
form-section-filled = مُلئ { $filled } من { $all }
form-section-missing = ينقص { $missing } للنشر
form-section-faults = { $faults } تحتاج إلى تصحيح
form-help = دليل «{ $section }» (في علامة تبويب جديدة)
form-help-mark = ؟

# Words to choose from

form-choice-precision-exact = بالضبط
form-choice-precision-100m = ضمن ١٠٠ متر
form-choice-precision-1km = ضمن كيلومتر
form-choice-precision-settlement = البلدة فقط معروفة
form-choice-ability-yes = نعم
form-choice-ability-limited = جزئيًا
form-choice-ability-no = لا
form-choice-status-world = عالمي
form-choice-status-national = وطني
form-choice-status-local = محلي
form-choice-status-natural = طبيعي
form-choice-rel-official = الموقع الرسمي
form-choice-rel-wikipedia = ويكيبيديا
form-choice-rel-register = السجل
form-choice-rel-booking = الحجز
form-choice-rel-video = فيديو
form-choice-rel-document = وثيقة
form-choice-rel-more = المزيد
form-choice-type-dates = في هذه التواريخ
form-choice-type-rrule = بقاعدة، مثل كل جمعة
form-choice-type-yearly = كل عام في يوم معيّن
form-choice-type-council = مجلس المدينة
form-choice-type-department = دائرة
form-choice-type-lodge = نُزل
form-choice-type-partner = شريك
form-choice-type-association = جمعية
form-choice-type-business = مؤسسة تجارية
form-choice-calendar-persian = هجري شمسي
form-choice-calendar-gregory = ميلادي
form-choice-nth-1 = الأول
form-choice-nth-2 = الثاني
form-choice-nth-3 = الثالث
form-choice-nth-4 = الرابع
form-choice-nth-5 = الخامس
form-choice-nth--1 = الأخير
form-choice-weekday-sa = السبت
form-choice-weekday-su = الأحد
form-choice-weekday-mo = الاثنين
form-choice-weekday-tu = الثلاثاء
form-choice-weekday-we = الأربعاء
form-choice-weekday-th = الخميس
form-choice-weekday-fr = الجمعة
form-choice-state-scheduled = تُقام
form-choice-state-cancelled = أُلغيت
form-choice-state-postponed = أُجّلت
form-choice-state-active = نشط
form-choice-state-dormant = خامل
form-choice-state-ended = منتهٍ
form-choice-state-unknown = غير معروف
form-choice-state-planned = مخطط له
form-choice-state-open = مفتوح
form-choice-state-closed = مغلق
form-choice-state-running = جارٍ
form-choice-state-held = أُقيم
form-choice-state-under-review = قيد الدراسة
form-choice-state-awarded = مُنحت
form-choice-mode-foot = مشيًا
form-choice-mode-bicycle = دراجة
form-choice-mode-car = سيارة
form-choice-mode-boat = قارب
form-choice-difficulty-easy = سهل
form-choice-difficulty-moderate = متوسط
form-choice-difficulty-hard = صعب
form-choice-form-investment = استثمار
form-choice-form-sponsorship = رعاية
form-choice-form-concession = امتياز تشغيل
form-choice-form-partnership = شراكة
form-yes = نعم
form-no = لا
form-not-known = غير معروف
form-nothing = (فارغ)
form-points = { $count } نقطة

# Languages and translations

form-language-fa = الفارسية
form-language-en = الإنجليزية
form-language-ar = العربية
form-language-az = الأذربيجانية
form-language-ckb = الكردية السورانية
form-language-de = الألمانية
form-language-es = الإسبانية
form-language-fr = الفرنسية
form-language-it = الإيطالية
form-language-ja = اليابانية
form-language-ru = الروسية
form-language-tr = التركية
form-language-ur = الأردية
form-language-zh = الصينية
form-language-source = الأصل
form-language-complete = مكتملة
form-language-missing = ينقص { $count }
form-language-older = أقدم من النص ({ $source })
form-still-right = الترجمة ما زالت صحيحة
form-add-language = لغة أخرى
form-add = إضافة

# The page of the form

form-steps = الطريق إلى النشر
form-step-draft = مسودة
form-step-review = مراجعة
form-step-published = منشور
form-unnamed = (بلا اسم)
form-when = { $date }، { $time }
form-preview = معاينة
form-preview-banner = معاينة لما يُكتب؛ الزوار لا يرون هذا.
form-preview-back = العودة إلى النموذج
form-history = السجل
form-see-public = عرضه في الموقع
form-saved-at = حُفظ: { $when }
form-saved-beside-at = حُفظ ولم يُنشر بعد: { $when }
form-published-at = نُشر: { $when }
form-kept-stale = حفظ زميل في هذه الأثناء. حُفظ ما كتبته؛ وعند الحفظ سترى النصين معًا.
form-save = حفظ المسودة
form-ask-review = إرسال للمراجعة
form-publish = نشر
form-faults = { $count } أمور تحتاج إلى تصحيح
form-complete = اكتمل { $percent }٪؛ ما زال ينقصه:
form-missing = ما زال ينقص { $count } للنشر
form-remarks = يطلب الناشر ما يلي
form-read-only = يمكنك قراءة هذا دون تغييره.
form-texts-only = يمكنك تغيير النصوص بلغاتها؛ ولن يتغير شيء آخر.
form-dropped = وُضعت هذه المسودة جانبًا. لم يضع منها شيء.
form-take-up = استئنافها
form-others-here = هذا النموذج مفتوح لدى آخرين أيضًا: { $who }
form-somebody = { $role } من { $organisation }
form-somebody-administrator = مدير النظام
form-role-contributor = كاتب
form-role-editor = محرر
form-role-publisher = ناشر
form-role-coordinator = منسق
form-role-translator = مترجم
form-role-analyst = محلل
form-offered = ما كتبته في { $when } لم يُحفظ، لكنه محفوظ جانبًا.
form-offered-shown = هذا ما كتبته في { $when }. احفظه ليبقى.
form-offered-fields = يختلف عن المحفوظ في: { $fields }
form-offered-take = استعادته
form-offered-forget = تجاهله
form-offered-sure = سيُحذف النص الذي حُفظ نهائيًا.
form-offered-really = نعم، تخلّص منه
form-belongs = المالك والشهرة
form-owner = الجهة المالكة
form-importance = مدى الشهرة
form-importance-hint = من 0 إلى 1؛ التراث العالمي نحو 0.9
form-sources-lead = اذكر مصدرًا واحدًا على الأقل: من أين هذه المعلومات؟
form-place-search = ابحث عن مكان
form-coordinates = الإحداثيات
form-coordinates-hint = يمكنك لصقها من أي خريطة.
form-stop-add = أضف محطة
form-picture-drop = أفلت الصور هنا أو
form-picture-choose = اخترها
form-picture-hint = JPEG أو PNG أو WebP؛ يُحذف موضع التصوير من الملف.
form-picture-library = الصور المرسلة سابقًا
form-date = التاريخ
form-source = مصدر
form-link = رابط
form-document = وثيقة
form-stop = محطة
form-schedule-times = المرة الأولى والأوقات

# Where an item stands

standing = وضع هذه المادة
standing-published = منشور
standing-published-words = يرى الزوار نسخة { $when }.
standing-withdrawn = لم يعد معروضًا
standing-withdrawn-words = لا يرى الزوار هذا، بل يقرؤون أنه لم يعد معروضًا. انشره ليعود.
standing-unpublished = غير منشور
standing-unpublished-words = لا يرى الزوار هذا بعد.
standing-changed = تغييرات غير منشورة
standing-changed-words = ما غُيّر وحُفظ في { $when } لم يُنشر بعد.
standing-review = قيد المراجعة
standing-review-words = ما حُفظ في { $when } ينتظر الناشر ولم يُنشر بعد.
standing-returned = أُعيد
standing-returned-words = أعاده ناشر بملاحظات في { $when }. أصلحه ثم أرسله من جديد.

# Sending back, planning, putting away

form-return = إعادة مع ملاحظات
form-return-lead = اكتب ما يجب تغييره؛ يرى الكاتب الملاحظة عند حقلها.
form-return-field = حول
form-return-whole = الكل
form-return-words = الملاحظة
form-return-send = إعادة
form-plan = الجدولة
form-plan-action = ماذا يحدث؟
form-plan-publish = نشر
form-plan-withdraw = إخفاء
form-plan-at = متى؟ (بتوقيت إيران)
form-plan-at-hint = اليوم والساعة، مثل 2026-12-22 08:00
form-plan-make = جدولة
form-plan-cancel = إلغاء
form-plan-publish-at = سيُنشر: { $when }
form-plan-withdraw-at = سيُخفى: { $when }
form-plan-stale = لم يتم النشر المجدول: تغيرت النسخة المنشورة. افتح النموذج وانشر من جديد.
form-plan-not-allowed = لم يتم المجدول: من جدوله لم يعد مخولًا بالنشر.
form-withdraw = إخفاء عن الزوار
form-drop = وضع هذه المسودة جانبًا
form-drop-changes = وضع هذه التغييرات جانبًا

# Taking out of sight

withdraw-title = أتريد إخفاء «{ $name }» عن الزوار؟
withdraw-what = من يفتح عنوانه سيقرأ:
withdraw-found = لن يظهر في البحث ولا في القوائم ولا على الخريطة.
withdraw-pointing =
    { $count ->
        [zero] لا مادة منشورة تشير إليه.
        [one] مادة منشورة واحدة تشير إليه؛ ولن يظهر ذلك الرابط أيضًا.
        [two] مادتان منشورتان تشيران إليه؛ ولن يظهر الرابطان أيضًا.
        [few] { $count } مواد منشورة تشير إليه؛ ولن تظهر تلك الروابط أيضًا.
       *[other] { $count } مادة منشورة تشير إليه؛ ولن تظهر تلك الروابط أيضًا.
    }
withdraw-work = تبقى التغييرات التي لم تُنشر بعد.
withdraw-back = لا يُحذف شيء: نشره من جديد يعيده بالعنوان نفسه والسجل نفسه.
withdraw-do = إخفاء عن الزوار
withdraw-leave = لا، يبقى

# Beginning

form-new = عنصر جديد
form-new-lead = ماذا تريد أن تضيف إلى الدليل؟ لا يراه أحد حتى يُنشر.
form-begin = ابدأ
form-new-place = مكان
form-new-place-lead = مبنى أو متحف أو سوق أو موقع طبيعي أو نُزل أو مطعم
form-new-event = فعالية
form-new-event-lead = مهرجان أو عرض أو سوق أسبوعي أو طقس
form-new-route = مسار
form-new-route-lead = طريق يمر بأماكن عدة
form-new-partnership = توأمة
form-new-partnership-lead = اتفاق بين مدينتين
form-new-programme = برنامج تبادل
form-new-programme-lead = برنامج يمكن للناس التقدم إليه
form-new-opportunity = فرصة
form-new-opportunity-lead = استثمار أو رعاية أو امتياز في مكان
form-new-organisation = جهة
form-new-organisation-lead = مجلس أو دائرة أو نُزل أو جمعية أو شريك

# Two texts in one

form-merge = نصان يصبحان واحدًا
form-merge-lead = حفظ زميل هذا في هذه الأثناء. لم يضع شيء: حدّد لكل حقل أي نص يبقى.
form-merge-lead-public = تغيرت النسخة المنشورة بطريق آخر. حدّد لكل حقل أي نص يبقى ثم انشر من جديد.
form-merge-yours = نصك (يمكنك تغييره هنا)
form-merge-theirs = نص الزميل
form-merge-public = النسخة المنشورة
form-merge-base = ما كان قبل التغييرين
form-merge-taken = غيّر الطرف الآخر وحده هذه، وقد أُخذت
form-merge-kept = ما كتبته محفوظ.
form-merge-save = حفظ بهذه الاختيارات

# History

form-history-work = ما يُكتب الآن
form-history-version = النسخة { $number }
form-history-present = الحالية
form-history-same = لم تتغير النصوص.
form-history-empty = لم تُنشر أي نسخة بعد.
form-restore = استعادة النسخة { $number }
form-history-drafts = حفظات المسودة ({ $count })
form-history-drafts-lead = كل مرة حُفظت فيها المسودة، والأحدث أولاً. ما تستعيده يعود إلى النموذج، ولا يتغير ما يراه الزوار.
form-restore-this = استعادة
form-restore-draft = استعادة مسودة { $when }
form-back = العودة إلى النموذج
form-author-starter = المجموعة الأولية
form-author-import = استيراد

# What has just been done

done-saved = حُفظ.
done-saved-beside = حُفظ. يرى الزوار النسخة السابقة إلى أن تنشر.
done-unchanged = لم يتغير شيء.
done-merged = حُفظ؛ وفيه تغييرات زميلك أيضًا.
done-review = أُرسل للمراجعة.
done-returned = أُعيد مع ملاحظات.
done-no-remark = اكتب ملاحظة لإعادته.
done-published = نُشر؛ سيراه الجميع خلال ثانيتين.
done-moved = حفظ شخص في هذه الأثناء؛ هذا أحدث نص. حاول من جديد.
done-planned = جُدول.
done-unplanned = أُلغيت الجدولة.
done-no-moment = لم يُقرأ اليوم والوقت؛ مثال: 2026-12-22 08:00
done-moment-past = لقد مضى هذا الوقت.
done-withdrawn = أُخفي عن الزوار.
done-dropped = وُضع جانبًا.
done-taken-up = استؤنف.
done-restored = عادت النسخة السابقة إلى النموذج؛ انشرها لإظهارها.
done-forgotten = أُهمل.
done-no-preview = املأ الحقول أدناه أولًا للمعاينة.
