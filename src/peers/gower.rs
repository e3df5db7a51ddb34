//! Gower's coefficient between two things described by several features: each feature says how far apart they are, from 0 to 1, and the
//! distance is the weighted mean of those that both are known by.

/// How the values of a feature are compared.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum FeatureKind {
    /// Numbers, as far apart as their difference is of the range; not farther than 1.
    Number {
        /// The difference that counts as 1.
        range: f64,
    },
    /// Yes (1) or no (0), or one class of several: 0 when they are the same, else 1.
    Class,
    /// Yes (1) or no (0) of something that is rare: that both lack it tells nothing.
    Presence,
}

/// A feature of two things.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Feature {
    /// How its values are compared.
    pub kind: FeatureKind,
    /// Its weight, not negative.
    pub weight: f64,
    /// The two values; `None` where one is not known.
    pub values: (Option<f64>, Option<f64>),
}

/// How far apart two things are.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct GowerDistance {
    /// From 0 (alike) to 1.
    pub distance: f64,
    /// The share of the weights whose features are known of both, from 0 to 1.
    pub coverage: f64,
}

impl FeatureKind {
    /// How far apart two values are, from 0 to 1; `None` when they tell nothing.
    fn separation(self, a: f64, b: f64) -> Option<f64> {
        match self {
            Self::Number { range } => Some(if range > 0.0 { ((a - b).abs() / range).min(1.0) } else { 0.0 }),
            Self::Class => Some(if a.total_cmp(&b).is_eq() { 0.0 } else { 1.0 }),
            Self::Presence if a.total_cmp(&0.0).is_eq() && b.total_cmp(&0.0).is_eq() => None,
            Self::Presence => Self::Class.separation(a, b),
        }
    }
}

/// The distance between two things; `None` when no feature is known of both.
#[must_use]
pub fn gower_distance(features: &[Feature]) -> Option<GowerDistance> {
    let (mut sum, mut known, mut all) = (0.0, 0.0, 0.0);
    for feature in features {
        all += feature.weight;
        let separation = feature.values.0.zip(feature.values.1).and_then(|(a, b)| feature.kind.separation(a, b));
        if let Some(separation) = separation {
            sum += feature.weight * separation;
            known += feature.weight;
        }
    }
    (known > 0.0).then(|| GowerDistance { distance: sum / known, coverage: known / all })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(a: Option<f64>, b: Option<f64>) -> Feature {
        Feature { kind: FeatureKind::Number { range: 4.0 }, weight: 1.0, values: (a, b) }
    }

    #[test]
    fn what_is_unknown_lowers_the_coverage_and_not_the_distance() {
        let one = gower_distance(&[number(Some(1.0), Some(2.0)), number(None, Some(2.0))]).expect("one is known");
        assert!((one.distance - 0.25).abs() < 1e-12 && (one.coverage - 0.5).abs() < 1e-12);
        assert_eq!(gower_distance(&[number(None, None)]), None);
        let absent = Feature { kind: FeatureKind::Presence, weight: 1.0, values: (Some(0.0), Some(0.0)) };
        assert_eq!(gower_distance(&[absent]), None);
        let far = gower_distance(&[number(Some(0.0), Some(100.0))]).expect("known");
        assert!((far.distance - 1.0).abs() < 1e-12);
    }
}
