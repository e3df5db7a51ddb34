//! F6: from one part of the page to the next. Each part says which of its widgets takes the keyboard; Shift+F6 goes back.

use egui::{Context, Id, Response, Ui};

/// The parts of a page that F6 visits, in reading order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PagePart {
    Bar,
    Towns,
    Indicators,
    Tools,
    Chart,
    Years,
    Foot,
    Origin,
}

const PARTS: usize = PagePart::Origin as usize + 1;

/// The way F6 goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FocusStep {
    Next,
    Previous,
}

/// The widgets that take the keyboard, each with the frame in which it was last there.
#[derive(Clone, Copy, Default)]
struct Anchors {
    widgets: [Option<(Id, u64)>; PARTS],
    /// The part visited last.
    last: Option<usize>,
}

fn anchors_id() -> Id {
    Id::unique("jumelles-parts")
}

/// Names the widget that takes the keyboard when F6 comes to a part; of several the first of a frame.
pub(crate) fn takes_focus_of(ui: &Ui, part: PagePart, response: &Response) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| {
        let anchors: &mut Anchors = data.get_temp_mut_or_default(anchors_id());
        if let Some(slot) = anchors.widgets.get_mut(part as usize)
            && slot.is_none_or(|(_, seen)| seen != frame)
        {
            *slot = Some((response.id, frame));
        }
    });
}

/// Gives the keyboard to the next part that is on the page, or the one before.
pub(crate) fn focus_part(context: &Context, step: FocusStep) {
    let frame = context.cumulative_frame_nr();
    let anchors: Anchors = context.data(|data| data.get_temp(anchors_id())).unwrap_or_default();
    let is_there = |index: &usize| anchors.widgets.get(*index).copied().flatten().is_some_and(|(_, seen)| seen + 1 >= frame);
    let from = anchors.last.unwrap_or(match step {
        FocusStep::Next => PARTS - 1,
        FocusStep::Previous => 0,
    });
    let at = |distance: usize| match step {
        FocusStep::Next => (from + distance) % PARTS,
        FocusStep::Previous => (from + PARTS - distance) % PARTS,
    };
    let Some(next) = (1..=PARTS).map(at).find(is_there) else { return };
    let Some((id, _)) = anchors.widgets.get(next).copied().flatten() else { return };
    context.memory_mut(|memory| memory.request_focus(id));
    context.data_mut(|data| data.get_temp_mut_or_default::<Anchors>(anchors_id()).last = Some(next));
}
