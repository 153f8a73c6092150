# Words of the components of forms. Scripts set values in; numbers among them come in the page's digits.

## Keeping what is typed
widget-autosave-changed = Changes are not kept yet.
widget-autosave-sending = Keeping…
widget-autosave-kept = Kept automatically at { $time }
widget-autosave-kept-unseen = Kept at { $time }; visitors see it once you publish
widget-autosave-network = No network: kept on this device, and sent as soon as it is back.
widget-autosave-network-only = No network, and this browser keeps nothing: do not close this page.
widget-autosave-session = Your session has ended. What you typed is kept on this device.
widget-autosave-sign-in = Sign in again in a new tab
widget-autosave-conflict = Somebody else has changed this entry; save to see the differences.
widget-autosave-refused = Could not be kept automatically; it is still on this device. Send it with the save button.
widget-autosave-found = On this device there is newer text of { $time } that was not sent.
widget-autosave-found-fields = It differs from what is saved in: { $fields }
widget-autosave-field = { $field } ({ $group })
widget-autosave-discard-sure = Throw it away for good?
widget-autosave-discard-yes = Yes, throw it away
widget-autosave-discard-no = No, keep it
widget-autosave-discarded = Thrown away.
widget-autosave-found-older = The entry has changed since; read it through before you save.
widget-autosave-restore = Restore it
widget-autosave-discard = Discard it
widget-autosave-restored = The kept text is back.

## Lists
widget-undo = Undo
widget-repeat-add = Add
widget-repeat-remove = Remove { $name }
widget-repeat-removed = Removed.
widget-bulk-count = Chosen: { $count }
widget-counter-left = Characters left: { $count }
widget-counter-over = Characters too many: { $count }

## Looking for an entry
widget-combobox-found = Found: { $count }. Choose with the arrow keys.
widget-combobox-none = Nothing found
widget-link-search = Type a name
widget-link-add = Add
widget-link-added = { $name } added.
widget-link-chosen = { $name } chosen.
widget-link-clear = Remove { $name }
widget-link-up = Move { $name } up
widget-link-down = Move { $name } down
widget-link-moved = { $name } is now number { $place }.
widget-link-draft = Draft
widget-link-review = In review
widget-link-archived = No longer shown

## A date
widget-date-choose = Open the calendar
widget-date-earlier = Earlier month
widget-date-later = Later month
widget-date-today = Today
widget-date-to-persian = Solar Hijri calendar
widget-date-to-gregory = Gregorian calendar
widget-date-time = Time
widget-date-pattern = year-month-day
widget-date-time-pattern = hh:mm
widget-date-wrong = This date cannot be read; for example { $example }
widget-date-wrong-time = This time cannot be read; write it like 18:30.

## Opening hours
widget-hours-title = Opening hours day by day
widget-hours-holidays = Public holidays
widget-hours-none = Not said
widget-hours-as-weekday = Like the weekday
widget-hours-hours = During hours
widget-hours-whole = Around the clock
widget-hours-closed = Closed
widget-hours-always = Always open
widget-hours-clear = Clear all
widget-hours-add = Add hours for { $day }
widget-hours-remove = Remove these hours of { $day }
widget-hours-copy-week = Same Saturday to Thursday
widget-hours-copy-week-like = Same Saturday to Thursday, as on { $day }
widget-hours-copy-every = Same every day
widget-hours-copy-every-like = Same every day, as on { $day }
widget-hours-copied = The other days are the same now.
widget-hours-every = Every day
widget-hours-unsaid = days of which nothing is said are read as closed
widget-hours-from = { $day } from
widget-hours-to = { $day } to
widget-hours-span = { $from } to { $to }
widget-hours-days = { $from } to { $to }
widget-hours-line = { $days }: { $hours }
widget-hours-kept = Kept as written: { $text }
widget-hours-kept-reading = and also { $text }

