# درِ استودیو: ورود، حساب، همکاران

door-sign-in = ورود به استودیو
door-sign-out = خروج
door-mail = نشانی ایمیل
door-password = گذرواژه
door-refused = وارد نشدید
door-refused-why = نشانی ایمیل یا گذرواژه درست نیست. هر دو را دوباره بنویسید.
