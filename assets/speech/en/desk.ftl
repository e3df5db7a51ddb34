# The desk: commands, history, what is kept and found again, where one begins.
page-welcome = Welcome
command-palette = Commands…
command-new = Start again from the sample
command-save = Save the project
command-export = Export…
command-copy-table = Copy the table
command-copy-picture = Copy the picture
command-add-to-talk = Add to the talk
command-stage = Present
command-undo = Undo
command-redo = Redo
command-history = History of changes
command-larger = Larger
command-smaller = Smaller
command-usual = Usual size
command-still = Without motion, or with it
command-keys = Keyboard shortcuts
command-about = About the data
command-speak = Language: { $language }
theme-contrast = High contrast
palette-hint = A command, a town, an indicator
palette-nothing = Nothing of that name.
palette-indicator = Indicator
palette-kind = Chart type
palette-file = File
palette-town = Town to show
palette-town-shown = Town to hide
step-begin = Beginning
step-open = Open { $name }
step-open-many = Open { $count } files
step-ask = Compare: { $what }
step-learn = Remember how files are read
step-move = { $count ->
    [one] Find a file again
   *[other] Find { $count } files again
}
step-read = Read { $name } differently
step-define = Indicator: { $name }
step-drop = Drop the indicator { $name }
step-suppose = Suppose { $text }
step-join = Add { $count } towns together
step-library = Library of communes
step-part = Take a group apart
step-unpin = Take off the board
step-kind = Form of the chart
step-slide-set = Change slide { $number }
step-slide-gone = Take slide { $number } out
step-slide-move = Move slide { $from } to { $to }
step-talk-name = Title of the talk
step-talk-languages = Languages of the talk
step-talk-story = Proposed talk
export-talk-title = Export the talk
save-carries = With a copy of the data files: opens anywhere
save-names = Without a copy: the files stay where they are
resumed-closed = Taken up where you were. Ctrl+N starts again from the sample.
resumed-crash = The program had ended without being closed: your work was found again.
resumed-fault = The program had failed by its own fault: your work was found again. Report: { $report }
keep-failed = Your work is no longer kept by itself: { $reason } Save it elsewhere (Ctrl+Shift+S).
preferences-wrong = Preferences that cannot be read were left aside: { $names }.
project-moved = Found beside the project: { $names }.
project-lost = Not found: { $names }. Put it back, or beside the project, then open again.
about-libraries = Libraries
about-libraries-how = Jumelles is made with these libraries, each under its licence. Their full texts: notices.txt beside the program, or “jumelles notices”.
pasted-name = Pasted table { $moment }
pasted-nothing = Nothing to paste here: copy a table from a spreadsheet, or the path of a file.
path-does-not-answer = { $path } does not answer. The rest of Jumelles works; what was asked there will come if the folder comes back.
step-reading-stopped = Reading stopped
kept-work-opened = Work found again as it was. Save it to keep it in a file.
command-backups = Backups and kept work…
backups-none = No backup yet. Jumelles keeps one at each save, and keeps the work that gives way to another project.
backups-of-file = Earlier versions of this project
backups-kept = Work replaced by another project
backups-open = Open this version
welcome-kept = Not saved, { $moment }: { $what }
outside-title = This project wants to read files outside of its folder
outside-hint = Read them only if you know who sent you this project. Without them, it opens with its decisions and without their figures.
held-title = These files stopped Jumelles last time
held-hint = The program ended while it read them: not enough memory, a harmful file or a sudden stop. Your work is here; the files are not read again without your consent.
held-open-without = Open without these files
held-read-anyway = Read anyway
conflict-title = { $name } changed since you opened it
conflict-hint = Another window or another person saved it meanwhile. Nothing is lost until you choose; what is replaced stays in the backups.
conflict-both = Keep both
conflict-mine = Keep mine
conflict-theirs = Take theirs
find-file = Find this file…
find-title = Where is { $name }?
find-hint = It was here: { $path }
find-path = Path of the file, where it is now
find-confirm = Read this file
find-nothing = There is nothing at this path.
project-backup = This project is damaged: its last backup was opened instead ({ $path }).
welcome-title = Two towns side by side
welcome-what = Kenitra, Rabat and their partners, or files of your own: true figures, their sources, and the slide ready.
welcome-story = See the sample talk
welcome-map = Open this map
welcome-drop = Drop your CSV, XLSX or ODS files here, a folder or a project
welcome-recent = Opened recently
welcome-guides = Three steps
welcome-keys = { $palette } finds everything by name; { $keys } shows the shortcuts.
guide-read = 1. Read
guide-read-how = Drop a file. Every decision of reading is shown and can be changed; every cell can be found again.
guide-compare = 2. Compare
guide-compare-how = Choose towns and an indicator. The fitting form is drawn, with what can be said and what must be known.
guide-tell = 3. Present
guide-tell-how = Ctrl+T adds to the talk, F5 presents it, Export gives an editable PowerPoint with its figures.
about-program = Jumelles { $version } puts twin towns side by side.
about-offline = The program has no network code: nothing leaves this machine.
about-sources = Sources
about-perimeters = Territories and disagreements
about-perimeters-how = A commune, an agglomeration and a prefecture are not compared without saying so: a badge and a note tell it in the picture. When two sources differ, a written rule chooses the figure, and the other is shown.
about-partners = Twinnings and cooperation
about-partner = { $town } and { $other }, { $year }: { $act }
about-licences = Licences
about-licences-how = Program under the MIT licence. Typeface IBM Plex Sans Arabic, SIL OFL 1.1.
palette-town-here = Town
about-formula = Computed as: { $formula } ({ $unit }).
about-higher = Higher is better.
about-lower = Lower is better.
about-band = Best between { $low } and { $high }.
about-neutral = Neither high nor low is better: no judgement.
about-benchmark = Benchmark: { $value } ({ $by }).
about-codes = Also known as: { $codes }.
closing-waits = { $count ->
    [one] One file is being written: the window closes after it.
   *[other] { $count } files are being written: the window closes after them.
}
more-paths = { $count ->
    [one] … and one more
   *[other] … and { $count } more
}
backups-summary = { $towns }; { $slides ->
    [0] no slide
    [one] one slide
   *[other] { $slides } slides
}; files: { $files }
