# Words of the components of forms. Scripts set values in; numbers among them come in the page's digits.

## Keeping what is typed
widget-autosave-changed = لم تُحفظ التغييرات بعد.
widget-autosave-sending = جارٍ الحفظ…
widget-autosave-kept = حُفظ تلقائيًا عند { $time }
widget-autosave-kept-unseen = حُفظ عند { $time }؛ يراه الزوار بعد أن تنشره
widget-autosave-network = لا توجد شبكة: النص محفوظ على هذا الجهاز وسيُرسل تلقائيًا.
widget-autosave-network-only = لا توجد شبكة، وهذا المتصفح لا يحفظ شيئًا: لا تغلق هذه الصفحة.
widget-autosave-session = انتهت جلستك. ما كتبته محفوظ على هذا الجهاز.
widget-autosave-sign-in = سجّل الدخول من جديد في تبويب آخر
widget-autosave-conflict = غيّر شخص آخر هذه المادة؛ احفظ لترى الفروق.
widget-autosave-refused = تعذّر الحفظ التلقائي؛ النص باقٍ على هذا الجهاز. أرسله بزر الحفظ.
widget-autosave-found = على هذا الجهاز نص أحدث من { $time } لم يُرسل.
widget-autosave-found-fields = يختلف عن المحفوظ في: { $fields }
widget-autosave-field = { $field } ({ $group })
widget-autosave-discard-sure = أتريد التخلص منه نهائيًا؟
widget-autosave-discard-yes = نعم، تخلّص منه
widget-autosave-discard-no = لا، يبقى
widget-autosave-discarded = أُهمل.
widget-autosave-found-older = تغيّرت المادة منذ ذلك الحين؛ راجعها قبل الحفظ.
widget-autosave-restore = استعادته
widget-autosave-discard = تجاهله
widget-autosave-restored = استُعيد النص المحفوظ.

## Lists
widget-undo = تراجع
widget-repeat-add = إضافة
widget-repeat-remove = إزالة { $name }
widget-repeat-removed = أُزيل.
widget-bulk-count = المحدّد: { $count }
widget-counter-left = الأحرف المتبقية: { $count }
widget-counter-over = أحرف زائدة: { $count }

## Looking for an entry
widget-combobox-found = النتائج: { $count }. اختر بأسهم لوحة المفاتيح.
widget-combobox-none = لا نتائج
widget-link-search = اكتب الاسم
widget-link-add = إضافة
widget-link-added = أُضيف { $name }.
widget-link-chosen = اختير { $name }.
widget-link-clear = إزالة { $name }
widget-link-up = نقل { $name } إلى أعلى
widget-link-down = نقل { $name } إلى أسفل
widget-link-moved = { $name } أصبح رقم { $place }.
widget-link-draft = مسودة
widget-link-review = قيد المراجعة
widget-link-archived = لم يعد معروضًا

## A date
widget-date-choose = فتح التقويم
widget-date-earlier = الشهر السابق
widget-date-later = الشهر التالي
widget-date-today = اليوم
widget-date-to-persian = التقويم الهجري الشمسي
widget-date-to-gregory = التقويم الميلادي
widget-date-time = الوقت
widget-date-pattern = سنة/شهر/يوم
widget-date-time-pattern = ساعة:دقيقة
widget-date-wrong = تعذّرت قراءة هذا التاريخ؛ مثال: { $example }
widget-date-wrong-time = تعذّرت قراءة هذا الوقت؛ اكتبه مثل ١٨:٣٠.

## Opening hours
widget-hours-title = ساعات العمل يومًا بيوم
widget-hours-holidays = العطل الرسمية
widget-hours-none = غير مذكور
widget-hours-as-weekday = مثل أيام الأسبوع
widget-hours-hours = في ساعات
widget-hours-whole = على مدار الساعة
widget-hours-closed = مغلق
widget-hours-always = مفتوح دائمًا
widget-hours-clear = مسح الكل
widget-hours-add = إضافة فترة ليوم { $day }
widget-hours-remove = إزالة هذه الفترة من { $day }
widget-hours-copy-week = طبّقه على السبت إلى الخميس
widget-hours-copy-week-like = طبّقه على السبت إلى الخميس (مثل { $day })
widget-hours-copy-every = طبّقه على كل الأيام
widget-hours-copy-every-like = طبّقه على كل الأيام (مثل { $day })
widget-hours-copied = طُبّق على بقية الأيام.
widget-hours-every = كل يوم
widget-hours-unsaid = اليوم الذي لم يُذكر عنه شيء يُقرأ مغلقًا
widget-hours-from = { $day } من
widget-hours-to = { $day } إلى
widget-hours-span = من { $from } إلى { $to }
widget-hours-days = من { $from } إلى { $to }
widget-hours-line = { $days }: { $hours }
widget-hours-kept = يبقى كما كُتب: { $text }
widget-hours-kept-reading = وأيضًا { $text }

