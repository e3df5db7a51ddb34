//! Where the rules put their badges and footnotes, and the grouping of towns to which the same remark applies.

use crate::chart::spec::{Badge, BadgeTone};
use crate::chart::text::push_unique;
use crate::speech::{Message, Speech};

/// Collects badges and footnotes, each once, in the order of the first.
pub(super) struct CaveatCollector<'a> {
    pub speech: &'a Speech,
    pub badges: Vec<Badge>,
    pub footnotes: Vec<String>,
    /// Those of the footnotes that tell how to read the marks.
    pub reading_key: Vec<String>,
}

impl<'a> CaveatCollector<'a> {
    pub(super) fn new(speech: &'a Speech) -> Self {
        Self { speech, badges: Vec::new(), footnotes: Vec::new(), reading_key: Vec::new() }
    }

    /// Adds a badge, with its explanation, unless there is one with the same text.
    pub(super) fn add_badge(&mut self, tone: BadgeTone, message: &Message) {
        let text = self.speech.format(message);
        if !self.badges.iter().any(|badge| badge.text == text) {
            self.badges.push(Badge { tone, text, explanation: self.speech.badge_explanation(message) });
        }
    }

    /// Adds a footnote unless there is one with the same text.
    pub(super) fn add_footnote(&mut self, message: &Message) {
        push_unique(&mut self.footnotes, self.speech.format(message));
    }

    /// Adds a footnote without which the marks cannot be read: it is written under the chart.
    pub(super) fn add_reading_key(&mut self, message: &Message) {
        self.add_footnote(message);
        push_unique(&mut self.reading_key, self.speech.format(message));
    }
}

/// Towns grouped by a remark that applies to all of them. `K` tells one remark from another.
pub(super) struct PlacesByRemark<K> {
    groups: Vec<PlacesWithCaveat<K>>,
}

/// A remark and the names of the towns it applies to, in the order they were added.
pub(super) struct PlacesWithCaveat<K> {
    pub key: K,
    pub places: Vec<String>,
}

impl<K: PartialEq> PlacesByRemark<K> {
    pub(super) fn new() -> Self {
        Self { groups: Vec::new() }
    }

    /// Adds a town to the group of a remark, once.
    pub(super) fn add(&mut self, key: K, place: String) {
        match self.groups.iter_mut().find(|group| group.key == key) {
            Some(group) => push_unique(&mut group.places, place),
            None => self.groups.push(PlacesWithCaveat { key, places: vec![place] }),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The groups, in the order of the first town of each.
    pub(super) fn into_groups(self) -> Vec<PlacesWithCaveat<K>> {
        self.groups
    }
}
