//! Placeholders of slides and the rectangles they fill.

/// A rectangle, in whatever unit the text around it says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::render) struct SlideArea {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl SlideArea {
    /// A rectangle by its left and top edges, width and height.
    pub(in crate::render) const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }
}

/// The types of placeholders that our slides fill or our own layouts have, under their names in PresentationML.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr)]
pub(in crate::render) enum PlaceholderKind {
    /// The title of a slide.
    #[strum(serialize = "title")]
    Title,
    /// The title of a title slide.
    #[strum(serialize = "ctrTitle")]
    CenteredTitle,
    /// The line under the title of a title slide.
    #[strum(serialize = "subTitle")]
    Subtitle,
    /// Text.
    #[strum(serialize = "body")]
    Body,
    /// Any content; the type of a placeholder that names none.
    #[strum(serialize = "obj")]
    Object,
    /// A chart.
    #[strum(serialize = "chart")]
    Chart,
    /// The number of the slide.
    #[strum(serialize = "sldNum")]
    SlideNumber,
    /// The picture of the slide on a page of notes.
    #[strum(serialize = "sldImg")]
    SlideImage,
}

/// How a shape refers to a placeholder of its layout.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::render) struct Placeholder {
    /// Its type; `Object` is the default of PresentationML and is not written.
    pub kind: PlaceholderKind,
    /// Whether it is written with the size `quarter`, as PowerPoint does for numbers of slides.
    pub is_quarter: bool,
    /// Its index in the layout, where it needs one.
    pub index: Option<u32>,
}

impl Placeholder {
    /// A placeholder by its type alone.
    pub(in crate::render) const fn new(kind: PlaceholderKind) -> Self {
        Self { kind, is_quarter: false, index: None }
    }

    /// The same with an index.
    pub(in crate::render) const fn at(self, index: u32) -> Self {
        Self { index: Some(index), ..self }
    }

    /// The same with the size `quarter`.
    pub(in crate::render) const fn quarter(self) -> Self {
        Self { is_quarter: true, ..self }
    }
}
