//! The rules of the structure: which floor may use which, which external crate may stand where, no import circles, how long a
//! file and how many arguments a function may have, what must never be in the dependency tree.
//!
//! Sources are parsed with `syn`, so that a rule is about code and not about the look of a line. Unit tests are left out.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

/// The floors, lowest first. `speech` stands beside `base` and may use it.
const FLOORS: [(&str, u8); 14] = [
    ("base", 0),
    ("speech", 0),
    ("intake", 1),
    ("tidy", 2),
    ("indicators", 3),
    ("library", 3),
    ("compare", 4),
    ("peers", 4),
    ("chart", 5),
    ("render", 6),
    ("project", 7),
    ("engine", 8),
    ("cli", 9),
    ("app", 9),
];

/// Where each external crate may stand, as prefixes of paths under `src/`. A crate missing here may stand nowhere.
const CRATES: [(&str, &[&str]); 61] = [
    // Data: frames never reach what draws.
    ("foldhash", &["tidy/"]),
    ("polars", &["indicators/", "tidy/"]),
    ("calamine", &["intake/workbook/"]),
    ("cfb", &["intake/workbook/"]),
    ("flate2", &["engine/members.rs"]),
    ("open", &["engine/desktop.rs"]),
    ("earcut", &["app/widgets/filled_area.rs"]),
    ("chardetng", &["intake/"]),
    ("encoding_rs", &["intake/"]),
    ("html5gum", &["intake/mojibake.rs", "intake/web_page.rs"]),
    ("memchr", &["intake/"]),
    ("quoted_printable", &["intake/web_page.rs"]),
    ("unicode_normalization", &["base/", "tidy/factors.rs"]),
    ("strsim", &["base/", "library/", "tidy/"]),
    // Words and numbers for readers.
    ("fluent_bundle", &["speech/"]),
    ("unic_langid", &["speech/"]),
    ("fixed_decimal", &["speech/"]),
    ("icu_collator", &["speech/"]),
    ("icu_decimal", &["speech/"]),
    ("icu_list", &["speech/"]),
    ("icu_locale_core", &["speech/"]),
    // Pictures and files.
    ("base64", &["render/"]),
    ("krilla", &["render/"]),
    ("krilla_svg", &["render/"]),
    ("png", &["render/"]),
    ("resvg", &["render/"]),
    ("rust_xlsxwriter", &["render/"]),
    ("rustybuzz", &["render/"]),
    ("unicode_width", &["render/text_chart.rs"]),
    ("unicode_linebreak", &["render/", "app/bidi.rs"]),
    ("usvg", &["render/"]),
    ("quick_xml", &["intake/workbook/", "render/"]),
    ("zip", &["intake/workbook/", "library/", "render/", "project/", "engine/"]),
    // What is kept.
    ("atomic_write_file", &["engine/files.rs"]),
    ("directories", &["engine/app_dirs.rs", "app/"]),
    ("sha2", &["engine/"]),
    ("postcard", &["engine/unpack.rs"]),
    ("rlimit", &["engine/memory.rs", "engine/unpack.rs"]),
    ("serde", &[""]),
    ("serde_bytes", &["engine/members.rs"]),
    ("serde_json", &["project/", "engine/", "tidy/", "cli/"]),
    ("toml", &["tidy/", "indicators/", "render/", "app/state/"]),
    ("strum", &[""]),
    ("thiserror", &["indicators/", "library/", "render/", "project/", "engine/"]),
    // The terminal and the window.
    ("arboard", &["app/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("ctrlc", &["app/"]),
    ("eframe", &["app/", "main.rs"]),
    ("egui", &["app/", "main.rs"]),
    ("egui_plot", &["app/"]),
    ("lucide_icons", &["app/"]),
    ("rfd", &["app/"]),
    ("jiff", &["app/"]),
    ("winit", &["app/window.rs"]),
    ("unicode_bidi", &["app/", "render/"]),
    ("unicode_bidi_mirroring", &["app/"]),
    ("jumelles", &["main.rs"]),
    ("std", &[""]),
    ("core", &[""]),
];

/// Import circles that are one thing in two files, each with its reason.
const CIRCLES: [(&[&str], &str); 1] = [(&["app", "app::update"], "the only writer changes `App`, and `App` calls it once a frame")];

/// The longest a file may be, in lines.
const LONGEST_FILE: usize = 500;
/// The most arguments a function may take, `self` not counted.
const MOST_ARGUMENTS: usize = 5;

/// A source file of the program, parsed.
struct Source {
    path: PathBuf,
    /// Its module: `chart::kinds::bars`; empty for the root of the crate.
    module: String,
    text: String,
    syntax: syn::File,
}

impl Source {
    fn floor(&self) -> Option<(&'static str, u8)> {
        let name = self.module.split("::").next()?;
        FLOORS.iter().find(|(floor, _)| *floor == name).copied()
    }

    fn place(&self, span: proc_macro2::Span) -> String {
        format!("{}:{}", self.path.display(), span.start().line)
    }
}

/// Every `.rs` file of a folder and the folders in it, in order.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_of(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources() -> Vec<Source> {
    let parse = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file");
        let syntax = syn::parse_file(&text).expect("Rust");
        let relative = path.strip_prefix("src").expect("a file of src").with_extension("");
        let names: Vec<_> = relative.components().map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
        let module = names.into_iter().filter(|name| !["mod", "lib", "main"].contains(&name.as_str())).collect::<Vec<_>>().join("::");
        Source { path, module, text, syntax }
    };
    files_of(Path::new("src")).into_iter().map(parse).collect()
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string().contains("test"))
    })
}

