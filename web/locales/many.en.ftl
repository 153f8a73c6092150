# Many at once, freshness, reports and the desk

# The list

studio-items = Entries
list-q = Search
list-kind = Kind
list-state = State
list-owner = Organisation
list-city = City
list-lacks = Missing language
list-lacks-fa = Without Persian
list-lacks-en = Without English
list-lacks-ar = Without Arabic
list-overdue = Check is overdue
list-overdue-mark = Check again
list-mine = Only what waits for me
list-sample = Invented samples
list-sort = Order
list-sort-changed = Latest change
list-sort-name = Name
list-sort-fit = Best match
list-any = All
list-more = More filters
list-show = Show
list-total =
    { $count ->
        [one] One entry
       *[other] { $count } entries
    }
list-pick = Choose
list-pick-all = All on this page
list-name = Name
list-what = What it is
list-changed = Changed
list-completeness = Completeness
list-complete = { $percent }%
list-missing = Missing:
list-comma = {", "}
list-no-name = Without a name
list-pages = Pages of the list
list-first = From the beginning
list-next = Go on
list-back = Back to the list
list-all = All entries
list-empty = Nothing here
list-empty-narrowed = No entry fits these filters. Take one away or search for less.
list-empty-new = There is no entry yet. Write the first one: nobody sees it before it is published.
list-category-of = { $kind }: { $category }
station-draft = Draft
station-review = In review
station-returned = Sent back
station-published = Published
station-archived = No longer shown
station-dropped = Given up
pending-draft = Change being written
pending-review = Change in review
pending-returned = Change sent back
pending-dropped = Change given up

# What is missing

wanted-name-fa = Persian name
wanted-name-en = English name
wanted-summary-fa = Persian summary
wanted-summary-en = English summary
wanted-description = description
wanted-picture = picture
wanted-source = address of the source
wanted-verified = date of the last check
wanted-point = position on the map
wanted-hours = opening hours
wanted-address = street address
wanted-fee = entry fee
wanted-access = access
wanted-venue = venue
wanted-organiser = organiser
wanted-signed = date of signing
wanted-themes = themes
wanted-how = how to apply
wanted-contact = contact

# Lists kept under a name

view-title = Keep this list
view-kept-ones = Kept lists
view-name = Name of the list
view-keep = Keep
view-forget = Forget
done-view-kept = The list is kept.
done-view-forgotten = The list is forgotten.
done-view-nameless = Write a name to keep the list under.
done-view-too-many = No more than 20 lists are kept: forget one first.

# Many at once

bulk-title = With the chosen ones
bulk-action = What to do
bulk-choose = Choose
bulk-details = New value
bulk-publish = Publish
bulk-archive = Take out of sight
bulk-verified = Checked today
bulk-category = Set the category
bulk-city = Set the city
bulk-owner = Hand over
bulk-source = Add a source
bulk-import = Import
bulk-new-category = Category
bulk-new-city = City
bulk-new-owner = Organisation
bulk-source-title = Name of the source
bulk-source-url = Web address of the source
bulk-source-licence = Licence of the source
bulk-all = All { $count } entries of this list
bulk-do = Do it
bulk-hint = Your permission is asked for each entry by itself. Up to { $most } entries at a time; it can be undone.
bulk-done =
    { $count ->
        [one] One entry was changed.
       *[other] { $count } entries were changed.
    }
bulk-drafted = The change of { $count } waits as a draft to be published.
bulk-same = { $count } were so already.
bulk-refused = Not done
bulk-why = Why
bulk-why-not-allowed = You may not do this to this entry.
bulk-why-writing = Somebody is writing in it, or saved it at this moment.
bulk-why-other-kind = This category belongs to another kind.
done-bulk-nothing = Nothing was chosen.
done-bulk-too-many = These are more than 5000 entries: narrow the list.
done-bulk-no-action = Say what shall be done.
done-bulk-no-category = Choose the new category.
done-bulk-no-city = Choose the new city.
done-bulk-no-owner = Choose the new organisation.
done-bulk-no-source = Write the name of the source.
done-bulk-bad-source = The address of the source must begin with https://

# Undoing