## When an event happens
widget-when-every = يتكرر كل
widget-when-day = يوم
widget-when-week = أسبوع
widget-when-month = شهر
widget-when-interval = الفاصل (١ يعني كل مرة)
widget-when-weekdays = في هذه الأيام
widget-when-by = بحسب
widget-when-by-day = رقم اليوم
widget-when-by-weekday = يوم الأسبوع
widget-when-which = أيّ
widget-when-weekday = يوم الأسبوع
widget-when-nth-1 = الأول
widget-when-nth-2 = الثاني
widget-when-nth-3 = الثالث
widget-when-nth-4 = الرابع
widget-when-nth-5 = الخامس
widget-when-last = الأخير
widget-when-end = يتكرر حتى
widget-when-never = إشعار آخر
widget-when-until = تاريخ معيّن
widget-when-count = عدد من المرات
widget-when-until-day = آخر يوم
widget-when-times = عدد المرات
widget-when-start = البداية
widget-when-finish = النهاية
widget-when-except = أيام مستثناة
widget-when-except-add = استثناء هذا اليوم
widget-when-calendar = التقويم
widget-when-persian = الهجري الشمسي
widget-when-gregory = الميلادي
widget-when-month-of-year = الشهر
widget-when-day-of-month = اليوم
widget-when-days = عدد الأيام
widget-when-kept = هذه القاعدة أعقد من أن تُعرض هنا؛ تبقى كما كُتبت.
widget-when-next = التواريخ القادمة

## Where a place is
widget-place-read = الموقع: { $place }
widget-place-unread = تعذّرت قراءة الإحداثيات. اكتب درجات أو رابط خريطة أو UTM، مثل 37.28, 49.58.
widget-place-link = هذا الرابط لا يحمل الإحداثيات نفسها، وكذلك الروابط القصيرة كلها. افتحه في المتصفح، ثم انسخ العنوان الكامل الذي يظهر أعلى الصفحة، أو العددين، وألصقه هنا.
widget-place-coarse = الخريطة بهذا التكبير لا تُظهر الشوارع، لذلك كُتب «{ $precision }». إن كنت تعرف الموضع معرفةً أدق فغيّره.
widget-place-swapped = كان خط الطول والعرض معكوسين؛ قُرئت: { $place }
widget-place-outside = هذه النقطة خارج إيران؛ ولو بُدّل العرض والطول لوقعت داخلها.
widget-place-swap = بدّلهما
widget-place-search = البحث عن مكان
widget-place-there = الخريطة عند { $name }.
widget-place-stays = انتقلت الخريطة إلى { $name } وبقيت العلامة في مكانها.
widget-place-come = انقل العلامة أيضًا
widget-place-city = أقرب مدينة: { $name }
widget-place-city-take = هي هذه المدينة
widget-place-city-taken = المدينة: { $name }
widget-place-me = استخدام موقعي
widget-place-me-failed = تعذّر معرفة موقع هذا الجهاز.
widget-place-neighbour = أخذ عنوان مجاور
widget-place-first = حدّد الموقع على الخريطة أولًا.
widget-place-asking = جارٍ البحث عن المجاورين…
widget-place-nobody = لا مادة قريبة من هنا لها عنوان بريدي.
widget-place-failed = تعذّر العثور على المجاورين؛ حاول من جديد.
widget-place-take = مثل { $name }
widget-place-taken = أُخذ العنوان والمدينة من { $name }.
widget-place-pin = الدبوس؛ تحرّكه الأسهم، ومع Shift ببطء
widget-region-followed = صارت المحافظة محافظةَ هذه المدينة.

## The way of a route
widget-line-points = نقاط المسار
widget-line-point = النقطة { $place }: العرض والطول
widget-line-insert = إضافة نقطة بعد { $place }
widget-line-remove = إزالة النقطة { $place }
widget-line-more = ونقاط أخرى تُحرَّر على الخريطة: { $count }
widget-line-length = طول المسار: { $length }؛ النقاط: { $count }
widget-line-reverse = عكس الاتجاه
widget-line-clear = مسح المسار
widget-line-stops = خط مستقيم عبر المحطات
widget-line-no-stops = يلزم محطتان منشورتان على الأقل.
widget-line-file = من ملف GPX أو GeoJSON
widget-line-unread = لا مسار في { $name }.

## Pictures
widget-picture-name = الصورة { $place }
widget-picture-up = نقل الصورة إلى أعلى
widget-picture-down = نقل الصورة إلى أسفل
widget-picture-moved = الصورة الآن { $place } من { $count }.
widget-picture-same = المصدر والترخيص نفسهما للكل
widget-picture-same-done = لكل الصور الآن المصدر والترخيص نفسهما.
widget-picture-remove = إزالة
widget-picture-removed = أُزيلت { $name }.
widget-picture-focus = نقطة التركيز؛ تحرّكها الأسهم
widget-picture-focus-at = { $across } بالمئة أفقيًا، { $down } بالمئة عموديًا
widget-picture-sending = إرسال { $name }
widget-picture-added = أُضيفت { $name }.
widget-picture-failed = تعذّر الإرسال؛ تحقّق من الشبكة.
widget-picture-again = حاول من جديد
widget-picture-forget = ترك { $name }
widget-picture-place = هذه الصورة تعرف مكان التقاطها.
widget-picture-place-take = استخدامه موقعًا للمادة
widget-picture-place-done = أُخذ الموقع من الصورة.

## Twins and preview
widget-twins-title = قد يكون هذا موجودًا من قبل
widget-twins-text = انظر قبل أن تكمل:
widget-preview-write = كتابة
widget-preview-look = معاينة
widget-preview-empty = لم يُكتب شيء بعد.
widget-preview-failed = تعذّرت المعاينة؛ حاول من جديد.
