# La ligne de commande et les fichiers. Une phrase, le chemin ou le mot en cause, et quoi faire.

cli-unknown-place = Ville inconnue : « { $name } ». Noms les plus proches : { $nearest }.
cli-unknown-indicator = Indicateur inconnu : « { $name } ». Les plus proches : { $nearest }. La liste : jumelles catalogue.
cli-unknown-kind = Forme de graphique inconnue : « { $name } ». Formes possibles : { $kinds }.
cli-unknown-theme = Thème inconnu : « { $name } ». Thèmes possibles : { $themes }.
cli-unknown-format = Format inconnu : « { $name } ». Donnez un nom de fichier en .svg, .png, .pdf ou .pptx.
cli-unknown-year = Année illisible : « { $name } ». Écrivez quatre chiffres, par exemple 2024.
cli-unknown-language = Langue inconnue : « { $name } ». Langues possibles : fr, ar, en.
cli-nothing = Rien à lire dans { $path }.
cli-no-figures = Aucun chiffre pour { $places } sur { $indicators }.
cli-kind-refused = La forme « { $kind } » ne convient pas à cette question ({ $needs }) ; prenez « { $instead } ».
cli-kind-none = Cette question ne tient pas dans un seul graphique ({ $count } valeurs, ou des unités différentes) : demandez moins de villes, d’années ou d’indicateurs, ou des indicateurs de même unité.
cli-written = Écrit : { $path }
cli-errors = { $count ->
    [one] { $count } erreur dans les données.
   *[other] { $count } erreurs dans les données.
}
cli-note-at = { $severity } : { $path }, ligne { $line }, colonne { $column } : { $text }
cli-note-line = { $severity } : { $path }, ligne { $line } : { $text }
cli-note-plain = { $severity } : { $text }
cli-note-file = { $severity } : { $path } : { $text }
severity-info = note
severity-warning = attention
severity-error = erreur
cli-no-display = Aucun écran n’est disponible pour ouvrir la fenêtre. Sans écran, utilisez la ligne de commande, par exemple : jumelles chart sample_data --places kenitra,evreux --indicators population_density -o densite.pptx (toutes les commandes : jumelles --help).
cli-window-failed = La fenêtre n’a pas pu s’ouvrir ({ $reason }). Sans écran, utilisez la ligne de commande : jumelles chart … (toutes les commandes : jumelles --help).
cli-usage = Commande mal écrite : { $reason }
cat-places = Lieux
cat-measures = Mesures
cat-indicators = Indicateurs
cat-factors = Facteurs

file-not-found = Fichier ou dossier introuvable : { $path }. Vérifiez le chemin.
file-denied = Accès refusé : { $path }. Vérifiez les droits de lecture ou d’écriture.
file-unreadable = Lecture impossible : { $path } ({ $reason }).
file-too-large = Fichier trop grand : { $path } (limite : { $limit } Mo). Découpez-le.
unpacked-too-large = Une fois déplié, ce fichier dépasse ce que Jumelles lit : { $path } (limite : { $limit } Mo). Dépliez-le vous-même et ouvrez les tableaux utiles.
reader-crashed = Ce fichier a fait échouer son lecteur : { $path }. Il est abîmé, ou demande plus de mémoire qu’il ne devrait. Rien n’en est lu.
reader-too-long = La lecture de { $path } a été arrêtée après { $seconds } s. Rien n’en est lu.
file-unwritable = Écriture impossible : { $path } ({ $reason }). Choisissez un autre dossier.
file-no-folder = Dossier inexistant : { $path }. Créez-le ou choisissez un autre chemin.
project-broken = Projet illisible : { $path } ({ $reason }).
project-changed-by-others = Le fichier { $path } a été modifié par un autre programme ou une autre personne depuis son ouverture. Rien n’est enregistré.
project-not-read-back = Relu après écriture, { $path } n’est pas ce qui devait être enregistré. Enregistrez ailleurs : votre travail est gardé en attendant.
project-too-large = Projet trop grand : { $path }. Il nomme plus de fichiers, d’indicateurs ou de diapositives que Jumelles n’en ouvre.
project-newer = Ce projet vient d’une version plus récente (format { $format }) : { $path }. Mettez Jumelles à jour.
export-failed = L’export a échoué ({ $reason }).

