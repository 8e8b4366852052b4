# The map of people.

map-title = { $client }: who has a say
map-chart = { $client }: power and interest
map-summary = { $placed ->
    [one] { $placed } person by power and interest, with engagement now and wanted.
   *[other] { $placed } people by power and interest, with engagement now and wanted.
}
map-person = person
map-power = power
map-interest = interest
map-stands = engagement
map-quadrants = What to do
map-unplaced = Not placed: power or interest unknown
map-tree = Who reports to whom
map-gaps = Gaps
map-gap-step = { $name }: { $now }, wanted { $wanted }
map-gap-engagement = { $name }: nobody has written where they stand
map-gap-place = { $name }: power or interest is unknown
map-gap-decider = nobody is known who decides or holds the purse
map-none = No gaps are known.
map-nobody = Nobody is known who speaks for the client.
map-next = Next
