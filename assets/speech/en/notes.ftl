# What the program noticed in the files. Say what was found and what to do, without blame.

note-empty-file = The file is empty: there is nothing to read. Check that it was saved properly.
note-binary-file = This is not a text table. Save it as CSV, then open it again.
note-encoding = Text read as { $encoding }.
note-broken-bytes = Some bytes are not valid { $encoding } from this line on; they are replaced with “�”, and the rest is read.
note-ragged-row = Cells found: { $found }, expected: { $expected }; anything missing is left empty.
note-open-quote = A quotation mark opens and never closes; it is read as a letter.
note-no-column = Column “{ $wanted }” not found among: { $found }. Rename the column heading.
note-unused-column = Column “{ $name }” not used.
note-unknown-place = Unknown place: “{ $name }”. It is kept under this name.
note-no-place = Row without a place name: set aside.
note-unknown-measure = Measure not in the catalogue: “{ $name }”. It is kept under this name.
note-no-measure = Row without a measure name: set aside.
note-year-unreadable = Unreadable year: “{ $text }”. Write four digits, for example 2024.
note-value-unreadable = Unreadable value: “{ $text }”. Write a number, or “n/a” if it is missing.
note-unit-mismatch = Unit “{ $found }” instead of “{ $expected }”: no conversion is possible, so the value is left out.
note-level-unknown = Unknown level: “{ $text }”.
note-status-unknown = Unknown status: “{ $text }”; the value is treated as approximate.
note-two-values = Two values for { $measure }: “{ $chosen }” (line { $line }) is used, “{ $other }” can still be seen in the explanation.
note-no-table = No CSV file in this folder. Put at least one .csv, .tsv or .txt file in it.
note-file-failed = File not read: { $reason }
note-our-fault = Program error ({ $report }); the rest of the work is intact.
note-file-not-found = Not found. Check the path.
note-file-denied = Access denied. Check the read permissions.
note-file-too-large = The file is too large (limit: { $limit } MB). Split it.
note-ragged-more = And { $count } more rows of unexpected width.
note-unclear-numbers = Nothing says whether “{ $text }” reads { $read }; { $count } cells are in this case. Check the column.