cli-missing = Il manque : { $names }. L’aide : jumelles --help.
cli-unknown-option = Mot inconnu : « { $name } ». L’aide : jumelles --help.
help-about = Jumelles met des villes jumelles côte à côte : fichiers municipaux, indicateurs, graphiques prêts pour une diapositive.
help-usage = Emploi :
help-commands = Commandes
help-options = Options
help-arguments = Arguments
help-path = fichiers CSV, dossiers ou projet .jumelles ; sans chemin, les données d’exemple
help-lang = langue des messages : fr, ar ou en
help-help = afficher cette aide
help-output = fichier à écrire ; sans lui, ou avec « - », la sortie standard
help-tidy = mettre au net : une ligne par chiffre, avec sa cellule d’origine
help-compute = calculer les indicateurs
help-explain = expliquer un chiffre : formule, cellules, sources
help-chart = dessiner un graphique : .svg, .png, .pdf ou .pptx
help-catalogue = montrer les lieux, mesures, indicateurs et facteurs connus
help-places = villes, par identifiant, nom ou code ; la première est présentée, la deuxième est sa jumelle
help-indicators = indicateurs, par identifiant
help-years = années ; sans elles, la dernière connue
help-kind = forme : auto, ou l’une de --list-kinds
help-theme = thème : light, dark ou slide
help-json = en JSON
file-no-table = Aucun fichier CSV dans ce dossier : { $path }. Déposez-y au moins un fichier .csv, .tsv ou .txt.
help-check = vérifier la lecture des fichiers : décisions, preuves, compte de chaque cellule
check-bytes = { $bytes } octets
check-regular = { $regular } lignes sur { $lines } ont le même nombre de cellules
check-headings = ligne { $line } : { $names }
check-numbers = { $read } cellules sur { $all } se lisent ainsi ; { $odd } à regarder
check-preamble = titres au-dessus du tableau, mis de côté
check-footer = totaux et notes sous le tableau, mis de côté
check-shape = colonnes lues : { $names }
check-town = aucune colonne ne nomme les villes ; le titre ou le nom du fichier dit celle-ci
check-sheets = feuilles du classeur : { $names }
check-account = { $total } cellules = { $values } valeurs + { $missing } manquantes + { $unreadable } illisibles + { $text } textes + { $aside } mises de côté
check-usable = { $figures } chiffres utilisables, dont { $dated } datés, { $placed } avec un lieu, { $units } avec une unité
file-itself = Le fichier à écrire est celui que l’on lit : { $path }. Choisissez un autre nom.
cli-warnings = { $count ->
    [one] { $count } avertissement dans les données : « jumelles tidy » le montre.
   *[other] { $count } avertissements dans les données : « jumelles tidy » les montre.
}
help-encoding = Encodage du texte, si celui qui est trouvé est faux
help-delimiter = Séparateur des cellules : ; , | ou tab
help-decimal = Séparateur des décimales : , ou .
help-heading-line = Ligne du premier en-tête
help-heading-rows = Nombre de lignes d’en-tête
help-missing = Mots qui veulent dire « manquant », en plus de ceux qui sont connus
help-sheet = Feuille du classeur à lire
help-level = Niveau des territoires du fichier : commune, province, région…
help-measure = Mesure des colonnes qui ne la nomment pas
help-unit = Unité des colonnes qui ne la donnent pas
help-sum = Additionner les lignes que rien ne distingue et les parties sans total
help-column = Rôle, mesure, unité et année d’une colonne
help-place-of-file = Lieu dont parle le fichier, s’il ne le nomme pas
help-year-of-file = Année des chiffres qui n’en ont pas
help-as-of = Dernière année observée : les chiffres d’après sont des projections
help-recipe = Recette faite sur un fichier précédent : lit celui-ci de même et dit ce qui a changé
help-save-recipe = Écrire la recette de lecture de ce fichier
cli-answer-with = { $note } Pour répondre : { $option }
cli-bad-option = { $name } n’accepte pas « { $found } ». Voyez --help.
cli-bad-recipe = Ce fichier n’est pas une recette de Jumelles : { $path } ({ $reason }).
help-own-catalogue = Fichier d’indicateurs à ajouter au catalogue (TOML)
cli-bad-catalogue = { $path } n’est pas un catalogue : { $reason }
help-together = Met des villes ensemble : "kenitra+rabat" ou "Deux rives=kenitra+rabat"
help-suppose = Suppose un chiffre : "kenitra 2030 recycled_t = 0.3 * municipal_waste_t"
help-list-kinds = Écrit les noms des formes, un par ligne
help-scale = Grandeur du PNG : 1 (1920 × 1080) à 4
help-as = Échelle : asis, person, km2, household, index, gap ou target
help-mark = Dessine sur le graphique : gap, target, ou une année ("2019=Tramway")
help-sort = L’ordre des lignes : fit, asked, value, gap ou name
help-log = Des échelles logarithmiques, là où tout est au-dessus de zéro
help-own-scale = Une échelle pour chaque petit graphique
help-deck = Faire un exposé : PPTX, PDF, HTML ou images
help-from-folder = Un dossier d’observations
help-story = Un exposé fait par règle : twins
help-title = Le titre de l’exposé
help-build = Construire chaque graphique pas à pas
help-table = Faire suivre chaque graphique de ses chiffres
help-handout = PDF sur papier : la diapositive et ses notes
cli-unknown-deck = « { $name } » : un exposé s’écrit en .pptx, .pdf, .html ou .png.
cli-no-talk = Rien à exposer : le projet n’a ni diapositive ni question, ou aucune comparaison n’est honnête.
cli-slide-refused = Diapositive { $number } laissée de côté : { $reason }
cli-slide-outdated = Diapositive { $number } : les chiffres ont changé depuis que son titre a été écrit ; relisez-le.
help-defend = Faire le dossier pour les élus : graphiques, tableaux, cellules, méthode, sources, empreinte
cli-unknown-pack = « { $name } » : le dossier s’écrit en .pdf ou .html.
help-brand = Le masque, les couleurs, les polices et le logo d’un .pptx ou .potx à vous
help-portable = Tout garder à côté du programme (clé USB)
cli-no-brand = « { $name } » n’est pas une présentation dont on puisse prendre les couleurs.
cli-brand-no-master = Masque laissé de côté : il renvoie hors du fichier, ou n’a pas de mise en page avec titre et contenu. Couleurs, polices et logo sont repris.
cli-brand-unread = Couleurs laissées de côté, illisibles ou confondues sur la page : { $names }.
