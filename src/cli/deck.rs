//! `jumelles deck [PATH…] [--from-folder DIR --story twins] [--lang fr,ar,en] -o OUT.(pptx|pdf|html|png)`: a talk as a file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::base::Severity;
use crate::chart::{Deck, DeckPart};
use crate::cli::chart::theme;
use crate::cli::context::CommandContext;
use crate::cli::options::{CliOption, export_format, has_flag, path, text};
use crate::cli::output::{CommandError, STANDARD, tell};
use crate::cli::output_file::OutputFile;
use crate::engine::report::unsuitable_text_by_code;
use crate::engine::{BuiltDeck, build_deck, build_starter_talk, files, talk_of_project, unpacked_template};
use crate::project::{Talk, TalkSlide};
use crate::render::{Brand, ExportError, Format, export_branded, export_handout, export_slide_pngs};
use crate::speech::{Language, Message, Speech};

/// The placeholder of the language in a file name; with it, each language has a file of its own.
const LANGUAGE_PLACEHOLDER: &str = "{lang}";

/// How a deck is laid out on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageLayout {
    /// One slide a page.
    Slides,
    /// Several slides a page with their notes, for printing; in PDF only.
    Handout,
}

/// A deck in one language.
struct LocalizedDeck {
    language: Language,
    deck: Deck,
}

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech, languages: &[Language]) -> Result<u8, CommandError> {
    let path = path(matches, CliOption::Output).unwrap_or("".as_ref());
    let name = path.display().to_string();
    let format = export_format(matches, speech)?.filter(|format| !matches!(format, Format::Xlsx | Format::Csv | Format::Svg));
    let format = format.ok_or_else(|| CommandError(speech.format(&Message::CliUnknownDeck { name: name.clone() })))?;
    let layout = if has_flag(matches, CliOption::Handout) { PageLayout::Handout } else { PageLayout::Slides };
    let brand = brand(matches, speech)?;
    let mut context = CommandContext::read(matches, speech)?;
    context.read.extend(path_of_brand(matches));
    let output = context.output(matches);
    let writer = DeckWriter { format, layout, brand, output: &output, speech };
    let talk = talk(matches, &context, speech)?;
    if talk.slides.is_empty() {
        return Err(CommandError(speech.format(&Message::CliNoTalk {})));
    }
    // The languages of the command line have priority over those of the talk.
    let languages = [languages, &talk.languages].into_iter().find(|languages| !languages.is_empty());
    let decks = build_decks(&context, &talk, languages.unwrap_or(&[speech.language()]));
    if name.contains(LANGUAGE_PLACEHOLDER) {
        for LocalizedDeck { language, deck } in decks {
            writer.write(&deck, &with_language(path, language))?;
        }
    } else {
        let sections =
            decks.into_iter().map(|localized| DeckPart { name: localized.language.native_name().to_owned(), deck: localized.deck });
        if let Some(deck) = Deck::join(sections.collect()) {
            writer.write(&deck, path)?;
        }
    }
    Ok(context.finish(Severity::Error))
}

/// The path of the presentation whose look is taken.
fn path_of_brand(matches: &ArgMatches) -> Option<PathBuf> {
    path(matches, CliOption::Brand).map(Path::to_owned)
}

/// A path with the tag of a language in the place of the placeholder of its file name.
fn with_language(path: &Path, language: Language) -> PathBuf {
    match path.to_str() {
        Some(name) => PathBuf::from(name.replace(LANGUAGE_PLACEHOLDER, language.tag())),
        // A name that is no UTF-8 is left as it is: replacing in it would write another file.
        None => path.to_owned(),
    }
}

/// Builds the deck in each language. Slides that are refused or outdated are reported for the first language only.
fn build_decks(context: &CommandContext<'_>, talk: &Talk, languages: &[Language]) -> Vec<LocalizedDeck> {
    let mut decks = Vec::new();
    for language in languages.iter().copied() {
        let built = build_deck(&context.loaded.values, talk, &Speech::new(language));
        if decks.is_empty() {
            report_problems(&built, context.speech);
        }
        decks.push(LocalizedDeck { language, deck: built.deck });
    }
    decks
}

/// Tells which slides were refused, and which headlines may be outdated.
fn report_problems(built: &BuiltDeck, speech: &Speech) {
    for slide in &built.refused {
        tell(&speech.format(&Message::CliSlideRefused { number: slide.index + 1, reason: unsuitable_text_by_code(slide.reason, speech) }));
    }
    for index in &built.outdated {
        tell(&speech.format(&Message::CliSlideOutdated { number: index + 1 }));
    }
}

