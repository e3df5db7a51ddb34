//! What sort of figure a figure is: measured, a target, a reference, a projection. Words of a heading, a part or a cell in, [`Nature`] out.

use crate::base::fold::fold;

/// The sort of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, strum::IntoStaticStr, serde::Serialize, serde::Deserialize)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Observed, counted or accounted for.
    Measured,
    /// What is aimed at.
    Target,
    /// What a target is compared with.
    Baseline,
    /// What is expected.
    Projection,
    /// Published before it is final.
    Provisional,
    /// Not observed but estimated.
    Estimate,
}

/// Words of headings and cells, folded.
const WORDS: [(&str, Nature); 29] = [
    ("realise", Nature::Measured),
    ("realisee", Nature::Measured),
    ("observe", Nature::Measured),
    ("constate", Nature::Measured),
    ("mesure", Nature::Measured),
    ("actual", Nature::Measured),
    ("منجز", Nature::Measured),
    ("objectif", Nature::Target),
    ("objectifs", Nature::Target),
    ("cible", Nature::Target),
    ("target", Nature::Target),
    ("targets", Nature::Target),
    ("هدف", Nature::Target),
    ("الهدف", Nature::Target),
    ("المستهدف", Nature::Target),
    ("baseline", Nature::Baseline),
    ("prevision", Nature::Projection),
    ("previsions", Nature::Projection),
    ("previsionnel", Nature::Projection),
    ("prevu", Nature::Projection),
    ("projection", Nature::Projection),
    ("projections", Nature::Projection),
    ("forecast", Nature::Projection),
    ("توقع", Nature::Projection),
    ("توقعات", Nature::Projection),
    ("provisoire", Nature::Provisional),
    ("provisional", Nature::Provisional),
    ("estime", Nature::Estimate),
    ("estimation", Nature::Estimate),
];

impl Nature {
    /// Whether it is what is expected or aimed at, and not what was observed.
    #[must_use]
    pub fn is_expected(self) -> bool {
        matches!(self, Self::Projection | Self::Target)
    }

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The sort that a word means; `None` for other words.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let word = fold(word);
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, nature)| *nature)
    }

    /// The sort that some words of a text announce: "Objectif 2030". `None` when none does.
    #[must_use]
    pub fn announced(text: &str) -> Option<Self> {
        // "Taux de réalisation" and "mesure" speak of what is measured, not of its sort.
        let natures = fold(text);
        natures.split(' ').filter_map(Self::of_word).find(|nature| *nature != Self::Measured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_the_sort() {
        for (text, nature) in [
            ("Objectif 2030 (t)", Some(Nature::Target)),
            ("Déchets (prévision)", Some(Nature::Projection)),
            ("Baseline emissions", Some(Nature::Baseline)),
            ("الهدف 2030", Some(Nature::Target)),
            ("Population", None),
            ("Mesure", None),
        ] {
            assert_eq!(Nature::announced(text), nature, "{text}");
        }
        assert_eq!(Nature::of_word("Réalisé"), Some(Nature::Measured));
    }
}
