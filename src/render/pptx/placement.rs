//! The placement of texts and charts on a slide: in our own layout, or in the placeholders of the user's master.

use crate::base::as_number;
use crate::chart::{ChartSpec, TextSlide};
use crate::render::brand::{Brand, LayoutPurpose, Placeholder, SlideArea, SlideLayout, SlideMaster};
use crate::render::caveat::CaveatBadge;
use crate::render::layout::{ChartSlideLayout, INNER, MARGIN, NUMBER_ROOM, SOURCE_SIZE, WIDTH, layout_slide};
use crate::render::measure::wrap_balanced;
use crate::render::pptx::layouts::{
    CHART, CHART_SUBTITLE, FOOT_HEIGHT, FOOT_TOP, NUMBER_WIDTH, OPENING_SUBTITLE, OPENING_TITLE, PARAGRAPHS, SLIDE_NUMBER, SOURCES, TITLE,
};
use crate::render::text_slide::{BODY_BOTTOM, BODY_SIZE, BODY_TOP, is_title, layout_titles};
use crate::render::theme::Weight;
use crate::speech::Direction;

/// A text on the slide of a chart.
pub(super) struct TextPlacement {
    /// The placeholder it fills; none for a text box.
    pub(super) placeholder: Option<Placeholder>,
    pub(super) area: SlideArea,
    /// The size of letters, in the units of our layout.
    pub(super) size: f64,
}

/// The title of a slide.
pub(super) struct TitlePlacement {
    pub(super) placeholder: Placeholder,
    /// `None` if the slide layout places it.
    pub(super) area: Option<SlideArea>,
    /// The size of letters, in the units of our layout; `None` for that of the layout.
    pub(super) size: Option<f64>,
    /// The title, broken into lines as wide as each other; one line where PowerPoint breaks it.
    pub(super) lines: Vec<String>,
}

/// The number of a slide.
#[derive(Clone, Copy)]
pub(super) struct NumberPlacement {
    pub(super) placeholder: Placeholder,
    /// `None` if the slide layout places it.
    pub(super) area: Option<SlideArea>,
}

/// The placement of everything on the slide of a chart.
pub(super) struct ChartPlacement {
    pub(super) title: TitlePlacement,
    pub(super) subtitle: TextPlacement,
    /// Where the badge of warnings is; `None` on layouts of the user's, where they stand in the foot.
    pub(super) caveat: Option<CaveatBadge>,
    /// The placeholder a native chart fills.
    pub(super) chart: Placeholder,
    /// The area of the chart, table or picture.
    pub(super) chart_area: SlideArea,
    /// The key under the chart; `None` without one, and on layouts of the user's, where it stands in the foot.
    pub(super) key: Option<TextPlacement>,
    /// The line of sources.
    pub(super) foot: TextPlacement,
    /// `None` if the layout has no number.
    pub(super) number: Option<NumberPlacement>,
}

/// The sizes of titles in a placeholder of the user's, largest first; the smallest is for titles that fit in no other.
const TITLE_SIZES: [f64; 6] = [58.0, 52.0, 46.0, 40.0, 36.0, 32.0];
const MIN_TITLE_SIZE: f64 = 28.0;

impl ChartPlacement {
    /// Places a chart on its slide.
    pub(super) fn new(chart: &ChartSpec, brand: &Brand) -> Self {
        let own_layout = layout_slide(chart);
        match &brand.master {
            Some(master) => Self::in_master(chart, &own_layout, master),
            None => Self::in_own_layout(chart, &own_layout),
        }
    }

    fn in_own_layout(chart: &ChartSpec, layout: &ChartSlideLayout) -> Self {
        let (top, bottom) = (layout.chart_top(), layout.chart_span.end);
        let is_rtl = chart.language.is_rtl();
        let foot_x = if is_rtl { MARGIN + NUMBER_ROOM } else { MARGIN };
        Self {
            title: TitlePlacement {
                placeholder: TITLE,
                area: Some(SlideArea::new(MARGIN, layout.headline.top - 4.0, INNER, layout.headline.height() + 8.0)),
                size: Some(layout.headline.size),
                lines: layout.headline.lines.clone(),
            },
            subtitle: TextPlacement {
                placeholder: Some(CHART_SUBTITLE),
                area: SlideArea::new(MARGIN, layout.subtitle.top, INNER, layout.subtitle.height() + 6.0),
                size: layout.subtitle.size,
            },
            caveat: layout.caveat.clone(),
            chart: CHART,
            chart_area: SlideArea::new(MARGIN, top, INNER, bottom - top),
            key: (!layout.key.lines.is_empty()).then(|| TextPlacement {
                placeholder: None,
                area: SlideArea::new(MARGIN, layout.key.top, INNER, layout.key.height() + 6.0),
                size: layout.key.size,
            }),
            foot: TextPlacement {
                placeholder: Some(SOURCES),
                area: SlideArea::new(foot_x, FOOT_TOP, INNER - NUMBER_ROOM, FOOT_HEIGHT),
                size: SOURCE_SIZE,
            },
            number: Some(own_number(chart.language.into())),
        }
    }

