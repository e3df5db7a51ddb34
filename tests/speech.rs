//! Languages are complete and say the same things: every key in each, no argument nobody gives, no sentence left in the code.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jumelles::base::{Note, NoteCode, NoteMessage, RowLengthMismatch};
use jumelles::engine::ReferenceData;
use jumelles::speech::{Language, Message, PhraseKind, PhraseSlots, Speech, fluent_files, note_key, other_keys};

/// The variables a message uses, by key, read from the text itself.
fn messages(language: Language) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for file in fluent_files(language) {
        for line in file.text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let head = line.split_once('=').map(|(key, _)| key.trim_end());
            if let Some(key) =
                head.filter(|key| !key.is_empty() && !line.starts_with(' ') && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
            {
                found.push((key.to_owned(), BTreeSet::new()));
            }
            for variable in line.split('$').skip(1) {
                let name: String = variable.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
                if let Some((_, variables)) = found.last_mut() {
                    variables.insert(name);
                }
            }
        }
    }
    found
}

#[test]
fn every_sentence_exists_in_every_language() {
    for language in Language::ALL {
        let speech = Speech::new(language);
        for signature in Message::signatures() {
            assert!(speech.has_message(signature.key), "{} lacks {}", language.code(), signature.key);
        }
        for key in other_keys() {
            assert!(speech.has_message(&key), "{} lacks {key}", language.code());
        }
    }
}

/// The arguments the code gives to each sentence, by key: those of messages and those of notes.
fn given_arguments() -> BTreeMap<String, BTreeSet<&'static str>> {
    let messages = Message::signatures().iter().map(|signature| (signature.key.to_owned(), signature.arguments));
    let notes = NoteCode::ALL.iter().zip(NoteMessage::signatures()).map(|(code, signature)| {
        assert_eq!(code.key(), signature.key);
        (note_key(*code), signature.arguments)
    });
    messages.chain(notes).map(|(key, arguments)| (key, arguments.iter().copied().collect())).collect()
}

#[test]
fn no_sentence_asks_for_an_argument_nobody_gives() {
    let given = given_arguments();
    for language in Language::ALL {
        for (key, variables) in messages(language) {
            // Names of units, reasons and levels have no arguments.
            let given = match given.get(&key) {
                Some(given) => given.clone(),
                None if key.starts_with("phrase-") => PhraseSlots::names().into_iter().collect(),
                None if key.starts_with("noun-") => BTreeSet::from(["form", "number"]),
                None => BTreeSet::new(),
            };
            for variable in variables {
                assert!(given.contains(variable.as_str()), "{}: {key} asks for ${variable}", language.code());
            }
        }
    }
}

#[test]
fn languages_use_the_same_arguments() {
    let french = messages(Language::Fr);
    for language in [Language::Ar, Language::En] {
        let others = messages(language);
        // Each language says a thing in its own way.
        for (key, variables) in french.iter().filter(|(key, _)| !key.starts_with("phrase-")) {
            let (_, other) = others.iter().find(|(other, _)| other == key).unwrap_or_else(|| panic!("{} lacks {key}", language.code()));
            // What only chooses a form may be of no use in another language.
            let chooses = |variable: &&String| !["count", "form", "start", "rest"].contains(&variable.as_str());
            let needed: BTreeSet<&String> = variables.iter().filter(chooses).collect();
            let used: BTreeSet<&String> = other.iter().filter(chooses).collect();
            assert_eq!(needed, used, "{}: {key}", language.code());
        }
    }
}

#[test]
fn no_key_is_left_over() {
    let mut known: BTreeSet<String> = Message::signatures().iter().map(|signature| signature.key.to_owned()).collect();
    known.extend(other_keys());
    let data = ReferenceData::shipped();
    let ids = data.catalogue.indicators().iter().map(|indicator| indicator.id.to_string());
    let ids = ids.chain(data.measures.all().iter().map(|measure| measure.id.to_string()));
    let phrases: BTreeSet<String> =
        ids.map(|id| format!("phrase-{}", id.replace('_', "-"))).flat_map(|key| [format!("{key}-without"), key]).collect();
    for language in Language::ALL {
        for (key, _) in messages(language) {
            let is_said = known.contains(&key) || key.starts_with("unit-") || key.starts_with("noun-") || phrases.contains(&key);
            assert!(is_said, "{}: nobody says {key}", language.code());
        }
    }
}

