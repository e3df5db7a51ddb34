# Les phrases des graphiques : titres, sous-titres, notes de bas de page, pastilles, tableau.
# Le titre est une phrase complète, sans point final. Les nombres arrivent déjà écrits ($count sert au pluriel).

quantity = { $number } { $unit }
quantity-scaled = { $number } { $scale ->
    [millions] { $form ->
        [one] million
       *[other] millions
    }
   *[billions] { $form ->
        [one] milliard
       *[other] milliards
    }
}{ $start ->
    [none] {""}
    [vowel] { " d’" }
   *[other] { " de " }
}{ $unit }
euros-in-words = euros
not-available = n.d.

headline-times = { $measure } : { $focus } { $value }, soit { $ratio } fois { $twin } ({ $other })
headline-equal = { $measure } : { $focus } et { $twin } à égalité ou presque, { $value } et { $other }
headline-points-more = { $measure } : { $focus } { $value }, soit { $points } de plus { $than } ({ $other })
headline-points-less = { $measure } : { $focus } { $value }, soit { $points } de moins { $than } ({ $other })
headline-signed = { $measure } : { $focus } { $value } ; { $twin } { $other }
headline-alone = { $focus }, { $measure } : { $value }
headline-missing = { $focus } : chiffre non disponible pour « { $measure } »
headline-links = { $place } a { $count ->
    [one] un accord avec une de ces villes
   *[other] { $count } accords avec ces villes
}{ $more ->
    [0] { "" }
   *[other] { "," } { $other } en a { $more }
}
headline-supposed = Hypothèse. { $headline }
headline-change = { $focus }, { $measure } : de { $from } { $first } à { $to } { $last }
headline-widest = L’écart le plus large, { $measure } : { $focus } { $value }, { $twin } { $other }

subtitle = { $measure }, { $unit }, { $territory }, { $years }
subtitle-many = { $places }, { $unit }, { $territory }, { $years }
country-year = { $country ->
    [FR] France
    [MA] Maroc
   *[other] { $country }
 } { $year }
in-unit = en { $unit }
years = { $first } à { $last }
foot-more = Remarques dans les notes.
sources = Sources : { $list }.
sources-none = Sources : aucune, faute de chiffre.
formula-first-known = premier connu de
formula-growth = croissance annuelle moyenne de
formula-inventory = somme des lignes de l’inventaire
formula-previous = année précédente de
formula-change = variation de
formula-served = territoire desservi
formula-same-year = même année de
formula-function = { $name ->
    [undisputed] valeur non contestée de
    [years_since] nombre d’années depuis
    [if] si
    [round] arrondi
    [abs] valeur absolue
    [min] le plus petit de
    [max] le plus grand de
    [sum] somme
    [mean] moyenne
    [methane_commitment] méthane engagé
    [first_order_decay] décroissance du premier ordre
    [decomposed] part décomposée
    [degradable_carbon] carbone dégradable
    [composting] compostage
    [incineration] incinération
    [wastewater_methane] méthane des eaux usées
    [wastewater_nitrous_oxide] protoxyde d’azote des eaux usées
    [default] défaut
    [per_person] par habitant
    [per_km2] par km²
    [per_household] par ménage
   *[other] { $name }
}

