//! `jumelles deck [PATH…] [--from-folder DIR --story twins] [--lang fr,ar,en] -o OUT.(pptx|pdf|html|png)`: a talk, in one file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::base::Severity;
use crate::chart::{Deck, DeckPart};
use crate::cli::chart::theme;
use crate::cli::context::CommandContext;
use crate::cli::{CommandError, tell};
use crate::engine::report::{file_error, unsuitable_by_code};
use crate::engine::{deck_of, files, story, talk_of};
use crate::project::{Talk, TalkSlide};
use crate::render::{Brand, Format, export_branded, handout, pictures};
use crate::speech::{Language, Message, Speech};

/// What stands for the language in the name of a file: then each language has a file of its own.
const EACH: &str = "{lang}";

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech, languages: &[Language]) -> Result<u8, CommandError> {
    let path = matches.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let shown = path.display().to_string();
    let format = Format::of(&path).filter(|format| !matches!(format, Format::Xlsx | Format::Csv | Format::Svg));
    let format = format.ok_or_else(|| CommandError(speech.say(&Message::CliUnknownDeck { name: shown.clone() })))?;
    let brand = brand(matches, speech)?;
    let context = CommandContext::read(matches, speech)?;
    let talk = talk(matches, &context, speech)?;
    if talk.slides.is_empty() {
        return Err(CommandError(speech.say(&Message::CliNoTalk {})));
    }
    // What the command line does not say, the talk says.
    let languages =
        [languages, &talk.languages, &[speech.language()]].into_iter().find(|some| !some.is_empty()).unwrap_or_default().to_vec();
    let mut decks: Vec<(Language, Deck)> = Vec::new();
    for (rank, language) in languages.into_iter().enumerate() {
        let voice = Speech::new(language);
        let made = deck_of(&context.loaded.results, &talk, &voice);
        // What is refused or outdated is told once, not in each language.
        for (slide, refusal) in made.refused.iter().filter(|_| rank == 0) {
            tell(&speech.say(&Message::CliSlideRefused { number: slide + 1, reason: unsuitable_by_code(*refusal, speech) }));
        }
        for slide in made.outdated.iter().filter(|_| rank == 0) {
            tell(&speech.say(&Message::CliSlideOutdated { number: slide + 1 }));
        }
        decks.push((language, made.deck));
    }
    let paper = matches.get_flag("handout");
    if shown.contains(EACH) {
        for (language, deck) in decks {
            let path = PathBuf::from(shown.replace(EACH, language.tag()));
            write(&deck, (format, paper), &brand, &path, speech)?;
        }
    } else {
        let parts = decks.into_iter().map(|(language, deck)| DeckPart { name: language.own_name().to_owned(), deck });
        let Some(deck) = Deck::joined(parts.collect()) else { return Ok(context.finish(Severity::Error)) };
        write(&deck, (format, paper), &brand, &path, speech)?;
    }
    Ok(context.finish(Severity::Error))
}

/// The talk asked for: that of the project, or one made by rule.
pub(super) fn talk(matches: &ArgMatches, context: &CommandContext<'_>, speech: &Speech) -> Result<Talk, CommandError> {
    let mut talk = match matches.get_one::<String>("story").map(String::as_str) {
        Some("twins") => story(&context.library, &context.loaded.results),
        Some(other) => {
            return Err(CommandError(speech.say(&Message::CliBadOption { name: "--story".to_owned(), found: other.to_owned() })));
        }
        None => {
            let told = context.projects.iter().map(talk_of).find(|talk| !talk.slides.is_empty());
            // Files without a project have no talk yet: the program proposes one.
            told.unwrap_or_else(|| {
                if context.projects.is_empty() { story(&context.library, &context.loaded.results) } else { Talk::default() }
            })
        }
    };
    if let Some(title) = matches.get_one::<String>("title") {
        talk.title = Some(title.clone());
    }
    for slide in &mut talk.slides {
        if let TalkSlide::Chart(told) = slide {
            told.build |= matches.get_flag("build");
            told.table |= matches.get_flag("table");
        }
    }
    Ok(talk)
}

/// What the deck wears: the colours, faces and logo of the user's own presentation, or ours.
pub(super) fn brand(matches: &ArgMatches, speech: &Speech) -> Result<Brand, CommandError> {
    let theme = theme(matches, speech)?;
    let Some(path) = matches.get_one::<PathBuf>("brand") else { return Ok(Brand::plain(&theme)) };
    let bytes = files::read_bytes(path).map_err(|error| CommandError(file_error(&error, speech)))?;
    let unknown = || CommandError(speech.say(&Message::CliNoBrand { name: path.display().to_string() }));
    let brand = Brand::read(&bytes, &theme).ok_or_else(unknown)?;
    if !brand.unread.is_empty() {
        tell(&speech.say(&Message::CliBrandUnread { names: brand.unread.join(", ") }));
    }
    if !brand.has_master() {
        tell(&speech.say(&Message::CliBrandNoMaster {}));
    }
    Ok(brand)
}

fn write(deck: &Deck, (format, paper): (Format, bool), brand: &Brand, path: &Path, speech: &Speech) -> Result<(), CommandError> {
    let theme = &brand.theme;
    let failed = |error: crate::render::ExportError| CommandError(speech.say(&Message::ExportFailed { reason: error.to_string() }));
    let written = |path: &Path, bytes: &[u8]| files::write(path, bytes).map_err(|error| CommandError(file_error(&error, speech)));
    if format == Format::Png {
        let all = pictures(deck, theme, 1).map_err(failed)?;
        let width = all.len().to_string().len().max(2);
        let stem = path.with_extension("").display().to_string();
        for (number, bytes) in (1..).zip(&all) {
            written(&PathBuf::from(format!("{stem}-{number:0width$}.png")), bytes)?;
        }
        let (first, last) = (format!("{stem}-{:0width$}.png", 1), format!("{:0width$}", all.len()));
        tell(&speech.say(&Message::CliWritten { path: format!("{first} … {last}") }));
        return Ok(());
    }
    let bytes =
        if paper && format == Format::Pdf { handout(deck, theme) } else { export_branded(deck, format, brand, 1) }.map_err(failed)?;
    written(path, &bytes)?;
    tell(&speech.say(&Message::CliWritten { path: path.display().to_string() }));
    Ok(())
}
