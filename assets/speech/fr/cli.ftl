# La ligne de commande et les fichiers. Une phrase, le chemin ou le mot en cause, et quoi faire.

cli-unknown-place = Ville inconnue : « { $name } ». Noms les plus proches : { $nearest }.
cli-several-places = Plusieurs territoires s’appellent « { $name } » : { $candidates }. Ajoutez le code ou le département.
cli-unknown-indicator = Indicateur inconnu : « { $name } ». Les plus proches : { $nearest }. La liste : jumelles catalogue.
cli-unknown-kind = Forme de graphique inconnue : « { $name } ». Formes possibles : { $kinds }.
cli-mark-undrawn = Ce graphique ne peut pas porter ce repère : « { $mark } ». Essayez une autre forme (« --kind bars » ou « --kind lines »), ou retirez-le.
cli-unknown-theme = Thème inconnu : « { $name } ». Thèmes possibles : { $themes }.
cli-unknown-format = Format inconnu : « { $name } ». Donnez un nom de fichier en .svg, .png, .pdf ou .pptx.
cli-unknown-year = Année illisible : « { $name } ». Écrivez quatre chiffres, par exemple 2024.
cli-unknown-language = Langue inconnue : « { $name } ». Langues possibles : fr, ar, en.
cli-nothing = Rien à lire dans { $path }.
cli-no-figures = Aucun chiffre pour { $places } sur { $indicators }.
cli-kind-refused = La forme « { $kind } » ne convient pas à cette question ({ $needs }) ; prenez « { $instead } ».
cli-kind-none = Cette question ne tient pas dans un seul graphique ({ $count } valeurs, ou des unités différentes) : demandez moins de villes, d’années ou d’indicateurs, ou des indicateurs de même unité.
cli-written = Écrit : { $path }
cli-errors = { $count ->
    [one] { $count } erreur dans les données.
   *[other] { $count } erreurs dans les données.
}
cli-note-at = { $severity } : { $path }, ligne { $line }, colonne { $column } : { $text }
cli-note-line = { $severity } : { $path }, ligne { $line } : { $text }
cli-note-plain = { $severity } : { $text }
cli-note-file = { $severity } : { $path } : { $text }
severity-info = note
severity-warning = attention
severity-error = erreur
cli-no-display = Aucun écran n’est disponible : voici la première comparaison en texte. La fenêtre s’ouvre sur un ordinateur avec écran, ou ici avec : xvfb-run jumelles (paquets : xvfb libgl1-mesa-dri). Toutes les commandes : jumelles --help.
cli-window-failed = L’écran refuse la fenêtre ({ $reason }). Il manque sans doute OpenGL : { $install }. Sans fenêtre : jumelles chart … -o - (toutes les commandes : jumelles --help).
cli-display-refused = L’écran refuse la fenêtre ({ $reason }). Vérifiez DISPLAY, ou essayez : xvfb-run jumelles. Sans fenêtre : jumelles chart … -o - (toutes les commandes : jumelles --help).
install-on-linux = Debian et Ubuntu : sudo apt install libgl1 libegl1 libgl1-mesa-dri ; Fedora : sudo dnf install mesa-dri-drivers mesa-libGL mesa-libEGL
install-on-windows = dans le Microsoft Store, « Pack de compatibilité OpenCL, OpenGL et Vulkan » (OpenCL, OpenGL, and Vulkan Compatibility Pack)
cli-usage = Commande mal écrite : { $reason }
cat-places = Lieux
cat-measures = Mesures
cat-indicators = Indicateurs
cat-factors = Facteurs

file-not-found = Fichier ou dossier introuvable : { $path }. Vérifiez le chemin.
file-denied = Accès refusé : { $path }. Vérifiez les droits de lecture ou d’écriture.
file-unreadable = Lecture impossible : { $path } ({ $reason }).
file-too-large = Fichier trop grand : { $path } (limite : { $limit } Mo). Découpez-le.
unpacked-too-large = Une fois déplié, ce fichier dépasse ce que Jumelles lit : { $path } (limite : { $limit } Mo). Dépliez-le vous-même et ouvrez les tableaux utiles.
reader-crashed = Ce fichier a fait échouer son lecteur : { $path }. Il est abîmé, ou demande plus de mémoire qu’il ne devrait. Rien n’en est lu.
reader-too-long = La lecture de { $path } a été arrêtée après { $seconds } s. Rien n’en est lu.
file-unwritable = Écriture impossible : { $path } ({ $reason }). Choisissez un autre dossier.
file-no-folder = Dossier inexistant : { $path }. Créez-le ou choisissez un autre chemin.
project-broken = Projet illisible : { $path } ({ $reason }).
project-changed-by-others = Le fichier { $path } a été modifié par un autre programme ou une autre personne depuis son ouverture. Rien n’est enregistré.
project-not-read-back = Relu après écriture, { $path } n’est pas ce qui devait être enregistré. Enregistrez ailleurs : votre travail est gardé en attendant.
project-too-large = Projet trop grand : { $path }. Il nomme plus de fichiers, d’indicateurs ou de diapositives que Jumelles n’en ouvre.
project-newer = Ce projet vient d’une version plus récente (format { $format }) : { $path }. Mettez Jumelles à jour.
export-failed = L’export a échoué ({ $reason }).

