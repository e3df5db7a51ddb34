# The sentences of charts: titles, subtitles, footnotes, badges, table.
# A title is a full sentence without a final period. Numbers arrive already written; English says “points” for any decimal number.

quantity = { $number } { $unit }
quantity-scaled = { $number } { $scale ->
    [millions] million
   *[billions] billion
}{ $start ->
    [none] {""}
   *[other] { " " }
}{ $unit }
euros-in-words = euros
not-available = n.a.

headline-times = { $measure }: { $focus } { $value }, { $ratio } times that of { $twin } ({ $other })
headline-equal = { $measure }: { $focus } and { $twin } equal or nearly so, { $value } and { $other }
headline-points-more = { $measure }: { $focus } { $value }, { $points } above { $than } ({ $other })
headline-points-less = { $measure }: { $focus } { $value }, { $points } below { $than } ({ $other })
headline-signed = { $measure }: { $focus } { $value }; { $twin } { $other }
headline-alone = { $focus }, { $measure }: { $value }
headline-missing = { $focus }: no figure available for “{ $measure }”
headline-links = { $place } has { $count ->
    [one] an agreement with one of these towns
   *[other] { $count } agreements with these towns
}{ $more ->
    [0] { "" }
   *[other] { "," } { $other } has { $more }
}
headline-supposed = What if: { $headline }
headline-change = { $focus }: { $measure }, from { $from } { $first } to { $to } { $last }
headline-widest = The widest gap, { $measure }: { $focus } { $value }, { $twin } { $other }

subtitle = { $measure }, { $unit }, { $territory }, { $years }
subtitle-many = { $places }, { $unit }, { $territory }, { $years }
country-year = { $country ->
    [FR] France
    [MA] Morocco
   *[other] { $country }
 } { $year }
in-unit = { $unit }
years = { $first } to { $last }
foot-more = Remarks in the notes.
sources = Sources: { $list }.
sources-none = Sources: none, as there are no figures.
formula-first-known = first known of
formula-growth = average annual growth of
formula-inventory = sum of the lines of the inventory
formula-previous = previous year of
formula-change = change of
formula-served = territory served
formula-same-year = same year of
formula-function = { $name ->
    [undisputed] undisputed value of
    [years_since] number of years since
    [if] if
    [round] rounded
    [abs] absolute value
    [min] the smallest of
    [max] the largest of
    [sum] sum
    [mean] mean
    [methane_commitment] methane commitment
    [first_order_decay] first-order decay
    [decomposed] decomposed part
    [degradable_carbon] degradable carbon
    [composting] composting
    [incineration] incineration
    [wastewater_methane] wastewater methane
    [wastewater_nitrous_oxide] wastewater nitrous oxide
    [default] default
    [per_person] per inhabitant
    [per_km2] per km²
    [per_household] per household
   *[other] { $name }
}

caption-missing = { $place }: n.a., { $reason }.
caption-missing-of = { $place }, { $measure }: n.a., { $reason }.
caption-perimeter = { $place }: { $perimeter }.
caption-mismatch = { $place }: { $own }, divided by { $other }.
caption-together = { $place }: figures added up, then divided; not a mean of rates.
caption-sum = { $place }: the towns together.
caption-definition = Definition for { $places }: { $definition }.
caption-definition-of = { $measure }, definition for { $places }: { $definition }.
caption-definitions = Definitions differ from town to town: { $measures }.
caption-near = Each rank comes from a figure within two years.
headline-target = { $measure }: { $focus } { $value }; { $target }
caption-status = { $status }: { $places }.
caption-borrowed = { $measure } of { $year }: { $places }.
caption-people-between = { $measure } taken between { $before } and { $after }: { $places }.
caption-default = { $factor }: { $value }, for want of a local measure ({ $places }). { $source }.
default-name = { $factor ->
    [waste_carbon] degradable carbon of waste (default of the country)
    [waste_carbon_ma] Degradable carbon of waste, IPCC default for Northern Africa
    [waste_carbon_fr] Degradable carbon of waste, IPCC default for Western Europe
   *[other] { $name }
}
caption-since = Since { $year }: { $places }.
caption-without = { $place } without it: { $base }; gap: { $gap }.
caption-rate = Exchange rate: { $text }.
caption-supposed = A supposition, not a measurement: { $measure } ({ $year }), { $places }.
caption-partial = { $place }: { $lines ->
    [one] one line
   *[other] { $lines } lines
} not estimated, outside the total.
caption-missing-lines = { $place }: no figure this year for { $lines }.
caption-quality = { $place }, quality of the data (share of emissions): { $shares }.
caption-no-keys = Without notation keys, a line that is absent may be nothing or not estimated: { $places }.
caption-printed = Column read: “{ $measure }” ({ $places }).
status-ok = Established value
status-secondary = Second-hand value
status-approximate = Approximate value
status-disputed = Disputed value