batch-title = Done at once
batch-lead = What was done to many at once can be undone. An entry changed since stays as it is.
batch-none = Nothing was done to many at once yet
batch-none-lead = Choose several entries in the list to do something to all of them.
batch-size =
    { $count ->
        [one] One entry
       *[other] { $count } entries
    }
batch-undo = Undo
batch-undone = Undone
batch-restored = { $count } are again as they were.
batch-removed = { $count } that were not there before are gone.
batch-nothing = There was nothing to undo.
batch-kept = Stayed, as it was changed since or something points at it

# Files to take away

export-lead = Take this list away:
export-csv = CSV (spreadsheet)
export-geojson = GeoJSON (map)
export-jsonl = JSON Lines (program)

# Bringing files in

import-title = Import a file
import-lead = Bring in a list that you have. Before anything is changed the file is tried, and every problem is shown with its row.
import-file = File
import-file-hint = CSV, XLSX, GeoJSON, calendar (ICS) or an OpenStreetMap extract (.osm or .osm.pbf), up to 32 MB and 20,000 rows
import-upload = Upload
import-own = Your files
import-not-taken = Not taken
import-rows =
    { $count ->
        [one] One row
       *[other] { $count } rows
    }
import-step-columns = Columns
import-step-try = Try
import-step-take = Take in
import-stage-told = Waits to be tried
import-stage-running = Running
import-stage-interrupted = Interrupted
import-stage-tried = Tried
import-stage-taken = Taken in
import-interrupted = The work was cut short. What was taken in until then is there and can be undone under “Done at once”; try again.
import-progress = { $done } of { $all } rows
import-look-again = Look again
import-stop = Stop
import-stopped = It was stopped on the way.
import-would = If it is taken in
import-did = Taken in
import-created = New
import-updated = Changed
import-unchanged = The same as before
import-drafted = Drafts for a publisher
import-refused = Refused
import-take = Take in the good rows
import-undo = Roll the whole import back
import-problems = Problems
import-problems-file = All problems as a CSV file
import-more-faults = And { $count } more, which are in the file.
import-row = Row
import-column = Column
import-why = Why
import-value = Value
import-remark = Remark
import-again = Try again
import-columns-hint = What each column means is guessed from its name: put it right, or leave the column out.
import-sample = Sample
import-means = Means
import-leave-out = Leave out
import-defaults = For all rows
import-category = Category where a row says none
import-as-column = As the column says
import-source = Source where a row says none
import-licence = Licence of the source
import-try = Try it, changing nothing
import-forget = Throw the file away
import-bad-none = No file was chosen.
import-bad-many = No more than 20 files are kept: throw one away first.
import-bad-large = The file is larger than 32 MB.
import-bad-cut = The file did not arrive whole: send it again.
import-bad-format = This kind of file is not known: bring CSV, XLSX, GeoJSON, ICS, .osm or .osm.pbf.
import-bad-broken = The file cannot be read: it may be broken, or not in UTF-8.
import-bad-empty = There is no row in the file.
import-bad-rows = The file has more than 20,000 rows: cut it into parts.
import-bad-columns = The file has more than 200 columns.
import-bad-cell = A cell holds more than 50,000 characters.
import-bad-unpacked = The file becomes far too large when it is unpacked.
import-bad-entities = The file brings declarations of its own, which have no place in it.
import-bad-owner = Say which organisation owns these rows.
import-bad-busy = Two other imports are running: try again in a while.
import-bad-failed = The work did not come to its end. What was taken in is there and can be undone; try again.
import-why-not-allowed = You may not bring this in for its organisation.
import-why-writing = Somebody is writing in this entry.
import-why-other-kind = An entry of this identifier is of another kind.
column-name = Name
column-aka = Other names
column-summary = Summary
column-description = Description
column-address = Address
column-in-fa = Persian
column-in-en = English
column-in-ar = Arabic
column-id = Identifier
column-kind = Kind
column-category = Category
column-lon = Longitude
column-lat = Latitude
column-city = City
column-province = Province
column-country = Country
column-phone = Telephone
column-website = Web site
column-booking-url = Where to book
column-opening-hours = Opening hours
column-wheelchair = Wheelchair
column-fee = Entry fee
column-start = Start
column-end = End
column-rrule = Rule of recurrence
column-except = Days left out
column-timezone = Time zone
column-wikidata = Wikidata
column-osm = OpenStreetMap
column-unesco = UNESCO
column-importance = Importance
column-source = Source
column-source-url = Address of the source
column-licence = Licence
column-status = State
column-slug = Address of the page
column-sample = Invented sample

