# Talks and the stage.
deck-title = { $towns } and their partners
deck-subtitle = { $count -> 
    [one] One indicator
   *[other] { $count } indicators
 }, { $years }
deck-missing = What is missing
deck-missing-line = { $measure }: { $towns }
deck-method = Method
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = Two figures meet only on the same territory; years, territories and definitions that differ are said on each slide; what is missing is “n/a”, never zero.
deck-sources = Sources
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
