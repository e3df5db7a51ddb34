//! The forms a name of a place takes in a sentence: "à Kénitra", "du Havre", "qu’en France", "Kenitra’s", "في القنيطرة".

use crate::base::fold::fold;
use crate::speech::direction::isolate;
use crate::speech::language::Language;
use crate::speech::messages::Message;
use crate::speech::sentences::Speech;

/// What a name is the name of, as far as grammar asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamedKind {
    /// A town of France, where most names in h elide.
    FrenchTown,
    /// A town of another country.
    Town,
    /// A region or another district whose name begins with its kind: "Région Rabat-Salé-Kénitra".
    District,
    /// A country whose name is feminine in French: "la France".
    FeminineCountry,
    /// A country whose name is masculine in French: "le Maroc".
    MasculineCountry,
}

/// A name in all the forms a phrase may ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceForms {
    /// "Kénitra", "le Maroc", "the Rabat-Salé-Kenitra region".
    pub town: String,
    /// "à Kénitra", "in Kenitra".
    pub at: String,
    /// "de Kénitra", "d’Évreux", "of Kenitra".
    pub of: String,
    /// "que Rabat", "qu’Évreux".
    pub than: String,
    /// "qu’à Rabat", "qu’au Havre".
    pub than_at: String,
    /// "Kenitra’s".
    pub possessive: String,
}

impl Speech {
    /// A name of this language in all its forms. In Arabic the name is isolated; the preposition stands outside.
    #[must_use]
    pub fn place_forms(&self, name: &str, kind: NamedKind) -> PlaceForms {
        let is_french = self.language() == Language::Fr;
        let start = name_start(name, kind);
        // "Région" stands inside the sentence.
        let name = if kind == NamedKind::District && is_french { uncapitalized(name) } else { name.to_owned() };
        let rest = name.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        let isolated = |text: String| if self.language().is_rtl() { isolate(&text) } else { text };
        let (name, rest) = (isolated(name), isolated(rest));
        let (name, rest) = (|| name.clone(), || rest.clone());
        PlaceForms {
            town: self.format(&Message::PlaceTown { start, name: name(), rest: rest() }),
            at: self.format(&Message::PlaceAt { start, name: name(), rest: rest() }),
            of: self.format(&Message::PlaceOf { start, name: name(), rest: rest() }),
            than: self.format(&Message::PlaceThan { start, name: name(), rest: rest() }),
            than_at: self.format(&Message::PlaceThanAt { start, name: name(), rest: rest() }),
            possessive: self.format(&Message::PlacePossessive { start, name: name(), rest: rest() }),
        }
    }
}

/// How a name begins, as the Fluent files ask.
fn name_start(name: &str, kind: NamedKind) -> &'static str {
    match kind {
        NamedKind::District => "district",
        NamedKind::FeminineCountry => "feminine",
        NamedKind::MasculineCountry => "masculine",
        NamedKind::FrenchTown | NamedKind::Town if name.starts_with("Le ") => "le",
        NamedKind::FrenchTown | NamedKind::Town if name.starts_with("Les ") => "les",
        NamedKind::FrenchTown if fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']) => "vowel",
        NamedKind::Town if fold(name).starts_with(['a', 'e', 'i', 'o', 'u']) => "vowel",
        NamedKind::FrenchTown | NamedKind::Town => "plain",
    }
}

fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_names_elide_and_contract() {
        let fr = Speech::new(Language::Fr);
        let forms = |name, kind| {
            let PlaceForms { town, at, of, than, than_at, .. } = fr.place_forms(name, kind);
            [town, at, of, than, than_at].join(" · ")
        };
        assert_eq!(forms("Kénitra", NamedKind::Town), "Kénitra · à Kénitra · de Kénitra · que Kénitra · qu’à Kénitra");
        assert_eq!(forms("Évreux", NamedKind::FrenchTown), "Évreux · à Évreux · d’Évreux · qu’Évreux · qu’à Évreux");
        assert_eq!(forms("Le Havre", NamedKind::FrenchTown), "Le Havre · au Havre · du Havre · que Le Havre · qu’au Havre");
        assert_eq!(
            forms("Les Mureaux", NamedKind::FrenchTown),
            "Les Mureaux · aux Mureaux · des Mureaux · que Les Mureaux · qu’aux Mureaux"
        );
        assert_eq!(
            forms("La Rochelle", NamedKind::FrenchTown),
            "La Rochelle · à La Rochelle · de La Rochelle · que La Rochelle · qu’à La Rochelle"
        );
        assert_eq!(forms("Œuilly", NamedKind::FrenchTown), "Œuilly · à Œuilly · d’Œuilly · qu’Œuilly · qu’à Œuilly");
        assert_eq!(
            forms("Had Soualem", NamedKind::Town),
            "Had Soualem · à Had Soualem · de Had Soualem · que Had Soualem · qu’à Had Soualem"
        );
        assert_eq!(forms("Youssoufia", NamedKind::Town), "Youssoufia · à Youssoufia · de Youssoufia · que Youssoufia · qu’à Youssoufia");
        assert_eq!(forms("El Jadida", NamedKind::Town), "El Jadida · à El Jadida · d’El Jadida · qu’El Jadida · qu’à El Jadida");
        assert_eq!(forms("Maroc", NamedKind::MasculineCountry), "le Maroc · au Maroc · du Maroc · que le Maroc · qu’au Maroc");
        assert_eq!(forms("France", NamedKind::FeminineCountry), "la France · en France · de la France · que la France · qu’en France");
        assert_eq!(
            forms("Région Rabat-Salé-Kénitra", NamedKind::District),
            "la région Rabat-Salé-Kénitra · dans la région Rabat-Salé-Kénitra · de la région Rabat-Salé-Kénitra · que la région \
             Rabat-Salé-Kénitra · que dans la région Rabat-Salé-Kénitra"
        );
    }

    #[test]
    fn english_has_a_possessive_and_arabic_isolates_the_name() {
        let en = Speech::new(Language::En);
        assert_eq!(en.place_forms("Paris", NamedKind::FrenchTown).possessive, "Paris’s");
        assert_eq!(en.place_forms("Rabat-Salé-Kenitra region", NamedKind::District).at, "in the Rabat-Salé-Kenitra region");
        let ar = Speech::new(Language::Ar);
        assert_eq!(ar.place_forms("Salé", NamedKind::Town).at, "في \u{2068}Salé\u{2069}");
    }
}
