//! Peers as dots: how far each town is from the one in question on each variable, in tolerances, then how near it is and how sure.

/// The dots of a picture of peers, complete but not drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerDots {
    /// A column for each variable.
    pub columns: Vec<PeerColumn>,
    /// A row for each peer, the nearest first.
    pub rows: Vec<PeerRow>,
    /// The headings of the class and of how sure it is.
    pub headings: [String; 2],
    /// What the dark band and the pale one mean, and on which side a town has more.
    pub key: [String; 3],
    /// How the shades of the same list as a table are read.
    pub table_key: String,
}

/// A variable of a picture of peers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeerColumn {
    /// Its name.
    pub name: String,
    /// The difference under which two towns are about the same: "à ×1,5 près".
    pub tolerance: String,
}

/// A peer.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerRow {
    /// By how many tolerances each variable is higher than in the town in question, or lower; `None` where it is not known.
    pub at: Vec<Option<f64>>,
    /// How near it is.
    pub class: String,
    /// Whether that is the nearest class.
    pub is_very_close: bool,
    /// How sure its place is, from 1 to 5.
    pub certainty: usize,
}
