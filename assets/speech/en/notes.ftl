# What the program noticed in the files. Say what was found and what to do, without blame.

note-empty-file = The file is empty: there is nothing to read. Check that it was saved properly.
note-binary-file = This is not a text table. Save it as CSV, then open it again.
note-encoding = Text read as { $encoding }.
note-broken-bytes = Some bytes are not valid { $encoding } from this line on; they are replaced with “�”, and the rest is read.
note-ragged-row = Cells found: { $found }, expected: { $expected }; { $side ->
    [long] those too many are set aside.
   *[short] those missing are left empty.
}
note-open-quote = A quotation mark opens and never closes; it is read as a letter.
note-inventory = Inventory of greenhouse gases: GPC references in “{ $name }”, emissions in “{ $value }” ({ $unit }).
note-no-factor = No emission factor for this activity (“{ $text }”). Write its value and unit, or the name of a factor: jumelles catalogue. The line counts as not estimated.
note-factor-country = The factor “{ $name }” is that of another country ({ $country }) than { $place }. If that is meant, nothing is to be done; otherwise write the name of a factor of the country: jumelles catalogue.
note-factor-potentials = The factor “{ $name }” is already in CO₂e by { $found }: the potentials asked for ({ $wanted }) do not apply to it.
note-factor-heating-value = The factor “{ $name }” is in { $unit }, and the file does not say whether its energy is by net or gross heating value: it is taken as that of the factor. Write “kWh NCV” or “kWh GCV”.
note-inventory-activities = Inventory of greenhouse gases: GPC references in “{ $name }”, activities in “{ $value }” ({ $unit }), multiplied by their emission factor.
note-unused-column = Column “{ $name }” not used.
note-unknown-place = Unknown place: “{ $name }”. It is kept under this name.
note-no-place = Row without a place name: set aside.
note-unknown-measure = Measure not in the catalogue: “{ $name }”. It is kept under this name.
note-no-measure = Row without a measure name: set aside.
note-no-year = No year: the figures of this line are kept without a date. Write the year in its cell to place them in time.
note-year-unreadable = Unreadable year: “{ $text }”. Write a year from 1800 to 2200 in four digits: 2024.
note-value-unreadable = Unreadable value: “{ $text }”. Write a number, or “n/a” if it is missing.
note-bounds-aside = The interval given around “{ $text }” does not hold that value: it is left out, the value is kept.
note-unit-mismatch = Unit “{ $found }” instead of “{ $expected }”: no conversion is possible, so the value is left out.
note-level-assumed = “{ $name }” is the name of a municipality and of another territory, and the file does not say which. The figures are taken for those of { $level ->
    [province] provinces and prefectures
    [prefecture] prefectures
    [departement] départements
    [region] regions
   *[other] municipalities
}.
note-level-unknown = Unknown level: “{ $text }”.
note-status-unknown = Unknown status: “{ $text }”; the value is treated as approximate.
note-two-values = Two values for { $measure }: “{ $chosen }” (line { $line }) is used, “{ $other }” can still be seen in the explanation.
note-no-table = No CSV file in this folder. Put at least one .csv, .tsv or .txt file in it.
note-file-failed = File not read: { $reason }
note-result-moved = “{ $indicator }” of { $place } in { $year } was { $from } when saved and is now { $to }, although no file changed: the program or its catalogue is newer.
note-file-held = This file is not read: Jumelles had stopped while reading it, or you have not allowed it yet.
note-file-from-copy = File not found: the figures come from the copy kept when it was last read.
note-our-fault = Program error ({ $report }); the rest of the work is intact.
note-library-refused = The edition of the library that was put there is not read ({ $reason }); that of the program serves.
note-file-changed = Changed since the project was saved: its figures may be others.
note-figure-changed = { $place }, { $measure }, { $year }: “{ $from }” has become “{ $to }” since the project was saved.
note-figure-came = { $place }, { $measure }, { $year }: “{ $to }” was not there when the project was saved.
note-figure-gone = { $place }, { $measure }, { $year }: “{ $from }” is no longer there.
note-file-not-found = Not found. Check the path.
note-file-denied = Access denied. Check the read permissions.
note-file-too-large = The file is too large (limit: { $limit } MB). Split it.
note-unpacked-too-large = Unpacked, this file is larger than Jumelles reads (limit: { $limit } MB). Unpack it yourself and open the tables you need.
note-reader-crashed = This file made its reader fail: it is damaged, or asks for more memory than a table needs. Nothing of it is read; everything else is untouched. Open it in a spreadsheet and save the sheet you need as CSV.
note-reader-too-long = Reading this file was stopped after { $seconds } s. Nothing of it is read; everything else is untouched. Save the sheet you need as CSV.
note-memory-too-small = Reading this file would take about { $needed } MB of memory; { $left } MB are left. It is not read. Close other programs, or split it.
note-unclear-numbers = Nothing says whether “{ $text }” reads { $read }; { $count } cells are in this case. Check the column.
note-twin-headings = Two columns have the same name; the second becomes “{ $name }”.
note-total-aside = Total row set aside, so as not to count twice: { $text }.
note-web-page = This file is a web page: its tables ({ $count }) are read.
note-letters-repaired = Some letters were broken (“KÃ©nitra”): they have been repaired. Check the names.
note-several-tables = The file has { $count } tables: { $names }. All are read.
note-more = More remarks of the same kind ({ $kind }): { $count }.
note-other-sheets = Other tables of this file are not read, as nothing in them names a place or a figure: { $names }. To read one anyway: --sheet.
note-no-sheet = The workbook has no sheet “{ $name }”; the fullest one is read.
note-workbook-broken = This workbook cannot be read ({ $reason }). If it has a password, save a copy without one; otherwise save it as CSV.
note-workbook-too-large = Unpacked, this workbook is larger than Jumelles reads. Save the sheet you need as CSV.
note-near-measure = Column “{ $name }” read as “{ $measure }” (likeness { $score }%). Correct it if that is wrong.
note-looks-like = Column “{ $name }” looks like “{ $measure }” ({ $score }%). It keeps its own name unless you say yes.
note-change-renamed = Column “{ $from }” is now called “{ $to }”.
note-change-lost-column = Column “{ $name }” is no longer in the file.
note-change-new-year = New column “{ $name }”, read like those of earlier years.
note-change-unit = The unit of “{ $name }” has changed: “{ $from }” became “{ $to }”.
note-change-new-town = New place in the file: “{ $name }”.
note-change-lost-town = Place “{ $name }” is no longer in the file.
note-change-scale = The values of “{ $measure }” are { $factor } compared with the last file: the unit has probably changed.
note-out-of-bounds = “{ $text }” for “{ $measure }” is outside what is possible ({ $bound }). The value is kept; check it.
note-part-over-whole = “{ $measure }” ({ $text }) is larger than “{ $whole }” ({ $other }), of which it is a part. The value is kept; check it.
note-shares-sum = The shares { $names } add up to { $sum }% instead of 100. The values are kept; check them.
note-jump = “{ $measure }” goes from { $from } to { $to } since { $year }: a difference of more than half. The value is kept; check it.
note-too-many-columns = { $found } columns: the first { $read } are read, the others set aside.
note-text-too-long = This text is longer than two gigabytes; Jumelles does not read it. Split it into several files.
note-hardly-changes = “{ $heading }” has no year and hardly changes: taken in { $year }, the latest of the file.
note-year-assumed = Some figures have no year: { $year }, the only one the file speaks of, is given to them. Correct it if that is wrong.
note-town-assumed = No column names the towns: all figures are given to “{ $name }”, the only one the title or the name of the file speaks of. Correct it if that is wrong.
note-title-unit = The unit of the title, “{ $unit }”, is given to “{ $measure }”, whose column has none.
note-shifted-rows = Most rows have more cells than headings: a decimal comma was probably taken for a delimiter. Nothing is read. Put the numbers in quotes, or separate the cells with “;”.
note-broken-down = Column “{ $name }” breaks the figures down: the lines “{ $word }” give the whole, the others are kept as its parts.
note-parts-only = Column “{ $name }” breaks the figures down and no line gives the total: they are parts, and no chart takes them for the whole. If they add up, say so.
note-other-mark = “{ $text }” does not have the decimal mark of its column; it can be read in one way only, which is kept.
note-fraction-of-count = “{ $text }”: people or things are counted here, which have no decimals. Thousands, or another unit? Check it.
note-column-gone = Column “{ $wanted }” not found among: { $found }. Rename the column heading.
note-no-column = { $role ->
    [place] No column names the towns
    [year] No column and no heading gives the year
    [measure] Nothing says what the figures measure
   *[value] No column of figures is recognised
} among: { $found }. Name the heading, or click it on the Data page to say what it is for.
note-result-out-of-bounds = “{ $measure }”, { $place } { $year }: { $value }, outside { $low } to { $high }. The result is kept; check the unit and the territory.
note-formula-unexpected = Indicator “{ $id }”, formula “{ $formula }”: “{ $text }” makes no sense at position { $place }. Known signs: + - * / ^ ( ) , < > = and quotes.
note-formula-unfinished = Indicator “{ $id }”: the formula “{ $formula }” stops too early, at position { $place }. Complete it.
note-formula-too-deep = Indicator “{ $id }”: the formula has too many terms or nests too many brackets. Cut it into several indicators.
note-formula-function = Indicator “{ $id }”, formula “{ $formula }”: no function is called “{ $text }” (position { $place }). Functions: { $known }.
note-formula-arguments = Indicator “{ $id }”, formula “{ $formula }”: “{ $text }” (position { $place }) does not have the arguments it needs.
note-formula-measure = Indicator “{ $id }”, formula “{ $formula }”: no measure is called “{ $text }” (position { $place }), neither in the catalogue nor in the files. Close: { $known }.
note-formula-units = Indicator “{ $id }”, formula “{ $formula }”: “{ $text }” (position { $place }) is not in the unit of what it is added to or compared with.
note-formula-unit = Indicator “{ $id }”: the result of “{ $formula }” is not in “{ $unit }”. Change the unit or the formula.
note-supposition-unclear = “{ $text }” does not read as a supposition. Write: town year measure = formula.
note-supposition-town = Unknown town in the supposition: “{ $name }”. Nearest: { $known }.
note-fraction = “{ $text }” among percentages such as “{ $other }” ({ $measure }): a fraction of 1? The value is kept as it is and not compared; correct it, or write the % sign.
note-thousandfold = “{ $measure }” goes from { $from } ({ $year }) to { $to }, about a thousand times more or less: kg for t, kWh for MWh, l for m³? The value is kept; check the unit.
note-time-assumed = Some figures have no date: { $time }, the only period the file speaks of, is given to them. Correct it if that is wrong.
note-ask-year = Of which year are the figures of “{ $heading }”? Neither the column nor the title nor the name of the file says so: they are kept undated ({ $count } column(s)).
note-ask-place = Which place is this file about? No column and no title names it: its figures are kept under “{ $name }”.
note-ask-measure = What do the columns measure that carry only a date? The file does not say: they are kept under “{ $name }”.
note-parts-not-shown = The figures are broken down into more than { $most } parts: the last { $count } cannot be charted. They stay in the table of figures.
note-parts-of-years = { $count } figure(s) are not of a calendar year (“{ $example }”, for example) but of a quarter, a month, a day, a school year or several years. They form series of their own, named “by quarter”, “by month”, and do not pass for the year.
note-projections-assumed = The file is of { $edition }: its later figures, up to { $latest }, are read as projections.
note-ask-edition = The figures go up to { $latest } and the file does not say when it was made: up to which year are they observed? Later ones will be read as projections.
note-ask-rivals = “{ $measure }”, { $place }: { $count } lines give different figures and nothing tells them apart. None is chosen. If they add up, say so.
note-homonyms = “{ $name }” names several places in this file: their codes tell them apart, and each keeps its figures ({ $count } such name(s)).
note-unit-assumed = “{ $heading }” does not give its unit: { $unit } is assumed, from the country and the size of the amounts. Correct it if that is wrong.
note-ask-unit = In which unit are the amounts of “{ $heading }” (€, k€, DH…)? Nothing says so and their size does not tell: unit unknown.
note-place-guessed = Nothing says where the places are: column “{ $heading }”, which names each line, is taken for them. If that is wrong, give the place, or the column that names it.