## When an event happens
widget-when-every = Repeats every
widget-when-day = Day
widget-when-week = Week
widget-when-month = Month
widget-when-interval = Interval (1 means each one)
widget-when-weekdays = On these days
widget-when-by = By
widget-when-by-day = day of the month
widget-when-by-weekday = weekday
widget-when-which = Which
widget-when-weekday = Weekday
widget-when-nth-1 = first
widget-when-nth-2 = second
widget-when-nth-3 = third
widget-when-nth-4 = fourth
widget-when-nth-5 = fifth
widget-when-last = last
widget-when-end = Repeats until
widget-when-never = further notice
widget-when-until = a date
widget-when-count = a number of times
widget-when-until-day = Last day
widget-when-times = How many times
widget-when-start = Starts
widget-when-finish = Ends
widget-when-except = Days left out
widget-when-except-add = Leave this day out
widget-when-calendar = Calendar
widget-when-persian = Solar Hijri
widget-when-gregory = Gregorian
widget-when-month-of-year = Month
widget-when-day-of-month = Day
widget-when-days = How many days
widget-when-kept = This rule says more than can be shown here; it is kept as written.
widget-when-next = The next dates

## Where a place is
widget-place-read = Place: { $place }
widget-place-unread = These coordinates cannot be read. Write degrees, a map’s link or UTM, like 37.28, 49.58.
widget-place-link = This link does not hold the coordinates themselves; short links never do. Open it in a browser, then copy the full address that appears at the top, or the two numbers, and paste that here.
widget-place-coarse = At this zoom the map shows no streets, so “{ $precision }” was written. If you know the place better, change it.
widget-place-swapped = Latitude and longitude were the other way round; read as { $place }
widget-place-outside = This point is outside Iran; with latitude and longitude exchanged it would be inside.
widget-place-swap = Exchange them
widget-place-search = Look for a place
widget-place-there = The map shows { $name }.
widget-place-stays = The map went to { $name }; the pin stayed where it was.
widget-place-come = Bring the pin too
widget-place-city = The nearest city: { $name }
widget-place-city-take = It lies there
widget-place-city-taken = City: { $name }
widget-place-me = Use my position
widget-place-me-failed = This device does not say where it is.
widget-place-neighbour = Take a neighbour’s address
widget-place-first = Set the place on the map first.
widget-place-asking = Looking for neighbours…
widget-place-nobody = No entry near here has a postal address.
widget-place-failed = The neighbours could not be found; try again.
widget-place-take = As at { $name }
widget-place-taken = Address and city taken from { $name }.
widget-place-pin = The pin; arrow keys move it, with Shift a little at a time
widget-region-followed = The province is now that of the city.

## The way of a route
widget-line-points = Points of the way
widget-line-point = Point { $place }: latitude, longitude
widget-line-insert = Add a point after { $place }
widget-line-remove = Remove point { $place }
widget-line-more = and more points, edited on the map: { $count }
widget-line-length = Length: { $length }; points: { $count }
widget-line-reverse = Reverse
widget-line-clear = Clear the way
widget-line-stops = Straight line through the stops
widget-line-no-stops = At least two published stops are needed.
widget-line-file = From a GPX or GeoJSON file
widget-line-unread = There is no way in { $name }.

## Pictures
widget-picture-name = Picture { $place }
widget-picture-up = Move the picture up
widget-picture-down = Move the picture down
widget-picture-moved = The picture is now { $place } of { $count }.
widget-picture-same = Same credit and licence for all
widget-picture-same-done = All pictures have this credit and licence now.
widget-picture-remove = Remove
widget-picture-removed = { $name } removed.
widget-picture-focus = Focal point; arrow keys move it
widget-picture-focus-at = { $across } percent across, { $down } percent down
widget-picture-sending = Sending { $name }
widget-picture-added = { $name } added.
widget-picture-failed = Could not be sent; check the network.
widget-picture-again = Try again
widget-picture-forget = Leave { $name } out
widget-picture-place = This picture knows where it was taken.
widget-picture-place-take = Use it as the place
widget-picture-place-done = The place is taken from the picture.

## Twins and preview
widget-twins-title = This may be here already
widget-twins-text = Have a look before you go on:
widget-preview-write = Write
widget-preview-look = Preview
widget-preview-empty = Nothing is written yet.
widget-preview-failed = The preview did not come; try again.
