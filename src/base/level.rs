//! The kind of territory a value covers and how reliable the value is: words of a file in, [`Level`] or [`Status`] out.

use std::collections::HashMap;
use std::sync::LazyLock;

use strum::VariantArray;

use crate::base::fold::fold;

/// Declares an enum whose values are also met as words in files: `Variant ["word", …],`. The stable code of a variant is
/// its name in snake case.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident [$($word:literal),* $(,)?],)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray, strum::IntoStaticStr, serde::Serialize, serde::Deserialize)]
        #[strum(serialize_all = "snake_case")]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// All values, in declaration order.
            pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

            /// The stable code used in exported files.
            #[must_use]
            pub fn code(self) -> &'static str {
                self.into()
            }

            /// Reads a word of a file: a code or one of the other words. Accents, case and punctuation are ignored.
            /// `None` for any other text.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                static BY_WORD: LazyLock<HashMap<String, $name>> = LazyLock::new(|| {
                    let mut by_word = HashMap::new();
                    for value in $name::ALL {
                        for word in std::iter::once(value.code()).chain(value.words().iter().copied()) {
                            by_word.entry(fold(word)).or_insert(*value);
                        }
                    }
                    by_word
                });
                BY_WORD.get(&fold(text)).copied()
            }

            /// The words met in files for this value, beside its code.
            fn words(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($word),*],)* }
            }

            /// The index of this value in [`Self::ALL`].
            #[must_use]
            pub fn rank(self) -> u32 {
                self as u32
            }
        }
    };
}

vocabulary!(
    /// The kind of territory a value covers. Values of different levels are never divided by each other.
    Level {
        /// The commune itself: what people mean by "the town".
        Commune [
            "communes", "ville", "villes", "municipality", "municipalities", "municipalité", "city", "cities", "town", "towns", "concelho",
            "جماعة", "الجماعة", "الجماعات", "المدينة", "مدينة", "بلدية",
        ],
        /// Several communes with a joint government (EPCI, métropole).
        Epci [
            "epcis", "métropole", "métropoles", "intercommunalité", "intercommunalités", "metropolis",
            "établissement public de coopération intercommunale",
        ],
        /// A Moroccan prefecture.
        Prefecture ["préfecture", "préfectures", "عمالة", "العمالة", "العمالات"],
        /// A Moroccan province.
        Province ["provinces", "إقليم", "الإقليم", "الأقاليم"],
        /// A built-up area without a legal name.
        Agglomeration ["agglomération", "aire urbaine", "urban area"],
        /// The area served by one utility.
        ServiceArea ["périmètre de service", "service area"],
        /// The area served by one transport network.
        TransportNetwork ["réseau de transport", "transport network"],
        /// Several communes that share a service.
        Intercommunal [],
        /// An employment area (INSEE).
        EmploymentArea ["zone d'emploi", "zones d'emploi", "zone emploi", "ze2020", "employment zone"],
        /// A French département.
        Departement ["département", "départements", "department", "departments", "dept"],
        /// A region.
        Region ["région", "régions", "regions", "reg", "جهة", "الجهة", "الجهات"],
        /// A whole country.
        National ["pays", "country", "countries", "nation", "بلد", "البلد", "الدولة"],
        /// One measuring station.
        Station ["stations", "gare", "arrêt", "stop", "محطة"],
        /// One site, such as a hospital or a plant.
        Site [],
        /// A group of communes of similar size.
        Stratum ["strate"],
        /// An electoral constituency.
        Constituency ["circonscription"],
        /// A part of a large commune with a town hall of its own.
        Arrondissement ["arrondissements", "مقاطعة", "المقاطعة"],
        /// A statistical block of a French commune (INSEE).
        Iris ["ilot regroupé"],
        /// A quarter, district or parish of a commune.
        Neighbourhood ["quartier", "quartiers", "district", "districts", "neighborhood", "freguesia", "freguesias", "parish", "حي", "الحي"],
        /// The source does not state the kind of territory.
        Unknown ["inconnu", "non précisé", ""],
    }
);

vocabulary!(
    /// How reliable a value is, according to its source. Earlier variants are more reliable.
    Status {
        /// Published by the organisation that measures it.
        Ok ["établi", "definitive", "définitif", "confirmé"],
        /// Quoted from a secondary source.
        Secondary ["seconde main", "secondaire"],
        /// Rounded, estimated or provisional.
        Approximate ["approché", "approximatif", "estimé", "provisoire", "provisional", "estimated"],
        /// Several sources disagree.
        Disputed ["contesté"],
    }
);

impl Default for Status {
    /// The status of a value of which the file says nothing.
    fn default() -> Self {
        Self::Ok
    }
}

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

    #[test]
    fn every_code_reads_back() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.code()), Some(*level));
        }
        assert_eq!((Level::ServiceArea.code(), Level::Unknown.code()), ("service_area", "unknown"));
    }
}