/// Every path written in a file outside its unit tests, with where it stands: `use` trees are spread out.
#[derive(Default)]
struct Paths {
    found: Vec<(Vec<String>, proc_macro2::Span)>,
}

impl Paths {
    fn of(source: &Source) -> Vec<(Vec<String>, proc_macro2::Span)> {
        let mut paths = Self::default();
        paths.visit_file(&source.syntax);
        paths.found
    }

    fn spread(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.spread(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => self.found.push((with(&name.ident), name.span())),
            syn::UseTree::Rename(rename) => self.found.push((with(&rename.ident), rename.span())),
            syn::UseTree::Glob(glob) => self.found.push((before.to_vec(), glob.span())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.spread(item, before)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_test(&item.attrs) {
            self.spread(&item.tree, &[]);
        }
    }

    // `pub(in crate::render)` says who may use an item, not what the item uses.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.found.push((path.segments.iter().map(|segment| segment.ident.to_string()).collect(), path.span()));
        }
        visit::visit_path(self, path);
    }
}

/// The file a path of the crate leads to: its longest beginning that is a module.
fn module_of<'a>(path: &[String], from: &str, modules: &'a BTreeSet<String>) -> Option<&'a str> {
    let mut absolute: Vec<&str> = Vec::new();
    let mut rest = path.iter().map(String::as_str).peekable();
    match rest.peek()? {
        &"crate" => {
            rest.next();
        }
        &"super" | &"self" => {
            absolute = from.split("::").filter(|name| !name.is_empty()).collect();
            while let Some(&step) = rest.peek().filter(|step| **step == "super" || **step == "self") {
                if step == "super" {
                    absolute.pop();
                }
                rest.next();
            }
        }
        // A child declared in this very file.
        child if modules.contains(&[from, child].join("::")) => absolute = from.split("::").filter(|name| !name.is_empty()).collect(),
        _ => return None,
    }
    absolute.extend(rest);
    (1..=absolute.len()).rev().find_map(|length| modules.get(&absolute.get(..length)?.join("::")).map(String::as_str))
}

