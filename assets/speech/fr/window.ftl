# La fenêtre. Un bouton est un verbe ; « … » seulement s’il demandera autre chose.

window-title = Jumelles
page-data = Données
page-compare = Comparer
page-slides = Diapositives
rail-towns = Villes
rail-indicators = Indicateurs
rail-find-indicator = Chercher un indicateur…
rail-indicator-group = { $group ->
    [footprint] Empreinte
    [resources] Ressources
    [services] Services
    [governance] Gouvernance
    [context] Contexte
   *[own] Vos fichiers
}
rail-partner = partenaire de { $place }, { $year }
rail-together = Additionner ces { $count } villes
rail-group = leurs chiffres additionnés
rail-apart = Séparer
rail-reference = référence
rail-focus = ville présentée
rail-focus-short = présentée
rail-twin = jumelle
rail-named = montrée en couleur
rail-colour = Montrer en couleur
rail-grey = Remettre en gris
rail-peer = montrée en gris
rail-hidden = masquée
rail-coverage = { $known }/{ $shown }
rail-town = { $place }, { $state }
rail-make-focus = Présenter { $place }
rail-make-twin = Mettre { $place } en regard
rail-show = Montrer { $place }
rail-hide = Masquer { $place }
rail-add-indicator = Montrer aussi : { $indicator }
rail-drop-indicator = Ne plus montrer : { $indicator }
year = Année
year-latest = dernière connue
table-view = Chiffres
live-slide = Diapositive
provenance-details = Définition, périmètre, source
fold-provenance = Replier l’origine du chiffre
unfold-provenance = Montrer l’origine du chiffre
export = Exporter…
export-title = Exporter le graphique
export-format = Format
export-path = Chemin du fichier
export-browse = Parcourir…
export-save = Enregistrer
export-cancel = Annuler
export-done = Enregistré : { $path }
toast-open = Ouvrir
toast-folder = Montrer dans le dossier
toast-not-opened = Aucun programme n’ouvre { $path }.
files-without-figures = Aucun chiffre n’a été lu dans { $files } : rien n’a changé.
export-replaces = Ce fichier existe : il sera remplacé.
copy-table = Copier le tableau
copied = Tableau copié
open-title = Ouvrir des fichiers
open-files = Ouvrir…
open-path = Chemin d’un fichier CSV, d’un dossier ou d’un projet
open = Ouvrir
close = Fermer
theme-light = Clair
theme-dark = Sombre
origin-title = D’où vient ce chiffre ?
origin-hint = Passez sur une barre ou cliquez-la.
origin-others = Autre valeur, non retenue
say-title = Ce qu’on peut dire
working = Calcul en cours…
empty = Aucun chiffre à montrer
empty-hint = Ouvrez un fichier CSV ou un dossier, ou déposez-le sur la fenêtre.
data-files = Fichiers lus
data-counts = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $figures ->
    [one] { $figures } chiffre
   *[other] { $figures } chiffres
}, { $missing ->
    [one] { $missing } manquant
   *[other] { $missing } manquants
}
data-notes = Ce qui a été remarqué
questions-title = À confirmer
answer = Répondre
answer-yes = Oui
answer-sum = Elles s’additionnent
answer-year = Année (ou 2023-T1, 2013-2014)
answer-column-measure = Mesure de la colonne
answer-column-unit = Unité de la colonne
answer-column-year = Année de la colonne (ou 2023-T1, 2013-2014)
answer-column-apply = Appliquer à la colonne
answer-place = Lieu
answer-level = Niveau (commune, province, région…)
answer-measure = Mesure
answer-edition = Dernière année observée
answer-unit = Unité
answer-decimal = Séparateur décimal (, ou .)
data-no-notes = Rien à signaler.
data-more-notes = … et { $count ->
    [one] une autre du même genre
   *[other] { $count } autres du même genre
}
save-project = Enregistrer sous…
save-project-title = Enregistrer le projet
data-errors = { $count ->
    [one] { $count } erreur dans les fichiers : voir la page Données.
   *[other] { $count } erreurs dans les fichiers : voir la page Données.
}
export-nothing = Il n’y a pas encore de graphique à exporter.
data-raw = Le fichier, tel qu’il est écrit
data-add-files = Ajouter des fichiers
data-drop-hint = Déposez ici d’autres fichiers : ils s’ajoutent.
data-same-way = Une fois lu, un fichier s’ouvre de la même façon l’an prochain.
data-view-table = Tableau
data-view-raw = Tel qu’écrit
data-results = Ce que cela donne
data-results-hint = change à chaque décision
data-compare = Comparer ces villes
data-next-year = L’an prochain
data-next-year-text = Ces décisions sont gardées avec le projet et reprises pour un fichier de mêmes colonnes ; ce qui a changé sera dit.
questions-none = Rien à confirmer.
answer-other = Autre…
answer-as-is = Telle quelle
column-own = Telle quelle
column-undated = de quelle année ?
data-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
note-line = Ligne { $line } : { $text }
offer-short = Même forme qu’un fichier déjà lu
offer-title = Ce fichier a la même forme que { $from }, déjà lu. Depuis :
offer-same = Ce fichier a la même forme que { $from }, déjà lu.
offer-accept = Lire de la même façon
reading = { $done } / { $all } lignes
reading-stop = Arrêter
chip-found = Laisser Jumelles choisir
chip-town = Ville : { $value }
chip-as-found = Tout relire comme proposé
chip-encoding = Encodage : { $value }
chip-delimiter = Séparateur : { $value }
chip-sheet = Feuille : { $value }
chip-decimal = Décimales : { $value }
delimiter-semicolon = point-virgule
delimiter-comma = virgule
delimiter-tab = tabulation
delimiter-bar = barre
decimal-comma = virgule (1 234,5)
decimal-point = point (1,234.5)
quotes-hold = Guillemets : ils entourent une cellule
quotes-letters = Guillemets : des signes comme les autres
cell-unreadable = « { $text } » n’est pas un nombre : la cellule ne donne pas de valeur.
column-detail = { $numbers } nombres, { $missing } manquants, { $words } mots ; unité : { $unit }
role-place = Lieu
role-year = Année
role-measure = Nom de la mesure
role-value = Valeurs
role-unit = Unité
role-context = Description
role-bound = Incertitude
role-breakdown = Détaille
role-unused = Non utilisée
zone-preamble = titre
zone-comment = commentaire
zone-heading = en-tête
zone-repeated = en-tête répété
zone-blank = vide
zone-total = total
zone-footer = note
zone-other = autre tableau
heading-rows = { $rows ->
    [0] Sans ligne d’en-tête
    [one] { $rows } ligne d’en-tête
   *[other] { $rows } lignes d’en-tête
}
cell-missing = Lire « { $text } » comme une valeur manquante