caption-missing = { $place } : n.d., { $reason }.
caption-missing-of = { $place }, { $measure } : n.d., { $reason }.
caption-perimeter = { $place } : { $perimeter }.
caption-mismatch = { $place } : { $own }, rapporté à { $other }.
caption-together = { $place } : chiffres additionnés, puis divisés ; ce n’est pas une moyenne des taux.
caption-sum = { $place } : les villes ensemble.
caption-definition = Définition pour { $places } : { $definition }.
caption-definition-of = { $measure }, définition pour { $places } : { $definition }.
caption-definitions = Définitions différentes d’une ville à l’autre : { $measures }.
caption-near = Chaque rang vient d’un chiffre à deux ans près.
headline-target = { $measure } : { $focus } { $value } ; { $target }
caption-status = { $status } : { $places }.
caption-borrowed = { $measure } de { $year } : { $places }.
caption-people-between = { $measure } prise entre { $before } et { $after } : { $places }.
caption-default = { $factor } : { $value }, faute de mesure locale ({ $places }). { $source }.
default-name = { $factor ->
    [waste_carbon] carbone dégradable des déchets (défaut du pays)
    [waste_carbon_ma] Carbone dégradable des déchets, défaut du GIEC pour l’Afrique du Nord
    [waste_carbon_fr] Carbone dégradable des déchets, défaut du GIEC pour l’Europe de l’Ouest
   *[other] { $name }
}
caption-since = Depuis { $year } : { $places }.
caption-without = { $place } sans l’hypothèse : { $base } ; écart : { $gap }.
caption-rate = Taux de conversion : { $text }.
caption-supposed = Hypothèse, pas une mesure : { $measure } ({ $year }), { $places }.
caption-partial = { $place } : { $lines ->
    [one] une ligne non estimée, hors
   *[other] { $lines } lignes non estimées, hors
} du total.
caption-missing-lines = { $place } : pas de valeur cette année pour { $lines }.
caption-quality = { $place }, qualité des données (part des émissions) : { $shares }.
caption-no-keys = Sans clé de notation, une ligne absente peut être nulle ou non estimée : { $places }.
caption-printed = Colonne lue : « { $measure } » ({ $places }).
status-ok = Valeur établie
status-secondary = Valeur de seconde main
status-approximate = Valeur approchée
status-disputed = Valeur contestée

badge-years = Années différentes : { $first } à { $last }
badge-years-about = Les villes n’ont pas de chiffre pour une même année : chacune montre la sienne, écrite à côté. Choisissez une année commune s’il y en a une.
badge-asked = Année demandée : { $year }
badge-asked-about = Aucune ville n’a de chiffre pour l’année demandée : la plus proche est montrée à la place.
undated = sans date
doubt-supposed = hypothèse
doubt-out-of-bounds = hors bornes
doubt-disputed = contesté
doubt-incomplete = incomplet
doubt-expected = { $nature ->
    [target] cible
   *[other] projection
}
doubt-assumed = { $what ->
    [unit] unité supposée
    [time] année supposée
    [level] niveau supposé
   *[other] virgule ambiguë
}
doubt-estimated = estimé
doubt-territory = autre territoire
doubt-definition = autre définition
time-at = { $frequency ->
    [quarter] au { $time }
    [day] le { $time }
    [span] de { $time }
   *[other] en { $time }
}
time-quarter = T{ $quarter } { $year }
time-month = { $month } { $year }
time-day = { $day } { $month } { $year }
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
frequency-school-year = par année scolaire
frequency-years = sur plusieurs années
frequency-quarter = par trimestre
frequency-month = par mois
frequency-day = à une date
frequency-span = par période
badge-undated = Sans date
badge-undated-about = Le fichier ne dit pas de quelle année sont ces chiffres : rien n’assure qu’ils sont de la même.
badge-same-year = Même année : { $year }
badge-same-year-about = Tous les chiffres montrés sont de cette année : rien à corriger de ce côté.
badge-perimeters = Périmètres différents
badge-perimeters-about = Commune, agglomération ou préfecture : les chiffres ne portent pas sur le même territoire. Comparez des taux, et dites-le en le montrant.
badge-same-perimeter = Même périmètre : { $territory }
badge-same-perimeter-about = Tous les chiffres portent sur ce genre de territoire.
badge-definitions = Définitions différentes
badge-definitions-about = Les sources ne mesurent pas tout à fait la même chose : une petite différence peut venir de là. La note sous le graphique dit en quoi.
badge-missing = { $place } : n.d.
badge-missing-about = Cette ville n’a pas de chiffre ici. Il n’est pas remplacé par zéro ; cliquez sa ligne pour savoir pourquoi.
badge-disputed = Valeur contestée
badge-disputed-about = Deux sources donnent deux valeurs. La mieux fondée est montrée ; l’autre se lit dans l’explication du chiffre.
badge-borrowed = Population d’une autre année
badge-borrowed-about = Le chiffre est divisé par une population d’une autre année, la plus proche connue.
badge-between = Population estimée entre deux dates
badge-between-about = Aucune population n’est connue pour l’année même : celle qui divise le chiffre est prise sur la droite entre les deux dates connues.
badge-default = Estimation par défauts du GIEC
badge-default-about = Aucun fichier ne dit une grandeur du calcul : la valeur par défaut du GIEC pour la région du monde la remplace. Une caractérisation locale la ferait changer.
badge-expected = Projection
badge-expected-about = Le chiffre n’est pas observé : c’est une projection ou un objectif.
badge-periods = Périodes différentes
badge-periods-about = Les évolutions ne sont pas comptées depuis la même année.
badge-rate = Monnaie convertie
badge-rate-about = Des sommes ont été converties au taux écrit sous le graphique ; un autre taux les changerait.
badge-supposed = Hypothèse
badge-supposed-about = Un chiffre au moins est supposé par vous : aucune source ne le donne.
badge-unit-assumed = Unité supposée
badge-unit-assumed-about = Le fichier ne donne pas l’unité de ces montants : elle est supposée d’après le pays. Dites-la à la page Données.
badge-time-assumed = Année supposée
badge-time-assumed-about = Le fichier ne dit pas de quand sont ces chiffres : l’année est supposée d’après son titre ou son nom. Dites-la à la page Données.
badge-level-assumed = Niveau supposé
badge-level-assumed-about = Le fichier ne dit pas si ces noms sont ceux de communes, de provinces ou de départements : l’un est supposé. Dites-le à la page Données.
badge-decimal-unsettled = Virgule ambiguë
badge-decimal-unsettled-about = Ces nombres se lisent de deux façons (1,234 : mille deux cent trente-quatre, ou un et quelque). Dites laquelle à la page Données.
badge-partial = Total partiel
badge-partial-about = Des lignes de l’inventaire ne sont pas estimées : le vrai total est au moins celui-là.
badge-accounts = Comptes de gaz à effet de serre différents
badge-accounts-about = Les inventaires ne comptent pas les mêmes émissions : leurs totaux ne se comparent pas.