cli-missing = Il manque : { $names }. L’aide : jumelles --help.
cli-unknown-option = Mot inconnu : « { $name } ». L’aide : jumelles --help.
help-about = Jumelles met des villes jumelles côte à côte : fichiers municipaux, indicateurs, graphiques prêts pour une diapositive.
help-usage = Emploi :
help-commands = Commandes 
help-options = Options 
help-arguments = Arguments 
help-path = Fichiers CSV, classeurs, dossiers, archives ou projet .jumelles ; « - » pour l’entrée standard ; sans chemin, les données d’exemple
help-lang = Langue des messages : fr, ar ou en
help-help = Afficher cette aide
help-version = Afficher la version
help-command-word = COMMANDE
help-output = Fichier à écrire ; sans lui, ou avec « - », la sortie standard
help-tidy = Mettre au net : une ligne par chiffre, avec sa cellule d’origine
help-compute = Calculer les indicateurs
help-explain = Expliquer un chiffre : formule, cellules, sources
help-chart = Dessiner un graphique : .svg, .png, .pdf, .pptx, .xlsx, .csv, ou en texte avec « -o - »
help-catalogue = Montrer les lieux, mesures, indicateurs et facteurs connus
help-places = Villes, par identifiant, nom ou code ; la première est présentée, la deuxième est sa jumelle
help-indicators = Indicateurs, par identifiant ou par nom
help-years = Années ; sans elles, la dernière connue
help-kind = Forme : auto, ou l’une de --list-kinds
help-theme = Thème : light, dark ou slide
help-json = Écrire en JSON
file-no-table = Aucun fichier CSV dans ce dossier : { $path }. Déposez-y au moins un fichier .csv, .tsv ou .txt.
help-check = Vérifier la lecture des fichiers : décisions, preuves, questions, compte de chaque cellule
check-bytes = { $bytes } octets
check-regular = { $regular } lignes sur { $lines } ont le même nombre de cellules
check-headings = ligne { $line } : { $names }
check-numbers = { $read } cellules sur { $all } se lisent ainsi ; { $odd } à regarder
check-preamble = titres au-dessus du tableau, mis de côté
check-footer = totaux et notes sous le tableau, mis de côté
check-shape = colonnes lues : { $names }
check-town = aucune colonne ne nomme les villes ; le titre ou le nom du fichier dit celle-ci
check-sheets = feuilles du classeur : { $names }
check-account = { $total } cellules = { $values } valeurs + { $missing } manquantes + { $unreadable } illisibles + { $text } textes + { $aside } mises de côté
check-usable = { $figures } chiffres utilisables, dont { $dated } datés, { $placed } avec un lieu, { $units } avec une unité
file-itself = Le fichier à écrire est celui que l’on lit : { $path }. Choisissez un autre nom.
file-is-others = { $path } existe déjà et n’est pas un tableau de Jumelles : il n’est pas remplacé. Donnez un autre nom, ou ajoutez --force.
cli-outside = Ce projet veut lire des fichiers hors de son dossier : { $names }. Si vous connaissez celui qui vous l’a envoyé, ajoutez { $option }.
cli-seals-broken = Des chiffres ne sont plus ceux du projet enregistré : le dossier n’est pas écrit. Ouvrez le projet et vérifiez-le, ou ajoutez { $option }.
help-force = Lire les fichiers d’un projet hors de son dossier, remplacer un fichier de données, écrire malgré des chiffres changés
help-quiet = Ne dire que les erreurs qui arrêtent la commande
help-row-format = Format du tableau : csv, json (une liste) ou ndjson (un objet par ligne)
help-export-format = Format quand la sortie est « - » ; sans lui, un graphique s’y écrit en texte
help-completions = Écrire la complétion des commandes pour un terminal
help-man = Écrire la page de manuel
help-notices = Écrire les licences des bibliothèques
help-shell = Terminal : bash, zsh, fish, elvish ou powershell
cli-warnings = { $count ->
    [one] { $count } avertissement dans les données : « jumelles tidy » le montre.
   *[other] { $count } avertissements dans les données : « jumelles tidy » les montre.
}
help-encoding = Encodage du texte, si celui qui est trouvé est faux
help-delimiter = Séparateur des cellules : ; , | ou tab
help-decimal = Séparateur des décimales : , ou .
help-heading-line = Ligne du premier en-tête
help-heading-rows = Nombre de lignes d’en-tête
help-missing = Mots qui veulent dire « manquant », en plus de ceux qui sont connus
help-sheet = Feuille du classeur à lire
help-level = Niveau des territoires du fichier : commune, province, région…
help-measure = Mesure des colonnes qui ne la nomment pas
help-unit = Unité des colonnes qui ne la donnent pas
help-sum = Additionner les lignes que rien ne distingue et les parties sans total
help-column = Rôle, mesure, unité et année d’une colonne
help-place-of-file = Lieu dont parle le fichier, s’il ne le nomme pas
help-year-of-file = Année des chiffres qui n’en ont pas
help-as-of = Dernière année observée : les chiffres d’après sont des projections
help-recipe = Recette faite sur un fichier précédent, pour lire celui-ci de même et dire ce qui a changé
help-save-recipe = Écrire la recette de lecture de ce fichier
cli-answer-with = { $note } Pour répondre : { $option }
cli-bad-option = { $name } n’accepte pas « { $found } ». Voyez --help.
cli-bad-recipe = Ce fichier n’est pas une recette de Jumelles : { $path } ({ $reason }).
help-own-catalogue = Fichier d’indicateurs à ajouter au catalogue (TOML)
cli-bad-catalogue = { $path } n’est pas un catalogue : { $reason }
help-together = Villes à réunir en un lieu : "kenitra+rabat" ou "Deux rives=kenitra+rabat"
help-suppose = Chiffre à supposer : "kenitra 2030 recycled_t = 0.3 * municipal_waste_t"
help-list-kinds = Écrire les noms des formes, un par ligne
help-scale = Grandeur du PNG : 1 (1920 × 1080) à 4
help-as = Échelle : asis, person, km2, household, index, gap ou target
help-mark = Repère à dessiner : gap, target, median, national, ou une année ("2019=Tramway")
help-sort = Ordre des lignes : fit, asked, value, gap ou name
help-log = Prendre des échelles logarithmiques, là où tout est au-dessus de zéro
help-own-scale = Prendre une échelle pour chaque petit graphique
help-as-read = Laisser telles que lues les parts proches de 100 %, au lieu de montrer ce qui manque
help-find-places = Chercher des communes, provinces, régions et EPCI par leur nom ou leur code
help-query = Nom, morceau de nom ou code
help-peers = Trouver les communes qui ressemblent à une ville, et dire pourquoi
help-among = Communes parmi lesquelles comparer : MA, FR, all, "province:Kénitra", "epci:243400017", size:x3, size:20000-50000, growth:1-, urban, coast, coast:25, files (les villes des fichiers) ; plusieurs conditions séparées par des virgules
help-no-library = Ne rien prendre de la bibliothèque des communes
help-first = Nombre de lignes
help-as-is = Comparer les valeurs telles quelles (sans option)
help-within-country = Comparer les rangs de chacun dans son pays
help-by = Variables de la ressemblance : population, density, growth, household_size, share_0_14, share_15_64, share_65_plus, unemployment, distance, coast, ou le nom d’un indicateur (trois au plus)
help-weight = Poids d’une variable : population=2
help-tolerance = Écart sous lequel deux valeurs sont « pareilles » : population=1.3, unemployment=2
help-must = Condition à remplir : population=x3, coast (au bord de la mer), coverage=0.8 (part connue des critères)
cli-unknown-pool = « { $words } » n’est pas une condition connue : MA, FR, all, "province:Kénitra", size:x3, growth:1-, urban.
cli-pool-needs-library = « { $words } » se cherche dans la bibliothèque : retirez --no-library, ou demandez --among files.
cli-no-territory = Aucun territoire ne s’appelle « { $name } ».
help-deck = Faire un exposé : PPTX, PDF, HTML ou images
help-from-folder = Dossier de fichiers à lire
help-story = Exposé fait par règle : twins
help-title = Titre de l’exposé
help-build = Construire chaque graphique pas à pas
help-table = Faire suivre chaque graphique de ses chiffres
help-handout = Écrire un PDF sur papier : la diapositive et ses notes
cli-unknown-deck = « { $name } » : un exposé s’écrit en .pptx, .pdf, .html ou .png.
cli-no-talk = Rien à exposer : le projet n’a ni diapositive ni question, ou aucune comparaison n’est honnête.
cli-slide-refused = Diapositive { $number } laissée de côté : { $reason }
cli-slide-outdated = Diapositive { $number } : les chiffres ont changé depuis que son titre a été écrit ; relisez-le.
help-defend = Faire le dossier pour les élus : graphiques, tableaux, cellules, méthode, sources, empreinte
cli-unknown-pack = « { $name } » : le dossier s’écrit en .pdf ou .html.
help-brand = Fichier .pptx ou .potx dont prendre le masque, les couleurs, les polices et le logo
help-portable = Tout garder à côté du programme (clé USB)
cli-no-brand = « { $name } » n’est pas une présentation dont on puisse prendre les couleurs.
cli-brand-no-master = Masque laissé de côté : il renvoie hors du fichier, ou n’a pas de mise en page avec titre et contenu. Couleurs, polices et logo sont repris.
cli-brand-unread = Couleurs laissées de côté, illisibles ou confondues sur la page : { $names }.