# Reports of visitors

report-link = Report something wrong
report-title = Report something wrong
report-what = What is wrong?
report-topic-closed = It has closed or does not take place
report-topic-moved = It is elsewhere
report-topic-hours = Hours or dates are wrong
report-topic-fact = Something in the text is wrong
report-topic-offensive = Text or picture is offensive
report-topic-other = Something else
report-words = Tell us more
report-mail = Mail address (optional)
report-mail-hint = Only if you want an answer. Nobody but the owner of this page sees it.
report-trap = Leave this empty
report-send = Send
report-sent = Thank you! Your report has reached the owner of this page.
report-back = Back to the page
report-no-topic = Say what is wrong.
report-no-words = Tell us a little more, so that it can be put right.
report-long = The text is longer than { $max } characters.
report-bad-mail = This is not a mail address.
report-too-many = Many reports came from your address within the hour. Send it again in an hour: what you wrote is still here.
item-overdue = May be out of date
studio-reports = Reports
report-none = No reports
report-none-lead = Visitors can report what is wrong at the foot of every page: it reaches you here.
report-none-here = No report is in this state.
report-open = Open the entry
report-state = State
report-state-new = New
report-state-accepted = Accepted
report-state-declined = Declined
report-state-done = Done
report-answer = Note
report-save = Save
done-report-answered = Saved.

# The desk

desk-waiting =
    { $count ->
        [0] Nothing waits for you
        [one] One thing waits for you
       *[other] { $count } things wait for you
    }
desk-returned = Sent back to you
desk-review = To review
desk-reports = Visitors reported
desk-overdue = Due for a check
desk-planned = Planned
desk-plan-publish = Will be published
desk-plan-withdraw = Will be taken out of sight
desk-still-true = Still true
desk-checked-on = Last checked: { $date }
desk-see-all = See all
desk-clear = All done
desk-clear-lead = What is sent back, waits for review or is reported by visitors appears here. Until then, entries can be made more complete.
desk-demand = Searched and not found
desk-demand-caption = Searches without an answer in the last 30 days
desk-demand-hint = The last 30 days, only numbers of 10 and more, never of a person
desk-demand-none = No search without an answer was made ten times yet.
desk-freshness = Freshness
desk-fresh = { $fresh } of { $all } published entries were checked within their term.
desk-translation = Translation
desk-of = { $done } of { $all }
done-confirmed = It counts as checked today.
done-confirm-not-public = This entry is not published.

# Twins

twins-title = Twins
twins-lead = Entries of one kind and name within 300 metres of each other.
twins-none = No twins
twins-none-lead = No two entries of one name lie close to each other.
twins-compare = Compare and join
joining-title = Make one of two
joining-lead = What stays keeps the names of the other, its addresses lead there, and what pointed at it points there. The history of both is kept.
joining-swap = Keep the other one
joining-stays = Stays
joining-goes = Goes
joining-field = Field
joining-do = Make them one
joining-not = Not joined
done-joined = They are one now.

# Broken links

desk-broken = Broken links
list-broken = With a broken link
list-broken-mark = Broken link
links-failing =
    { $count ->
        [one] An outside address does not answer as it should
       *[other] { $count } outside addresses do not answer as they should
    }
links-ask = Check again now
link-since = since { $when }
link-since-not-yet = since { $when }; it is tried again before it counts as broken
link-fault-not-found = The page was not found
link-fault-server = Its server reports an error
link-fault-redirects = It leads on and on to other addresses
link-fault-name = The name of this site is unknown
link-fault-time = No answer in time
link-fault-connection = No connection to its server
link-fault-certificate = Its security certificate is not valid
link-fault-inner = It leads into an inner network that visitors do not reach
done-links-asked = It will be checked again shortly; reload this page in a few minutes.
done-links-off = Links are not checked in this installation; ask whoever runs it.
