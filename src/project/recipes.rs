//! Serde of a list of shared recipes: JSON is a plain list, memory is a list of `Arc`.
//!
//! Each recipe holds thousands of figures and the undo history holds hundreds of projects, so the recipes are shared.

use std::sync::Arc;

use serde::{Deserialize as _, Deserializer, Serializer};

use crate::tidy::Recipe;

/// Writes the recipes as a list.
pub(crate) fn serialize<S: Serializer>(recipes: &[Arc<Recipe>], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(recipes.iter().map(|recipe| &**recipe))
}

/// Reads the recipes from a list.
pub(crate) fn deserialize<'a, D: Deserializer<'a>>(text: D) -> Result<Vec<Arc<Recipe>>, D::Error> {
    Ok(Vec::<Recipe>::deserialize(text)?.into_iter().map(Arc::new).collect())
}
