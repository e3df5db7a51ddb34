# Talks and the stage.
deck-title = { $towns } and their partners
deck-subtitle = { $count -> 
    [one] One indicator
   *[other] { $count } indicators
 }, { $years }
deck-missing = What is missing
deck-missing-line = { $measure }: { $towns }
deck-notes = Remarks
deck-notes-line = “{ $headline }”: { $notes }
deck-method = Method
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = Two figures meet only on the same territory; years, territories and definitions that differ are said on each slide or in the remarks; what is missing is “n.a.”, never zero.
deck-sources = Sources
source-title = “{ $title }”
build-question = { $measure }: what do the figures say?
html-help = Arrows or Page Down: forward. B: black screen. N: notes. A number then Enter: go to that slide.
html-figures = The figures
html-notes = Notes
sheet-other-town = Other town
sheet-under = Under
sheet-totals = Totals
sheet-more = More
sheet-less = Less
sheet-row = Row
sheet-names = Names
sheet-joined = Lines
talk-empty = No talk yet.
talk-hint = Add a comparison (Ctrl+T), or let the program propose a talk of what compares honestly.
talk-begin = Propose a talk
talk-add = Add to the talk
talk-board = Take the page Together
talk-added = Added: { $count -> 
    [one] one slide
   *[other] { $count } slides
 } in the talk.
talk-made = made by the program
talk-made-hint = This slide is made by the program from the others.
talk-outdated = read again
talk-outdated-hint = The figures have changed since you wrote this headline: read it again.
talk-section = Add a part…
talk-up = Earlier
talk-down = Later
talk-twice = Duplicate
talk-remove = Remove
talk-words = Headline and notes…
talk-build = Build step by step
talk-table = Figures after it
talk-headline = Headline of the slide
talk-notes = Your notes, before those of the program
talk-keep = Keep
back-row-good = From the back row (six heights of the screen) all can be read, apart from the foot.
back-row-small = From the back row (six heights of the screen) { $count -> 
    [one] one text is too small
   *[other] { $count } texts are too small
 }: { $texts }
back-row-wordy = { $count } words: they will read instead of listening.
stage-begin = Present (F5)
stage-place = { $number } / { $count }
stage-next = Next
stage-back = Back
stage-forward = Forward
stage-black = Black screen (B)
stage-dark = Dark room (D)
stage-full = Full screen (F11)
stage-screen = Screen { $number } of { $count } (M)
stage-clock = It is { $time }
stage-spot = Light a town (S)
stage-spot-on = In the light: { $town } (S)
stage-end = End (Esc)
stage-keys = Page down, Page up: forward, back. A number then Enter: go there. [ and ]: pause on a year. M: another screen.
defence-inputs = Where these figures come from: { $headline }
defence-files = Files read, with their hash (SHA-256)
defence-seal = Hash of the data: { $hash }
defence-flags = { $figure }: { $flags }
