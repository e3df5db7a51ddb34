# Exposés et scène.
deck-title = { $towns } et leurs partenaires
deck-subtitle = { $count -> 
    [one] Un indicateur
   *[other] { $count } indicateurs
 }, { $years }
deck-missing = Ce qui manque
deck-missing-line = { $measure } : { $towns }
deck-method = Méthode
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = Deux chiffres ne se rencontrent que sur le même territoire ; années, territoires et définitions qui diffèrent sont dits sur chaque diapositive ; ce qui manque est « n.d. », jamais zéro.
deck-sources = Sources
build-question = { $measure } : que disent les chiffres ?
html-help = Flèches ou Page suivante : avancer. B : écran noir. N : notes. Un numéro puis Entrée : aller à cette diapositive.
html-figures = Les chiffres
html-notes = Notes
sheet-other-town = Autre ville
sheet-under = Dessous
sheet-totals = Totaux
sheet-more = En plus
sheet-less = En moins
sheet-row = Rang
sheet-names = Noms
sheet-joined = Traits
