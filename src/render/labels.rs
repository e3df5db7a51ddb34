//! Label placement without overlap. Labels that find no room are left out, those of the least importance first.

use std::collections::BTreeMap;

use crate::base::as_number;
use crate::compare::ComparisonRole;
use crate::render::geometry::{Bounds, Point, Size, Span};

/// A label that wants a place in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelRequest {
    /// The preferred vertical middle.
    pub middle: f64,
    /// The height of the label.
    pub height: f64,
    /// The importance: 0 for the labels to keep longest.
    pub rank: u8,
}

/// The rank of a town's label: the focus and its twin first, then named towns, then the others.
pub(super) fn label_rank(role: ComparisonRole) -> u8 {
    match role {
        ComparisonRole::Focus | ComparisonRole::Twin => 0,
        ComparisonRole::Colored(_) => 1,
        ComparisonRole::Other => 2,
    }
}

/// Places labels in a column inside `room`, in the order of their preferred middles, none over another. The result holds the
/// middle of each label, or `None` for a label that is left out.
///
/// When the labels do not all fit, those with the greatest `rank` go first: of these, one that is neither the topmost nor the
/// lowest, and of these the one nearest to its neighbours.
pub(super) fn place_in_column(requests: &[LabelRequest], room: Span) -> Vec<Option<f64>> {
    let mut kept: Vec<(usize, LabelRequest)> = requests.iter().copied().enumerate().collect();
    kept.sort_by(|(_, a), (_, b)| a.middle.total_cmp(&b.middle));
    while kept.iter().map(|(_, request)| request.height).sum::<f64>() > (room.end - room.start).max(0.0)
        && let Some(dropped) = least_important(&kept)
    {
        kept.remove(dropped);
    }
    let mut middles = BTreeMap::new();
    let mut next = kept.iter();
    for block in stack(&kept, room) {
        let mut top = block.top;
        for (index, request) in next.by_ref().take(block.count) {
            middles.insert(*index, top + request.height / 2.0);
            top += request.height;
        }
    }
    (0..requests.len()).map(|index| middles.get(&index).copied()).collect()
}

/// The position of the label to leave out next; `None` if there are no labels.
fn least_important(kept: &[(usize, LabelRequest)]) -> Option<usize> {
    let lowest_importance = kept.iter().map(|(_, request)| request.rank).max()?;
    let last = kept.len() - 1;
    let middle = |position: usize| kept.get(position).map(|(_, request)| request.middle);
    let candidates =
        kept.iter().enumerate().filter(|(_, (_, request))| request.rank == lowest_importance).map(|(position, (_, request))| {
            let distance = |other: Option<f64>| other.map_or(f64::INFINITY, |other| (other - request.middle).abs());
            let nearest = distance(position.checked_sub(1).and_then(middle)).min(distance(middle(position + 1)));
            (position, position == 0 || position == last, nearest)
        });
    let dropped =
        candidates.min_by(|(_, a_is_end, a_nearest), (_, b_is_end, b_nearest)| a_is_end.cmp(b_is_end).then(a_nearest.total_cmp(b_nearest)));
    dropped.map(|(position, ..)| position)
}

