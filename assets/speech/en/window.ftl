# The window. A button is a verb; “…” only if it will ask for something more.

window-title = Jumelles
page-data = Data
page-compare = Compare
page-slides = Slides
rail-towns = Towns
rail-indicators = Indicators
rail-find-indicator = Find an indicator…
rail-indicator-group = { $group ->
    [footprint] Footprint
    [resources] Resources
    [services] Services
    [governance] Governance
    [context] Context
   *[own] Your files
}
rail-partner = partner of { $place }, { $year }
rail-together = Add these { $count } towns together
rail-group = their figures added up
rail-apart = Take apart
rail-reference = reference
rail-focus = featured town
rail-focus-short = presented
rail-twin = twin
rail-named = shown in colour
rail-colour = Show in colour
rail-grey = Back to grey
rail-peer = shown in grey
rail-hidden = hidden
rail-coverage = { $known }/{ $shown }
rail-town = { $place }, { $state }
rail-make-focus = Feature { $place }
rail-make-twin = Set { $place } alongside
rail-show = Show { $place }
rail-hide = Hide { $place }
rail-add-indicator = Show as well: { $indicator }
rail-drop-indicator = Stop showing: { $indicator }
year = Year
year-latest = latest known
table-view = Figures
live-slide = Slide
provenance-details = Definition, scope, source
fold-provenance = Fold the origin of the figure
unfold-provenance = Show the origin of the figure
export = Export…
export-title = Export the chart
export-format = Format
export-path = File path
export-browse = Browse…
export-save = Save
export-cancel = Cancel
export-done = Saved: { $path }
toast-open = Open
toast-folder = Show in folder
toast-not-opened = No program opens { $path }.
files-without-figures = No figure was read in { $files }: nothing has changed.
export-replaces = This file exists: it will be replaced.
copy-table = Copy the table
copied = Table copied
open-title = Open files
open-files = Open…
open-path = Path of a CSV file, a folder or a project
open = Open
close = Close
theme-light = Light
theme-dark = Dark
origin-title = Where does this figure come from?
origin-hint = Hover over a bar or click it.
origin-others = Other value, not used
say-title = What can be said
working = Calculating…
empty = No figures to show
empty-hint = Open a CSV file or a folder, or drop it on the window.
data-files = Files read
data-counts = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
}, { $missing } missing
data-notes = What was noticed
questions-title = To confirm
answer = Answer
answer-yes = Yes
answer-sum = They add up
answer-year = Year (or 2023-T1, 2013-2014)
answer-column-measure = Measure of the column
answer-column-unit = Unit of the column
answer-column-year = Year of the column (or 2023-T1, 2013-2014)
answer-column-apply = Apply to the column
answer-place = Place
answer-level = Kind of territory (commune, province, region…)
answer-measure = Measure
answer-edition = Last observed year
answer-unit = Unit
answer-decimal = Decimal mark (, or .)
data-no-notes = Nothing to report.
data-more-notes = { $count ->
    [one] … and { $count } other of the same kind
   *[other] … and { $count } others of the same kind
}
save-project = Save as…
save-project-title = Save the project
data-errors = { $count ->
    [one] { $count } error in the files: see the Data page.
   *[other] { $count } errors in the files: see the Data page.
}
export-nothing = There is no chart to export yet.
data-raw = The file, as it is written
data-add-files = Add files
data-drop-hint = Drop more files here: they are added.
data-same-way = Once read, a file opens the same way next year.
data-view-table = Table
data-view-raw = As written
data-results = What it gives
data-results-hint = changes with each decision
data-compare = Compare these towns
data-next-year = Next year
data-next-year-text = These decisions are kept with the project and used again for a file with the same columns; what has changed will be said.
questions-none = Nothing to confirm.
answer-other = Other…
answer-as-is = As it is
column-own = As it is
column-undated = which year?
data-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
note-line = Line { $line }: { $text }
offer-short = Same shape as a file read before
offer-title = This file has the same shape as { $from }, read before. Since then:
offer-same = This file has the same shape as { $from }, already read.
offer-accept = Read it the same way
reading = { $done } / { $all } lines
reading-stop = Stop
chip-found = Let Jumelles choose
chip-town = Town: { $value }
chip-as-found = Read it all as proposed
chip-encoding = Encoding: { $value }
chip-delimiter = Delimiter: { $value }
chip-sheet = Sheet: { $value }
chip-decimal = Decimals: { $value }
delimiter-semicolon = semicolon
delimiter-comma = comma
delimiter-tab = tab
delimiter-bar = bar
decimal-comma = comma (1.234,5)
decimal-point = point (1,234.5)
quotes-hold = Quotes: they surround a cell
quotes-letters = Quotes: signs like any other
cell-unreadable = “{ $text }” is not a number: the cell gives no value.
column-detail = { $numbers } numbers, { $missing } missing, { $words } words; unit: { $unit }
role-place = Place
role-year = Year
role-measure = Name of the measure
role-value = Values
role-unit = Unit
role-context = Description
role-bound = Uncertainty
role-breakdown = Breaks down
role-unused = Not used
zone-preamble = title
zone-comment = comment
zone-heading = heading
zone-repeated = repeated
zone-blank = blank
zone-total = total
zone-footer = note
zone-other = other table
heading-rows = { $rows ->
    [0] No heading row
    [one] { $rows } heading row
   *[other] { $rows } heading rows
}
cell-missing = Read “{ $text }” as a missing value

