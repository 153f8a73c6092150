# The door of the studio: signing in, accounts, people

door-sign-in = Sign in to the studio
door-sign-out = Sign out
door-mail = Mail address
door-password = Password
door-refused = You are not signed in
door-refused-why = The mail address or the password is not right. Write both again.
