# The sentences of charts: titles, subtitles, footnotes, badges, table.
# A title is a full sentence without a final period. Numbers arrive already written; English says “points” for any decimal number.

quantity = { $number } { $unit }
not-available = n/a

headline-times = { $focus }: { $value }, { $ratio } times { $twin }
headline-times-less = { $focus }: { $value }; { $than }: { $ratio } times as much
headline-equal = { $focus } and { $twin } are level or nearly so: { $value } and { $other }
headline-points-more = { $focus }: { $value }, { $points } points more than { $than }
headline-points-less = { $focus }: { $value }, { $points } points less than { $than }
headline-signed = { $focus }: { $value }; { $twin }: { $other }
headline-alone = { $focus }, { $measure }: { $value }
headline-missing = { $focus }: no figure available for “{ $measure }”
headline-supposed = What if: { $headline }
headline-change = { $focus }: { $measure }, from { $from } in { $first } to { $to } in { $last }
headline-widest = The widest gap, { $measure }: { $focus } { $value }, { $twin } { $other }

subtitle = { $measure }, { $unit }, { $territory }, { $years }
subtitle-many = { $places }, { $unit }, { $territory }, { $years }
in-unit = { $unit }
years = { $first } to { $last }
foot-more = More remarks are in the notes of the PowerPoint export.
sources = Sources: { $list }.
sources-none = Sources: none, as there are no figures.
formula-first-known = first known of
formula-growth = average annual growth of
formula-inventory = sum of the lines of the inventory
formula-previous = previous year of
formula-change = change of
formula-served = territory served
formula-same-year = same year of

caption-missing = { $place }: n/a, { $reason }.
caption-missing-of = { $place }, { $measure }: n/a, { $reason }.
caption-perimeter = { $place }: { $perimeter }.
caption-mismatch = { $place }: { $own }, divided by { $other }.
caption-together = { $place }: figures added up, then divided; not a mean of rates.
caption-sum = { $place }: the towns together.
caption-definition = Definition for { $places }: { $definition }.
caption-definition-of = { $measure }, definition for { $places }: { $definition }.
caption-definitions = Definitions differ from town to town: { $measures }.
caption-near = Each rank comes from a figure within two years.
headline-target = { $focus }: { $value }; { $target }
caption-status = { $status }: { $places }.
caption-borrowed = { $measure } of { $year }: { $places }.
caption-since = Since { $year }: { $places }.
caption-without = { $place } without it: { $base }; gap: { $gap }.
caption-rate = Rate of conversion: { $text }.
caption-supposed = A supposition, not a measurement: { $measure } ({ $year }), { $places }.
caption-partial = { $place }: { $lines ->
    [one] one line
   *[other] { $lines } lines
} not estimated, outside the total.
caption-missing-lines = { $place }: no figure this year for { $lines }.
caption-quality = { $place }, quality of the data (share of emissions): { $shares }.
caption-no-keys = Without notation keys, a line that is absent may be nothing or not estimated: { $places }.
caption-printed = From “{ $measure }”: { $places }.
status-ok = Established value
status-secondary = Second-hand value
status-approximate = Approximate value
status-disputed = Disputed value

badge-years = Different years: { $first } to { $last }
badge-asked = Year asked for: { $year }
badge-same-year = Same year: { $year }
badge-perimeters = Different perimeters
badge-same-perimeter = Same perimeter: { $territory }
badge-definitions = Different definitions
badge-missing = { $place }: n/a
badge-disputed = Disputed value
badge-borrowed = Population of another year
badge-periods = Different periods
badge-rate = Converted money
badge-supposed = Hypothetical
badge-partial = Partial total
badge-accounts = Different accounts of greenhouse gases

alt-chart = { $kind }. { $headline }. { $measure }. { $items }.
alt-item = { $place }: { $value }
notes-formula = { $place }, { $year }: { $value } = { $formula }.
notes-cell = — { $measure }: { $value } ({ $year }), { $file }, line { $line }, column { $column }, “{ $raw }”.

sheet-sources = Sources
column-place = Place
column-measure = Indicator
column-year = Year
column-value = Value
column-unit = Unit
column-perimeter = Perimeter
column-definition = Definition
column-status = Status
column-source = Source
column-address = Address

explain-title = { $measure }, { $place }, { $year }
explain-value = Value: { $value }
explain-missing = n/a ({ $reason })
explain-formula = Formula: { $formula }
explain-worked = Worked out: { $text }
explain-supposed = Supposed: no file says so
explain-input = { $measure } = { $value } ({ $year })
explain-cell = { $file }, line { $line }, column { $column }: “{ $raw }”
explain-territory = Perimeter: { $perimeter } ({ $level })
explain-level = Perimeter: { $level }
explain-definition = Definition: { $definition }
explain-status = Status: { $status }
explain-source = Source: { $source }
explain-remark = Remark: { $remark }
explain-borrowed = Borrowed year: { $year }, for want of { $wanted }
explain-other = Other value, not used: { $value } ({ $status }, { $source }), { $file }, line { $line }
explain-no-input = { $measure }: { $reason }
explain-flags = Flags: { $list }

