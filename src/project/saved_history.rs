//! The history as it is kept between two runs: the last state whole, and of each earlier one what differs from the next. In: a
//! history. Out: a value for JSON, and back.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::project::document::Project;
use crate::project::edit::Edit;
use crate::project::file::{from_json, to_json};

/// The largest size of the earlier states in JSON, in bytes; the oldest are forgotten.
const LARGEST: usize = 4 << 20;
/// The field of the path of the project file, which the project itself does not write.
const FILE: &str = "@file";

/// What differs between a state and the next.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
struct StateChange {
    /// The fields with other values.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    set: Map<String, Value>,
    /// The fields that the state lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unset: Vec<String>,
}

/// A history for JSON.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct SavedHistory {
    /// The last state.
    last: Value,
    /// What the earlier states differ in, each from the one after it; the latest first.
    earlier: Vec<StateChange>,
    /// The edit that made each state, the oldest first; `None` for the first state, and for edits that cannot be written.
    edits: Vec<Option<Value>>,
    /// The index of the current state.
    position: usize,
}

/// The states of a history and the edits that made them.
pub(super) struct HistoryParts {
    pub states: Vec<Arc<Project>>,
    pub edits: Vec<Option<Arc<Edit>>>,
    pub position: usize,
}

impl SavedHistory {
    /// The history for JSON; `None` if its last state cannot be written, which is a bug.
    pub(super) fn new(parts: &HistoryParts) -> Option<Self> {
        let mut states = parts.states.iter().rev();
        let last = fields(states.next()?)?;
        let (mut next, mut earlier, mut size) = (last.clone(), Vec::new(), 0);
        for state in states {
            let Some(state) = fields(state) else { break };
            let change = StateChange::between(&state, &next);
            size += serde_json::to_vec(&change).map_or(0, |text| text.len());
            // A state before the current one is worth more than those after it, but the current one must be kept.
            if size > LARGEST && earlier.len() + parts.position + 1 >= parts.states.len() {
                break;
            }
            earlier.push(change);
            next = state;
        }
        let first = parts.states.len() - earlier.len() - 1;
        let edit = |edit: &Option<Arc<Edit>>| edit.as_ref().and_then(|edit| serde_json::to_value(&**edit).ok());
        let mut edits: Vec<Option<Value>> = parts.edits.iter().skip(first).map(edit).collect();
        if let Some(edit) = edits.first_mut() {
            *edit = None;
        }
        Some(Self { last: Value::Object(last), earlier, edits, position: parts.position.saturating_sub(first) })
    }

    /// The states and edits; `None` if one of the states is no project.
    pub(super) fn into_parts(self) -> Option<HistoryParts> {
        let Value::Object(mut fields) = self.last else { return None };
        let mut states = vec![state(&fields)?];
        for change in self.earlier {
            change.apply(&mut fields);
            states.push(state(&fields)?);
        }
        states.reverse();
        let edit = |value: Option<Value>| value.and_then(|value| serde_json::from_value(value).ok()).map(Arc::new);
        let mut edits: Vec<Option<Arc<Edit>>> = self.edits.into_iter().map(edit).collect();
        edits.resize(states.len(), None);
        let position = self.position.min(states.len() - 1);
        Some(HistoryParts { states: states.into_iter().map(Arc::new).collect(), edits, position })
    }
}

impl StateChange {
    /// What turns `next` into `state`.
    fn between(state: &Map<String, Value>, next: &Map<String, Value>) -> Self {
        let set = state.iter().filter(|(name, value)| next.get(*name) != Some(value));
        let set = set.map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { set, unset: next.keys().filter(|name| !state.contains_key(*name)).cloned().collect() }
    }

    fn apply(self, fields: &mut Map<String, Value>) {
        for name in self.unset {
            fields.remove(&name);
        }
        fields.extend(self.set);
    }
}

/// The fields of a state in JSON, with the path of its file.
fn fields(project: &Project) -> Option<Map<String, Value>> {
    let Value::Object(mut fields) = to_json(project).ok()? else { return None };
    if let Some(file) = &project.file {
        fields.insert(FILE.to_owned(), serde_json::to_value(file).ok()?);
    }
    Some(fields)
}

fn state(fields: &Map<String, Value>) -> Option<Project> {
    let mut fields = fields.clone();
    let file: Option<PathBuf> = fields.remove(FILE).and_then(|file| serde_json::from_value(file).ok());
    Some(Project { file, ..from_json(Value::Object(fields)).ok()? })
}
