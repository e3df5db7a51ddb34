//! Any bytes as a presentation whose colours, faces and logo a deck is to wear: taken or refused, never believed.

#![no_main]

use jumelles::render::{Brand, Theme, ThemeName};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let base = Theme::builtin(ThemeName::Slide);
    if let Some(brand) = Brand::read(bytes, &base) {
        assert!(brand.theme.ink.contrast(brand.theme.paper) >= 4.4);
        assert!(!brand.latin_font.contains(['<', '"', '&']));
    }
});
