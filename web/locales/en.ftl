# Words of the visitor pages. Whole sentences; numbers and dates come already written in the page's digits.

## Frame of every page
layout-brand = Gardesh
layout-tagline = A guide to the cities of Iran
layout-language = Language
layout-language-name = English
layout-skip = Skip to content
layout-sections = Sections
layout-more = More
layout-find = Find
layout-places = Places
layout-events = Events
layout-sisters = Sister cities
layout-saved = Saved
layout-about = About Gardesh
layout-data = Open data
layout-licences = Licences and sources
layout-footer = Heritage, nature, events and friendships of Iran’s cities, each text with its source. Whatever is only a sample is marked “Sample”.
layout-theme-dark = Dark theme
layout-theme-light = Light theme

## Kinds of item, as tabs and headings
kind-all = All
kind-place = Places
kind-event = Events
kind-route = Routes
kind-programme = Programmes
kind-opportunity = Opportunities
kind-partnership = Partnerships
kind-city = Cities
kind-province = Provinces
kind-organisation = Organisations

## One line of a list
entry-sample = Sample
entry-cancelled = Cancelled
entry-postponed = Postponed
entry-unesco = World Heritage
entry-here = Right here
entry-open = Open
entry-open-until = Open until { $time }
entry-open-always = Open day and night
entry-closed = Closed
entry-closed-until = Closed, opens { $day } at { $time }
entry-opens-today = Closed, opens today at { $time }
entry-opens-tomorrow = Closed, opens tomorrow at { $time }
entry-when-at = { $date }, { $time }
entry-when-span = { $from } – { $to }

## Keeping and handing on
save-label = Save
save-done = Saved
share-label = Share
share-copied = Link copied
share-failed = Could not copy; take the address from your browser’s bar

## Find
find-title = Find places and events
find-title-words = Search for “{ $words }”
find-title-place = Places and events in { $place }
find-title-category-place = { $category } in { $place }
find-choice = { $name } ({ $count })
find-when-span = { $from } – { $to }
find-when-since = from { $from }
find-when-until = until { $to }
find-description = Places to see, museums, nature, food, events and routes in the cities of Iran, on a map.
find-search = Search
find-placeholder = Place, food, event…
find-clear = Clear
find-submit = Search
find-near = Near me
find-near-on = Near you
find-near-off = Regardless of where I am
find-near-busy = Finding where you are…
find-near-denied = Your browser may not tell where you are. Allow it for this address in the browser’s settings, or type the name of a city.
find-near-unavailable = Your position could not be found. Type the name of a city or quarter.
find-near-timeout = Finding your position took too long. Try again, or type the name of a city.
find-near-unsupported = This browser cannot tell where you are. Type the name of a city.
find-kinds = Kind
find-categories = Category
find-filter = Filters
find-filter-count = Filters, { $count } on
find-filters = Filters
find-filter-where = Where
find-filter-province = Province
find-filter-province-any = All provinces
find-filter-city = City
find-filter-city-any = All cities
find-filter-how = How
find-filter-open = Open now
find-filter-wheelchair = Wheelchair access
find-filter-free = Free of charge
find-filter-unesco = UNESCO World Heritage
find-filter-when = When
find-filter-from = From
find-filter-to = Until
find-filter-date-hint = The Solar Hijri date appears underneath.
find-filter-apply = Show
find-filter-reset = Remove filters
find-when-any = Any time
find-when-today = Today
find-when-weekend = Weekend
find-when-week = Next 7 days
find-when-month = Next 30 days
find-understood = We understood:
find-understood-kind = kind
find-understood-category = category
find-understood-city = city
find-understood-province = province
find-understood-when = when
find-understood-filter = only
find-understood-owner = organisation
find-understood-near = position
find-understood-near-value = near you
find-understood-near-radius = within { $distance }
find-understood-map = map
find-understood-map-value = this area
find-remove = Remove { $what }
find-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
find-count-map =
    { $count ->
        [one] { $count } entry on this map
       *[other] { $count } entries on this map
    }
find-count-place =
    { $count ->
        [one] { $count } entry in { $place }
       *[other] { $count } entries in { $place }
    }
find-count-category =
    { $count ->
        [one] { $count } entry in “{ $category }”
       *[other] { $count } entries in “{ $category }”
    }
find-sort = Order
find-sort-relevance = Best match
find-sort-distance = Nearest first
find-sort-date = Soonest first
find-sort-name = By name
find-sort-apply = Sort
find-next = Show the next ones
find-first = Back to the start of the list
find-loading = Refreshing the list…
find-updated = List refreshed: { $heading }
find-failed-title = The list was not refreshed
find-failed = The service could not be reached. The previous list is still here.
find-retry = Try again
find-meant = Did you mean { $words }?
find-relaxed = Nothing has all of these words; here is what comes closest.
find-empty-title = Nothing fits all of this
find-empty-words = Nothing found for “{ $words }”
find-empty-map = There is nothing in this part of the map
find-empty-text = Here is how to go on:
find-way-without = Without “{ $what }”
find-way-map = On the whole map
find-way-words = Without the words “{ $words }”
find-way-all = See everything
find-way-places = Browse provinces and categories

## Map
map-label = Map
map-show = Show the map
map-show-hint = List and map show the same; open the map whenever you like.
map-loading = Opening the map…
map-again = Search in this map
map-auto = Search as the map moves
map-me = Where I am
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole = Whole map
map-failed-title = The map cannot be shown
map-failed = This browser cannot draw the map (no WebGL). The list is complete, and everything works without the map.
map-failed-network = The map did not load. The list is complete; you can try again.
map-retry = Try again
map-cluster =
    { $count ->
        [one] { $count } entry, zoom in
       *[other] { $count } entries, zoom in
    }
map-keys = Move with the arrow keys, zoom with + and −.
map-list = List

## Suggestions
suggest-label = Suggestions
suggest-names = Names
suggest-categories = Categories
suggest-regions = Cities and provinces
suggest-words = Searches
suggest-move = move
suggest-open = open
suggest-close = close
suggest-count =
    { $count ->
        [one] { $count } suggestion
       *[other] { $count } suggestions
    }

## Saved in this browser
saved-title = Saved
saved-description = The places and events you keep in this browser.
saved-lead = What you save stays in this browser and is sent nowhere.
saved-empty-title = Nothing saved yet
saved-empty = Tap the mark beside a name and it will wait here.
saved-noscript = Saved entries are kept by the browser and cannot be shown without JavaScript.
saved-remove = Remove from saved
saved-find = Find places
