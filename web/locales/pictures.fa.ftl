# عکس‌ها: روی صفحه‌ها و در استودیو

pictures-of-item = عکس‌ها
pictures-larger = دیدن عکس در اندازهٔ بزرگ
problem-picture = چنین عکسی نیست.

studio-pictures = عکس‌ها
pictures-lead = عکس‌هایی که سازمان فرستاده است. هر عکس وقتی دیده می‌شود که در یکی از مطلب‌ها به کار رود.
pictures-organisation = سازمان
pictures-show = نمایش
pictures-no-organisation = چنین سازمانی نیست یا اجازهٔ دیدن آن را ندارید.
pictures-none-title = هنوز عضو سازمانی نیستید
pictures-none = از ناشر سازمان خود بخواهید شما را به همکاران بیفزاید؛ پس از آن می‌توانید عکس بفرستید.
pictures-bring = فرستادن عکس
pictures-files = فایل عکس‌ها
pictures-files-hint = ‏JPEG، PNG یا WebP؛ هر عکس تا ۲۰ مگابایت و روی‌هم تا ۲۵ مگابایت. یادداشت‌های دوربین، از جمله جای عکس، در آنچه بازدیدکنندگان می‌بینند نمی‌ماند.
pictures-credit = نام پیشنهادی برای صاحب اثر: { $organisation }. هنگام افزودن به هر مطلب می‌توانید آن را تغییر دهید.
pictures-send = فرستادن
pictures-of = عکس‌های { $organisation }
pictures-empty-title = هنوز عکسی نیست
pictures-empty = یک یا چند عکس را در کادر بالا برگزینید و بفرستید. پس از آماده‌شدن، هنگام ویرایش هر مطلب می‌توانید آن را به کار ببرید.
pictures-empty-reader = هنوز کسی برای این سازمان عکسی نفرستاده است.
pictures-facts = { $width } × { $height } پیکسل، { $size } مگابایت
pictures-date = فرستاده‌شده در { $date }
pictures-waiting = در حال آماده‌سازی
pictures-failed = به کار نمی‌آید
pictures-used = در این مطلب‌ها:
pictures-unused = هنوز در جایی به کار نرفته است
pictures-used-more = { $count ->
    [one] یک مطلب دیگر
   *[other] { $count } مطلب دیگر
 }
licence-name-cc-pdm-1-0 = مالکیت همگانی
licence-name-licenseref-by-permission = با اجازهٔ صاحب عکس
pictures-comma = ،
pictures-pages = صفحه‌های فهرست
pictures-newer = تازه‌ترها
pictures-older = قدیمی‌ترها
done-pictures = عکس‌ها رسید. آماده‌سازی آن‌ها چند لحظه طول می‌کشد.

pictures-refused-title = بعضی از فایل‌ها پذیرفته نشد
pictures-refused-nothing = فایلی برگزیده نشده است. یک یا چند عکس برگزینید و دوباره بفرستید.
pictures-refused-too-much = فایل‌ها روی‌هم بیش از ۲۵ مگابایت است. آن‌ها را در چند نوبت بفرستید.
pictures-refused-unreadable = فرم کامل نرسید. شاید اتصال قطع شده باشد؛ دوباره بفرستید.
pictures-refused-empty = فایل خالی است.
pictures-refused-too-large = فایل بزرگ‌تر از ۲۰ مگابایت است. نسخهٔ کوچک‌تری از آن بفرستید.
pictures-refused-not-a-picture = محتوای این فایل JPEG، PNG یا WebP نیست، هرچند شاید نامش چنین بگوید.
pictures-refused-animated = این عکس متحرک است. یک عکس ثابت بفرستید.
pictures-refused-truncated = فایل ناقص است: پیش از پایان عکس تمام می‌شود. دوباره از دوربین یا گوشی بردارید.
pictures-refused-too-many-pixels = ابعاد عکس بیش از اندازه است: هر ضلع تا ۱۲٬۰۰۰ پیکسل و روی‌هم تا ۶۰ مگاپیکسل.
pictures-refused-damaged = فایل آسیب دیده است و خوانده نمی‌شود. آن را دوباره ذخیره کنید و بفرستید.
pictures-refused-too-costly = خواندن این فایل بیش از اندازه حافظه یا زمان می‌برد. آن را دوباره به‌صورت JPEG ذخیره کنید و بفرستید.
pictures-refused-missing = فایل اصلی در انبار نیست. آن را دوباره بفرستید.