own-title = Un indicateur à vous
own-name = Nom
own-unit = Unité (par exemple : kg/personne, %, habitants/km²)
own-formula = Formule
own-help = Mesures du catalogue ou en-têtes de vos fichiers, entre guillemets s’ils ont des espaces ; + − × ÷ ^, si (if), min, max, previous, per_person…
own-gives = { $place }, { $year } : { $value }
own-no-figure = La formule est juste, mais ces villes n’ont pas les chiffres qu’elle demande.
own-add = Ajouter
own-button = Ajouter un indicateur…
own-change = Modifier…
own-drop = Retirer
suppose-title = Et si… ?
suppose-text = Une hypothèse : ville année mesure = formule
suppose-place = Ville
suppose-year = Année
suppose-value = Valeur ({ $unit })
suppose-percent = ou variation en %
suppose-by-formula = Ou par une formule
measure-search = Chercher une mesure
measure-not-found = Aucune mesure de ce nom dans vos fichiers.
suppose-help = Par exemple : kenitra 2030 recycled_t = 0.3 * municipal_waste_t ; in_town(evreux, msw_recycled) prend le taux d’une autre ville. Rien n’est changé dans vos fichiers.
suppose-add = Supposer
suppose-remove = Retirer
suppose-button = Et si… ?
suppose-some = { $count ->
    [one] Une hypothèse en cours
   *[other] { $count } hypothèses en cours
}

