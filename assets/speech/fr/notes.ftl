# Ce que le programme a remarqué dans les fichiers. Dire ce qui a été trouvé et quoi faire, sans reproche.

note-empty-file = Le fichier est vide : rien à lire. Vérifiez qu’il a bien été enregistré.
note-binary-file = Ce n’est pas un tableau de texte. Enregistrez-le en CSV, puis ouvrez-le de nouveau.
note-encoding = Texte lu en { $encoding }.
note-broken-bytes = Des octets ne sont pas du { $encoding } valide à partir de cette ligne ; ils sont remplacés par « � », le reste est lu.
note-ragged-row = { $found } cellules au lieu de { $expected } ; { $side ->
    [long] celles de trop sont mises de côté.
   *[short] celles qui manquent sont laissées vides.
}
note-open-quote = Un guillemet s’ouvre et ne se ferme jamais ; il est lu comme une lettre.
note-inventory = Inventaire de gaz à effet de serre : références GPC dans « { $name } », émissions dans « { $value } » ({ $unit }).
note-no-factor = Pas de facteur d’émission pour cette activité (« { $text } »). Écrivez sa valeur et son unité, ou le nom d’un facteur : jumelles catalogue. La ligne compte comme non estimée.
note-factor-country = Le facteur « { $name } » est celui d’un autre pays ({ $country }) que { $place }. S’il est voulu, rien à faire ; sinon, écrivez le nom d’un facteur du pays : jumelles catalogue.
note-factor-potentials = Le facteur « { $name } » est déjà en CO₂e selon { $found } : les potentiels demandés ({ $wanted }) ne s’y appliquent pas.
note-factor-heating-value = Le facteur « { $name } » est en { $unit }, et le fichier ne dit pas si son énergie est en PCI ou en PCS : elle est prise comme celle du facteur. Écrivez « kWh PCI » ou « kWh PCS ».
note-inventory-activities = Inventaire de gaz à effet de serre : références GPC dans « { $name } », activités dans « { $value } » ({ $unit }), multipliées par leur facteur d’émission.
note-unused-column = Colonne « { $name } » non utilisée.
note-unknown-place = Lieu inconnu : « { $name } ». Il est gardé sous ce nom.
note-no-place = Ligne sans nom de lieu : mise de côté.
note-unknown-measure = Mesure hors catalogue : « { $name } ». Elle est gardée sous ce nom.
note-no-measure = Ligne sans nom de mesure : mise de côté.
note-no-year = Année absente : les chiffres de cette ligne sont gardés « sans date ». Écrivez l’année dans sa cellule pour les placer dans le temps.
note-year-unreadable = Année illisible : « { $text } ». Écrivez une année de 1800 à 2200, en quatre chiffres : 2024.
note-value-unreadable = Valeur illisible : « { $text } ». Écrivez un nombre, ou « n.d. » s’il manque.
note-bounds-aside = L’intervalle donné autour de « { $text } » ne contient pas cette valeur : il est laissé de côté, la valeur est gardée.
note-unit-mismatch = Unité « { $found } » au lieu de « { $expected } » : aucune conversion possible, la valeur est laissée de côté.
note-level-assumed = « { $name } » est le nom d’une commune et d’un autre territoire, et le fichier ne dit pas lequel. Les chiffres sont pris pour ceux { $level ->
    [province] des provinces et préfectures
    [prefecture] des préfectures
    [departement] des départements
    [region] des régions
   *[other] des communes
}.
note-level-unknown = Niveau inconnu : « { $text } ».
note-status-unknown = Statut inconnu : « { $text } » ; la valeur est tenue pour approchée.
note-two-values = Deux valeurs pour { $measure } : « { $chosen } » (ligne { $line }) est retenue, « { $other } » reste visible dans l’explication.
note-no-table = Aucun fichier CSV dans ce dossier. Déposez-y au moins un fichier .csv, .tsv ou .txt.
note-file-failed = Fichier non lu : { $reason }
note-result-moved = « { $indicator } » de { $place } en { $year } valait { $from } à l’enregistrement et vaut maintenant { $to }, sans qu’aucun fichier ait changé : le programme ou son catalogue est plus récent.
note-file-held = Ce fichier n’est pas lu : Jumelles s’était arrêté pendant sa lecture, ou vous ne l’avez pas encore permis.
note-file-from-copy = Fichier introuvable : les chiffres viennent de la copie gardée à sa dernière lecture.
note-our-fault = Erreur du programme ({ $report }) ; le reste du travail est intact.
note-library-refused = La bibliothèque déposée n’est pas lue ({ $reason }) ; celle du programme sert.
note-file-changed = A changé depuis que le projet a été enregistré : ses chiffres peuvent être autres.
note-figure-changed = { $place }, { $measure }, { $year } : « { $from } » est devenu « { $to } » depuis que le projet a été enregistré.
note-figure-came = { $place }, { $measure }, { $year } : « { $to } » n’y était pas quand le projet a été enregistré.
note-figure-gone = { $place }, { $measure }, { $year } : « { $from } » n’y est plus.
note-file-not-found = Introuvable. Vérifiez le chemin.
note-file-denied = Accès refusé. Vérifiez les droits de lecture.
note-file-too-large = Fichier trop grand (limite : { $limit } Mo). Découpez-le.
note-unpacked-too-large = Une fois déplié, ce fichier dépasse ce que Jumelles lit (limite : { $limit } Mo). Dépliez-le vous-même et ouvrez les tableaux utiles.
note-reader-crashed = Ce fichier a fait échouer son lecteur : il est abîmé, ou demande plus de mémoire qu’un tableau. Rien n’en est lu ; le reste est intact. Ouvrez-le dans un tableur et enregistrez en CSV la feuille utile.
note-reader-too-long = La lecture de ce fichier a été arrêtée après { $seconds } s. Rien n’en est lu ; le reste est intact. Enregistrez en CSV la feuille utile.
note-memory-too-small = Lire ce fichier demanderait environ { $needed } Mo de mémoire ; il en reste { $left } Mo. Il n’est pas lu. Fermez d’autres programmes, ou découpez-le.
note-unclear-numbers = Rien ne dit si « { $text } » se lit { $read } ; { $count } cellules sont dans ce cas. Vérifiez la colonne.
note-twin-headings = Deux colonnes portent le même nom ; la seconde devient « { $name } ».
note-total-aside = Ligne de total mise de côté, pour ne pas compter deux fois : { $text }.
note-web-page = Ce fichier est une page web : ses tableaux ({ $count }) sont lus.
note-letters-repaired = Des lettres étaient abîmées (« KÃ©nitra ») : elles ont été réparées. Vérifiez les noms.
note-several-tables = Le fichier a { $count } tableaux : { $names }. Tous sont lus.
note-more = Autres remarques de la même nature ({ $kind }) : { $count }.
note-other-sheets = D’autres tableaux de ce fichier ne sont pas lus, car rien n’y nomme un lieu ou un chiffre : { $names }. Pour en lire un quand même : --sheet.
note-no-sheet = Le classeur n’a pas de feuille « { $name } » ; la plus remplie est lue.
note-workbook-broken = Ce classeur ne peut pas être lu ({ $reason }). S’il est protégé par un mot de passe, enregistrez-en une copie sans mot de passe ; sinon, en CSV.
note-workbook-too-large = Ce classeur, une fois déplié, dépasse ce que Jumelles lit. Enregistrez en CSV la feuille qui vous intéresse.
note-near-measure = Colonne « { $name } » lue comme « { $measure } » (ressemblance { $score } %). Corrigez si ce n’est pas cela.
note-looks-like = La colonne « { $name } » ressemble à « { $measure } » ({ $score } %). Elle garde son nom, sauf si vous dites oui.
note-change-renamed = La colonne « { $from } » s’appelle maintenant « { $to } ».
note-change-lost-column = La colonne « { $name } » n’est plus dans le fichier.
note-change-new-year = Nouvelle colonne « { $name } », lue comme celles des années précédentes.
note-change-unit = L’unité de « { $name } » a changé : « { $from } » est devenu « { $to } ».
note-change-new-town = Nouveau lieu dans le fichier : « { $name } ».
note-change-lost-town = Le lieu « { $name } » n’est plus dans le fichier.
note-change-scale = Les valeurs de « { $measure } » sont { $factor } par rapport au fichier précédent : l’unité a sans doute changé.
note-out-of-bounds = « { $text } » pour « { $measure } » sort de ce qui est possible ({ $bound }). La valeur est gardée ; vérifiez-la.
note-part-over-whole = « { $measure } » ({ $text }) dépasse « { $whole } » ({ $other }), dont c’est une partie. La valeur est gardée ; vérifiez-la.
note-shares-sum = Les parts { $names } font { $sum } % au lieu de 100. Les valeurs sont gardées ; vérifiez-les.
note-jump = « { $measure } » passe de { $from } à { $to } depuis { $year } : plus de moitié de différence. La valeur est gardée ; vérifiez-la.
note-too-many-columns = { $found } colonnes : les { $read } premières sont lues, les autres mises de côté.
note-text-too-long = Ce texte dépasse deux gigaoctets ; Jumelles ne le lit pas. Coupez-le en plusieurs fichiers.
note-hardly-changes = « { $heading } » n’a pas d’année et change peu : prise en { $year }, la dernière du fichier.
note-year-assumed = Des chiffres n’ont pas d’année : { $year }, la seule dont parle le fichier, leur est donnée. Corrigez si ce n’est pas elle.
note-town-assumed = Aucune colonne ne nomme les villes : tous les chiffres sont donnés à « { $name } », la seule dont parlent le titre ou le nom du fichier. Corrigez si ce n’est pas elle.
note-title-unit = L’unité du titre, « { $unit } », est donnée à « { $measure } », dont la colonne n’en a pas.
note-shifted-rows = La plupart des lignes ont plus de cellules que d’en-têtes : une virgule décimale a sans doute été prise pour un séparateur. Rien n’est lu. Entourez les nombres de guillemets, ou séparez les cellules par « ; ».
note-broken-down = La colonne « { $name } » détaille les chiffres : les lignes « { $word } » donnent le tout, les autres sont gardées comme ses parties.
note-parts-only = La colonne « { $name } » détaille les chiffres et aucune ligne n’en donne le total : ce sont des parties, qu’aucun graphique ne prend pour le tout. Si elles s’additionnent, dites-le.
note-other-mark = « { $text } » n’a pas le séparateur décimal de sa colonne ; il n’a qu’une lecture possible, qui est gardée.
note-fraction-of-count = « { $text } » : on compte ici des personnes ou des choses, qui n’ont pas de décimales. Des milliers, ou une autre unité ? Vérifiez.
note-column-gone = Colonne « { $wanted } » introuvable parmi : { $found }. Renommez l’en-tête de la colonne.
note-no-column = { $role ->
    [place] Aucune colonne ne nomme les villes
    [year] Aucune colonne ni aucun en-tête ne donne l’année
    [measure] Rien ne dit ce que mesurent les chiffres
   *[value] Aucune colonne de chiffres n’est reconnue
} parmi : { $found }. Nommez l’en-tête, ou cliquez-le dans la page Données pour dire à quoi il sert.
note-result-out-of-bounds = « { $measure } », { $place } { $year } : { $value }, hors de { $low } à { $high }. Le résultat est gardé ; vérifiez l’unité et le territoire.
note-formula-unexpected = Indicateur « { $id } », formule « { $formula } » : « { $text } » n’a pas de sens en position { $place }. Signes connus : + - * / ^ ( ) , < > = et les guillemets.
note-formula-unfinished = Indicateur « { $id } » : la formule « { $formula } » s’arrête trop tôt, en position { $place }. Complétez-la.
note-formula-too-deep = Indicateur « { $id } » : la formule a trop de termes ou emboîte trop de parenthèses. Coupez-la en plusieurs indicateurs.
note-formula-function = Indicateur « { $id } », formule « { $formula } » : aucune fonction ne s’appelle « { $text } » (position { $place }). Fonctions : { $known }.
note-formula-arguments = Indicateur « { $id } », formule « { $formula } » : « { $text } » (position { $place }) n’a pas les arguments attendus.
note-formula-measure = Indicateur « { $id } », formule « { $formula } » : aucune mesure ne s’appelle « { $text } » (position { $place }), ni au catalogue ni dans les fichiers. Proches : { $known }.
note-formula-units = Indicateur « { $id } », formule « { $formula } » : « { $text } » (position { $place }) n’est pas dans la même unité que ce à quoi on l’ajoute ou le compare.
note-formula-unit = Indicateur « { $id } » : le résultat de « { $formula } » n’est pas en « { $unit } ». Changez l’unité ou la formule.
note-supposition-unclear = « { $text } » ne se lit pas comme une hypothèse. Écrivez : ville année mesure = formule.
note-supposition-town = Ville inconnue dans l’hypothèse : « { $name } ». Les plus proches : { $known }.
note-fraction = « { $text } » parmi des pourcentages comme « { $other } » ({ $measure }) : une fraction de 1 ? La valeur est gardée telle quelle et n’est pas comparée ; corrigez-la, ou écrivez le signe %.
note-thousandfold = « { $measure } » passe de { $from } ({ $year }) à { $to }, environ mille fois plus ou moins : kg pour t, kWh pour MWh, l pour m³ ? La valeur est gardée ; vérifiez l’unité.
note-time-assumed = Des chiffres n’ont pas de date : { $time }, la seule période dont parle le fichier, leur est donnée. Corrigez si ce n’est pas elle.
note-ask-year = De quelle année sont les chiffres de « { $heading } » ? Ni la colonne, ni le titre, ni le nom du fichier ne le disent : ils sont gardés « sans date » ({ $count } colonne(s)).
note-ask-place = De quel lieu parle ce fichier ? Aucune colonne et aucun titre ne le nomme : ses chiffres sont gardés sous « { $name } ».
note-ask-measure = Que mesurent les colonnes qui ne portent qu’une date ? Le fichier ne le dit pas : elles sont gardées sous « { $name } ».
note-parts-not-shown = Les chiffres sont détaillés en plus de { $most } parts : les { $count } dernières ne sont pas proposées en graphique. Elles restent dans le tableau des chiffres.
note-parts-of-years = { $count } chiffre(s) ne sont pas d’une année civile (« { $example } », par exemple) : trimestre, mois, jour, année scolaire ou plusieurs années. Ils forment des séries à part, nommées « par trimestre », « par mois », et ne passent pas pour l’année.
note-projections-assumed = Le fichier est de { $edition } : ses chiffres d’après, jusqu’en { $latest }, sont lus comme des projections.
note-ask-edition = Les chiffres vont jusqu’en { $latest } et le fichier ne dit pas quand il a été fait : jusqu’à quelle année sont-ils observés ? Les suivants seront lus comme des projections.
note-ask-rivals = « { $measure } », { $place } : { $count } lignes donnent des chiffres différents et rien ne les distingue. Aucun n’est retenu. Si elles s’additionnent, dites-le.
note-homonyms = « { $name } » nomme plusieurs lieux dans ce fichier : leurs codes les distinguent, chacun garde ses chiffres ({ $count } nom(s) dans ce cas).
note-unit-assumed = « { $heading } » ne dit pas son unité : { $unit } est supposé, d’après le pays et la grandeur des montants. Corrigez si ce n’est pas elle.
note-ask-unit = En quelle unité sont les montants de « { $heading } » (€, k€, DH…) ? Rien ne le dit et leur grandeur ne permet pas de le supposer : unité inconnue.
note-place-guessed = Rien ne dit où sont les lieux : la colonne « { $heading } », qui nomme chaque ligne, est prise pour eux. Sinon, dites quel est le lieu ou quelle colonne le nomme.
