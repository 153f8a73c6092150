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
list-sample = Invented samples
list-sort = Order
list-sort-changed = Latest change
list-sort-name = Name
list-sort-fit = Best match
list-any = All
list-more = More filters
list-show = Show
list-total = { $count -> [one] One entry *[other] { $count } entries }
list-pick = Choose
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
station-archived = Archived
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
bulk-archive = Archive
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
bulk-done = { $count -> [one] One entry was changed. *[other] { $count } entries were changed. }
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
batch-size = { $count -> [one] One entry *[other] { $count } entries }
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
