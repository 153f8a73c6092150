# What the service answers when a request cannot be met.

problem-type-bad-request = The request could not be read
problem-type-unprocessable = The request was read but cannot be
problem-type-not-found = There is no such thing
problem-type-method-not-allowed = This address does not do that
problem-type-payload-too-large = The request is too large
problem-type-timeout = The answer took too long
problem-type-unavailable = The service is not ready yet; try again in a moment
problem-type-internal = Something went wrong in the service
problem-parameter-unknown = The parameter “{ $name }” is not known.
problem-parameter-twice = The parameter “{ $name }” was given twice.
problem-parameter-number = “{ $name }” must be a number.
problem-parameter-range = “{ $name }” must lie between { $min } and { $max }.
problem-parameter-choice = “{ $name }” must be one of: { $allowed }
problem-parameter-category = There is no category “{ $value }”.
problem-parameter-bbox = The map area must be four numbers: west, south, east, north (degrees).
problem-parameter-near = The position must be two numbers: longitude, latitude (degrees).
problem-parameter-date = “{ $value }” is not a date; for example 2026-12-21
problem-parameter-order = The period ends before it starts.
problem-parameter-needs-near = Sorting by distance needs “near”.
problem-parameter-long = “{ $name }” is too long; at most { $max } characters.
problem-parameter-control = “{ $name }” has a character that cannot be read.
problem-parameter-encoding = The address is not properly encoded (UTF-8).
problem-parameter-cursor = The page mark is not valid; start from the first page.
problem-parameter-id = “{ $value }” is not an identifier.
problem-parameter-language = “{ $value }” is not a language tag; for example en
problem-parameter-country = “{ $value }” is not a two-letter country code; for example IR
problem-tile = There is no such tile: z is 0 to 22, x and y are below 2 to the power z.
problem-item = There is nothing published with the identifier “{ $id }”.

# What is wrong with a field of a form or an import row.

field-required = is missing
field-unknown-field = there is no field “{ $name }”
field-wrong-shape = must have another shape: { $expected }
field-too-long = is too long; at most { $max }
field-out-of-range = must lie between { $min } and { $max }
field-not-allowed = “{ $value }” is not allowed; one of: { $allowed }
field-not-a-language = “{ $value }” is not a language tag (BCP 47)
field-not-an-id = “{ $value }” is not an identifier
field-not-a-date = “{ $value }” is not a date or time
field-not-a-url = “{ $value }” is not a web address (http or https)
field-not-a-mail = “{ $value }” is not a mail address
field-not-opening-hours = “{ $value }” are not opening hours in OSM syntax
field-not-a-rule = “{ $value }” is not a recurrence rule that can be followed (RFC 5545, daily or rarer)
field-unknown-category = there is no category “{ $value }”
field-category-of-other-kind = category “{ $value }” does not belong to kind “{ $kind }”
field-ends-before-start = ends before it starts
field-unknown-item = “{ $id }” is not known
field-item-of-other-kind = “{ $id }” must be of kind { $expected }
field-taken = “{ $value }” is already taken
field-not-a-time-zone = “{ $value }” is not a time zone
field-control-characters = has a character that cannot be shown
field-not-json = cannot be read: { $reason }
field-unknown-format = this program does not know format { $value }
field-twice = “{ $value }” stands twice