    /// The title in its placeholder; subtitle, chart and foot one under the other in the placeholder of the content.
    fn in_master(chart: &ChartSpec, layout: &ChartSlideLayout, master: &SlideMaster) -> Self {
        let slide_layout = &master.content;
        let SlideArea { x, y, width, height } = content_area(slide_layout, master);
        // Lines that fill our width take more of a narrower one.
        let more_lines = INNER / width;
        let lines_height = |count: usize, size: f64| (as_number(count) * more_lines).ceil() * size * 1.3;
        let subtitle = lines_height(layout.subtitle.lines.len(), layout.subtitle.size);
        let foot = lines_height(1 + layout.key.lines.len(), SOURCE_SIZE).min(height * 0.3);
        debug_assert!(slide_layout.body.is_some(), "a layout of content without a body is refused when it is read");
        Self {
            title: TitlePlacement {
                placeholder: TITLE,
                area: None,
                size: Some(title_size(&chart.headline, slide_layout, master)),
                lines: vec![chart.headline.clone()],
            },
            subtitle: TextPlacement { placeholder: None, area: SlideArea::new(x, y, width, subtitle), size: layout.subtitle.size },
            caveat: None,
            chart: slide_layout.body.map_or(CHART, |body| body.placeholder),
            chart_area: SlideArea::new(x, y + subtitle + 10.0, width, (height - subtitle - foot - 24.0).max(144.0)),
            key: None,
            foot: TextPlacement { placeholder: None, area: SlideArea::new(x, y + height - foot, width, foot), size: SOURCE_SIZE },
            number: slide_layout.number.map(|placeholder| NumberPlacement { placeholder, area: None }),
        }
    }
}

/// The slide number of our own layout.
fn own_number(direction: Direction) -> NumberPlacement {
    let x = match direction {
        Direction::LeftToRight => WIDTH - MARGIN - NUMBER_WIDTH,
        Direction::RightToLeft => MARGIN,
    };
    NumberPlacement { placeholder: SLIDE_NUMBER, area: Some(SlideArea::new(x, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT)) }
}

/// The visible part of the placeholder of the content, or the page within our margins.
fn content_area(slide_layout: &SlideLayout, master: &SlideMaster) -> SlideArea {
    let page = SlideArea::new(MARGIN, BODY_TOP, INNER, master.height - 2.0 * MARGIN);
    let area = slide_layout.body.map_or(page, |body| body.area);
    let (x, y) = (area.x.max(0.0), area.y.max(0.0));
    SlideArea::new(x, y, area.width.min(WIDTH - x), area.height.min(master.height - y))
}

/// The largest size in which a title fits its placeholder.
fn title_size(title: &str, slide_layout: &SlideLayout, master: &SlideMaster) -> f64 {
    let SlideArea { width, height, .. } = slide_layout.title.area;
    let fits = |size: f64| {
        size <= master.title_size.max(MIN_TITLE_SIZE)
            && as_number(wrap_balanced(title, size, Weight::Semibold, width - 28.0).len()) * size * 1.25 <= height
    };
    TITLE_SIZES.into_iter().find(|size| fits(*size)).unwrap_or(MIN_TITLE_SIZE)
}

/// The placement of everything on a text slide.
pub(super) struct TextSlidePlacement {
    pub(super) title: TitlePlacement,
    /// The placeholder of the text under the title; `None` if the layout has none.
    pub(super) body: Option<Placeholder>,
    /// The size of paragraphs, in the units of our layout; `None` for that of the layout.
    pub(super) body_size: Option<f64>,
    /// `None` if the layout has no number.
    pub(super) number: Option<NumberPlacement>,
}

impl TextSlidePlacement {
    /// Places a text slide.
    pub(super) fn new(text: &TextSlide, master: Option<&SlideMaster>) -> Self {
        match master {
            Some(master) => Self::in_master(text, master),
            None => Self::in_own_layout(text),
        }
    }

    fn in_own_layout(text: &TextSlide) -> Self {
        let is_opening = is_title(text);
        let (title, body) = if is_opening { (OPENING_TITLE, OPENING_SUBTITLE) } else { (TITLE, PARAGRAPHS) };
        let size = (!is_opening).then(|| layout_titles(text).title_size);
        Self {
            title: TitlePlacement { placeholder: title, area: None, size, lines: vec![text.title.clone()] },
            body: Some(body),
            body_size: None,
            number: Some(own_number(text.language.into())),
        }
    }

    fn in_master(text: &TextSlide, master: &SlideMaster) -> Self {
        let is_opening = is_title(text);
        let slide_layout = master.layout(if is_opening { LayoutPurpose::Opening } else { LayoutPurpose::Content });
        let SlideArea { width, height, .. } = content_area(slide_layout, master);
        // Paragraphs are broken into slides for our own area: in a smaller one they are set smaller.
        let scale = (width * height / (INNER * (BODY_BOTTOM - BODY_TOP))).sqrt().clamp(0.5, 1.0);
        let size = (!is_opening).then(|| title_size(&text.title, slide_layout, master));
        Self {
            title: TitlePlacement { placeholder: slide_layout.title.placeholder, area: None, size, lines: vec![text.title.clone()] },
            body: slide_layout.body.map(|body| body.placeholder),
            body_size: (!is_opening).then_some(BODY_SIZE * scale),
            number: slide_layout.number.map(|placeholder| NumberPlacement { placeholder, area: None }),
        }
    }
}
