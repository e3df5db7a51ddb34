//! The last answers to questions that are worked out in the background, each with the fingerprint of its question.

use crate::engine::fingerprint::{Cached, Fingerprint};

/// The most answers that are kept: those of the sets of a project, and the one on screen.
const MOST_ANSWERS: usize = 32;

/// Answers of one kind, the latest last.
pub(super) struct Answers<T> {
    kept: Vec<Cached<T>>,
    asked: Vec<Fingerprint>,
}

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Self { kept: Vec::new(), asked: Vec::new() }
    }
}

impl<T> Answers<T> {
    /// Whether a question was asked and its answer is kept or on its way.
    pub(super) fn is_asked(&self, fingerprint: Fingerprint) -> bool {
        self.asked.contains(&fingerprint)
    }

    /// Notes that a question was asked. The oldest ones may be asked again.
    pub(super) fn note_asked(&mut self, fingerprint: Fingerprint) {
        push_bounded(&mut self.asked, fingerprint);
    }

    /// Keeps an answer.
    pub(super) fn keep(&mut self, fingerprint: Fingerprint, value: T) {
        push_bounded(&mut self.kept, Cached { fingerprint, value });
    }

    /// The answer to a question; `None` while it is being worked out.
    pub(super) fn get(&self, fingerprint: Fingerprint) -> Option<&T> {
        self.kept.iter().find(|kept| kept.fingerprint == fingerprint).map(|kept| &kept.value)
    }
}

fn push_bounded<T>(kept: &mut Vec<T>, new: T) {
    let forgotten = (kept.len() + 1).saturating_sub(MOST_ANSWERS);
    kept.drain(..forgotten);
    kept.push(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_answers_stay() {
        let of = |question: &usize| Fingerprint::from_inputs(question);
        let mut answers = Answers::default();
        for question in 0..=MOST_ANSWERS {
            answers.note_asked(of(&question));
            answers.keep(of(&question), question);
        }
        assert!(!answers.is_asked(of(&0)) && answers.get(of(&0)).is_none());
        assert!(answers.is_asked(of(&1)) && answers.get(of(&MOST_ANSWERS)) == Some(&MOST_ANSWERS));
    }
}
