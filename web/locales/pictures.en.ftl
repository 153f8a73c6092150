# Photographs: on pages and in the studio

pictures-of-item = Photographs
pictures-larger = See the photograph larger
problem-picture = There is no such picture.

studio-pictures = Pictures
pictures-lead = Photographs that the organisation has sent in. Visitors see one as soon as an entry uses it.
pictures-organisation = Organisation
pictures-show = Show
pictures-no-organisation = There is no such organisation, or you may not see it.
pictures-none-title = You do not belong to an organisation yet
pictures-none = Ask your organisation’s publisher to add you to its people; then you can send in pictures.
pictures-bring = Send in pictures
pictures-files = Picture files
pictures-files-hint = JPEG, PNG or WebP; up to 20 MB each and 25 MB together. What the camera noted, the place included, does not stay in what visitors get.
pictures-credit = Suggested credit: { $organisation }. You can change it when you add a picture to an entry.
pictures-send = Send
pictures-of = Pictures of { $organisation }
pictures-empty-title = No pictures yet
pictures-empty = Choose one or several pictures above and send them. Once they are ready you can use them when you edit an entry.
pictures-empty-reader = Nobody has sent in a picture for this organisation yet.
pictures-facts = { $width } × { $height } pixels, { $size } MB
pictures-date = Sent in on { $date }
pictures-waiting = Being prepared
pictures-failed = Cannot be used
pictures-used = Used by
pictures-unused = Not used anywhere yet
pictures-used-more = { $count ->
    [one] one more entry
   *[other] { $count } more entries
 }
licence-name-cc-pdm-1-0 = Public domain
licence-name-licenseref-by-permission = By permission of its owner
pictures-comma = ,
pictures-pages = Pages of the list
pictures-newer = Newer
pictures-older = Older
done-pictures = The pictures have arrived. It takes a moment to prepare them.

pictures-refused-title = Some files were not accepted
pictures-refused-nothing = No file was chosen. Choose one or several pictures and send them again.
pictures-refused-too-much = Together the files are larger than 25 MB. Send them in several goes.
pictures-refused-unreadable = The form did not arrive whole. Perhaps the connection was lost; send it again.
pictures-refused-empty = The file is empty.
pictures-refused-too-large = The file is larger than 20 MB. Send a smaller version of it.
pictures-refused-not-a-picture = What is in this file is no JPEG, PNG or WebP, whatever its name says.
pictures-refused-animated = This picture moves. Send a still one.
pictures-refused-truncated = The file is incomplete: it ends before the picture does. Copy it from the camera or phone again.
pictures-refused-too-many-pixels = The picture is too large: up to 12,000 pixels a side and 60 megapixels in all.
pictures-refused-damaged = The file is damaged and cannot be read. Save it anew and send it again.
pictures-refused-too-costly = Reading this file takes too much memory or time. Save it anew as JPEG and send it again.
pictures-refused-missing = The original file is not in the store. Send it again.
