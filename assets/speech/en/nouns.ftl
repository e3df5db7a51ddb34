# What is counted. "form" is the category of the number as it is printed.

noun-inhabitant = { $form ->
    [one] { $number } resident
   *[other] { $number } residents
}
    .short = { $number }
noun-inhabitant-per-km2 = { $form ->
    [one] { $number } resident per km²
   *[other] { $number } residents per km²
}
    .short = { $number } per km²
noun-person = { $form ->
    [one] { $number } person
   *[other] { $number } people
}
    .short = { $number }
noun-household = { $form ->
    [one] { $number } household
   *[other] { $number } households
}
    .short = { $number }
noun-person-per-household = { $form ->
    [one] { $number } person per household
   *[other] { $number } people per household
}
    .short = { $number }
noun-person-per-room = { $form ->
    [one] { $number } person per room
   *[other] { $number } people per room
}
    .short = { $number }
noun-child-per-woman = { $form ->
    [one] { $number } child per woman
   *[other] { $number } children per woman
}
    .short = { $number }
noun-voter = { $form ->
    [one] { $number } voter
   *[other] { $number } voters
}
    .short = { $number }
noun-registered-voter = { $form ->
    [one] { $number } registered voter
   *[other] { $number } registered voters
}
    .short = { $number }
noun-abstention = { $form ->
    [one] { $number } abstention
   *[other] { $number } abstentions
}
    .short = { $number }
noun-birth = { $form ->
    [one] { $number } live birth
   *[other] { $number } live births
}
    .short = { $number }
noun-death = { $form ->
    [one] { $number } death
   *[other] { $number } deaths
}
    .short = { $number }
noun-dwelling = { $form ->
    [one] { $number } dwelling
   *[other] { $number } dwellings
}
    .short = { $number }
noun-main-residence = { $form ->
    [one] { $number } main residence
   *[other] { $number } main residences
}
    .short = { $number }
noun-job = { $form ->
    [one] { $number } job
   *[other] { $number } jobs
}
    .short = { $number }
noun-establishment = { $form ->
    [one] { $number } establishment
   *[other] { $number } establishments
}
    .short = { $number }
noun-public-establishment = { $form ->
    [one] { $number } public service establishment
   *[other] { $number } public service establishments
}
    .short = { $number }
noun-pharmacy = { $form ->
    [one] { $number } pharmacy
   *[other] { $number } pharmacies
}
    .short = { $number }
noun-enterprise = { $form ->
    [one] { $number } business
   *[other] { $number } businesses
}
    .short = { $number }
noun-commune = { $form ->
    [one] { $number } commune
   *[other] { $number } communes
}
    .short = { $number }
noun-online-service = { $form ->
    [one] { $number } municipal public service
   *[other] { $number } municipal public services
}
    .short = { $number }
noun-dataset = { $form ->
    [one] { $number } open dataset
   *[other] { $number } open datasets
}
    .short = { $number }
noun-car = { $form ->
    [one] { $number } car per person
   *[other] { $number } cars per person
}
    .short = { $number }
noun-bed = { $form ->
    [one] { $number } hospital bed per 100,000 people
   *[other] { $number } hospital beds per 100,000 people
}
    .short = { $number }
noun-physician = { $form ->
    [one] { $number } physician per 100,000 people
   *[other] { $number } physicians per 100,000 people
}
    .short = { $number }
noun-death-100k = { $form ->
    [one] { $number } death per 100,000 people per year
   *[other] { $number } deaths per 100,000 people per year
}
    .short = { $number } per 100,000
noun-pupil = { $form ->
    [one] { $number } pupil per teacher
   *[other] { $number } pupils per teacher
}
    .short = { $number }
noun-trip = { $form ->
    [one] { $number } trip per person per year
   *[other] { $number } trips per person per year
}
    .short = { $number }
noun-interruption = { $form ->
    [one] { $number } interruption per customer per year
   *[other] { $number } interruptions per customer per year
}
    .short = { $number } per year
noun-km2 = { $number } km²
    .short = { $number } km²
noun-ha-100k = { $number } ha per 100,000 people
    .short = { $number } ha per 100,000
noun-km-100k = { $number } km per 100,000 people
    .short = { $number } km per 100,000
noun-m2-person = { $number } m² per person
    .short = { $number } m²
noun-kgco2e-person-year = { $number } kg CO₂e per person per year
    .short = { $number } kg CO₂e
noun-kg-person-year = { $number } kg per person per year
    .short = { $number } kg
noun-l-person-day = { $form ->
    [one] { $number } litre per person per day
   *[other] { $number } litres per person per day
}
    .short = { $number } l/day
noun-kwh-person-year = { $number } kWh per person per year
    .short = { $number } kWh
noun-gj-person-year = { $number } GJ per person per year
    .short = { $number } GJ
noun-kwh-m2-year = { $number } kWh per m² per year
    .short = { $number } kWh/m²
noun-kwh-km-year = { $number } kWh per km per year
    .short = { $number } kWh/km
noun-kwh-m3 = { $number } kWh per m³
    .short = { $number } kWh/m³
noun-ug-m3 = { $number } µg/m³
    .short = { $number } µg/m³
noun-t-year = { $form ->
    [one] { $number } tonne per year
   *[other] { $number } tonnes per year
}
    .short = { $number } t
noun-tco2e-year = { $number } tCO₂e per year
    .short = { $number } tCO₂e
noun-tco2e-person-year = { $number } tCO₂e per person per year
    .short = { $number } tCO₂e
noun-eur = { $form ->
    [one] { $number } euro
   *[other] { $number } euros
}
    .short = { $number } €
noun-eur-year = { $form ->
    [one] { $number } euro per year
   *[other] { $number } euros per year
}
    .short = { $number } €
noun-eur-person = { $form ->
    [one] { $number } euro per person
   *[other] { $number } euros per person
}
    .short = { $number } €
noun-per-mille = { $number } per 1,000 live births
    .short = { $number } ‰
noun-percent-per-year = { $number }% a year
    .short = { $number }% a year

# Places in a sentence. "start" says how the name begins.

place-town = { $start ->
    [district] the { $name }
   *[plain] { $name }
}
place-at = { $start ->
    [district] in the { $name }
   *[plain] in { $name }
}
place-of = { $start ->
    [district] of the { $name }
   *[plain] of { $name }
}
place-than = { $start ->
    [district] than the { $name }
   *[plain] than { $name }
}
place-than-at = { $start ->
    [district] than in the { $name }
   *[plain] than in { $name }
}
place-possessive = { $start ->
    [district] the { $name }’s
   *[plain] { $name }’s
}

# What all phrases share.

count-points = { $form ->
    [one] { $number } percentage point
   *[other] { $number } percentage points
}
count-times = { $form ->
    [two] twice
   *[other] { $number } times
}
join-two = { $one } and { $two }
sentence-near = { $sentence } ({ $year } and { $other })
sentence-unchanged = { $sentence }, in both { $first } and { $last }
sentence-alone-year = { $sentence } in { $year }
