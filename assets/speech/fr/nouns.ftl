# Ce qui se compte. « form » est la catégorie du nombre tel qu’il est imprimé.

noun-inhabitant = { $form ->
    [one] { $number } habitant
   *[other] { $number } habitants
}
    .short = { $number }
noun-inhabitant-per-km2 = { $form ->
    [one] { $number } habitant par km²
   *[other] { $number } habitants par km²
}
    .short = { $number } hab./km²
noun-person = { $form ->
    [one] { $number } personne
   *[other] { $number } personnes
}
    .short = { $number }
noun-household = { $form ->
    [one] { $number } ménage
   *[other] { $number } ménages
}
    .short = { $number }
noun-person-per-household = { $form ->
    [one] { $number } personne par ménage
   *[other] { $number } personnes par ménage
}
    .short = { $number }
noun-person-per-room = { $form ->
    [one] { $number } personne par pièce
   *[other] { $number } personnes par pièce
}
    .short = { $number }
noun-child-per-woman = { $form ->
    [one] { $number } enfant par femme
   *[other] { $number } enfants par femme
}
    .short = { $number }
noun-voter = { $form ->
    [one] { $number } votant
   *[other] { $number } votants
}
    .short = { $number }
noun-registered-voter = { $form ->
    [one] { $number } électeur inscrit
   *[other] { $number } électeurs inscrits
}
    .short = { $number }
noun-abstention = { $form ->
    [one] { $number } abstention
   *[other] { $number } abstentions
}
    .short = { $number }
noun-birth = { $form ->
    [one] { $number } naissance domiciliée
   *[other] { $number } naissances domiciliées
}
    .short = { $number }
noun-death = { $form ->
    [one] { $number } décès domicilié
   *[other] { $number } décès domiciliés
}
    .short = { $number }
noun-dwelling = { $form ->
    [one] { $number } logement
   *[other] { $number } logements
}
    .short = { $number }
noun-main-residence = { $form ->
    [one] { $number } résidence principale
   *[other] { $number } résidences principales
}
    .short = { $number }
noun-job = { $form ->
    [one] { $number } emploi
   *[other] { $number } emplois
}
    .short = { $number }
noun-establishment = { $form ->
    [one] { $number } établissement
   *[other] { $number } établissements
}
    .short = { $number }
noun-public-establishment = { $form ->
    [one] { $number } établissement
   *[other] { $number } établissements
}
    .short = { $number }
noun-pharmacy = { $form ->
    [one] { $number } pharmacie
   *[other] { $number } pharmacies
}
    .short = { $number }
noun-enterprise = { $form ->
    [one] { $number } entreprise
   *[other] { $number } entreprises
}
    .short = { $number }
noun-commune = { $form ->
    [one] { $number } commune
   *[other] { $number } communes
}
    .short = { $number }
noun-online-service = { $form ->
    [one] { $number } service public municipal
   *[other] { $number } services publics municipaux
}
    .short = { $number }
noun-dataset = { $form ->
    [one] { $number } jeu de données ouvertes
   *[other] { $number } jeux de données ouvertes
}
    .short = { $number }
noun-car = { $form ->
    [one] { $number } voiture par habitant
   *[other] { $number } voitures par habitant
}
    .short = { $number }
noun-bed = { $form ->
    [one] { $number } lit pour 100 000 habitants
   *[other] { $number } lits pour 100 000 habitants
}
    .short = { $number }
noun-physician = { $form ->
    [one] { $number } médecin pour 100 000 habitants
   *[other] { $number } médecins pour 100 000 habitants
}
    .short = { $number }
noun-death-100k = { $number } décès pour 100 000 habitants par an
    .short = { $number } pour 100 000 hab.
noun-pupil = { $form ->
    [one] { $number } élève par enseignant
   *[other] { $number } élèves par enseignant
}
    .short = { $number }
noun-trip = { $form ->
    [one] { $number } voyage par habitant et par an
   *[other] { $number } voyages par habitant et par an
}
    .short = { $number }
noun-interruption = { $form ->
    [one] { $number } coupure par abonné et par an
   *[other] { $number } coupures par abonné et par an
}
    .short = { $number } par an
noun-km2 = { $number } km²
    .short = { $number } km²
noun-ha-100k = { $number } ha pour 100 000 habitants
    .short = { $number } ha pour 100 000
noun-km-100k = { $number } km pour 100 000 habitants
    .short = { $number } km pour 100 000 hab.
noun-m2-person = { $number } m² par habitant
    .short = { $number } m²
noun-kgco2e-person-year = { $number } kg CO₂e par habitant et par an
    .short = { $number } kg CO₂e
noun-kg-person-year = { $number } kg par habitant et par an
    .short = { $number } kg
noun-l-person-day = { $form ->
    [one] { $number } litre par habitant et par jour
   *[other] { $number } litres par habitant et par jour
}
    .short = { $number } l/jour
noun-kwh-person-year = { $number } kWh par habitant et par an
    .short = { $number } kWh
noun-gj-person-year = { $number } GJ par habitant et par an
    .short = { $number } GJ
noun-kwh-m2-year = { $number } kWh par m² et par an
    .short = { $number } kWh/m²
noun-kwh-km-year = { $number } kWh par km et par an
    .short = { $number } kWh/km
noun-kwh-m3 = { $number } kWh par m³
    .short = { $number } kWh/m³
noun-ug-m3 = { $number } µg/m³
    .short = { $number } µg/m³
noun-t-year = { $form ->
    [one] { $number } tonne par an
   *[other] { $number } tonnes par an
}
    .short = { $number } t
noun-tco2e-year = { $number } tCO₂e par an
    .short = { $number } tCO₂e
noun-tco2e-person-year = { $number } tCO₂e par habitant et par an
    .short = { $number } tCO₂e
noun-eur = { $number } €
    .short = { $number } €
noun-eur-year = { $number } € par an
    .short = { $number } €
noun-eur-person = { $number } € par habitant
    .short = { $number } €
noun-per-mille = { $number } ‰
    .short = { $number } ‰
noun-percent-per-year = { $number } % par an
    .short = { $number } % par an

# Les lieux dans une phrase. « start » dit comment le nom commence.

place-town = { $start ->
    [feminine] la { $name }
    [masculine] le { $name }
    [district] la { $name }
   *[plain] { $name }
}
place-at = { $start ->
    [le] au { $rest }
    [les] aux { $rest }
    [feminine] en { $name }
    [masculine] au { $name }
    [district] dans la { $name }
   *[plain] à { $name }
}
place-of = { $start ->
    [le] du { $rest }
    [les] des { $rest }
    [vowel] d’{ $name }
    [feminine] de la { $name }
    [masculine] du { $name }
    [district] de la { $name }
   *[plain] de { $name }
}
place-than = { $start ->
    [vowel] qu’{ $name }
    [feminine] que la { $name }
    [masculine] que le { $name }
    [district] que la { $name }
   *[plain] que { $name }
}
place-than-at = { $start ->
    [le] qu’au { $rest }
    [les] qu’aux { $rest }
    [feminine] qu’en { $name }
    [masculine] qu’au { $name }
    [district] que dans la { $name }
   *[plain] qu’à { $name }
}
place-possessive = { $name }

# Ce que toutes les phrases partagent.

count-points = { $form ->
    [one] { $number } point
   *[other] { $number } points
}
count-times = { $form ->
    [two] deux fois
   *[other] { $number } fois
}
join-two = { $one } et { $two }
sentence-near = { $sentence } ({ $year } et { $other })
sentence-unchanged = { $sentence }, en { $first } comme en { $last }
sentence-alone-year = { $sentence } en { $year }
