//! Recipes of files read before, shared by all states of a project: each holds thousands of figures, and there are hundreds of states.

use std::sync::Arc;

use serde::{Deserialize as _, Deserializer, Serializer};

use crate::tidy::Recipe;

/// Writes them as a list.
pub(super) fn serialize<S: Serializer>(known: &[Arc<Recipe>], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(known.iter().map(|recipe| &**recipe))
}

/// Reads them from a list.
pub(super) fn deserialize<'a, D: Deserializer<'a>>(text: D) -> Result<Vec<Arc<Recipe>>, D::Error> {
    Ok(Vec::<Recipe>::deserialize(text)?.into_iter().map(Arc::new).collect())
}
