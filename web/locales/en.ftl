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
entry-within = within { $distance }
entry-opens-today = Closed, opens today at { $time }
entry-opens-tomorrow = Closed, opens tomorrow at { $time }
entry-opens-on = Closed, open on { $day }
entry-opens-on-tomorrow = Closed, open tomorrow
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
find-understood-near-value = near here
find-understood-near-item = near { $name }
find-understood-near-radius = within { $distance }
find-understood-map = map
find-understood-map-value = this area
find-understood-polygon = inside the drawn area
find-understood-along = route
find-understood-along-value = within { $distance } of { $route }
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
find-changed-keyboard = Read as “{ $words }”: the keyboard seems to have been set to another language.
find-changed-spelling = Nothing is spelt like this; here are the closest spellings.
find-changed-category = Nothing of this category; here is “{ $what }” instead.
find-changed-province = Nothing in this city; here is what { $place } has.
find-changed-anywhere = Nothing there; here is what other places have.
find-changed-any-time = Nothing at that time; here is what happens at other times.
find-changed-radius = Nothing nearer; here is what lies within { $distance }.
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
map-gestures = Use two fingers to move the map.
map-gestures-wheel = Hold Ctrl and scroll to zoom the map.
map-gestures-mac = Hold ⌘ and scroll to zoom the map.
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

## Pages of single items
item-title = { $name }, { $town }
item-crumbs = Where this page stands
item-facts = At a glance
item-where = How to get there
item-map = On the map
item-map-failed = The map cannot be shown in this browser. The coordinates are given below it.
item-locator = Where it lies in the province of { $province }
item-coordinates = Coordinates:
item-on-map = Around here on the Gardesh map
item-precision-100m = Approximate position, to within about 100 metres.
item-precision-1km = Approximate position, to within about a kilometre. Ask locally on the way.
item-precision-settlement = Approximate position: only its town or village is known, and the mark stands at its middle.
item-near = Close by
item-near-all = Everything near
item-all-events = All events
item-all-of = All of “{ $category }”
item-links = Read on
item-link = { $rel }: { $site }
item-link-official = Official site
item-link-wikipedia = Wikipedia
item-link-register = Register
item-link-booking = Booking
item-link-video = Video
item-link-document = Document
item-link-more = More
item-link-wikidata = Wikidata
item-link-osm = OpenStreetMap
item-sources = Sources and licence
item-verified = Last checked { $date } ({ $other })
item-not-verified = When these facts were last checked is not recorded.
item-sample-title = Sample
item-sample-text = This entry was invented for demonstration and does not exist.
item-other-language = This text has not been translated yet; it is in { $language }.
item-gregorian-year = { $year }
item-phone = Telephone
item-email = Email
item-website = Website
item-contact = Contact
item-documents = Documents
item-themes = Fields
item-city = City
item-owner = Looked after by
item-province = { $name } Province

language-fa = Persian
language-en = English
language-ar = Arabic
language-de = German
language-fr = French
language-ru = Russian
language-tr = Turkish
language-zh = Chinese

## What a source covers
covers-name = Name
covers-point = Position
covers-summary = Summary
covers-description = Text
covers-bounds = Bounds
covers-period = Period
covers-category = Category
covers-protection = Protection
covers-population = Population
covers-unesco = World Heritage
covers-outline = Outline
covers-schedule = Dates
covers-iso = Code
covers-capital = Capital
covers-cities = Cities
covers-themes = Fields
covers-fee = Admission
covers-stops = Stops
covers-opening_hours = Opening hours
covers-programme = Programme
covers-signed = Date of signing
covers-opportunity = Offer
covers-website = Website
covers-other_names = Other names
covers-address = Address
covers-access = Access

## A place
place-hours = Opening hours
place-hours-week = Opening hours of the next seven days
place-hours-always = Open day and night.
place-hours-all-day = All day
place-hours-today = { $day }, today
place-hours-to = to
place-hours-holiday = Public holiday
place-address = Address
place-period = Period
place-unesco = World Heritage
place-unesco-year = Inscribed by UNESCO in { $year }
place-protection = Protection
place-protection-world = World Heritage
place-protection-national = National monument
place-protection-local = Locally listed
place-protection-natural = Natural monument or protected area
place-protection-number = No. { $number }
place-protection-year = Year { $year }
place-fee = Admission
place-fee-free = Free
place-fee-paid = With a ticket
place-wheelchair = Wheelchair
place-blind = Blind visitors
place-deaf = Deaf visitors
place-toilet = Accessible toilet
place-ability-yes = Yes
place-ability-limited = In part
place-ability-no = No
place-access-note = Access
place-booking = Booking
place-book = Book on its own site
place-events = On here
place-routes = Routes that pass here
place-opportunities = Opportunities here
place-alike = “{ $category }” elsewhere in the province