#[test]
fn a_floor_uses_lower_floors_only() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.iter().map(|source| source.module.clone()).collect();
    for source in &sources {
        let Some((name, level)) = source.floor() else { continue };
        for (path, span) in Paths::of(source) {
            let Some(used) = module_of(&path, &source.module, &modules) else { continue };
            let Some((other, below)) = FLOORS.iter().find(|(floor, _)| used.split("::").next() == Some(floor)) else { continue };
            let allowed = *below < level || *other == name || (name == "speech" && *other == "base");
            assert!(allowed, "{}: {name} (floor {level}) uses {other} (floor {below})", source.place(span));
        }
    }
}

#[test]
fn an_external_crate_stands_only_where_it_may() {
    let manifest = fs::read_to_string("Cargo.toml").expect("Cargo.toml");
    let dependencies: BTreeSet<String> = manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")))
        .collect();
    for name in &dependencies {
        assert!(CRATES.iter().any(|(known, _)| known == name), "say in CRATES where {name} may stand");
    }
    for source in sources() {
        let place = source.path.strip_prefix("src").expect("a file of src").display().to_string();
        for (path, span) in Paths::of(&source) {
            let Some((name, allowed)) = path.first().and_then(|first| CRATES.iter().find(|(name, _)| name == first)) else { continue };
            assert!(allowed.iter().any(|prefix| place.starts_with(prefix)), "{}: {name} may not stand here", source.place(span));
        }
    }
}

#[test]
fn what_is_banned_stays_where_it_may_be() {
    let bans: [(&str, &[&str], &str); 6] = [
        ("std::fs", &["engine/files.rs"], "the disk is touched in one place"),
        ("Color32::from", &["app/style.rs"], "colours are tokens"),
        ("SystemTime", &[], "results never depend on the clock"),
        ("std::net", &[], "the program is offline"),
        ("println!", &[], "only cli speaks to the terminal, through one function"),
        ("eprintln!", &[], "only cli speaks to the terminal, through one function"),
    ];
    for source in sources() {
        let place = source.path.strip_prefix("src").expect("a file of src").display().to_string();
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (number, line) in lines {
            for (word, allowed, reason) in bans {
                let here = allowed.iter().any(|prefix| place.starts_with(prefix));
                assert!(here || !line.contains(word), "{place}:{}: \"{word}\": {reason}", number + 1);
            }
        }
    }
}

/// Who imports whom, file by file.
fn imports(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<String> = sources.iter().map(|source| source.module.clone()).filter(|module| !module.is_empty()).collect();
    let used = |source: &Source| {
        let found = Paths::of(source);
        let own = found.iter().filter_map(|(path, _)| module_of(path, &source.module, &modules));
        own.filter(|module| *module != source.module).map(str::to_owned).collect()
    };
    sources.iter().filter(|source| !source.module.is_empty()).map(|source| (source.module.clone(), used(source))).collect()
}

/// Every module that can be reached from one.
fn reached(from: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&str> = vec![from];
    while let Some(module) = waiting.pop() {
        for next in imports.get(module).into_iter().flatten() {
            if seen.insert(next.clone()) {
                waiting.push(next);
            }
        }
    }
    seen
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports(&sources());
    let reach: BTreeMap<&str, BTreeSet<String>> = imports.keys().map(|module| (module.as_str(), reached(module, &imports))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (module, reachable) in &reach {
        if reachable.contains(*module) {
            circles.insert(
                reach
                    .iter()
                    .filter(|(other, back)| reachable.contains(**other) && back.contains(*module))
                    .map(|(other, _)| *other)
                    .collect(),
            );
        }
    }
    let told: Vec<String> = circles
        .into_iter()
        .filter(|circle| !CIRCLES.iter().any(|(allowed, _)| allowed == circle))
        .map(|circle| circle.join(", "))
        .collect();
    assert!(told.is_empty(), "files that import each other in a circle:\n{}", told.join("\n"));
}

/// Functions that take too much, or things without a name, as lines to print.
struct Signatures<'a> {
    source: &'a Source,
    faults: Vec<String>,
}

