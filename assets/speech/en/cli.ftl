# The command line and files. One sentence, the path or the word at fault, and what to do.

cli-unknown-place = Unknown town: “{ $name }”. Nearest names: { $nearest }.
cli-several-places = Several territories are called “{ $name }”: { $candidates }. Add the code or the département.
cli-unknown-indicator = Unknown indicator: “{ $name }”. Nearest: { $nearest }. Full list: jumelles catalogue.
cli-unknown-kind = Unknown chart type: “{ $name }”. Possible types: { $kinds }.
cli-mark-undrawn = This chart cannot bear this mark: “{ $mark }”. Try another chart type (--kind bars or --kind lines), or leave it out.
cli-unknown-theme = Unknown theme: “{ $name }”. Possible themes: { $themes }.
cli-unknown-format = Unknown format: “{ $name }”. Give a file name ending in .svg, .png, .pdf or .pptx.
cli-unknown-year = Unreadable year: “{ $name }”. Write four digits, for example 2024.
cli-unknown-language = Unknown language: “{ $name }”. Possible languages: fr, ar, en.
cli-nothing = Nothing to read in { $path }.
cli-no-figures = No figures for { $places } on { $indicators }.
cli-kind-refused = The “{ $kind }” chart type does not suit this question ({ $needs }); use “{ $instead }”.
cli-kind-none = { $count ->
    [one] This question does not fit in a single chart ({ $count } value, or different units): ask for fewer towns, years or indicators, or for indicators in the same unit.
   *[other] This question does not fit in a single chart ({ $count } values, or different units): ask for fewer towns, years or indicators, or for indicators in the same unit.
}
cli-written = Written: { $path }
cli-errors = { $count ->
    [one] { $count } error in the data.
   *[other] { $count } errors in the data.
}
cli-note-at = { $severity }: { $path }, line { $line }, column { $column }: { $text }
cli-note-line = { $severity }: { $path }, line { $line }: { $text }
cli-note-plain = { $severity }: { $text }
cli-note-file = { $severity }: { $path }: { $text }
severity-info = note
severity-warning = warning
severity-error = error
cli-no-display = No display is available: here is the first comparison as text. The window opens on a computer with a screen, or here with: xvfb-run jumelles (packages: xvfb libgl1-mesa-dri). All commands: jumelles --help.
cli-window-failed = The display refuses the window ({ $reason }). OpenGL is probably missing: { $install }. Without a window: jumelles chart … -o - (all commands: jumelles --help).
cli-display-refused = The display refuses the window ({ $reason }). Check DISPLAY, or try: xvfb-run jumelles. Without a window: jumelles chart … -o - (all commands: jumelles --help).
install-on-linux = Debian and Ubuntu: sudo apt install libgl1 libegl1 libgl1-mesa-dri; Fedora: sudo dnf install mesa-dri-drivers mesa-libGL mesa-libEGL
install-on-windows = in the Microsoft Store, “OpenCL, OpenGL, and Vulkan Compatibility Pack”
cli-usage = The command is not written correctly: { $reason }
cat-places = Places
cat-measures = Measures
cat-indicators = Indicators
cat-factors = Factors

file-not-found = File or folder not found: { $path }. Check the path.
file-denied = Access denied: { $path }. Check the read or write permissions.
file-unreadable = Cannot read: { $path } ({ $reason }).
file-too-large = File too large: { $path } (limit: { $limit } MB). Split it.
unpacked-too-large = Unpacked, this file is larger than Jumelles reads: { $path } (limit: { $limit } MB). Unpack it yourself and open the tables you need.
reader-crashed = This file made its reader fail: { $path }. It is damaged, or asks for more memory than it should. Nothing of it is read.
reader-too-long = Reading { $path } was stopped after { $seconds } s. Nothing of it is read.
file-unwritable = Cannot write: { $path } ({ $reason }). Choose another folder.
file-no-folder = Folder does not exist: { $path }. Create it or choose another path.
project-broken = Unreadable project: { $path } ({ $reason }).
project-changed-by-others = The file { $path } was changed by another program or person since it was opened. Nothing is saved.
project-not-read-back = Read back after writing, { $path } is not what was to be saved. Save it elsewhere: your work is kept meanwhile.
project-too-large = Project too large: { $path }. It names more files, indicators or slides than Jumelles opens.
project-newer = This project comes from a newer version (format { $format }): { $path }. Update Jumelles.
export-failed = The export failed ({ $reason }).

