//! The embedded fonts: the only ones used to measure and to rasterise text, so that every computer draws the same picture.

/// The faces of IBM Plex Sans Arabic, which covers Latin and Arabic: their names and the bytes of their TTF files, in the order
/// regular (400), medium (500), semi-bold (600).
pub const FONTS: [(&str, &[u8]); 3] = [
    ("regular", include_bytes!("../../assets/fonts/IBMPlexSansArabic_400Regular.ttf")),
    ("medium", include_bytes!("../../assets/fonts/IBMPlexSansArabic_500Medium.ttf")),
    ("semibold", include_bytes!("../../assets/fonts/IBMPlexSansArabic_600SemiBold.ttf")),
];