rail-search = Chercher une ville, une commune…
rail-library = De la bibliothèque
rail-add-commune = Ajouter { $place } ({ $within })
rail-peers = Villes semblables…
peers-dialog = Communes qui ressemblent à { $place }
peers-look-in = Chercher
peers-morocco = au Maroc
peers-france = en France
peers-both = dans les deux pays
peers-in-files = dans ces fichiers
peers-way-as-is = Valeurs telles quelles
peers-way-within = Chacune dans son pays
peers-similar-size = À ×3 habitants près
peers-importance = Importance
peers-variable-normal = { $variable } : importance normale
peers-variable-double = { $variable } : importance double
peers-variable-out = { $variable } : laissée de côté
peers-searching = Recherche…
peers-links = Liens
peers-link = { $place } et { $partner }, accord de { $year }
peers-replace = Remplacer la comparaison ({ $count })
peers-add-all = Ajouter les { $count }
peers-add-one = Ajouter { $place }
peers-all = Semblables
peers-to-follow = À suivre
peers-tolerances = Écarts tolérés
peers-tolerances-about = L’écart en deçà duquel deux communes sont à peu près pareilles ; à quatre fois cet écart, elles sont aussi loin que possible.
peers-tolerances-reset = Remettre les écarts habituels
peers-figure = { $measure } : { $value }
peers-figure-better = { $measure } : { $value }, mieux que { $place } ({ $own })
peers-none-better = Parmi elles, aucune ne fait mieux que { $place } sur l’indicateur montré.
peers-no-figures = Ni vos fichiers ni la bibliothèque ne donnent « { $measure } » pour ces communes : on ne sait pas laquelle fait mieux. Voyez celles qui vous ressemblent, et demandez-leur leur chiffre.
peers-no-side = « { $measure } » n’a pas de meilleur côté : il n’y a rien à suivre.
peers-by-sea = Au bord de la mer
peers-own-add = Ajouter un indicateur
peers-own-remove = { $indicator } : compte, retirer
peers-compared = { $variable } est ce que vous comparez : la liste choisirait la réponse.
peers-leave-out = Laisser de côté
peers-pin = Épingler la liste
peers-pinned = Liste épinglée
peers-update-pin = Mettre à jour la liste épinglée
peers-set-name = Semblables à { $place } { $scope }
command-place-sets = Ensembles de villes…
place-sets-title = Ensembles de villes
place-sets-kept = Gardés dans ce projet
place-sets-none = Aucun ensemble n’est encore gardé.
place-set-towns = { $count ->
    [one] une ville
   *[other] { $count } villes
}
place-set-by-rule = choisies par une règle
place-set-show = Montrer
place-set-show-of = Montrer « { $set } »
place-set-remove = Supprimer « { $set } »
place-set-name = Nom de l’ensemble
place-set-keep-shown = { $count ->
    [one] Garder la ville comparée
   *[other] Garder les { $count } villes comparées
}
place-sets-by-rule = Choisir par règle, autour de { $place }
rule-anywhere = dans les deux pays
rule-where = Où
rule-size = Taille
rule-growth = Évolution de la population
rule-any-growth = toute évolution
rule-territory = { $level } { $name }
rule-any-size = toutes tailles
rule-similar-size = à ×3 habitants près
rule-villages = moins de 2 000 habitants
rule-small-towns = 2 000 à 20 000
rule-towns = 20 000 à 100 000
rule-cities = 100 000 et plus
rule-growing = population en hausse
rule-shrinking = population en baisse
rule-found = { $count ->
    [0] Aucune autre commune ne remplit ces conditions.
    [one] Une autre commune : { $names }
   *[other] { $count } autres communes : { $names }
}
rule-too-many = Trop nombreuses pour être comparées une à une ({ $most } au plus) : montrez-les en fond, ou resserrez la règle.
rule-compare = Remplacer la comparaison ({ $count })
rule-among = Montrer en fond
rule-keep = Garder
place-set-changed = Depuis que « { $set } » a été gardé { $went ->
    [no] viennent : { $came }.
   *[other] { $came ->
        [no] partent : { $went }.
       *[other] viennent : { $came } ; partent : { $went }.
    }
}
step-keep-place-set = Ensemble gardé : { $set }
step-remove-place-set = Ensemble supprimé : { $set }
among-files = Parmi les villes des fichiers
among-morocco = Parmi les communes du Maroc
among-france = Parmi les communes de France
among-territory = Parmi les communes : { $level } { $name }
among-size = Parmi les communes de taille proche, à ×3 près
among-coast = Parmi les communes au bord de la mer
command-peers = Villes semblables…
rail-people = { $people } hab.
step-add-communes = { $count ->
    [one] Ajouter une commune de la bibliothèque
   *[other] Ajouter { $count } communes de la bibliothèque
}
command-library = Avec ou sans la bibliothèque des communes
library-off-toast = La bibliothèque ne complète plus rien.
library-on-toast = La bibliothèque complète ce qui manque à vos fichiers.
library-kept = Nouvelle édition de la bibliothèque gardée : elle servira dès le prochain démarrage.
rail-more-towns = { $count ->
    [one] Et une autre
   *[other] Et { $count } autres
} : cherchez son nom.
rail-more-found = D’autres répondent encore : précisez le nom.
zoom-in = Plus près
zoom-all = Tout voir
brushed-towns = { $count ->
    [one] Une ville choisie
   *[other] { $count } villes choisies
}
brush-compare = Comparer celles-ci seulement
brush-add = Les ajouter
brush-zoom = Agrandir ici
brush-too-many = Plus de { $most } villes ne se comparent pas une à une : agrandissez, puis choisissez-en moins.
explore-help = Glisser : choisir des villes, ou déplacer ce qui est agrandi (alors Maj + glisser choisit). Ctrl + molette : agrandir. Bouton droit : agrandir un cadre. Double clic : tout voir.
zoom-out = Plus loin
say-button = Titre…
say-own = Avec vos mots
say-this = Dire cela
copy-picture = Copier l’image
copied-picture = L’image est copiée.
play = Dérouler
pause = Arrêter
page-board = Ensemble
board-empty = Plusieurs comparaisons sur une page
board-hint = Le bouton « Épingler », sous un graphique, le pose ici. Une ville sous la souris s’éclaire dans tous.
board-begin = Commencer par { $count } indicateurs bien connus
board-open = Ouvrir la comparaison
board-drop = Retirer
board-pin = Épingler
annotate-button = Annoter…
annotate-title = Ce qu’on dessine sur le graphique
annotate-gap = Écart entre les deux villes
annotate-target = Cible
annotate-median = Médiane des villes
annotate-national = Chiffre du pays
chart-mark-undrawn = Ce graphique ne peut pas porter le repère « { $mark } ».
annotate-event = Un événement : 2019 = Tramway
annotate-add = Ajouter
order-fit = Ordre du graphique
order-asked = Ordre demandé
order-value = Plus grand d’abord
order-gap = Plus grand écart d’abord
order-name = Ordre alphabétique
manner-log = Échelle logarithmique
manner-own = Échelles propres
manner-as-read = Parts telles que lues
chart-kind-list = Genre de graphique