#[test]
fn every_card_has_its_three_names() {
    let library = ReferenceData::shipped();
    let cards = library.gazetteer.places().iter().map(|place| (place.id.to_string(), &place.names));
    let cards = cards.chain(library.measures.all().iter().map(|measure| (measure.id.to_string(), &measure.names)));
    let cards = cards.chain(library.catalogue.indicators().iter().map(|indicator| (indicator.id.to_string(), &indicator.names)));
    for (id, names) in cards {
        for language in Language::ALL {
            assert!(!names.get(language).trim().is_empty(), "{id} has no name in {}", language.code());
        }
        assert!(names.ar.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)), "{id}: \"{}\" is not Arabic", names.ar);
    }
}

#[test]
fn every_unit_of_an_indicator_has_words() {
    for language in Language::ALL {
        let speech = Speech::new(language);
        for indicator in ReferenceData::shipped().catalogue.indicators() {
            assert!(speech.has_unit_name(&indicator.unit), "{} has no words for {}", language.code(), indicator.unit);
        }
    }
}

#[test]
fn names_stand_as_in_a_dictionary() {
    let sorted = |language, mut names: Vec<&'static str>| {
        let order = Speech::new(language).collation();
        names.sort_by(|a, b| order(a, b));
        names
    };
    // An accent counts only between words that are otherwise the same; a capital, less still.
    assert_eq!(
        sorted(Language::Fr, vec!["Évry", "Zuydcoote", "Eu", "eu", "Ézy", "Évreux"]),
        ["eu", "Eu", "Évreux", "Évry", "Ézy", "Zuydcoote"]
    );
    // The alphabet, not the code points: hamza carriers beside alif, Latin names after.
    assert_eq!(
        sorted(Language::Ar, vec!["Rabat", "وجدة", "إفران", "أكادير", "آسفي", "القنيطرة", "باريس"]),
        ["آسفي", "إفران", "أكادير", "القنيطرة", "باريس", "وجدة", "Rabat"]
    );
}

/// The string literals of a file outside its unit tests, with their lines. What only a programmer reads is left out: messages of
/// assertions, reasons in attributes.
#[derive(Default)]
struct Literals {
    found: Vec<(String, usize)>,
}

impl Literals {
    fn tokens(&mut self, tokens: proc_macro2::TokenStream) {
        let mut before_attribute = false;
        for token in tokens {
            match token {
                // `#[doc = "…"]`: what a comment becomes inside a macro.
                proc_macro2::TokenTree::Group(_) if std::mem::take(&mut before_attribute) => {}
                proc_macro2::TokenTree::Group(group) => self.tokens(group.stream()),
                proc_macro2::TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.found.push((text.value(), literal.span().start().line));
                    }
                }
                proc_macro2::TokenTree::Punct(sign) => before_attribute = sign.as_char() == '#',
                proc_macro2::TokenTree::Ident(_) => {}
            }
        }
    }
}

impl<'ast> syn::visit::Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        let name = invocation.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if !name.contains("assert") && name != "unreachable" {
            self.tokens(invocation.tokens.clone());
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.found.push((literal.value(), literal.span().start().line));
    }
}

#[test]
fn no_sentence_is_written_in_the_window_or_the_command_line() {
    for folder in ["src/app", "src/cli", "src/chart"] {
        for path in support_files(Path::new(folder)) {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let mut literals = Literals::default();
            syn::visit::Visit::visit_file(&mut literals, &syn::parse_file(&text).expect("Rust"));
            for (literal, line) in literals.found {
                let accented = literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
                let words = literal.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 2).count();
                // Names of languages are written in themselves, for those who read no other.
                let own_name = ["Français", "العربية"].contains(&literal.as_str());
                assert!(own_name || (!accented && words < 3), "{}:{line}: \"{literal}\" belongs in assets/speech", path.display());
            }
        }
    }
}

