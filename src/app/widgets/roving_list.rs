//! A long list that is one stop of Tab: the arrows walk inside of it, Home and End go to its ends.

use egui::{EventFilter, Id, Key, Response, Sense, Ui};

/// A list of so many entries.
#[derive(Clone, Copy)]
pub(crate) struct RovingList {
    id: Id,
    count: usize,
    /// The entry that Tab comes to.
    stop: usize,
}

/// What is remembered of a list from one frame to the next.
#[derive(Clone, Copy, Default)]
struct Cursor {
    stop: Option<usize>,
    takes_focus: bool,
}

impl RovingList {
    /// The list with this id; `first` is the entry Tab comes to before any other was reached.
    pub(crate) fn new(ui: &Ui, id: Id, count: usize, first: usize) -> Self {
        let cursor: Cursor = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        Self { id, count, stop: cursor.stop.filter(|stop| *stop < count).unwrap_or(first) }
    }

    /// How an entry is used: all are clicked, one takes the keyboard.
    pub(crate) fn sense(self, index: usize) -> Sense {
        if index == self.stop { Sense::click() } else { Sense::CLICK }
    }

    /// Reads the keys of the entry that has the keyboard, and gives it to the one that is to have it.
    pub(crate) fn keys_ui(self, ui: &Ui, index: usize, response: &Response) {
        let set = |cursor: Cursor| ui.data_mut(|data| data.insert_temp(self.id, cursor));
        if response.clicked() {
            set(Cursor { stop: Some(index), takes_focus: false });
        }
        if index != self.stop {
            return;
        }
        let cursor: Cursor = ui.data(|data| data.get_temp(self.id)).unwrap_or_default();
        if cursor.takes_focus {
            response.request_focus();
            response.scroll_to_me(None);
            set(Cursor { takes_focus: false, ..cursor });
        }
        if !response.has_focus() {
            return;
        }
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(response.id, EventFilter { vertical_arrows: true, ..EventFilter::default() });
        });
        let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
        let last = self.count.saturating_sub(1);
        let next = if pressed(Key::ArrowDown) {
            (index + 1).min(last)
        } else if pressed(Key::ArrowUp) {
            index.saturating_sub(1)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return;
        };
        set(Cursor { stop: Some(next), takes_focus: next != index });
        ui.ctx().request_repaint();
    }
}