cli-missing = Missing: { $names }. For help: jumelles --help.
cli-unknown-option = Unknown word: “{ $name }”. For help: jumelles --help.
help-about = Jumelles puts twin towns side by side: municipal files, indicators, charts ready for a slide.
help-usage = Usage:
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-path = CSV files, workbooks, folders, archives or a .jumelles project; “-” for the standard input; without a path, the sample data
help-lang = Language of messages: fr, ar or en
help-help = Show this help
help-version = Show the version
help-command-word = COMMAND
help-output = File to write; without it, or with “-”, standard output
help-tidy = Tidy up: one line per figure, with the cell it came from
help-compute = Compute the indicators
help-explain = Explain a figure: formula, cells, sources
help-chart = Draw a chart: .svg, .png, .pdf, .pptx, .xlsx, .csv, or as text with “-o -”
help-catalogue = Show the known places, measures, indicators and factors
help-places = Towns, by identifier, name or code; the first is presented, the second is its twin
help-indicators = Indicators, by identifier or name
help-years = Years; without them, the latest known
help-kind = Form: auto, or one of --list-kinds
help-theme = Theme: light, dark or slide
help-json = Write JSON
file-no-table = No CSV file in this folder: { $path }. Put at least one .csv, .tsv or .txt file there.
help-check = Check how files are read: decisions, evidence, questions, account of every cell
check-bytes = { $bytes } bytes
check-regular = { $regular } of { $lines } lines have the same number of cells
check-headings = line { $line }: { $names }
check-numbers = { $read } of { $all } cells read this way; { $odd } to look at
check-preamble = titles above the table, set aside
check-footer = totals and notes below the table, set aside
check-shape = columns read: { $names }
check-town = no column names the towns; the title or the name of the file says this one
check-sheets = sheets of the workbook: { $names }
check-account = { $total } cells = { $values } values + { $missing } missing + { $unreadable } unreadable + { $text } words + { $aside } set aside
check-usable = { $figures } usable figures, of which { $dated } dated, { $placed } with a place, { $units } with a unit
file-itself = The file to write is the one being read: { $path }. Choose another name.
file-is-others = { $path } exists already and is no table of Jumelles: it is not replaced. Give another name, or add --force.
cli-outside = This project wants to read files outside of its folder: { $names }. If you know who sent it to you, add { $option }.
cli-seals-broken = Some figures are no longer those of the saved project: the pack is not written. Open the project and check it, or add { $option }.
help-force = Read files of a project outside of its folder, replace a data file, write despite changed figures
help-quiet = Tell only the errors that stop the command
help-row-format = Format of the table: csv, json (one list) or ndjson (one object a line)
help-export-format = Format when the output is “-”; without it, a chart is written there as text
help-completions = Write the completion of commands for a shell
help-man = Write the manual page
help-notices = Write the licences of the libraries
help-shell = Shell: bash, zsh, fish, elvish or powershell
cli-warnings = { $count ->
    [one] { $count } warning in the data: “jumelles tidy” shows it.
   *[other] { $count } warnings in the data: “jumelles tidy” shows them.
}
help-encoding = Encoding of the text, if the one found is wrong
help-delimiter = Separator of cells: ; , | or tab
help-decimal = Decimal mark: , or .
help-heading-line = Line of the first heading
help-heading-rows = Number of heading rows
help-missing = Words that mean “missing”, besides those known
help-sheet = Sheet of the workbook to read
help-level = Kind of the territories of the file: commune, province, region…
help-measure = Measure of the columns that do not name it
help-unit = Unit of the columns that do not give it
help-sum = Add up lines that nothing tells apart, and parts without a total
help-column = Role, measure, unit and year of a column
help-place-of-file = Place the file is about, if it does not name it
help-year-of-file = Year of the figures that have none
help-as-of = Last observed year: later figures are projections
help-recipe = Recipe made on an earlier file, to read this one the same way and tell what changed
help-save-recipe = Write the recipe that reads this file
cli-answer-with = { $note } To answer: { $option }
cli-bad-option = { $name } does not take “{ $found }”. See --help.
cli-bad-recipe = This file is not a Jumelles recipe: { $path } ({ $reason }).
help-own-catalogue = File of indicators to add to the catalogue (TOML)
cli-bad-catalogue = { $path } is not a catalogue: { $reason }
help-together = Towns to join into one place: "kenitra+rabat" or "Two banks=kenitra+rabat"
help-suppose = Figure to suppose: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t"
help-list-kinds = Write the names of the forms, one a line
help-scale = Size of the PNG: 1 (1920 × 1080) to 4
help-as = Scale: asis, person, km2, household, index, gap or target
help-mark = Mark to draw: gap, target, median, national, or a year ("2019=Tramway")
help-sort = Order of the lines: fit, asked, value, gap or name
help-log = Take logarithmic scales, where everything is above zero
help-own-scale = Take a scale for each small chart
help-as-read = Leave shares near 100% as read, instead of showing what is lacking
help-find-places = Find communes, provinces, regions and EPCI by name or code
help-query = Name, part of a name, or code
help-peers = Find the communes that resemble a town, and say why
help-among = Communes to compare among: MA, FR, all, "province:Kénitra", "epci:243400017", size:x3, size:20000-50000, growth:1-, urban, coast, coast:25, files (the towns of the files); several conditions separated by commas
help-no-library = Take nothing from the library of communes
help-first = Number of lines
help-as-is = Compare the values as they are (the default)
help-within-country = Compare the ranks of each within its country
help-by = Variables of likeness: population, density, growth, household_size, share_0_14, share_15_64, share_65_plus, unemployment, distance, coast, or the name of an indicator (three at most)
help-weight = Weight of a variable: population=2
help-tolerance = Difference under which two values are “the same”: population=1.3, unemployment=2
help-must = Condition that must hold: population=x3, coast (by the sea), coverage=0.8 (share of the criteria that is known)
cli-unknown-pool = “{ $words }” is no known condition: MA, FR, all, "province:Kénitra", size:x3, growth:1-, urban.
cli-pool-needs-library = “{ $words }” is looked for in the library: leave --no-library out, or ask for --among files.
cli-no-territory = No territory is called “{ $name }”.
help-deck = Make a talk: PPTX, PDF, HTML or pictures
help-from-folder = Folder of files to read
help-story = Talk made by rule: twins
help-title = Title of the talk
help-build = Build each chart step by step
help-table = Follow each chart with its figures
help-handout = Write a PDF for paper: the slide and its notes
cli-unknown-deck = “{ $name }”: a talk is written as .pptx, .pdf, .html or .png.
cli-no-talk = Nothing to tell: the project has neither slide nor question, or no comparison is honest.
cli-slide-refused = Slide { $number } left out: { $reason }
cli-slide-outdated = Slide { $number }: the figures have changed since its headline was written; read it again.
help-defend = Make the file for elected officials: charts, tables, cells, method, sources, hash
cli-unknown-pack = “{ $name }”: the file is written as .pdf or .html.
help-brand = A .pptx or .potx whose master, colours, faces and logo are taken
help-portable = Keep everything beside the program (USB key)
cli-no-brand = “{ $name }” is no presentation colours could be taken from.
cli-brand-no-master = Master left aside: it leads out of the file, or has no layout with a title and contents. Colours, faces and logo are taken.
cli-brand-unread = Colours left out, unreadable or alike on the page: { $names }.