impl<'ast> Visit<'ast> for Signatures<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    // `impl From<(A, B)> for C` takes its tuple because a saved file has it.
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let is_from = item.trait_.as_ref().is_some_and(|(_, path, _)| path.segments.last().is_some_and(|last| last.ident == "From"));
        if !is_from {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        let arguments = signature.inputs.iter().filter(|input| matches!(input, syn::FnArg::Typed(_))).count();
        let place = || format!("{}: {}", self.source.place(signature.span()), signature.ident);
        if arguments > MOST_ARGUMENTS {
            self.faults.push(format!("{} takes {arguments} arguments", place()));
        }
        for input in &signature.inputs {
            let syn::FnArg::Typed(argument) = input else { continue };
            if let (syn::Pat::Tuple(_), syn::Type::Tuple(_)) = (&*argument.pat, &*argument.ty) {
                self.faults.push(format!("{} takes a tuple where a struct has names", place()));
            }
            // Whether a button is selected is a state and not a choice of the caller: egui's own widgets take it so.
            let is_state = matches!(&*argument.pat, syn::Pat::Ident(name) if name.ident == "selected");
            if let syn::Type::Path(path) = &*argument.ty
                && path.path.is_ident("bool")
                && !is_state
            {
                self.faults.push(format!("{} takes a bool where an enum speaks", place()));
            }
        }
        visit::visit_signature(self, signature);
    }
}

#[test]
fn functions_take_few_arguments_and_each_has_a_name() {
    let mut faults = Vec::new();
    for source in sources() {
        let mut signatures = Signatures { source: &source, faults: Vec::new() };
        signatures.visit_file(&source.syntax);
        faults.extend(signatures.faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    for path in ["src", "tests"].into_iter().flat_map(|folder| files_of(Path::new(folder))) {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//! "), "{} has no head", path.display());
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", path.display());
        let left = text.contains(&["TO", "DO"].concat()) || text.contains(&["FIX", "ME"].concat());
        assert!(!left, "{} leaves work for later", path.display());
    }
}

#[test]
fn modules_are_declared_in_reading_order() {
    let lib = fs::read_to_string("src/lib.rs").expect("lib.rs");
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let expected: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(declared, expected);
}

#[test]
fn no_network_crate_is_in_the_tree() {
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    let banned = [
        "attohttpc",
        "curl",
        "curl-sys",
        "h2",
        "hickory-resolver",
        "hyper",
        "hyper-util",
        "isahc",
        "minreq",
        "native-tls",
        "object_store",
        "openssl",
        "openssl-sys",
        "quinn",
        "reqwest",
        "rustls",
        "surf",
        "trust-dns-resolver",
        "tungstenite",
        "ureq",
        "webbrowser",
    ];
    for name in banned {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} can reach the network");
    }
}

#[test]
fn one_egui_and_named_features() {
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    assert_eq!(lock.matches("name = \"egui\"\n").count(), 1, "a second egui would be another program inside ours");
    let manifest = fs::read_to_string("Cargo.toml").expect("Cargo.toml");
    let mut before = "";
    for line in manifest.lines() {
        if line.contains("version = \"") && line.contains(" = {") {
            assert!(line.contains("default-features = false"), "features not named: {line}");
            assert!(!line.contains("version = \"=") || before.starts_with('#'), "an exact pin without a reason above it: {line}");
        }
        before = line;
    }
}

#[test]
fn the_top_level_is_what_the_client_asked_for() {
    let listed = std::process::Command::new("git").args(["ls-files"]).output().expect("git").stdout;
    let listed = String::from_utf8(listed).expect("UTF-8");
    let top: BTreeSet<&str> = listed.lines().filter_map(|path| path.split('/').next()).filter(|name| !name.starts_with('.')).collect();
    let wanted = ["CHANGELOG.md", "Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "assets", "sample_data", "src", "tests"];
    assert_eq!(top, BTreeSet::from(wanted));
}