fn support_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(support_files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn a_keyword_selects_its_wording_in_every_language() {
    for language in Language::ALL {
        let speech = Speech::new(language);
        let sentences = |messages: Vec<NoteMessage>| -> BTreeSet<String> {
            messages.into_iter().map(|message| speech.format_note(&Note::new(message))).collect()
        };
        let role = |role| NoteMessage::RoleMissing { role, found: "a, b".into() };
        assert_eq!(sentences(["place", "year", "measure", "value"].map(role).to_vec()).len(), 4, "{}", language.code());
        let ragged = |mismatch| NoteMessage::RaggedRow { found: 3, expected: 4, side: mismatch };
        assert_eq!(sentences([RowLengthMismatch::Short, RowLengthMismatch::Long].map(ragged).to_vec()).len(), 2, "{}", language.code());
    }
}

/// Every indicator of the catalogue has its sentences in each language, and each names the town and needs nothing that is not given.
#[test]
fn every_indicator_has_its_sentences() {
    let data = ReferenceData::shipped();
    let text = |name: &str| format!("<{name}>");
    let slots = PhraseSlots {
        town: text("town"),
        town_at: text("town"),
        of_town: text("town"),
        town_s: text("town"),
        other: text("other"),
        other_at: text("other"),
        of_other: text("other"),
        than_other: text("other"),
        than_other_at: text("other"),
        value: text("value"),
        values: text("values"),
        numbers: text("values"),
        from: text("from"),
        to: text("to"),
        first: text("first"),
        last: text("last"),
        year: text("year"),
        times: text("times"),
        points: text("points"),
        percent: text("percent"),
    };
    // The first letter of a sentence is a capital.
    let says = |sentence: &str, slot: &str| sentence.to_lowercase().contains(slot);
    for language in Language::ALL {
        let speech = Speech::new(language);
        for indicator in data.catalogue.indicators() {
            let id = indicator.id.as_str();
            assert!(speech.short_name(id).is_some_and(|name| name.chars().count() <= 40), "{}: {id}", language.code());
            let say = speech.phrase(id, PhraseKind::Say, &slots).unwrap_or_else(|| panic!("{}: {id} says nothing", language.code()));
            assert!(say.contains("<value>") && says(&say, "<town>"), "{}: {say}", language.code());
            for kind in [PhraseKind::Ratio, PhraseKind::More, PhraseKind::Less, PhraseKind::Equal] {
                let Some(said) = speech.phrase(id, kind, &slots) else { continue };
                assert!(says(&said, "<town>") && says(&said, "<other>"), "{}: {said}", language.code());
                // Shares differ in points, amounts in per cent, and "times less" is never said.
                let is_amount = said.contains("<percent>") || said.contains("<times>");
                assert!(!(indicator.is_share() && is_amount), "{}: {said}", language.code());
                assert!(!said.contains("fois moins") && !said.contains("times less") && !said.contains("times more"), "{said}");
            }
        }
    }
}

/// French puts a no-break space before its two-part signs and inside its quotation marks: no line may begin with a colon.
#[test]
fn french_signs_stay_with_their_words() {
    for file in fluent_files(Language::Fr) {
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            let said = line.split_once(" = ").map_or(line, |(_, said)| said);
            for sign in [" :", " ;", " ?", " !", " »", "« "] {
                let stands = said.match_indices(sign).any(|(at, _)| {
                    let behind = said[at + sign.len()..].chars().next();
                    let before = said[..at].chars().next_back();
                    sign == "« "
                        || (behind.is_none_or(|c| c.is_whitespace() || ".,)…".contains(c))
                            && before.is_some_and(|c| !c.is_whitespace() && c != '{'))
                });
                assert!(!stands, "{}: {line}", file.name);
            }
        }
    }
}