alt-chart = { $kind }. { $headline }. { $measure }. { $items }.
alt-item = { $place } : { $value }
notes-formula = { $place }, { $year } : { $value } = { $formula }.
notes-cell = — { $measure } : { $value } ({ $year }), { $file }, ligne { $line }, colonne { $column }, « { $raw } ».

sheet-sources = Sources
column-place = Lieu
column-measure = Indicateur
column-year = Année
column-value = Valeur
column-unit = Unité
column-perimeter = Périmètre
column-definition = Définition
column-status = Statut
column-source = Source
column-address = Adresse

explain-title = { $measure }, { $place }, { $year }
explain-value = Valeur : { $value }
explain-missing = n.d. ({ $reason })
explain-formula = Formule : { $formula }
explain-worked = Calcul : { $text }
explain-supposed = Supposé : aucun fichier ne le dit
explain-input = { $measure } = { $value } ({ $year })
explain-cell = { $file }, ligne { $line }, colonne { $column } : « { $raw } »
explain-territory = Périmètre : { $perimeter } ({ $level })
explain-level = Périmètre : { $level }
explain-definition = Définition : { $definition }
explain-status = Statut : { $status }
explain-source = Source : { $source }
explain-remark = Remarque : { $remark }
explain-borrowed = Année empruntée : { $year }, faute de { $wanted }
explain-weighted = Compte pour { $years } sur { $of } : faute de chiffre pour { $wanted }, la valeur est prise sur la droite entre deux dates connues
explain-other = Autre valeur, non retenue : { $value } ({ $status }, { $source }), { $file }, ligne { $line }
explain-no-input = { $measure } : { $reason }
explain-flags = Drapeaux : { $list }