badge-years = Different years: { $first } to { $last }
badge-years-about = The towns have no figure for one same year: each shows its own, written beside it. Choose a year they share if there is one.
badge-asked = Year asked for: { $year }
badge-asked-about = No town has a figure for the year asked for: the nearest is shown instead.
undated = undated
doubt-supposed = hypothetical
doubt-out-of-bounds = out of bounds
doubt-disputed = disputed
doubt-incomplete = incomplete
doubt-expected = { $nature ->
    [target] target
   *[other] projection
}
doubt-assumed = { $what ->
    [unit] unit assumed
    [time] year assumed
    [level] level assumed
   *[other] ambiguous comma
}
doubt-estimated = estimated
doubt-territory = other territory
doubt-definition = other definition
time-at = { $frequency ->
    [day] on { $time }
    [span] from { $time }
   *[other] in { $time }
}
time-quarter = Q{ $quarter } { $year }
time-month = { $month } { $year }
time-day = { $day } { $month } { $year }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
frequency-school-year = by school year
frequency-years = over several years
frequency-quarter = by quarter
frequency-month = by month
frequency-day = on a day
frequency-span = by period
badge-undated = Undated
badge-undated-about = The file does not say of which year these figures are: nothing assures that they are of the same one.
badge-same-year = Same year: { $year }
badge-same-year-about = All figures shown are of this year: nothing to correct here.
badge-perimeters = Different geographic scopes
badge-perimeters-about = Commune, agglomeration or prefecture: the figures are not about the same kind of territory. Compare rates, and say so when you show it.
badge-same-perimeter = Same geographic scope: { $territory }
badge-same-perimeter-about = All figures are about this kind of territory.
badge-definitions = Different definitions
badge-definitions-about = The sources do not measure quite the same thing: a small difference may come from that. The note under the chart says how.
badge-missing = { $place }: n.a.
badge-missing-about = This town has no figure here. It is not replaced by zero; click its line to know why.
badge-disputed = Disputed value
badge-disputed-about = Two sources give two values. The better founded is shown; the other can be read in the explanation of the figure.
badge-borrowed = Population of another year
badge-borrowed-about = The figure is divided by a population of another year, the nearest known.
badge-between = Population estimated between two dates
badge-between-about = No population is known for the year itself: the one that divides the figure lies on the line between the two known dates.
badge-default = Estimate by IPCC defaults
badge-default-about = No file gives one quantity of the calculation: the IPCC default for that part of the world stands for it. A local survey would change it.
badge-expected = Projection
badge-expected-about = The figure is not observed: it is a projection or a target.
badge-periods = Different periods
badge-periods-about = Changes are not counted from the same year.
badge-rate = Converted money
badge-rate-about = Amounts were converted at the rate written under the chart; another rate would change them.
badge-supposed = Hypothetical
badge-supposed-about = At least one figure is supposed by you: no source gives it.
badge-unit-assumed = Unit assumed
badge-unit-assumed-about = The file gives no unit for these amounts: it is assumed from the country. Say it on the Data page.
badge-time-assumed = Year assumed
badge-time-assumed-about = The file does not say when these figures are from: the year is assumed from its title or name. Say it on the Data page.
badge-level-assumed = Level assumed
badge-level-assumed-about = The file does not say whether these names are municipalities, provinces or departments: one is assumed. Say it on the Data page.
badge-decimal-unsettled = Ambiguous comma
badge-decimal-unsettled-about = These numbers can be read in two ways (1,234: one thousand two hundred and thirty-four, or one and a bit). Say which on the Data page.
badge-partial = Partial total
badge-partial-about = Lines of the inventory are not estimated: the true total is at least this.
badge-accounts = Different accounts of greenhouse gases
badge-accounts-about = The inventories do not count the same emissions: their totals do not compare.

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
column-perimeter = Geographic scope
column-definition = Definition
column-status = Status
column-source = Source
column-address = Address

