# Le bureau : commandes, historique, ce qui est gardé et retrouvé, par où commencer.
page-welcome = Accueil
command-palette = Commandes…
command-new = Repartir de l’exemple
command-save = Enregistrer le projet
command-export = Exporter…
command-copy-table = Copier le tableau
command-copy-picture = Copier l’image
command-add-to-talk = Ajouter à l’exposé
command-stage = Présenter
command-undo = Annuler
command-redo = Refaire
command-history = Historique des changements
command-larger = Agrandir
command-smaller = Réduire
command-usual = Taille normale
command-still = Sans animations, ou avec
command-keys = Raccourcis clavier
command-about = À propos des données
command-speak = Langue : { $language }
theme-contrast = Contraste élevé
palette-hint = Une commande, une ville, un indicateur
palette-nothing = Rien de ce nom.
palette-indicator = Indicateur
palette-kind = Forme
palette-file = Fichier
palette-town = Ville à montrer
palette-town-shown = Ville à cacher
step-begin = Début
step-open = Ouvrir { $name }
step-open-many = Ouvrir { $count } fichiers
step-ask = Comparer : { $what }
step-learn = Retenir la lecture des fichiers
step-move = { $count ->
    [one] Retrouver un fichier
   *[other] Retrouver { $count } fichiers
}
step-read = Lire autrement { $name }
step-define = Indicateur : { $name }
step-drop = Retirer l’indicateur { $name }
step-suppose = Supposer { $text }
step-join = Additionner { $count } villes
step-library = Bibliothèque des communes
step-part = Séparer un groupe
step-unpin = Retirer de l’ensemble
step-kind = Forme du graphique
step-slide-set = Changer la diapositive { $number }
step-slide-gone = Retirer la diapositive { $number }
step-slide-move = Déplacer la diapositive { $from } en { $to }
step-talk-name = Titre de l’exposé
step-talk-languages = Langues de l’exposé
step-talk-story = Exposé proposé
export-talk-title = Exporter l’exposé
save-carries = Avec une copie des fichiers de données : s’ouvre partout
save-names = Sans copie : les fichiers restent où ils sont
resumed-closed = Repris là où vous étiez. Ctrl+N repart de l’exemple.
resumed-crash = Le programme s’était arrêté sans être fermé : votre travail a été retrouvé.
resumed-fault = Le programme s’était arrêté par sa faute : votre travail a été retrouvé. Rapport : { $report }
keep-failed = Votre travail n’est plus gardé automatiquement : { $reason } Enregistrez-le ailleurs (Ctrl+Maj+S).
preferences-wrong = Préférences illisibles, laissées de côté : { $names }.
project-moved = Retrouvé à côté du projet : { $names }.
project-lost = Introuvable : { $names }. Replacez ce fichier, ou posez-le à côté du projet, puis rouvrez.
about-libraries = Bibliothèques
about-libraries-how = Jumelles est fait avec ces bibliothèques, chacune sous sa licence. Leurs textes complets : notices.txt à côté du programme, ou « jumelles notices ».
pasted-name = Tableau collé { $moment }
pasted-nothing = Rien à coller ici : copiez un tableau d’un tableur, ou le chemin d’un fichier.
path-does-not-answer = { $path } ne répond pas. Le reste de Jumelles fonctionne ; ce qui y est demandé viendra si le dossier revient.
step-reading-stopped = Lecture arrêtée
kept-work-opened = Travail retrouvé tel qu’il était. Enregistrez-le pour le garder dans un fichier.
command-backups = Sauvegardes et travaux gardés…
backups-none = Aucune sauvegarde pour l’instant. Jumelles en garde une à chaque enregistrement, et garde le travail qui cède la place à un autre projet.
backups-of-file = Versions précédentes de ce projet
backups-kept = Travaux remplacés par un autre projet
backups-open = Ouvrir cette version
welcome-kept = Non enregistré, { $moment } : { $what }
outside-title = Ce projet veut lire des fichiers hors de son dossier
outside-hint = Ne les lisez que si vous connaissez celui qui vous a envoyé ce projet. Sans eux, il s’ouvre avec ses décisions et sans leurs chiffres.
held-title = Ces fichiers ont arrêté Jumelles la dernière fois
held-hint = Le programme s’est arrêté pendant leur lecture : manque de mémoire, fichier piégé ou arrêt brutal. Votre travail est là ; les fichiers ne sont pas relus sans votre accord.
held-open-without = Ouvrir sans ces fichiers
held-read-anyway = Lire quand même
conflict-title = { $name } a changé depuis que vous l’avez ouvert
conflict-hint = Une autre fenêtre ou une autre personne l’a enregistré entre-temps. Rien n’est perdu tant que vous n’avez pas choisi ; ce qui est remplacé reste dans les sauvegardes.
conflict-both = Garder les deux
conflict-mine = Garder le mien
conflict-theirs = Prendre le leur
find-file = Retrouver ce fichier…
find-title = Où est { $name } ?
find-hint = Il était ici : { $path }
find-path = Chemin du fichier, là où il est maintenant
find-confirm = Lire ce fichier
find-nothing = Il n’y a rien à ce chemin.
project-backup = Ce projet est abîmé : sa dernière copie a été ouverte à la place ({ $path }).
welcome-title = Deux villes côte à côte
welcome-what = Kénitra, Rabat et leurs partenaires, ou vos propres fichiers : des chiffres vrais, leurs sources, et la diapositive prête.
welcome-story = Voir l’exposé d’exemple
welcome-map = Ouvrir cette carte
welcome-drop = Déposez ici vos fichiers CSV, XLSX ou ODS, un dossier ou un projet
welcome-recent = Ouverts récemment
welcome-guides = Trois étapes
welcome-keys = { $palette } trouve tout par son nom ; { $keys } montre les raccourcis.
guide-read = 1. Lire
guide-read-how = Déposez un fichier. Chaque décision de lecture se voit et se change ; chaque cellule reste retrouvable.
guide-compare = 2. Comparer
guide-compare-how = Choisissez villes et indicateur. La forme qui convient est dessinée, avec ce qu’on peut dire et ce qu’il faut savoir.
guide-tell = 3. Présenter
guide-tell-how = Ctrl+T ajoute à l’exposé, F5 présente, Exporter donne un PowerPoint modifiable avec ses chiffres.
about-program = Jumelles { $version } met des villes jumelles côte à côte.
about-offline = Le programme n’a aucun code réseau : rien ne quitte cette machine.
about-sources = Sources
about-perimeters = Périmètres et désaccords
about-perimeters-how = Une commune, une agglomération et une préfecture ne se comparent pas sans le dire : un badge et une note le rappellent dans l’image. Quand deux sources diffèrent, le chiffre retenu l’est par une règle écrite, et l’autre est montré.
about-partners = Jumelages et coopérations
about-partner = { $town } et { $other }, { $year } : { $act }
about-licences = Licences
about-licences-how = Programme sous licence MIT. Police IBM Plex Sans Arabic, licence SIL OFL 1.1.
palette-town-here = Ville
about-formula = Calcul : { $formula } ({ $unit }).
about-higher = Plus c’est haut, mieux c’est.
about-lower = Plus c’est bas, mieux c’est.
about-band = Le mieux est entre { $low } et { $high }.
about-neutral = Ni haut ni bas n’est mieux : aucun jugement.
about-benchmark = Repère : { $value } ({ $by }).
about-codes = Aussi appelé : { $codes }.
closing-waits = { $count ->
    [one] Un fichier est en cours d’écriture : la fenêtre se ferme ensuite.
   *[other] { $count } fichiers sont en cours d’écriture : la fenêtre se ferme ensuite.
}
more-paths = { $count ->
    [one] … et un autre
   *[other] … et { $count } autres
}
backups-summary = { $towns } ; { $slides ->
    [0] pas de diapositive
    [one] une diapositive
   *[other] { $slides } diapositives
} ; fichiers : { $files }