gap-blank = cellule vide
gap-not-available = non disponible selon la source
gap-secret = secret statistique
gap-not-occurring = sans objet ici (NO)
gap-not-estimated = non estimé (NE)
gap-included-elsewhere = compté ailleurs (IE)
gap-confidential = confidentiel (C)
gap-unreadable = cellule illisible
gap-no-such-year = aucun chiffre pour cette année
gap-not-reported = aucun fichier ne donne ce chiffre
gap-perimeter-mismatch = les chiffres portent sur des périmètres différents
gap-divided-by-zero = division par zéro
gap-unit-mismatch = unité incompatible
gap-not-finite = résultat impossible
gap-not-applicable = sans objet d’après la formule
gap-not-added = des villes ensemble n’ont pas cet indicateur : leurs chiffres ne s’additionnent pas
gap-undecided = plusieurs lignes donnent des valeurs différentes et rien ne dit laquelle compte

levels-commune = communes
levels-epci = intercommunalités
levels-prefecture = préfectures
levels-province = provinces
levels-agglomeration = agglomérations
levels-service-area = périmètres de service
levels-transport-network = réseaux de transport
levels-intercommunal = groupes de communes
levels-employment-area = zones d’emploi
levels-departement = départements
levels-region = régions
levels-national = pays
levels-station = stations de mesure
levels-site = sites
levels-stratum = strates de communes
levels-constituency = circonscriptions
levels-arrondissement = arrondissements
levels-iris = îlots statistiques (Iris)
levels-neighbourhood = quartiers
levels-unknown = périmètre non précisé

kind-bars = Barres
when-bars = un indicateur, quelques villes, une date
kind-grouped = Barres groupées
when-grouped = quelques séries sur des lignes de même unité
kind-dumbbell = Haltères
when-dumbbell = deux villes sur plusieurs indicateurs de même unité
kind-arrow = Flèches
when-arrow = deux dates, une flèche par ligne
kind-slope = Pentes
when-slope = un indicateur à deux dates, dix villes au plus
kind-lines = Courbes
when-lines = un indicateur sur trois dates ou plus, sept villes au plus
kind-multiples = Petites courbes
when-multiples = un indicateur sur trois dates ou plus, une case par ville
kind-scatter = Nuage
when-scatter = deux indicateurs, cinq villes ou plus
kind-heatmap = Carte de chaleur
when-heatmap = au moins trois indicateurs et trois villes
kind-bump = Rangs
when-bump = les rangs de trois villes ou plus, sur trois dates ou plus
kind-stacked = Empilé
when-stacked = les parts d’un tout, en quantités
kind-shares = Parts
when-shares = les parts d’un tout, sur cent
kind-waterfall = Cascade
when-waterfall = ce qui fait la différence entre deux villes, part par part
kind-strip = Parmi toutes
when-strip = une ville parmi huit ou plus
kind-bullet = Cible
when-bullet = une valeur face à une cible dont la source est connue
kind-table = Tableau
when-table = les chiffres eux-mêmes
kind-numbers = Grands nombres
when-numbers = un à trois chiffres d’une ville, chacun avec son évolution
kind-pyramid = Pyramide
when-pyramid = deux villes dos à dos sur les classes d’une même répartition, comme les âges
kind-panels = Deux graphiques côte à côte
when-panels = deux indicateurs des mêmes villes, chacun à son échelle
kind-gaps = Ce qui diffère le plus
when-gaps = deux villes sur des indicateurs de toute unité, le plus grand écart d’abord, mesuré parmi les villes ouvertes (cinq au moins)
key-trends = Petites courbes : le même chiffre depuis { $first }, chacune à sa propre échelle.
key-gaps = Chaque point est à sa distance de la moyenne (le trait du milieu), en écarts types des { $towns } villes au plus qui ont ce chiffre.
kind-radar = Radar
when-radar = une ou deux villes sur cinq à dix parts en pourcentage, de même sens