/// Merges labels that would overlap into blocks. A block is where its members want it on average, inside the room.
fn stack(kept: &[(usize, LabelRequest)], room: Span) -> Vec<LabelBlock> {
    let mut blocks: Vec<LabelBlock> = Vec::new();
    for (_, LabelRequest { middle, height, .. }) in kept {
        blocks.push(LabelBlock { preferred_top: middle - height / 2.0, count: 1, height: *height, top: 0.0 }.clamped_to(room));
        while let [.., before, last] = blocks.as_slice()
            && before.top + before.height > last.top + 1e-9
        {
            let merged = before.merged_with(last).clamped_to(room);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    blocks
}

/// Labels directly one under the other.
#[derive(Clone, Copy)]
struct LabelBlock {
    /// The average of the tops its members want for the block.
    preferred_top: f64,
    count: usize,
    height: f64,
    top: f64,
}

impl LabelBlock {
    /// The same block with its top as near to the preferred one as the room allows.
    fn clamped_to(self, room: Span) -> Self {
        Self { top: self.preferred_top.min(room.end - self.height).max(room.start), ..self }
    }

    /// This block and the one below it as one; its top is not yet set.
    fn merged_with(self, below: &Self) -> Self {
        let (own_count, other_count) = (as_number(self.count), as_number(below.count));
        let count = own_count + other_count;
        // The preference of the lower block, expressed as a top of the merged block.
        let preferred_top = (self.preferred_top * own_count + (below.preferred_top - self.height) * other_count) / count;
        Self { preferred_top, count: self.count + below.count, height: self.height + below.height, top: 0.0 }
    }
}

/// A label that wants a place beside a dot.
pub(super) struct DotLabel {
    /// The centre of the dot.
    pub center: Point,
    /// The radius of the dot.
    pub radius: f64,
    /// The size of the label.
    pub size: Size,
}

/// The least distance between two labels.
const APART: f64 = 8.0;
/// How far from its dot a label may stand, the nearest first, in heights of a label.
const RINGS: [f64; 4] = [0.0, 0.9, 1.9, 3.0];

impl DotLabel {
    /// The places of the label at a distance from the centre of its dot: right, left, above, below, then at the corners.
    fn around(&self, gap: f64) -> [Bounds; 8] {
        let (Point { x, y }, Size { width, height }) = (self.center, self.size);
        let corners = [
            (x + gap, y - height / 2.0),
            (x - gap - width, y - height / 2.0),
            (x - width / 2.0, y - gap - height),
            (x - width / 2.0, y + gap),
            (x + gap * 0.7, y - gap * 0.7 - height),
            (x - gap * 0.7 - width, y - gap * 0.7 - height),
            (x + gap * 0.7, y + gap * 0.7),
            (x - gap * 0.7 - width, y + gap * 0.7),
        ];
        corners.map(|(left, top)| Bounds { left, top, right: left + width, bottom: top + height })
    }

    /// The line from the edge of the dot to its label, where the label does not stand beside it.
    pub(super) fn leader(&self, label: &Bounds) -> Option<[Point; 2]> {
        let near = Point { x: self.center.x.clamp(label.left, label.right), y: self.center.y.clamp(label.top, label.bottom) };
        let distance = (near.x - self.center.x).hypot(near.y - self.center.y);
        let from = self.center.towards(near, (self.radius / distance.max(1.0)).min(1.0));
        (distance > self.radius + 8.0 + self.size.height * 0.6).then_some([from, near])
    }
}

/// Places each label right, left, above or below its dot or at a corner of it, inside the frame, over no other label and none of
/// the obstacles. Earlier labels choose first. The result holds the bounds of each label, or `None` where there is no room.
pub(super) fn place_beside_dots(labels: &[DotLabel], obstacles: &[Bounds], frame: &Bounds) -> Vec<Option<Bounds>> {
    let mut placed: Vec<Bounds> = Vec::new();
    labels
        .iter()
        .map(|label| {
            let choices = RINGS.into_iter().flat_map(|ring| label.around(label.radius + 8.0 + ring * label.size.height));
            let is_free = |bounds: &Bounds| {
                bounds.is_within(frame) && !placed.iter().chain(obstacles).any(|other| bounds.grown(APART).overlaps(other))
            };
            let chosen = { choices }.find(is_free)?;
            placed.push(chosen);
            Some(chosen)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(middle: f64, rank: u8) -> LabelRequest {
        LabelRequest { middle, height: 10.0, rank }
    }

    fn room(end: f64) -> Span {
        Span { start: 0.0, end }
    }

    #[test]
    fn labels_that_fit_keep_their_place_and_others_move_as_little_as_possible() {
        assert_eq!(place_in_column(&[request(50.0, 1), request(20.0, 1)], room(100.0)), [Some(50.0), Some(20.0)]);
        assert_eq!(place_in_column(&[request(50.0, 1), request(52.0, 1)], room(100.0)), [Some(46.0), Some(56.0)]);
        assert_eq!(place_in_column(&[request(-5.0, 1), request(1.0, 1)], room(100.0)), [Some(5.0), Some(15.0)]);
    }

    #[test]
    fn the_least_important_are_left_out_and_the_ends_are_kept() {
        let requests = [request(10.0, 0), request(12.0, 1), request(14.0, 1), request(80.0, 1)];
        assert_eq!(place_in_column(&requests, room(30.0)).iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true, true]);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_two_labels_overlap_and_none_leaves_the_column(
            requests in proptest::collection::vec((-50.0_f64..350.0, 5.0_f64..30.0, 0_u8..3), 0..30),
        ) {
            let requests: Vec<LabelRequest> = requests.into_iter().map(|(middle, height, rank)| LabelRequest { middle, height, rank }).collect();
            let placed = place_in_column(&requests, room(300.0));
            let mut shown: Vec<(f64, LabelRequest)> =
                placed.iter().zip(&requests).filter_map(|(place, request)| place.map(|middle| (middle, *request))).collect();
            shown.sort_by(|a, b| (a.0 - a.1.height / 2.0).total_cmp(&(b.0 - b.1.height / 2.0)));
            let top = |(middle, request): &(f64, LabelRequest)| middle - request.height / 2.0;
            let bottom = |(middle, request): &(f64, LabelRequest)| middle + request.height / 2.0;
            prop_assert!(shown.iter().all(|label| top(label) >= -1e-6 && bottom(label) <= 300.0 + 1e-6), "{shown:?}");
            prop_assert!(shown.windows(2).all(|pair| bottom(&pair[0]) <= top(&pair[1]) + 1e-6), "{shown:?}");
            // The order of the preferred middles is kept, and no label is left out for a less important one.
            prop_assert!(shown.windows(2).all(|pair| pair[0].1.middle <= pair[1].1.middle + 1e-9));
            let least_shown = shown.iter().map(|(_, request)| request.rank).max();
            let left_out = placed.iter().zip(&requests).filter(|(place, _)| place.is_none()).map(|(_, request)| request.rank).min();
            prop_assert!(left_out.is_none_or(|left_out| least_shown.is_none_or(|shown| left_out >= shown)));
        }
    }
}
