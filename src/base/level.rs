//! Which kind of territory a figure covers, and how sure it is: words of a file in, `Level` or `Status` out.

use crate::base::fold::fold;

/// Declares an enum with a stable code and the words met in files for each variant.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal [$($word:literal),*],)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, from the most to the least wanted.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code, as in exported files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Reads a word of a file; accents, case and punctuation do not count.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let wanted = fold(text);
                $(if wanted == fold($code) $(|| wanted == fold($word))* { return Some(Self::$variant); })*
                None
            }

            /// The value with this rank in `ALL`; frames store it so.
            #[must_use]
            pub fn from_rank(rank: u32) -> Option<Self> {
                Self::ALL.get(rank as usize).copied()
            }

            /// The rank of this value in `ALL`.
            #[must_use]
            pub fn rank(self) -> u32 {
                self as u32
            }
        }
    };
}

vocabulary!(
    /// The kind of territory. Two figures of different levels are never divided by each other.
    Level {
        /// The commune itself: what one means by "the town".
        Commune = "commune" ["ville", "municipality", "city", "town", "جماعة", "الجماعة"],
        /// Several communes together (EPCI, métropole).
        Epci = "epci" ["métropole", "intercommunalité", "metropolis"],
        /// A Moroccan prefecture.
        Prefecture = "prefecture" ["préfecture", "عمالة"],
        /// A Moroccan province.
        Province = "province" ["إقليم"],
        /// A built-up area without a legal name.
        Agglomeration = "agglomeration" ["agglomération", "aire urbaine", "urban area"],
        /// What one utility serves.
        ServiceArea = "service_area" ["périmètre de service", "service area"],
        /// What one transport network serves.
        TransportNetwork = "transport_network" ["réseau de transport", "transport network"],
        /// Some communes that share a service.
        Intercommunal = "intercommunal" [],
        /// An employment area (INSEE).
        EmploymentArea = "employment_area" ["zone d'emploi"],
        /// A French département.
        Departement = "departement" ["département", "department"],
        /// A region.
        Region = "region" ["région", "جهة"],
        /// A whole country.
        National = "national" ["pays", "country", "بلد"],
        /// A measuring station.
        Station = "station" [],
        /// One site: a hospital, a plant.
        Site = "site" [],
        /// A group of communes of similar size.
        Stratum = "stratum" ["strate"],
        /// An electoral constituency.
        Constituency = "constituency" ["circonscription"],
        /// The source does not say.
        Unknown = "unknown" ["inconnu", "non précisé", ""],
    }
);

vocabulary!(
    /// How sure a figure is, as its source lets us judge. Earlier is better.
    Status {
        /// Printed by the body that measures it.
        Ok = "ok" ["établi", "definitive", "définitif", "confirmé"],
        /// Read in somebody else's work.
        Secondary = "secondary" ["seconde main", "secondaire"],
        /// Rounded, estimated or provisional.
        Approximate = "approximate" ["approché", "approximatif", "estimé", "provisoire", "provisional", "estimated"],
        /// Sources disagree.
        Disputed = "disputed" ["contesté"],
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_files_become_levels() {
        assert_eq!(Level::parse("Préfecture"), Some(Level::Prefecture));
        assert_eq!(Level::parse("périmètre de service"), Some(Level::ServiceArea));
        assert_eq!(Level::parse("جماعة"), Some(Level::Commune));
        assert_eq!(Level::parse("galaxie"), None);
    }

    #[test]
    fn words_of_files_become_statuses() {
        assert_eq!(Status::parse("Contesté"), Some(Status::Disputed));
        assert_eq!(Status::parse("seconde main"), Some(Status::Secondary));
        assert!(Status::Ok < Status::Disputed);
    }
}
