# Exposés et scène.
deck-title = { $towns } et leurs partenaires
deck-subtitle = { $count -> 
    [one] Un indicateur
   *[other] { $count } indicateurs
 }, { $years }
deck-missing = Ce qui manque
deck-missing-line = { $measure } : { $towns }
deck-notes = Remarques
deck-notes-line = « { $headline } » : { $notes }
deck-method = Méthode
deck-method-line = { $measure } ({ $unit }) = { $formula }
deck-method-rules = Deux chiffres ne se rencontrent que sur le même territoire ; années, territoires et définitions qui diffèrent sont dits sur chaque diapositive ou dans les remarques ; ce qui manque est « n.d. », jamais zéro.
deck-sources = Sources
source-title = « { $title } »
build-question = { $measure } : que disent les chiffres ?
html-help = Flèches ou Page suivante : avancer. B : écran noir. N : notes. Un numéro puis Entrée : aller à cette diapositive.
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
talk-empty = Pas encore d’exposé.
talk-hint = Ajoutez une comparaison (Ctrl+T), ou laissez le programme proposer un exposé de ce qui se compare honnêtement.
talk-begin = Proposer un exposé
talk-add = Ajouter à l’exposé
talk-board = Reprendre la page Ensemble
talk-added = Ajouté : { $count -> 
    [one] une diapositive
   *[other] { $count } diapositives
 } dans l’exposé.
talk-made = faite par le programme
talk-made-hint = Cette diapositive est faite par le programme à partir des autres.
talk-outdated = à relire
talk-outdated-hint = Les chiffres ont changé depuis que vous avez écrit ce titre : relisez-le.
talk-section = Ajouter une partie…
talk-up = Avancer
talk-down = Reculer
talk-twice = Dupliquer
talk-remove = Retirer
talk-words = Titre et notes…
talk-build = Construire pas à pas
talk-table = Chiffres à la suite
talk-headline = Titre de la diapositive
talk-notes = Vos notes, avant celles du programme
talk-keep = Garder
back-row-good = Du dernier rang (six hauteurs d’écran), tout se lit, hors pied de page.
back-row-small = Du dernier rang (six hauteurs d’écran), { $count -> 
    [one] un texte est trop petit
   *[other] { $count } textes sont trop petits
 } : { $texts }
back-row-wordy = { $count } mots : on lira au lieu d’écouter.
stage-begin = Présenter (F5)
stage-place = { $number } / { $count }
stage-next = Ensuite
stage-back = Précédente
stage-forward = Suivante
stage-black = Écran noir (B)
stage-dark = Salle sombre (D)
stage-full = Plein écran (F11)
stage-screen = Écran { $number } sur { $count } (M)
stage-clock = Il est { $time }
stage-spot = Éclairer une ville (S)
stage-spot-on = Éclairée : { $town } (S)
stage-end = Terminer (Échap)
stage-keys = Page suivante, Page précédente : avancer, reculer. Un numéro puis Entrée : y aller. [ et ] : s’arrêter sur une année. M : un autre écran.
defence-inputs = D’où viennent ces chiffres : { $headline }
defence-files = Fichiers lus, et leur empreinte (SHA-256)
defence-seal = Empreinte des données : { $hash }
defence-flags = { $figure } : { $flags }