/// The requested talk: the one made from the files with `--story`, else that of the first project that has one, else, if there is no
/// project, one made from the files. It is empty if no project has a talk.
///
/// # Errors
/// When the story is unknown.
pub(super) fn talk(matches: &ArgMatches, context: &CommandContext<'_>, speech: &Speech) -> Result<Talk, CommandError> {
    let starter = || build_starter_talk(&context.reference_data, &context.loaded.values);
    let mut talk = match text(matches, CliOption::Story) {
        Some("twins") => starter(),
        Some(other) => return Err(CliOption::Story.error(other, speech)),
        None if context.projects.is_empty() => starter(),
        None => context.projects.iter().map(talk_of_project).find(|talk| !talk.slides.is_empty()).unwrap_or_default(),
    };
    if let Some(title) = text(matches, CliOption::Title) {
        talk.title = Some(title.to_owned());
    }
    for slide in &mut talk.slides {
        if let TalkSlide::Chart(chart_slide) = slide {
            chart_slide.build |= has_flag(matches, CliOption::Build);
            chart_slide.table |= has_flag(matches, CliOption::Table);
        }
    }
    Ok(talk)
}

/// The brand of the presentation named by `--brand`, or the plain one. Parts of the presentation that cannot be used are reported.
///
/// # Errors
/// When the theme is unknown, or the file is no presentation.
pub(super) fn brand(matches: &ArgMatches, speech: &Speech) -> Result<Brand, CommandError> {
    let theme = theme(matches, speech)?;
    let Some(path) = path(matches, CliOption::Brand) else { return Ok(Brand::from_theme(&theme)) };
    let bytes =
        files::read_bytes(path).and_then(|bytes| unpacked_template(path, &bytes)).map_err(|error| CommandError::of_file(&error, speech))?;
    let unknown = || CommandError(speech.format(&Message::CliNoBrand { name: path.display().to_string() }));
    let brand = Brand::read(&bytes, &theme).ok_or_else(unknown)?;
    if !brand.rejected_colors.is_empty() {
        tell(&speech.format(&Message::CliBrandUnread { names: brand.rejected_colors.join(", ") }));
    }
    if !brand.has_master() {
        tell(&speech.format(&Message::CliBrandNoMaster {}));
    }
    Ok(brand)
}

/// How decks are written.
struct DeckWriter<'a> {
    format: Format,
    layout: PageLayout,
    brand: Brand,
    output: &'a OutputFile<'a>,
    speech: &'a Speech,
}

impl DeckWriter<'_> {
    /// Writes a deck to a path, or to numbered paths beside it if each slide is a picture.
    fn write(&self, deck: &Deck, path: &Path) -> Result<(), CommandError> {
        if self.format == Format::Png {
            return self.write_pictures(deck, path);
        }
        let bytes = if self.layout == PageLayout::Handout && self.format == Format::Pdf {
            export_handout(deck, &self.brand.theme)
        } else {
            export_branded(deck, self.format, &self.brand, 1)
        };
        let bytes = bytes.map_err(|error| self.export_failed(&error))?;
        if path.as_os_str() == STANDARD { self.output.write(&bytes) } else { self.output.write_to(path, &bytes) }
    }

    /// Writes each slide to a PNG file: `talk-01.png`, `talk-02.png` and so on.
    fn write_pictures(&self, deck: &Deck, path: &Path) -> Result<(), CommandError> {
        let all = export_slide_pngs(deck, &self.brand.theme, 1).map_err(|error| self.export_failed(&error))?;
        let width = all.len().to_string().len().max(2);
        let stem = path.with_extension("");
        for (number, bytes) in (1..).zip(&all) {
            let mut name = stem.clone().into_os_string();
            name.push(format!("-{number:0width$}.png"));
            self.output.write_quietly(Path::new(&name), bytes)?;
        }
        let stem = stem.display();
        let path = format!("{stem}-{:0width$}.png … {:0width$}", 1, all.len());
        tell(&self.speech.format(&Message::CliWritten { path }));
        Ok(())
    }

    fn export_failed(&self, error: &ExportError) -> CommandError {
        CommandError(self.speech.format(&Message::ExportFailed { reason: error.to_string() }))
    }
}