own-title = An indicator of your own
own-name = Name
own-unit = Unit (for example: kg/person, %, persons/km²)
own-formula = Formula
own-help = Measures of the catalogue or headings of your files, in quotes if they have blanks; + − × ÷ ^, if, min, max, previous, per_person…
own-gives = { $place }, { $year }: { $value }
own-no-figure = The formula is right, but these towns lack the figures it asks for.
own-add = Add
own-button = Add an indicator…
own-change = Change…
own-drop = Remove
suppose-title = What if…?
suppose-text = A supposition: town year measure = formula
suppose-place = Town
suppose-year = Year
suppose-value = Value ({ $unit })
suppose-percent = or change in %
suppose-by-formula = Or by a formula
measure-search = Find a measure
measure-not-found = No measure of that name in your files.
suppose-help = For example: kenitra 2030 recycled_t = 0.3 * municipal_waste_t; in_town(evreux, msw_recycled) takes the rate of another town. Nothing is changed in your files.
suppose-add = Suppose
suppose-remove = Remove
suppose-button = What if…?
suppose-some = { $count ->
    [one] One supposition at work
   *[other] { $count } suppositions at work
}

rail-search = Find a town or commune…
rail-library = From the library
rail-add-commune = Add { $place } ({ $within })
rail-peers = Similar towns…
peers-dialog = Communes that resemble { $place }
peers-look-in = Look in
peers-morocco = Morocco
peers-france = France
peers-both = both countries
peers-in-files = in these files
peers-way-as-is = Values as they are
peers-way-within = Each within its country
peers-similar-size = Within ×3 people
peers-importance = Importance
peers-variable-normal = { $variable }: normal importance
peers-variable-double = { $variable }: double importance
peers-variable-out = { $variable }: left out
peers-searching = Looking…
peers-links = Links
peers-link = { $place } and { $partner }, agreement of { $year }
peers-replace = Replace the comparison ({ $count })
peers-add-all = Add all { $count }
peers-add-one = Add { $place }
peers-all = Similar
peers-to-follow = To follow
peers-tolerances = Tolerances
peers-tolerances-about = The difference under which two communes are about the same; at four times that, they are as far apart as can be.
peers-tolerances-reset = Set the usual ones back
peers-figure = { $measure }: { $value }
peers-figure-better = { $measure }: { $value }, better than { $place } ({ $own })
peers-none-better = None of them does better than { $place } on the indicator shown.
peers-no-figures = Neither your files nor the library have “{ $measure }” for these communes: nobody can tell which does better. See those that resemble yours, and ask them for their figure.
peers-no-side = “{ $measure }” has no better side: there is nothing to follow.
peers-by-sea = By the sea
peers-own-add = Add an indicator
peers-own-remove = { $indicator }: counts, remove
peers-compared = { $variable } is what you compare: the list would choose the answer.
peers-leave-out = Leave out
peers-pin = Pin the list
peers-pinned = List pinned
peers-update-pin = Update the pinned list
peers-set-name = Similar to { $place } { $scope }
command-place-sets = Sets of towns…
place-sets-title = Sets of towns
place-sets-kept = Kept in this project
place-sets-none = No set is kept yet.
place-set-towns = { $count ->
    [one] one town
   *[other] { $count } towns
}
place-set-by-rule = chosen by a rule
place-set-show = Show
place-set-show-of = Show “{ $set }”
place-set-remove = Delete “{ $set }”
place-set-name = Name of the set
place-set-keep-shown = { $count ->
    [one] Keep the town compared
   *[other] Keep the { $count } towns compared
}
place-sets-by-rule = Choose by rule, around { $place }
rule-anywhere = in both countries
rule-where = Where
rule-size = Size
rule-growth = Change of the population
rule-any-growth = any change
rule-territory = { $level } { $name }
rule-any-size = any size
rule-similar-size = within ×3 people
rule-villages = under 2,000 people
rule-small-towns = 2,000 to 20,000
rule-towns = 20,000 to 100,000
rule-cities = 100,000 and more
rule-growing = growing
rule-shrinking = shrinking
rule-found = { $count ->
    [0] No other commune meets these conditions.
    [one] One other commune: { $names }
   *[other] { $count } other communes: { $names }
}
rule-too-many = Too many to be compared one by one (at most { $most }): show them behind, or narrow the rule.
rule-compare = Replace the comparison ({ $count })
rule-among = Show behind
rule-keep = Keep
place-set-changed = Since “{ $set }” was kept, { $went ->
    [no] joining: { $came }.
   *[other] { $came ->
        [no] leaving: { $went }.
       *[other] joining: { $came }; leaving: { $went }.
    }
}
step-keep-place-set = Set kept: { $set }
step-remove-place-set = Set deleted: { $set }
among-files = Among the towns of the files
among-morocco = Among the communes of Morocco
among-france = Among the communes of France
among-territory = Among the communes of { $level } { $name }
among-size = Among the communes of similar size, within ×3
among-coast = Among the communes by the sea
command-peers = Similar towns…
rail-people = { $people } people
step-add-communes = { $count ->
    [one] Add a commune of the library
   *[other] Add { $count } communes of the library
}
command-library = With or without the library of communes
library-off-toast = The library no longer fills anything.
library-on-toast = The library fills what your files lack.
library-kept = A newer edition of the library is kept: it is used from the next start on.
rail-more-towns = { $count ->
    [one] And one more
   *[other] And { $count } more
}: look for its name.
rail-more-found = More match: give more of the name.
zoom-in = Nearer
zoom-all = See everything
brushed-towns = { $count ->
    [one] One town chosen
   *[other] { $count } towns chosen
}
brush-compare = Compare only these
brush-add = Add them
brush-zoom = Zoom in here
brush-too-many = More than { $most } towns are not compared one by one: zoom in, then choose fewer.
explore-help = Drag: choose towns, or move what is zoomed (then Shift + drag chooses). Ctrl + wheel: zoom. Right button: zoom to a frame. Double click: see everything.
zoom-out = Further
say-button = Title…
say-own = In your own words
say-this = Say this
copy-picture = Copy the picture
copied-picture = The picture is copied.
play = Play
pause = Stop
page-board = Board
board-empty = Several comparisons on one page
board-hint = “Pin”, under a chart, puts it here. A town under the pointer lights in all of them.
board-begin = Begin with { $count } well-known indicators
board-open = Open the comparison
board-drop = Remove
board-pin = Pin
annotate-button = Annotate…
annotate-title = What is drawn upon the chart
annotate-gap = Difference between the two towns
annotate-target = Target
annotate-median = Median of the towns
annotate-national = Figure of the country
chart-mark-undrawn = This chart cannot bear the mark “{ $mark }”.
annotate-event = An event: 2019 = Tramway
annotate-add = Add
order-fit = Order of the chart
order-asked = Order asked for
order-value = Greatest first
order-gap = Greatest gap first
order-name = By name
manner-log = Logarithmic scale
manner-own = Own scales
manner-as-read = Shares as read
chart-kind-list = Kind of chart
