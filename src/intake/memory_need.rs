//! How much memory a text takes once it is read: its bytes in, a number of bytes out, known before any of them is taken.

use std::cell::Cell;

use memchr::memchr_iter;

use crate::base::NoteMessage;

/// What a letter takes: it is decoded while the bytes of the file are still there.
const PER_BYTE: u64 = 2;
/// What a line takes beside its cells: where it begins in the text, in the file and among the cells, and its records.
const PER_LINE: u64 = 28;
/// What a cell takes: its place in the text, its number, and what the figure made of it takes (measured: 24 to 40 bytes).
const PER_CELL: u64 = 48;

/// Takes the memory a text needs from the room there is.
///
/// # Errors
/// A note that names both, when the room is too small.
pub(super) fn take(bytes: &[u8], room: &Cell<u64>) -> Result<(), NoteMessage> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // A line of one cell of one letter takes two bytes of a file: counting is for files that come near the room.
    let most = size.saturating_mul(PER_BYTE + PER_LINE.midpoint(PER_CELL));
    let needed = if most < room.get() / 8 { most } else { needed(bytes) };
    match room.get().checked_sub(needed) {
        Some(left) => {
            room.set(left);
            Ok(())
        }
        None => {
            let megabytes = |bytes: u64| (bytes >> 20).to_string().into();
            Err(NoteMessage::MemoryTooSmall { needed: megabytes(needed), left: megabytes(room.get()) })
        }
    }
}

/// The signs that are counted: line ends, then the usual delimiters.
const COUNTED: [u8; 6] = *b"\n\r;,\t|";

/// Texts of more bytes are counted in halves, on two threads.
const WORTH_SPLITTING: usize = 1 << 22;

/// How often each sign of [`COUNTED`] stands in a text. Each is counted in a pass of its own: that is ten times faster than looking at each
/// sign found.
fn counts(bytes: &[u8]) -> [usize; COUNTED.len()] {
    if bytes.len() <= WORTH_SPLITTING {
        return COUNTED.map(|sign| memchr_iter(sign, bytes).count());
    }
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let count = |half: &[u8]| COUNTED.map(|sign| memchr_iter(sign, half).count());
    std::thread::scope(|scope| {
        let of_second = scope.spawn(|| count(second));
        let of_first = count(first);
        let of_second = of_second.join().unwrap_or_else(|_| count(second));
        std::array::from_fn(|rank| of_first.get(rank).unwrap_or(&0) + of_second.get(rank).unwrap_or(&0))
    })
}

/// The memory a text needs. Its delimiter is not known yet: of the usual ones the most frequent counts.
fn needed(bytes: &[u8]) -> u64 {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let [feeds, returns, delimiters @ ..] = counts(bytes);
    let lines = feeds.max(returns);
    let cells = count(lines) + count(delimiters.into_iter().max().unwrap_or_default()) + 1;
    count(bytes.len()) * PER_BYTE + count(lines) * PER_LINE + cells * PER_CELL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_cells_take_more_than_their_text() {
        let (lines, words) = ("1\n".repeat(1000), "mille ".repeat(333));
        assert!(needed(lines.as_bytes()) > 10 * needed(words.as_bytes()));
        let room = Cell::new(50_000);
        assert_eq!(take(words.as_bytes(), &room), Ok(()));
        assert!(room.get() < 50_000);
        assert_eq!(take(lines.as_bytes(), &room), Err(NoteMessage::MemoryTooSmall { needed: "0".into(), left: "0".into() }));
    }
}
