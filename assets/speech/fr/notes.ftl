# Ce que le programme a remarqué dans les fichiers. Dire ce qui a été trouvé et quoi faire, sans reproche.

note-empty-file = Le fichier est vide : rien à lire. Vérifiez qu’il a bien été enregistré.
note-binary-file = Ce n’est pas un tableau de texte. Enregistrez-le en CSV, puis ouvrez-le de nouveau.
note-encoding = Texte lu en { $encoding }.
note-broken-bytes = Des octets ne sont pas du { $encoding } valide à partir de cette ligne ; ils sont remplacés par « � », le reste est lu.
note-ragged-row = { $found } cellules au lieu de { $expected } ; ce qui manque est laissé vide.
note-open-quote = Un guillemet s’ouvre et ne se ferme jamais ; il est lu comme une lettre.
note-no-column = Colonne « { $wanted } » introuvable parmi : { $found }. Renommez l’en-tête de la colonne.
note-unused-column = Colonne « { $name } » non utilisée.
note-unknown-place = Lieu inconnu : « { $name } ». Il est gardé sous ce nom.
note-no-place = Ligne sans nom de lieu : mise de côté.
note-unknown-measure = Mesure hors catalogue : « { $name } ». Elle est gardée sous ce nom.
note-no-measure = Ligne sans nom de mesure : mise de côté.
note-year-unreadable = Année illisible : « { $text } ». Écrivez quatre chiffres, par exemple 2024.
note-value-unreadable = Valeur illisible : « { $text } ». Écrivez un nombre, ou « n.d. » s’il manque.
note-unit-mismatch = Unité « { $found } » au lieu de « { $expected } » : aucune conversion possible, la valeur est laissée de côté.
note-level-unknown = Niveau inconnu : « { $text } ».
note-status-unknown = Statut inconnu : « { $text } » ; la valeur est tenue pour approchée.
note-two-values = Deux valeurs pour { $measure } : « { $chosen } » (ligne { $line }) est retenue, « { $other } » reste visible dans l’explication.
note-no-table = Aucun fichier CSV dans ce dossier. Déposez-y au moins un fichier .csv, .tsv ou .txt.
note-file-failed = Fichier non lu : { $reason }
note-our-fault = Erreur du programme ({ $report }) ; le reste du travail est intact.
note-file-not-found = Introuvable. Vérifiez le chemin.
note-file-denied = Accès refusé. Vérifiez les droits de lecture.
note-file-too-large = Fichier trop grand (limite : { $limit } Mo). Découpez-le.
note-ragged-more = Et { $count } autres lignes de largeur inattendue.
note-unclear-numbers = Rien ne dit si « { $text } » se lit { $read } ; { $count } cellules sont dans ce cas. Vérifiez la colonne.
