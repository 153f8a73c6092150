# الصور: في الصفحات وفي الاستوديو

pictures-of-item = الصور
pictures-larger = عرض الصورة بحجم أكبر
problem-picture = لا توجد صورة كهذه.

studio-pictures = الصور
pictures-lead = الصور التي أرسلتها المؤسسة. يراها الزوار حالما تُستعمل في أحد العناصر.
pictures-organisation = المؤسسة
pictures-show = عرض
pictures-no-organisation = لا توجد مؤسسة كهذه أو لا يُسمح لك برؤيتها.
pictures-none-title = لست عضوًا في مؤسسة بعد
pictures-none = اطلب من ناشر مؤسستك أن يضيفك إلى زملائها؛ بعدها يمكنك إرسال الصور.
pictures-bring = إرسال صور
pictures-files = ملفات الصور
pictures-files-hint = ‏JPEG أو PNG أو WebP؛ حتى ٢٠ ميغابايت لكل صورة و٢٥ ميغابايت معًا. ما سجلته الكاميرا، ومنه مكان التصوير، لا يبقى في ما يصل إلى الزوار.
pictures-credit = الاسم المقترح لصاحب الصورة: { $organisation }. يمكنك تغييره عند إضافة الصورة إلى عنصر.
pictures-send = إرسال
pictures-of = صور { $organisation }
pictures-empty-title = لا صور بعد
pictures-empty = اختر صورة أو أكثر أعلاه وأرسلها. عندما تصبح جاهزة يمكنك استعمالها عند تحرير أي عنصر.
pictures-empty-reader = لم يرسل أحد صورة لهذه المؤسسة بعد.
pictures-facts = { $width } × { $height } بكسل، { $size } ميغابايت
pictures-date = أُرسلت في { $date }
pictures-waiting = قيد التحضير
pictures-failed = لا يمكن استعمالها
pictures-used = تُستعمل في
pictures-unused = لم تُستعمل في أي مكان بعد
pictures-used-more = { $count ->
    [zero] لا عناصر أخرى
    [one] عنصر آخر
    [two] عنصران آخران
    [few] { $count } عناصر أخرى
    [many] { $count } عنصرًا آخر
   *[other] { $count } عنصر آخر
 }
licence-name-cc-pdm-1-0 = ملكية عامة
licence-name-licenseref-by-permission = بإذن صاحب الصورة
pictures-comma = ،
pictures-pages = صفحات القائمة
pictures-newer = الأحدث
pictures-older = الأقدم
done-pictures = وصلت الصور. يستغرق تحضيرها بضع لحظات.

pictures-refused-title = لم تُقبل بعض الملفات
pictures-refused-nothing = لم يُختر أي ملف. اختر صورة أو أكثر وأرسلها من جديد.
pictures-refused-too-much = حجم الملفات معًا أكبر من ٢٥ ميغابايت. أرسلها على دفعات.
pictures-refused-unreadable = لم يصل النموذج كاملًا. ربما انقطع الاتصال؛ أرسله من جديد.
pictures-refused-empty = الملف فارغ.
pictures-refused-too-large = الملف أكبر من ٢٠ ميغابايت. أرسل نسخة أصغر منه.
pictures-refused-not-a-picture = محتوى هذا الملف ليس JPEG ولا PNG ولا WebP مهما كان اسمه.
pictures-refused-animated = هذه الصورة متحركة. أرسل صورة ثابتة.
pictures-refused-truncated = الملف ناقص: ينتهي قبل نهاية الصورة. انسخه من الكاميرا أو الهاتف من جديد.
pictures-refused-too-many-pixels = أبعاد الصورة كبيرة جدًا: حتى ١٢٬٠٠٠ بكسل لكل ضلع و٦٠ ميغابكسل إجمالًا.
pictures-refused-damaged = الملف تالف ولا يمكن قراءته. احفظه من جديد ثم أرسله.
pictures-refused-too-costly = تستهلك قراءة هذا الملف ذاكرة أو وقتًا أكثر مما ينبغي. احفظه من جديد بصيغة JPEG ثم أرسله.
pictures-refused-missing = الملف الأصلي ليس في المخزن. أرسله من جديد.