axis-name = { $measure } ({ $unit })
ranks-of = Rangs, { $measure }
towns = { $count } villes
others = Autres
waterfall-series = Différence
percentile = au centile { $rank } de { $count } villes
mark-median = médiane
mark-median-of = médiane { $value }
mark-median-of-towns = médiane des { $count } villes : { $value }
mark-national = { $country } : { $value } ({ $year })
mark-quartiles = la moitié centrale
mark-target = cible { $value } ({ $source })
caption-cut = L’échelle ne commence pas à zéro.
scale-millions = M
scale-billions = Md
change-since = { $change } depuis { $year }
caption-outside = Hors du cadre : { $places }.
caption-ground = { $count ->
    [one] En gris clair, une autre ville des fichiers, à deux ans près.
   *[other] En gris clair, { $count } autres villes des fichiers, à deux ans près.
}
caption-pool = En gris, { $pool } dont le chiffre est connu (bibliothèque).
caption-pool-estimated = Surfaces du Maroc estimées : pas de rang.
above-share-of-pool = au-dessus de { $share } % des { $pool }
pool-of-morocco = { $count } communes du Maroc
pool-of-france = { $count } communes de France
pool-of-both = { $count } communes du Maroc et de France
pool-plain = { $count } communes
pool-of-file = { $count } villes de { $file }
pool-of-files = { $count } villes de { $files } fichiers
pool-with = { $pool } ({ $conditions })
pool-within = { $level } { $name }
pool-times = de taille proche, à ×{ $times } près
pool-from = de { $least } habitants ou plus
pool-up-to = de { $most } habitants au plus
pool-between = de { $least } à { $most } habitants
pool-growth-from = population en hausse de { $least } % par an ou plus
pool-growth-up-to = évolution de la population de { $most } % par an au plus
pool-growth-between = évolution de la population de { $least } à { $most } % par an
pool-urban = urbaines
pool-rural = rurales
pool-coast = à { $kilometres } km de la mer au plus
peer-reason = { $variable ->
    [population] { $kind ->
        [same] même taille (×{ $ratio })
        [near] taille proche (×{ $ratio })
        [higher] { $ratio } fois plus d’habitants
       *[lower] { $ratio } fois moins d’habitants
    }
    [density] { $kind ->
        [same] même densité
        [near] densité proche
        [higher] { $ratio } fois plus dense
       *[lower] { $ratio } fois moins dense
    }
    [growth] { $kind ->
        [same] même croissance
        [near] croissance proche
        [higher] croissance plus forte ({ $other } % par an contre { $own })
       *[lower] croissance plus faible ({ $other } % par an contre { $own })
    }
    [household_size] { $kind ->
        [same] ménages de même taille
        [near] ménages de taille proche
        [higher] ménages plus grands ({ $other } contre { $own })
       *[lower] ménages plus petits ({ $other } contre { $own })
    }
    [share_15_64] { $kind ->
        [same] même part de 15 à 64 ans
        [near] part voisine de 15 à 64 ans
        [higher] { $difference } points de 15 à 64 ans
       *[lower] { $difference } points de 15 à 64 ans
    }
    [share_0_14] { $kind ->
        [same] même part de moins de 15 ans
        [near] part voisine de moins de 15 ans
        [higher] { $difference } points de moins de 15 ans
       *[lower] { $difference } points de moins de 15 ans
    }
    [share_65_plus] { $kind ->
        [same] même part de 65 ans et plus
        [near] part voisine de 65 ans et plus
        [higher] { $difference } points de 65 ans et plus
       *[lower] { $difference } points de 65 ans et plus
    }
    [unemployment] { $kind ->
        [same] même chômage
        [near] chômage voisin
        [higher] { $difference } points de chômage
       *[lower] { $difference } points de chômage
    }
    [coast] { $kind ->
        [same] elle aussi au bord de la mer
        [near] elle aussi au bord de la mer
        [higher] au bord de la mer
       *[lower] pas au bord de la mer
    }
   *[distance] { $kind ->
        [same] à { $other } km
        [near] à { $other } km
        [higher] à { $other } km
       *[lower] à { $other } km
    }
}
peer-rank-reason = { $variable ->
    [growth] { $kind ->
        [same] croissance : même place dans son pays
        [near] croissance : place voisine dans son pays
        [higher] croissance : plus haut dans son pays
       *[lower] croissance : plus bas dans son pays
    }
    [household_size] { $kind ->
        [same] taille des ménages : même place dans son pays
        [near] taille des ménages : place voisine dans son pays
        [higher] taille des ménages : plus haut dans son pays
       *[lower] taille des ménages : plus bas dans son pays
    }
    [share_15_64] { $kind ->
        [same] part de 15 à 64 ans : même place dans son pays
        [near] part de 15 à 64 ans : place voisine dans son pays
        [higher] part de 15 à 64 ans : plus haut dans son pays
       *[lower] part de 15 à 64 ans : plus bas dans son pays
    }
    [share_0_14] { $kind ->
        [same] part de moins de 15 ans : même place dans son pays
        [near] part de moins de 15 ans : place voisine dans son pays
        [higher] part de moins de 15 ans : plus haut dans son pays
       *[lower] part de moins de 15 ans : plus bas dans son pays
    }
    [share_65_plus] { $kind ->
        [same] part de 65 ans et plus : même place dans son pays
        [near] part de 65 ans et plus : place voisine dans son pays
        [higher] part de 65 ans et plus : plus haut dans son pays
       *[lower] part de 65 ans et plus : plus bas dans son pays
    }
   *[unemployment] { $kind ->
        [same] chômage : même place dans son pays
        [near] chômage : place voisine dans son pays
        [higher] chômage : plus haut dans son pays
       *[lower] chômage : plus bas dans son pays
    }
}
peer-reasons = { $alike } ; { $different }
peer-class = { $class ->
    [very_close] très proche
    [close] proche
    [with_reserve] avec réserve
   *[far] éloignée
}
peer-certainty = parmi les 7 premières { $times } fois sur { $draws }
peer-mutual = compte aussi { $place } parmi ses 7
peers-title = Communes qui ressemblent à { $place }, parmi { $pool }
peers-as-is = Valeurs comparées telles quelles.
peers-within-country = Taille et densité telles quelles ; pour le reste, le rang de chacune dans son pays.
peers-none-near = Aucune commune ne ressemble à { $place } ainsi ; la moins éloignée : { $nearest }. Essayez l’autre façon de comparer.
peers-little-known = Trop peu connues pour être comparées ({ $count }) : { $names }.
peers-removed = { $count } communes ne remplissent pas les conditions.
peers-other-distances = Des 7 premières, d’autres calculs en retiennent : { $counts }.
peers-other-distance = { $distance ->
    [z_score] cotes z { $shared }
    [robust_z_score] cotes z robustes { $shared }
    [mahalanobis] Mahalanobis { $shared }
   *[pool_range] Gower sur l’étendue { $shared }
}
peers-pool-too-small = { $count } communes seulement : il en faut 10 pour chercher des semblables.
peers-no-population = La population de { $place } n’est pas connue : on ne peut pas chercher ses semblables.
peers-few-variables = On ne connaît que { $count ->
    [one] { $count } variable
   *[other] { $count } variables
} de { $place } : il en faut 3, à moins de n’en demander que celles-là.
peers-no-town = Ces fichiers ne donnent pas { $place } comme une ville : seules les villes ont des semblables.
peers-unknown = Rien ne dit pour ces villes : { $variables }. La liste n’en tient pas compte.
peers-headline-none = Aucune commune ne ressemble de près à { $place }
peers-headline-very = { $count ->
    [one] { $names } est très proche de { $place }
   *[other] { $names } sont très proches de { $place }
}
peers-headline-close = { $count ->
    [one] { $names } est proche de { $place }
   *[other] { $names } sont proches de { $place }
}
peers-headline-and = { $very } ; { $count ->
    [one] { $names } est proche
   *[other] { $names } sont proches
}
peers-headline-reserve = { $count ->
    [one] Avec réserve, une commune ressemble à { $place } : { $names }
   *[other] Avec réserve, { $count } communes ressemblent à { $place } : { $names }
}
peers-names-more = { $names } et { $count ->
    [one] une autre commune
   *[other] { $count } autres communes
}
peers-likeness = Proximité
peers-sureness = Sûreté
peers-key = Sûreté : combien de fois elle reste parmi les 7 premières en { $draws } essais où les critères comptent autrement (cinq points : 95 % ou plus).
peers-key-table = Plus foncé : plus proche. Sûreté : fois parmi les 7 premières, en { $draws } essais où les critères comptent autrement.
peers-key-same = pareil, à l’écart écrit près
peers-key-near = voisin, au double
peers-key-sides = ligne : { $place } ; à gauche : moins, à droite : plus
peer-tolerance = { $kind ->
    [ratio] à ×{ $tolerance } près
    [points] à { $tolerance } pt près
    [distance] à { $tolerance } km près
   *[plain] à { $tolerance } près
}
peer-tolerance-rank = rang à { $tolerance } % près
peers-sources = Sources : { $sources } (bibliothèque de Jumelles).
peers-sources-files = { $count ->
    [one] Source : { $files }.
   *[other] Sources : { $files }.
}
peers-source = { $country ->
    [MA] HCP, recensements de 2014 et 2024
   *[FR] INSEE, recensements
}
peer-of-country = { $name } ({ $country ->
    [MA] Maroc
   *[FR] France
})
peer-variable = { $variable ->
    [population] Population
    [density] Densité
    [growth] Croissance
    [household_size] Taille des ménages
    [share_15_64] 15 à 64 ans
    [share_0_14] Moins de 15 ans
    [share_65_plus] 65 ans et plus
    [unemployment] Chômage
    [coast] Bord de mer
   *[distance] Distance
}
peer-presence = { $is_present ->
    [yes] oui
   *[no] non
}
peer-own-reason = { $measure } : { $kind ->
    [same] pareil ({ $other })
    [near] voisin ({ $other } contre { $own })
   *[other] { $other } contre { $own }
}
peer-own-rank-reason = { $measure } : { $kind ->
    [same] même place dans son pays
    [near] place voisine dans son pays
    [higher] plus haut dans son pays
   *[lower] plus bas dans son pays
}
library-table = { $table ->
    [hcp_2024] bibliothèque : HCP, RGPH 2024
    [hcp_2014] bibliothèque : HCP, RGPH 2014
    [epci] bibliothèque : INSEE et DGCL, EPCI
   *[insee] bibliothèque : INSEE et ministères, communes
}
source-of-library = { $name } (bibliothèque)
map-below = moins de { $to }
map-between = de { $from } à { $to }
map-from = { $from } et plus
key-map-people = Surface du disque : population. Fond : Natural Earth, terres seules.
key-map-amount = Surface du disque : la valeur. Fond : Natural Earth, terres seules.
key-map-links = Arcs : accords entre villes.
key-map-most = Les { $count } communes les plus peuplées.
key-map-pool = Autour : { $pool } dont le chiffre est connu (bibliothèque).
badge-merged = Communes réunies : { $places }
badge-merged-about = Sous le même nom et le même code, un chiffre d’avant la réunion porte sur un territoire plus petit. Comparez des années d’après, ou additionnez les anciennes communes.
badge-sampled = Recensement : un ménage sur cinq interrogé
badge-sampled-about = Le recensement du Maroc a posé cette question à tous les ménages des communes de moins de 2 000 ménages, et à un sur cinq ailleurs : une petite différence peut venir du tirage.
badge-striking-change = Évolution à vérifier : { $places }
badge-striking-change-about = La population a bougé de plus de 60 % entre 2014 et 2024 : constructions, camps, comptage ou limites redessinées. Cherchez pourquoi avant d’en parler.
badge-surfaces = Surfaces du Maroc estimées
badge-surfaces-about = Les surfaces des communes du Maroc viennent de contours simplifiés : leur densité est approchée.
caption-merged = { $place } réunit d’anciennes communes ({ $names }) : un chiffre d’avant leur réunion porte sur un territoire plus petit.
kind-map = Carte
when-map = où sont les villes : un indicateur, une date
caption-shade = Couleur plus forte : plus favorable parmi les villes montrées.
caption-shade-neutral = Gris plus fort, sans jugement : plus grand ({ $measures }).
caption-radar = La forme dépend de l’ordre des axes : comparez les valeurs, pas les surfaces.
headline-rank = { $focus } est { $rank ->
    [1] 1re
   *[other] { $rank }e
} sur { $count } villes, du plus au moins, { $measure } : { $value }
headline-spread = { $measure } : de { $least } ({ $low }) à { $most } ({ $high })
headline-two-measures = { $count ->
    [one] { $x } et { $y } dans { $count } ville
   *[other] { $x } et { $y } dans { $count } villes
}
headline-together = { $x } et { $y } vont de pair dans ces { $count } villes
headline-opposed = { $x } et { $y } vont en sens contraire dans ces { $count } villes
headline-no-link = { $x } et { $y } : pas de lien net dans ces { $count } villes
headline-nearest = Le plus proche, { $measure } : { $focus } { $value }, { $twin } { $other }
headline-mostly = De { $twin } à { $focus }, la différence ({ $total }) tient surtout à « { $part } » : { $gap }
headline-largest = { $focus }, « { $part } » : { $share } du total
by-person = { $unit } par habitant
by-km2 = { $unit } par km²
by-household = { $unit } par ménage
measure-per-person = { $measure } par habitant
measure-per-km2 = { $measure } par km²
measure-per-household = { $measure } par ménage
measure-index = { $measure }, indice 100 à la première date
measure-gap = { $measure }, écart avec { $twin }
measure-of-target = { $measure }, part de la cible
scaled-asis = tel quel
scaled-person = par habitant
scaled-km2 = par km²
scaled-household = par ménage
scaled-index = indice 100
scaled-gap = écart avec la jumelle
scaled-target = part de la cible
caption-base = Base 100 en { $year } : { $places }.
sheet-sums = Calcul
column-flags = Drapeaux
column-file = Fichier
column-line = Ligne
column-column = Colonne
column-raw = Texte lu
headline-unclear = { $measure } : pas d’écart net entre { $focus } et { $twin } ({ $value } et { $other }), vu l’incertitude
caption-intervals = Traits fins : entre quelles valeurs se trouve le chiffre, d’après la source.
caption-intervals-worked = Traits fins : incertitude des sources, portée dans le calcul (sommes quadratiques, GIEC 2006).
caption-between = { $place } : entre { $low } et { $high }.
caption-weak = Données peu sûres (qualité L) : { $places }.
badge-uncertain = Incertitude connue
badge-uncertain-about = Les sources disent entre quelles valeurs se tient le chiffre : le trait fin le montre.
badge-weak = Données peu sûres
badge-weak-about = La source elle-même note ses données comme peu sûres.
explain-between = Entre { $low } et { $high } d’après la source
caption-log = Échelle logarithmique : chaque pas multiplie.
caption-own = Chaque ville a sa propre échelle : comparez les formes, pas les hauteurs.
caption-trails = Traits : le chemin depuis les dates précédentes.
caption-size = Surface des disques : { $measure }.
headline-percent-more = { $measure } : { $focus } { $value }, soit { $percent } de plus { $than } ({ $other })
headline-percent-less = { $measure } : { $focus } { $value }, soit { $percent } de moins { $than } ({ $other })
headline-both = { $measure } : { $focus } { $value } ({ $ground }) ; { $twin } { $other } ({ $other_ground })
headline-people-of = population de { $year }
headline-people-between = population prise entre { $before } et { $after }
headline-other-definition = autre définition
headline-incomparable = { $measure } : { $focus } { $value } et { $twin } { $other } ne se comparent pas ({ $reason })
incomparable-nature = l’un est mesuré, l’autre attendu
incomparable-accounts = deux comptabilités
incomparable-bounds = une valeur hors de ses bornes
incomparable-fraction = pour cent ou fraction ?
incomparable-incomplete = total incomplet
level-commune = commune
level-epci = intercommunalité
level-prefecture = préfecture
level-province = province
level-agglomeration = agglomération
level-service-area = périmètre de service
level-transport-network = réseau de transport
level-intercommunal = groupe de communes
level-employment-area = zone d’emploi
level-departement = département
level-region = région
level-national = pays
level-station = station de mesure
level-site = site
level-stratum = strate de communes
level-constituency = circonscription
level-arrondissement = arrondissement
level-iris = îlot statistique
level-neighbourhood = quartier
level-unknown = périmètre non précisé

# Under the pointer.
pointed-rank = { $rank ->
    [1] 1re
   *[other] { $rank }e
} sur { $count }
pointed-more = { $amount } de plus { $than }
pointed-less = { $amount } de moins { $than }
pointed-origin = { $file }, ligne { $line }
pointed-unnamed = { $measure } : { $value }
