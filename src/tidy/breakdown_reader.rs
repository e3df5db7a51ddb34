//! The part of the whole that a row is about: the words of its columns that break values down in, an index out.

use crate::base::total_labels::covers_all_categories;
use crate::intake::Row;
use crate::tidy::nature::Nature;
use crate::tidy::observation::WHOLE;
use crate::tidy::reader::Reader;

impl<'a> Reader<'a, '_, '_> {
    /// The index of the part of the whole a row is about; the parts of its columns come before those of a heading.
    pub(super) fn breakdown(&mut self, row: Row<'a>, categories: &[String]) -> u32 {
        if self.breakdowns.is_empty() && categories.is_empty() {
            return WHOLE;
        }
        let words: Vec<&'a str> = self.breakdowns.iter().map(|own| row.cell(own.column).trim()).collect();
        if categories.is_empty()
            && let Some((last, index)) = &self.last_breakdown
            && *last == words
        {
            return *index;
        }
        let of_columns = self.breakdowns.iter().zip(&words).filter(|(own, word)| {
            // "Réalisé" beside "Objectif" is the figure itself.
            let is_whole = covers_all_categories(word) || own.whole == Some(**word) || Nature::of_word(word) == Some(Nature::Measured);
            !word.is_empty() && !is_whole
        });
        let mut parts: Vec<String> = of_columns.map(|(own, word)| format!("{}={word}", own.heading)).collect();
        let has_own = !categories.is_empty();
        parts.extend(categories.iter().cloned());
        // Parts that the user says add up are summed: they have no part of their own.
        let index =
            if self.are_parts && !self.is_inventory && self.adds_parts { WHOLE } else { self.builder.insert_breakdown(&parts.join(";")) };
        if !has_own {
            self.last_breakdown = Some((words, index));
        }
        index
    }
}