explain-title = { $measure }, { $place }, { $year }
explain-value = Value: { $value }
explain-missing = n.a. ({ $reason })
explain-formula = Formula: { $formula }
explain-worked = Worked out: { $text }
explain-supposed = Supposed: no file says so
explain-input = { $measure } = { $value } ({ $year })
explain-cell = { $file }, line { $line }, column { $column }: “{ $raw }”
explain-territory = Geographic scope: { $perimeter } ({ $level })
explain-level = Geographic scope: { $level }
explain-definition = Definition: { $definition }
explain-status = Status: { $status }
explain-source = Source: { $source }
explain-remark = Remark: { $remark }
explain-borrowed = Borrowed year: { $year }, for want of { $wanted }
explain-weighted = Counts for { $years } of { $of }: for want of a figure of { $wanted }, the value lies on the line between two known dates
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
gap-perimeter-mismatch = the figures cover different territories
gap-divided-by-zero = division by zero
gap-unit-mismatch = incompatible unit
gap-not-finite = impossible result
gap-not-applicable = not applicable, by the formula
gap-not-added = towns together have no such indicator: their figures do not add up
gap-undecided = several lines give different values and nothing says which counts

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
levels-arrondissement = arrondissements
levels-iris = statistical blocks (Iris)
levels-neighbourhood = quarters
levels-unknown = territory not specified

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
kind-numbers = Big numbers
when-numbers = one to three figures of one town, each with its trend
kind-pyramid = Pyramid
when-pyramid = two towns back to back on the classes of one distribution, such as ages
kind-panels = Two charts side by side
when-panels = two indicators of the same towns, each on its own scale
kind-gaps = What differs most
when-gaps = two towns on indicators of any unit, the widest difference first, measured among the open towns (five at least)
key-trends = Small lines: the same figure since { $first }, each on a scale of its own.
key-gaps = Each dot is at its distance from the mean (the line in the middle), in standard deviations of at most { $towns } towns that have the figure.
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
mark-median-of-towns = median of the { $count } towns: { $value }
mark-national = { $country }: { $value } ({ $year })
mark-quartiles = the middle half
mark-target = target { $value } ({ $source })
caption-cut = The scale does not begin at zero.
scale-millions = M
scale-billions = bn
change-since = { $change } since { $year }
caption-outside = Beyond the frame: { $places }.
caption-ground = { $count ->
    [one] In light grey, another town of the files, within two years.
   *[other] In light grey, { $count } other towns of the files, within two years.
}
caption-pool = In grey, { $pool } whose figure is known (library).
caption-pool-estimated = Areas in Morocco are estimates: no rank.
above-share-of-pool = above { $share }% of the { $pool }
pool-of-morocco = { $count } communes of Morocco
pool-of-france = { $count } communes of France
pool-of-both = { $count } communes of Morocco and France
pool-plain = { $count } communes
pool-of-file = { $count } towns of { $file }
pool-of-files = { $count } towns of { $files } files
pool-with = { $pool } ({ $conditions })
pool-within = { $level } { $name }
pool-times = of similar size, within ×{ $times }
pool-from = of { $least } people or more
pool-up-to = of { $most } people at most
pool-between = of { $least } to { $most } people
pool-growth-from = population growing by { $least }% a year or more
pool-growth-up-to = population change of { $most }% a year at most
pool-growth-between = population change of { $least } to { $most }% a year
pool-urban = urban
pool-rural = rural
pool-coast = within { $kilometres } km of the sea
peer-reason = { $variable ->
    [population] { $kind ->
        [same] same size (×{ $ratio })
        [near] similar size (×{ $ratio })
        [higher] { $ratio } times as many people
       *[lower] { $ratio } times fewer people
    }
    [density] { $kind ->
        [same] same density
        [near] similar density
        [higher] { $ratio } times as dense
       *[lower] { $ratio } times less dense
    }
    [growth] { $kind ->
        [same] same growth
        [near] similar growth
        [higher] faster growth ({ $other }% a year against { $own })
       *[lower] slower growth ({ $other }% a year against { $own })
    }
    [household_size] { $kind ->
        [same] households of the same size
        [near] households of similar size
        [higher] larger households ({ $other } against { $own })
       *[lower] smaller households ({ $other } against { $own })
    }
    [share_15_64] { $kind ->
        [same] same share aged 15 to 64
        [near] similar share aged 15 to 64
        [higher] { $difference } points aged 15 to 64
       *[lower] { $difference } points aged 15 to 64
    }
    [share_0_14] { $kind ->
        [same] same share under 15
        [near] similar share under 15
        [higher] { $difference } points under 15
       *[lower] { $difference } points under 15
    }
    [share_65_plus] { $kind ->
        [same] same share aged 65 and over
        [near] similar share aged 65 and over
        [higher] { $difference } points aged 65 and over
       *[lower] { $difference } points aged 65 and over
    }
    [unemployment] { $kind ->
        [same] same unemployment
        [near] similar unemployment
        [higher] { $difference } points of unemployment
       *[lower] { $difference } points of unemployment
    }
    [coast] { $kind ->
        [same] by the sea too
        [near] by the sea too
        [higher] by the sea
       *[lower] not by the sea
    }
   *[distance] { $kind ->
        [same] { $other } km away
        [near] { $other } km away
        [higher] { $other } km away
       *[lower] { $other } km away
    }
}
peer-rank-reason = { $variable ->
    [growth] { $kind ->
        [same] growth: same place within its country
        [near] growth: similar place within its country
        [higher] growth: higher within its country
       *[lower] growth: lower within its country
    }
    [household_size] { $kind ->
        [same] household size: same place within its country
        [near] household size: similar place within its country
        [higher] household size: higher within its country
       *[lower] household size: lower within its country
    }
    [share_15_64] { $kind ->
        [same] share aged 15 to 64: same place within its country
        [near] share aged 15 to 64: similar place within its country
        [higher] share aged 15 to 64: higher within its country
       *[lower] share aged 15 to 64: lower within its country
    }
    [share_0_14] { $kind ->
        [same] share under 15: same place within its country
        [near] share under 15: similar place within its country
        [higher] share under 15: higher within its country
       *[lower] share under 15: lower within its country
    }
    [share_65_plus] { $kind ->
        [same] share aged 65 and over: same place within its country
        [near] share aged 65 and over: similar place within its country
        [higher] share aged 65 and over: higher within its country
       *[lower] share aged 65 and over: lower within its country
    }
   *[unemployment] { $kind ->
        [same] unemployment: same place within its country
        [near] unemployment: similar place within its country
        [higher] unemployment: higher within its country
       *[lower] unemployment: lower within its country
    }
}
peer-reasons = { $alike }; { $different }
peer-class = { $class ->
    [very_close] very close
    [close] close
    [with_reserve] with reserve
   *[far] far
}
peer-certainty = among the first 7 { $times } times in { $draws }
peer-mutual = counts { $place } among its own 7
peers-title = Communes that resemble { $place }, among { $pool }
peers-as-is = Values compared as they are.
peers-within-country = Size and density as they are; for the rest, the rank of each within its country.
peers-none-near = No commune resembles { $place } this way; the least far: { $nearest }. Try the other way of comparing.
peers-little-known = Too little known to be compared ({ $count }): { $names }.
peers-removed = { $count } communes do not meet the condition on size.
peers-other-distances = Of the first 7, other calculations keep: { $counts }.
peers-other-distance = { $distance ->
    [z_score] z-scores { $shared }
    [robust_z_score] robust z-scores { $shared }
    [mahalanobis] Mahalanobis { $shared }
   *[pool_range] Gower over the range { $shared }
}
peers-pool-too-small = Only { $count } communes: 10 are needed to look for peers.
peers-no-population = The population of { $place } is not known: its peers cannot be looked for.
peers-few-variables = { $count ->
    [one] Only { $count } variable is
   *[other] Only { $count } variables are
} known of { $place }: 3 are needed, unless you ask for those alone.
peers-no-town = These files do not give { $place } as a town: only towns have similar ones.
peers-unknown = Nothing tells for these towns: { $variables }. The list does not rest on them.
peers-headline-none = No commune closely resembles { $place }
peers-headline-very = { $count ->
    [one] { $names } is very close to { $place }
   *[other] { $names } are very close to { $place }
}
peers-headline-close = { $count ->
    [one] { $names } is close to { $place }
   *[other] { $names } are close to { $place }
}
peers-headline-and = { $very }; { $count ->
    [one] { $names } is close
   *[other] { $names } are close
}
peers-headline-reserve = { $count ->
    [one] With reserve, one commune resembles { $place }: { $names }
   *[other] With reserve, { $count } communes resemble { $place }: { $names }
}
peers-names-more = { $names } and { $count ->
    [one] one other commune
   *[other] { $count } other communes
}
peers-likeness = Likeness
peers-sureness = Certainty
peers-key = Certainty: how often it stays among the first 7 in { $draws } trials in which the criteria count otherwise (five dots: 95% or more).
peers-key-table = Darker: closer. Certainty: times among the first 7, in { $draws } trials in which the criteria count otherwise.
peers-key-same = same, within what is written
peers-key-near = near, within twice that
peers-key-sides = line: { $place }; left: less, right: more
peer-tolerance = { $kind ->
    [ratio] within ×{ $tolerance }
    [points] within { $tolerance } pts
    [distance] within { $tolerance } km
   *[plain] within { $tolerance }
}
peer-tolerance-rank = rank within { $tolerance }%
peers-sources = Sources: { $sources } (library of Jumelles).
peers-sources-files = { $count ->
    [one] Source: { $files }.
   *[other] Sources: { $files }.
}
peers-source = { $country ->
    [MA] HCP, censuses of 2014 and 2024
   *[FR] INSEE, censuses
}
peer-of-country = { $name } ({ $country ->
    [MA] Morocco
   *[FR] France
})
peer-variable = { $variable ->
    [population] Population
    [density] Density
    [growth] Growth
    [household_size] Household size
    [share_15_64] Aged 15 to 64
    [share_0_14] Under 15
    [share_65_plus] 65 and over
    [unemployment] Jobless rate
    [coast] By the sea
   *[distance] Distance
}
peer-presence = { $is_present ->
    [yes] yes
   *[no] no
}
peer-own-reason = { $measure }: { $kind ->
    [same] the same ({ $other })
    [near] near ({ $other } against { $own })
   *[other] { $other } against { $own }
}
peer-own-rank-reason = { $measure }: { $kind ->
    [same] same place in its country
    [near] near place in its country
    [higher] higher in its country
   *[lower] lower in its country
}
library-table = { $table ->
    [hcp_2024] library: HCP, census of 2024
    [hcp_2014] library: HCP, census of 2014
    [epci] library: INSEE and DGCL, EPCI
   *[insee] library: INSEE and ministries, communes
}
source-of-library = { $name } (library)
map-below = under { $to }
map-between = { $from } to { $to }
map-from = { $from } and over
key-map-people = Area of a disc: population. Ground: Natural Earth, land only.
key-map-amount = Area of a disc: the value. Ground: Natural Earth, land only.
key-map-links = Arcs: agreements between towns.
key-map-most = The { $count } most populous communes.
key-map-pool = Around: { $pool } whose figure is known (library).
badge-merged = Joined communes: { $places }
badge-merged-about = Under the same name and code, a figure from before the communes were joined is of a smaller territory. Compare years after that, or add the former communes.
badge-sampled = Census: one household in five was asked
badge-sampled-about = Morocco’s census put this question to every household in communes of under 2,000 households, and to one in five elsewhere: a small difference may come from the draw.
badge-striking-change = Change to be checked: { $places }
badge-striking-change-about = The population moved by more than 60% between 2014 and 2024: building, camps, counting or redrawn limits. Find out why before speaking of it.
badge-surfaces = Moroccan areas are estimates
badge-surfaces-about = The areas of Moroccan communes come from simplified outlines: their density is approximate.
caption-merged = { $place } joins former communes ({ $names }): a figure from before they were joined is of a smaller territory.
kind-map = Map
when-map = where the towns are: one indicator, one date
caption-shade = Stronger colour: more favourable among the towns shown.
caption-shade-neutral = Stronger grey, without judgement: greater ({ $measures }).
caption-radar = The shape depends on the order of the axes: compare the values, not the areas.
headline-rank = { $focus } ranks { $rank } of { $count } towns, highest first, { $measure }: { $value }
headline-spread = { $measure }: from { $least } ({ $low }) to { $most } ({ $high })
headline-two-measures = { $count ->
    [one] { $x } and { $y } in { $count } town
   *[other] { $x } and { $y } in { $count } towns
}
headline-together = { $x } and { $y } go together in these { $count } towns
headline-opposed = { $x } and { $y } go in opposite directions in these { $count } towns
headline-no-link = { $x } and { $y }: no clear link in these { $count } towns
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
sheet-sums = Working
column-flags = Flags
column-file = File
column-line = Line
column-column = Column
column-raw = Text read
headline-unclear = { $measure }: no clear difference between { $focus } and { $twin } ({ $value } and { $other }), given the uncertainty
caption-intervals = Thin lines: between which values the figure lies, according to its source.
caption-intervals-worked = Thin lines: uncertainty of the sources, carried through the calculation (in quadrature, IPCC 2006).
caption-between = { $place }: between { $low } and { $high }.
caption-weak = Low-quality data (quality L): { $places }.
badge-uncertain = Uncertainty known
badge-uncertain-about = The sources say between which values the figure lies: the thin line shows it.
badge-weak = Low-quality data
badge-weak-about = The source itself grades its data as weak.
explain-between = Between { $low } and { $high } according to the source
caption-log = Logarithmic scale: each step multiplies.
caption-own = Each town has its own scale: compare shapes, not heights.
caption-trails = Lines: the way from earlier dates.
caption-size = Area of the discs: { $measure }.
headline-percent-more = { $measure }: { $focus } { $value }, { $percent } more than { $than } ({ $other })
headline-percent-less = { $measure }: { $focus } { $value }, { $percent } less than { $than } ({ $other })
headline-both = { $measure }: { $focus } { $value } ({ $ground }); { $twin } { $other } ({ $other_ground })
headline-people-of = population of { $year }
headline-people-between = population taken between { $before } and { $after }
headline-other-definition = another definition
headline-incomparable = { $measure }: { $focus } { $value } and { $twin } { $other } cannot be compared ({ $reason })
incomparable-nature = one is measured, the other expected
incomparable-accounts = two accounts
incomparable-bounds = a value outside its bounds
incomparable-fraction = per cent or a fraction?
incomparable-incomplete = incomplete total
level-commune = commune
level-epci = intercommunal body
level-prefecture = prefecture
level-province = province
level-agglomeration = urban area
level-service-area = service area
level-transport-network = transport network
level-intercommunal = group of communes
level-employment-area = employment area
level-departement = département
level-region = region
level-national = country
level-station = measuring station
level-site = site
level-stratum = size band of communes
level-constituency = constituency
level-arrondissement = arrondissement
level-iris = statistical block
level-neighbourhood = quarter
level-unknown = territory not specified

# Under the pointer.
pointed-rank = { $rank } of { $count }
pointed-more = { $amount } higher { $than }
pointed-less = { $amount } lower { $than }
pointed-origin = { $file }, line { $line }
pointed-unnamed = { $measure }: { $value }