gap-blank = empty cell
gap-not-available = not available according to the source
gap-secret = statistical confidentiality
gap-not-occurring = does not apply here (NO)
gap-not-estimated = not estimated (NE)
gap-included-elsewhere = counted elsewhere (IE)
gap-confidential = confidential (C)
gap-unreadable = unreadable cell
gap-no-such-year = no figure for this year
gap-not-reported = no file gives this figure
gap-perimeter-mismatch = the figures cover different perimeters
gap-divided-by-zero = division by zero
gap-unit-mismatch = incompatible unit
gap-not-finite = impossible result
gap-not-applicable = not applicable, by the formula
gap-not-added = towns together have no such indicator: their figures do not add up

levels-commune = communes
levels-epci = intercommunal bodies
levels-prefecture = prefectures
levels-province = provinces
levels-agglomeration = urban areas
levels-service-area = service areas
levels-transport-network = transport networks
levels-intercommunal = groups of communes
levels-employment-area = employment areas
levels-departement = départements
levels-region = regions
levels-national = countries
levels-station = measuring stations
levels-site = sites
levels-stratum = size bands of communes
levels-constituency = constituencies
levels-unknown = perimeter not specified

kind-bars = Bars
when-bars = one indicator, a few towns, one date
kind-grouped = Grouped bars
when-grouped = a few series on lines of one unit
kind-dumbbell = Dumbbells
when-dumbbell = two towns on several indicators of one unit
kind-arrow = Arrows
when-arrow = two dates, an arrow for each line
kind-slope = Slopes
when-slope = one indicator at two dates, ten towns at most
kind-lines = Lines
when-lines = one indicator over three dates or more, seven towns at most
kind-multiples = Small multiples
when-multiples = one indicator over three dates or more, a panel for each town
kind-scatter = Scatter
when-scatter = two indicators, five towns or more
kind-heatmap = Heatmap
when-heatmap = at least three indicators and three towns
kind-bump = Ranks
when-bump = the ranks of three towns or more, over three dates or more
kind-stacked = Stacked
when-stacked = the parts of a whole, as amounts
kind-shares = Shares
when-shares = the parts of a whole, out of a hundred
kind-waterfall = Waterfall
when-waterfall = what makes the difference between two towns, part by part
kind-strip = Among all
when-strip = one town among eight or more
kind-bullet = Target
when-bullet = a value against a target whose source is known
kind-table = Table
when-table = the figures themselves
kind-radar = Radar
when-radar = one or two towns on five to ten percentages, all better on the same side

axis-name = { $measure } ({ $unit })
ranks-of = Ranks, { $measure }
towns = { $count } towns
others = Others
waterfall-series = Difference
percentile = percentile { $rank } of { $count } towns
mark-median = median
mark-median-of = median { $value }
mark-quartiles = the middle half
mark-target = target { $value } ({ $source })
caption-cut = The scale does not begin at zero.
caption-ground = { $count ->
    [one] In light grey, another town of the files, within two years.
   *[other] In light grey, { $count } other towns of the files, within two years.
}
caption-shade = Stronger colour: more favourable among the towns shown.
caption-shade-neutral = Stronger grey, without judgement: greater ({ $measures }).
caption-radar = The shape depends on the order of the axes: compare the values, not the areas.
headline-rank = { $focus } ranks { $rank } of { $count } towns, highest first, { $measure }: { $value }
headline-spread = { $measure }: from { $least } ({ $low }) to { $most } ({ $high })
headline-nearest = Nearest, { $measure }: { $focus } { $value }, { $twin } { $other }
headline-mostly = From { $twin } to { $focus }, the difference ({ $total }) is mostly “{ $part }”: { $gap }
headline-largest = { $focus }, “{ $part }”: { $share } of the total
by-person = { $unit } per inhabitant
by-km2 = { $unit } per km²
by-household = { $unit } per household
measure-per-person = { $measure } per inhabitant
measure-per-km2 = { $measure } per km²
measure-per-household = { $measure } per household
measure-index = { $measure }, index 100 at the first date
measure-gap = { $measure }, gap to { $twin }
measure-of-target = { $measure }, share of the target
scaled-asis = as it is
scaled-person = per inhabitant
scaled-km2 = per km²
scaled-household = per household
scaled-index = index 100
scaled-gap = gap to the twin
scaled-target = share of the target
caption-base = Base 100 in { $year }: { $places }.