## An event
event-dates = When
event-no-dates = No date is given.
event-all-day = All day
event-until-day = All day, until { $date }
event-from = { $from }
event-from-to = { $from }–{ $to }
event-from-until-day = From { $from } until { $date }, { $to }
event-over = Over
event-calendar = Add to calendar
event-venue = Venue
event-venue-note = Where exactly
event-organiser = Organiser
event-tickets = Tickets
event-free = Free
event-paid = With a ticket
event-buy = Buy tickets
event-at = Venue
event-near = Near the venue
event-cancelled-text = This event is cancelled and will not take place.
event-postponed-text = This event is postponed to a date not yet given.

## A partnership, a programme, an opportunity
partnership-distance = Distance between them
partnership-apart = The two cities are { $distance } apart; the line is the shortest way between them.
partnership-signed = Signed
partnership-state = State
partnership-state-active = Active
partnership-state-dormant = Dormant
partnership-state-ended = Ended
partnership-state-unknown = Unknown; to be checked against the agreement
partnership-programmes = Programmes under this agreement
programme-state-planned = Planned
programme-state-open = Open for applications
programme-state-closed = Closed
programme-state-running = Under way
programme-state-held = Held
programme-state-cancelled = Cancelled
programme-days-left =
    { $days ->
         [0] today is the last day
         [one] day left
        *[other] days left
    }
programme-until = Until { $date }
programme-no-deadline = No deadline is given.
programme-under = Under this agreement
programme-who = For
programme-seats = Places
programme-starts = Starts
programme-ends = Ends
programme-cost = Cost
programme-how = How to apply
programme-apply = Apply
opportunity-form = Form
opportunity-form-investment = Investment
opportunity-form-sponsorship = Sponsorship
opportunity-form-concession = Concession
opportunity-form-partnership = Partnership
opportunity-ask = What is asked
opportunity-amount = { $amount } { $currency }
opportunity-toman-billion = { $amount } billion tomans
opportunity-toman-million = { $amount } million tomans
opportunity-place = About
opportunity-answer = Make an offer
opportunity-state-open = Open to offers
opportunity-state-under-review = Under review
opportunity-state-closed = Closed
opportunity-state-awarded = Awarded
currency-IRR = rials
currency-EUR = euros
currency-USD = US dollars

theme-culture = Culture
theme-tourism = Tourism
theme-heritage = Heritage
theme-education = Education
theme-youth = Youth
theme-sport = Sport
theme-trade = Trade
theme-environment = Environment
theme-urban-planning = Urban planning
theme-food = Food
theme-literature = Literature
theme-crafts = Crafts
theme-health = Health
theme-technology = Technology

## A route
route-way = The way and its stops
route-leg = ↓ { $distance } to the next stop
route-length = Length
route-duration = Time
route-difficulty = Difficulty
route-difficulty-easy = Easy
route-difficulty-moderate = Moderate
route-difficulty-hard = Hard
route-mode = By
route-mode-foot = On foot
route-mode-bicycle = Bicycle
route-mode-car = Car
route-mode-boat = Boat
route-stops = Stops
route-along = What lies along the way

## A city, a province, an organisation
region-count =
    { $count ->
         [one] { $count } place
        *[other] { $count } places
    }
region-find = See it on the map
region-categories = What there is
region-cities = Cities
region-best = Best-known places
region-all = All places
region-events = Events soon
region-routes = Routes
region-partnerships = Sister cities
region-all-sisters = All sister cities
region-programmes = Exchange programmes
region-opportunities = Opportunities
region-province = Province
region-country = Country
region-population = Population
region-clock = Local time
region-capital = Capital
region-iso = ISO code
region-other-names = Other names
organisation-type = Type
organisation-type-council = Council
organisation-type-department = Department
organisation-type-lodge = Lodge
organisation-type-partner = Partner
organisation-type-association = Association
organisation-type-business = Business
organisation-owns = What it looks after
organisation-all = All of them

## Browsing
browse-title = Places
browse-description = The sights of Iran by province and category.
browse-total = { $count } entries, by province and category.
browse-provinces = Provinces
browse-categories = Categories
browse-count =
    { $count ->
         [one] { $count } entry
        *[other] { $count } entries
    }
browse-category-in = { $category } in { $province }
browse-category-description = “{ $category }” in Gardesh, with a map and the source of every entry.
browse-on-map = On the map
browse-narrower = Narrower categories
browse-all-provinces = All provinces
browse-empty = There is nothing in this category yet.
browse-no-category = There is no such category.
browse-no-province = There is no such province.

