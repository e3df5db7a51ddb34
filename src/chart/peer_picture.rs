//! What a picture of peers, and the sentences about it, are made of.

use std::sync::Arc;

use crate::peers::{CandidatePool, PeerCriteria, PeerList, PeerScope, Town};

/// A list of peers and what it was found among.
#[derive(Clone, Copy)]
pub struct PeerPicture<'a> {
    /// The town.
    pub focus: &'a Town,
    /// The towns compared.
    pub pool: &'a CandidatePool,
    /// Where was looked.
    pub among: &'a PeerScope,
    /// The names of the files that values are of.
    pub files: &'a [Arc<str>],
    /// What the list rests on.
    pub criteria: &'a PeerCriteria,
    /// The list.
    pub list: &'a PeerList,
}
