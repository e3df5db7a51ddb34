//! What is pasted into the window: paths are opened; a table becomes a file of its own and a source like any other.

use crate::app::clipboard::{PastedText, classify};
use crate::app::journal::timestamp;
use crate::app::state::app_state::AppState;
use crate::app::state::toast::Toast;
use crate::app::update::project_files;
use crate::engine::{DiskAnswer, files};
use crate::speech::Message;

/// The longest text taken, in bytes.
const LONGEST: usize = 64 << 20;

/// Takes a pasted text.
pub(super) fn paste(state: &mut AppState, text: String) {
    let kind = if text.len() > LONGEST { PastedText::Other } else { classify(&text) };
    match (kind, state.autosave.dirs.clone()) {
        (PastedText::Paths(paths), _) => project_files::open(state, paths),
        (PastedText::Table, Some(dirs)) => {
            let moment: String = timestamp().chars().map(|letter| if letter == ':' { '.' } else { letter }).collect();
            let name = state.engine.speech().format(&Message::PastedName { moment: moment.replace('T', " ") });
            let path = dirs.pasted().join(format!("{name}.tsv"));
            state.engine.ask_disk(&path.clone(), move || {
                let written = files::make_private_folder(&dirs.pasted()).and_then(|()| files::write_private(&path, text.as_bytes()));
                DiskAnswer::Pasted(written.map(|()| path))
            });
        }
        (PastedText::Table | PastedText::Other, _) => {
            state.session.toast = Some(Toast::lasting(state.engine.speech().format(&Message::PastedNothing {})));
        }
    }
}