## Events by week
events-title = Events, { $week }
events-description = Events in the cities of Iran week by week, in the Solar Hijri and the Gregorian calendar.
events-span = { $from } – { $to }
events-weeks = Weeks
events-days = Days
events-previous = Previous week
events-next = Next week
events-this-week = This week
events-ongoing = All week
events-none-day = Nothing is listed.
events-none-week = Nothing is listed for this week.
events-soonest = The next event:
events-has = has events
events-where = Where
events-no-city = There is no such city.
events-narrow-1 = Mo
events-narrow-2 = Tu
events-narrow-3 = We
events-narrow-4 = Th
events-narrow-5 = Fr
events-narrow-6 = Sa
events-narrow-7 = Su

## Sister cities
sisters-heading = The cities of Iran and their sisters
sisters-heading-city = The world from { $city }
sisters-description = Sister-city agreements of Iranian cities, and the exchange programmes open for applications.
sisters-lead = Each line is the shortest way between two cities joined by an agreement. The same agreements are listed below the map.
sisters-from = From which city
sisters-all = All of Iran
sisters-map = Map of the links; the same links are listed below
sisters-legend = Sister city
sisters-legend-rings = Each ring is 2,000 kilometres
sisters-sample = Some of these agreements are for demonstration and must be checked against the documents.
sisters-none = No agreement is listed yet.
sisters-city-page = The city’s page
sisters-open-count =
    { $count ->
         [one] { $count } open call
        *[other] { $count } open calls
    }
sisters-calls = Programmes open for applications
sisters-call = Call for applications
sisters-read = Read and apply
sisters-no-city = No city of that name has a sister city.

## About, data, licences
about-title = About Gardesh
about-description = What Gardesh is and how it works.
about-lead = Gardesh is a guide to the cities of Iran: heritage, nature, food, events, routes, and the ties of cities with one another and with the world. Municipalities, cultural departments and associations write it, and any city can run it on a machine of its own.
about-find-title = Found in any spelling
about-find = Write a name in any script and spelling you know: ماسوله, masule and Masouleh are one, and a compound is found with or without its half-space.
about-honest-title = Honest
about-honest = Every entry says where its facts come from, how exact its position is and when it was last checked. What was invented for demonstration bears the mark “Sample”; what is cancelled stays in its place, struck through.
about-private-title = Without tracking
about-private = Gardesh sets no cookies, keeps nothing about you, and loads no map, typeface or script from anyone else. What you save stays in your browser.
about-access-title = For everyone
about-access = Every page works without JavaScript, by keyboard and with a screen reader. The map and the list are one: what is on the map is also in the list.
about-self-title = Belonging to the cities
about-self = Gardesh is free software: one program with its map, its typefaces and a starter collection inside, and everything in it can be taken out again.
data-title = Open data
data-description = The data of Gardesh, their sources and licences, and how to get them.
data-total = { $count } entries are published.
data-lead = Whatever you see in Gardesh also exists as data. The texts of Gardesh are under CC BY 4.0; facts of others keep their own licence, given with each entry and in the table below.
data-api-title = API
data-api = Search as GeoJSON, every entry with all its languages, and map tiles. No key, no registration.
data-openapi = Description of the API (OpenAPI)
data-try = An example: the best known
data-export-title = Taking everything out
data-export = Whoever runs the service writes everything to JSON Lines, CSV or GeoJSON with one command, and reads the same back in.
data-sources-title = Sources
data-source = Source
data-items = Entries
data-kinds = What and how many
data-licences = Licences
licences-title = Licences and sources
licences-description = Licences of the texts, drawings, map and software of Gardesh.
licences-lead = You may use what you see here if you name who made it.
licences-content-title = Texts and facts
licences-content = The texts of the starter collection are published under Creative Commons Attribution 4.0 (CC BY 4.0). Attribute to: “Gardesh”.
licences-sources = The source of each fact stands on the entry’s page; the list of all is here:
licences-parts-title = What Gardesh is made of
licences-part = Part
licences-from = From
licences-licence = Licence
licences-program = Program
licences-drawings = Drawings
licences-base-map = Base map
licences-world = Map of sister cities
licences-text-face = Text typeface
licences-display-face = Display typeface
licences-map-library = Map library
licences-icons = Icons
licences-countries = Names of countries
licences-han = Traditional and simplified Chinese characters
licences-public-domain = public domain

## When something is not there
error-not-found = There is no such page
error-no-item = There is nothing at this address, or it is not published yet.
error-no-passkeys = This installation offers no passkeys.
error-forbidden = You may not do this
error-forbidden-why = Your role in this organisation does not allow it. If you think it should, ask the organisation’s publisher or the administrator.
error-unavailable = The service is not ready yet
layout-index-is-built = The search index is being built. For a few minutes some places and events are missing from lists and from the map.
error-bad-request = This address could not be read
error-internal = Something went wrong in the service
gone-title = “{ $name }” is no longer shown
gone-text = This page was taken out of the guide. Search for something else, or see what is close by.
error-way-find = Find on the map and in the list
error-way-places = Browse provinces and categories
error-way-events = Events of this week
