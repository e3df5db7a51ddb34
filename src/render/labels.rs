//! Labels without collision: where each would like to stand in, where each may stand out; those without room are left out, the
//! least wanted first.

/// A label beside a line: the middle it would like, its height, how much it is wanted (0 most).
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub middle: f64,
    pub height: f64,
    pub rank: u8,
}

/// Places labels in a column between `top` and `bottom`, in the order of their wishes, none over another. When they do not all
/// fit, the least wanted go: first those that are neither the highest nor the lowest, of these the one nearest to its neighbours.
pub(super) fn column(wishes: &[Wish], (top, bottom): (f64, f64)) -> Vec<Option<f64>> {
    let mut kept: Vec<usize> = (0..wishes.len()).collect();
    let wish = |index: &usize| wishes.get(*index).copied().unwrap_or(Wish { middle: 0.0, height: 0.0, rank: u8::MAX });
    kept.sort_by(|a, b| wish(a).middle.total_cmp(&wish(b).middle));
    while kept.iter().map(|index| wish(index).height).sum::<f64>() > (bottom - top).max(0.0) && !kept.is_empty() {
        let worst = kept.iter().map(|index| wish(index).rank).max().unwrap_or_default();
        let last = kept.len() - 1;
        let lonely = |place: usize| {
            let own = kept.get(place).map_or(0.0, |index| wish(index).middle);
            let beside = |other: Option<&usize>| other.map_or(f64::INFINITY, |index| (wish(index).middle - own).abs());
            beside(place.checked_sub(1).and_then(|before| kept.get(before))).min(beside(kept.get(place + 1)))
        };
        let least = kept.iter().enumerate().filter(|(_, index)| wish(index).rank == worst).map(|(place, _)| place);
        let gone = least.min_by(|a, b| {
            let key = |place: usize| (place == 0 || place == last, lonely(place));
            let ((edge_a, gap_a), (edge_b, gap_b)) = (key(*a), key(*b));
            edge_a.cmp(&edge_b).then(gap_a.total_cmp(&gap_b))
        });
        match gone {
            Some(place) => drop(kept.remove(place)),
            None => break,
        }
    }
    // Neighbours that would overlap become a block, which stands where its members would like it on average.
    let mut blocks: Vec<Block> = Vec::new();
    for index in &kept {
        let Wish { middle, height, .. } = wish(index);
        blocks.push(Block { wanted: middle - height / 2.0, count: 1.0, height, from: 0.0 }.within(top, bottom));
        while let [.., before, last] = blocks.as_slice()
            && before.from + before.height > last.from + 1e-9
        {
            let joined = before.with(last).within(top, bottom);
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    let mut places = vec![None; wishes.len()];
    let mut next = kept.iter();
    for block in &blocks {
        let (mut at, mut left) = (block.from, block.count);
        while left > 0.5
            && let Some(index) = next.next()
        {
            let height = wish(index).height;
            if let Some(place) = places.get_mut(*index) {
                *place = Some(at + height / 2.0);
            }
            at += height;
            left -= 1.0;
        }
    }
    places
}

/// Labels that stand one under the other.
#[derive(Clone, Copy)]
struct Block {
    /// Where its members would like it to begin, on average.
    wanted: f64,
    count: f64,
    height: f64,
    from: f64,
}

impl Block {
    fn within(self, top: f64, bottom: f64) -> Self {
        Self { from: self.wanted.min(bottom - self.height).max(top), ..self }
    }

    fn with(self, other: &Self) -> Self {
        let count = self.count + other.count;
        // What the second would like, seen from the beginning of the first.
        let wanted = (self.wanted * self.count + (other.wanted - self.height) * other.count) / count;
        Self { wanted, count, height: self.height + other.height, from: 0.0 }
    }
}

/// A rectangle on the page: left, top, right, bottom.
pub(super) type Room = (f64, f64, f64, f64);

/// Whether two rectangles overlap.
pub(super) fn overlap(a: Room, b: Room) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// A label beside a dot: the dot, its radius, the size of the label; the most wanted first.
pub(super) struct Beside {
    pub at: (f64, f64),
    pub radius: f64,
    pub size: (f64, f64),
}

/// Places each label beside its dot, right, left, above or below, inside the frame, over no other label and no dot. Those
/// without room have none.
pub(super) fn beside(labels: &[Beside], dots: &[Room], frame: Room) -> Vec<Option<Room>> {
    let mut placed: Vec<Room> = Vec::new();
    let inside = |room: &Room| room.0 >= frame.0 && room.1 >= frame.1 && room.2 <= frame.2 && room.3 <= frame.3;
    labels
        .iter()
        .map(|label| {
            let ((x, y), (w, h), gap) = (label.at, label.size, label.radius + 6.0);
            let choices = [
                (x + gap, y - h / 2.0),
                (x - gap - w, y - h / 2.0),
                (x - w / 2.0, y - gap - h),
                (x - w / 2.0, y + gap),
                (x + gap * 0.7, y - gap * 0.7 - h),
                (x - gap * 0.7 - w, y - gap * 0.7 - h),
                (x + gap * 0.7, y + gap * 0.7),
                (x - gap * 0.7 - w, y + gap * 0.7),
            ];
            let rooms = choices.map(|(left, top)| (left, top, left + w, top + h));
            let free = |room: &Room| inside(room) && !placed.iter().chain(dots).any(|other| overlap(*room, *other));
            let room = rooms.into_iter().find(free)?;
            placed.push(room);
            Some(room)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(middle: f64, rank: u8) -> Wish {
        Wish { middle, height: 10.0, rank }
    }

    #[test]
    fn labels_that_fit_stand_where_they_like_and_others_move_as_little_as_they_can() {
        assert_eq!(column(&[wish(50.0, 1), wish(20.0, 1)], (0.0, 100.0)), [Some(50.0), Some(20.0)]);
        assert_eq!(column(&[wish(50.0, 1), wish(52.0, 1)], (0.0, 100.0)), [Some(46.0), Some(56.0)]);
        assert_eq!(column(&[wish(-5.0, 1), wish(1.0, 1)], (0.0, 100.0)), [Some(5.0), Some(15.0)]);
    }

    #[test]
    fn the_least_wanted_are_left_out_and_ends_are_kept() {
        let wishes = [wish(10.0, 0), wish(12.0, 1), wish(14.0, 1), wish(80.0, 1)];
        assert_eq!(column(&wishes, (0.0, 30.0)).iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true, true]);
    }

    proptest! {
        #[test]
        fn no_two_labels_overlap_and_none_leaves_the_column(
            wishes in proptest::collection::vec((-50.0_f64..350.0, 5.0_f64..30.0, 0_u8..3), 0..30),
        ) {
            let wishes: Vec<Wish> = wishes.into_iter().map(|(middle, height, rank)| Wish { middle, height, rank }).collect();
            let placed = column(&wishes, (0.0, 300.0));
            let mut spans: Vec<(f64, f64, f64)> = placed.iter().zip(&wishes)
                .filter_map(|(place, wish)| place.map(|middle| (middle - wish.height / 2.0, middle + wish.height / 2.0, wish.middle))).collect();
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(spans.iter().all(|span| span.0 >= -1e-6 && span.1 <= 300.0 + 1e-6), "{spans:?}");
            prop_assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6), "{spans:?}");
            // The order of the wishes is kept, and what is wanted most is never left out for less.
            prop_assert!(spans.windows(2).all(|pair| pair[0].2 <= pair[1].2 + 1e-9));
            let shown = placed.iter().zip(&wishes).filter(|(place, _)| place.is_some()).map(|(_, wish)| wish.rank).max();
            let left = placed.iter().zip(&wishes).filter(|(place, _)| place.is_none()).map(|(_, wish)| wish.rank).min();
            prop_assert!(left.is_none_or(|left| shown.is_none_or(|shown| left >= shown)));
        }
    }
}
