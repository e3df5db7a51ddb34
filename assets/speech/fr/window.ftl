# La fenêtre. Un bouton est un verbe ; « … » seulement s’il demandera autre chose.

window-title = Jumelles
page-data = Données
page-compare = Comparer
page-slides = Diapositive
rail-towns = Villes
rail-indicators = Indicateurs
rail-partner = partenaire de { $place }, { $year }
rail-reference = référence
rail-focus = ville présentée
rail-twin = jumelle
rail-peer = montrée en gris
rail-hidden = masquée
rail-coverage = { $known }/{ $shown }
rail-town = { $place }, { $state }
rail-make-focus = Présenter { $place }
rail-make-twin = Mettre { $place } en regard
rail-show = Montrer { $place }
rail-hide = Masquer { $place }
year = Année
year-latest = dernière connue
chart-view = Barres
table-view = Tableau
export = Exporter…
export-title = Exporter le graphique
export-format = Format
export-path = Chemin du fichier
export-browse = Parcourir…
export-save = Enregistrer
export-cancel = Annuler
export-done = Enregistré : { $path }
export-replaces = Ce fichier existe : il sera remplacé.
copy-table = Copier le tableau
copied = Tableau copié
open-title = Ouvrir des fichiers
open-files = Ouvrir…
open-path = Chemin d’un fichier CSV, d’un dossier ou d’un projet
open = Ouvrir
close = Fermer
theme-light = Clair
theme-dark = Sombre
origin-title = D’où vient ce chiffre ?
origin-hint = Passez sur une barre ou cliquez-la.
origin-others = Autre valeur, non retenue
say-title = Ce qu’on peut dire
working = Calcul en cours…
empty = Aucun chiffre à montrer
empty-hint = Ouvrez un fichier CSV ou un dossier, ou déposez-le sur la fenêtre.
data-files = Fichiers lus
data-file = { $rows ->
    [one] { $name } : { $rows } ligne, { $figures } chiffres, { $missing } manquants
   *[other] { $name } : { $rows } lignes, { $figures } chiffres, { $missing } manquants
}
data-notes = Ce qui a été remarqué
data-no-notes = Rien à signaler.
data-more-notes = … et { $count } autres du même genre
slides-hint = L’image exacte qui sera exportée.
save-project = Enregistrer le projet…
save-project-title = Enregistrer le projet
data-errors = { $count ->
    [one] { $count } erreur dans les fichiers : voir la page Données.
   *[other] { $count } erreurs dans les fichiers : voir la page Données.
}
export-nothing = Il n’y a pas encore de graphique à exporter.
