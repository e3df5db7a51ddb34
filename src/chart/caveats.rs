//! What makes figures comparable or not: figures in, badges and footnotes out. They travel with every picture.

use crate::base::{Level, Status};
use crate::chart::kind::ChartKind;
use crate::chart::kinds::Arrangement;
use crate::chart::kinds::over_time::LEAST_DATES;
use crate::chart::spec::{Badge, Tone};
use crate::chart::text::{NumberStyle, inside, name, once, title, years, years_of};
use crate::chart::uncertainty;
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::{Aggregation, Better, Flag, InputRole, Trace, TracedInput};
use crate::speech::{Message, Speech};

/// Badges, footnotes and the line of sources.
pub(super) struct Caveats {
    pub badges: Vec<Badge>,
    pub caption: Vec<String>,
    pub sources: String,
}

/// Everything a reader must know before comparing these figures.
pub(super) fn honesty(kind: ChartKind, figures: &Comparison, arrangement: &Arrangement, speech: &Speech) -> Caveats {
    let mut badges = vec![];
    let mut caption = vec![];
    year_badge(figures, speech, &mut badges);
    territory(figures, speech, &mut badges, &mut caption);
    definitions(figures, speech, &mut badges, &mut caption);
    flags(figures, speech, &mut badges, &mut caption);
    starts(figures, speech, &mut badges, &mut caption);
    rates(figures, speech, &mut badges, &mut caption);
    suppositions(figures, speech, &mut badges, &mut caption);
    inventories(figures, speech, &mut badges, &mut caption);
    uncertainty::say(kind, figures, speech, (&mut badges, &mut caption));
    statuses(figures, speech, &mut badges, &mut caption);
    missing(figures, speech, &mut badges, &mut caption);
    scales(kind, arrangement, speech, &mut caption);
    form(kind, figures, speech, &mut caption);
    Caveats { badges, caption, sources: sources(figures, speech) }
}

pub(super) fn badge(badges: &mut Vec<Badge>, tone: Tone, line: &Message, speech: &Speech) {
    let text = speech.say(line);
    if !badges.iter().any(|badge| badge.text == text) {
        badges.push(Badge { tone, text, about: speech.about(line) });
    }
}

/// What a reader must know of the scales: one that does not begin at zero, one whose steps multiply, one for each town.
fn scales(kind: ChartKind, arrangement: &Arrangement, speech: &Speech, caption: &mut Vec<String>) {
    let axes = || std::iter::once(&arrangement.axis).chain(&arrangement.across);
    let placed = matches!(
        kind,
        ChartKind::Lines | ChartKind::Multiples | ChartKind::Slope | ChartKind::Arrow | ChartKind::Strip | ChartKind::Scatter
    );
    if placed && arrangement.own.is_empty() && axes().any(|axis| axis.low > 0.0 && !axis.log) {
        once(caption, speech.say(&Message::CaptionCut {}));
    }
    if axes().any(|axis| axis.log) {
        once(caption, speech.say(&Message::CaptionLog {}));
    }
    if !arrangement.own.is_empty() {
        once(caption, speech.say(&Message::CaptionOwn {}));
    }
    if arrangement.trails.iter().any(|trail| !trail.is_empty()) {
        once(caption, speech.say(&Message::CaptionTrails {}));
    }
    if let (ChartKind::Scatter, Some(size)) = (kind, arrangement.series.get(2)) {
        once(caption, speech.say(&Message::CaptionSize { measure: inside(&size.name) }));
    }
}

/// What a reader must know of the form itself: towns drawn in grey, what a shade says.
fn form(kind: ChartKind, figures: &Comparison, speech: &Speech, caption: &mut Vec<String>) {
    if !figures.ground.is_empty() {
        once(caption, speech.say(&Message::CaptionGround { count: figures.ground.len() }));
    }
    // Each town's index begins where its figures do.
    let mut bases = Groups::default();
    for (place, _) in figures.places() {
        let own = figures.rows.iter().filter(|row| row.place.id == place.id && row.indicator.unit == "index");
        if let Some(year) = own.filter_map(ComparisonRow::year).min() {
            bases.add((String::new(), year.to_string()), name(speech, place));
        }
    }
    for ((_, year), places) in bases.0 {
        once(caption, speech.say(&Message::CaptionBase { year, places: speech.list(&places) }));
    }
    if kind == ChartKind::Heatmap {
        let judged = figures.indicators().iter().any(|own| own.better != Better::Neutral);
        let neutral: Vec<String> =
            figures.indicators().iter().filter(|own| own.better == Better::Neutral).map(|own| title(speech, own)).collect();
        if judged {
            once(caption, speech.say(&Message::CaptionShade {}));
        }
        if !neutral.is_empty() {
            once(caption, speech.say(&Message::CaptionShadeNeutral { measures: speech.list(&neutral) }));
        }
    }
    if kind == ChartKind::Bump && figures.rows.iter().any(|row| row.year().is_some() && row.year() != row.wanted) {
        once(caption, speech.say(&Message::CaptionNear {}));
    }
    if kind == ChartKind::Bump {
        // A town with too few dates has no rank: it is not left out without a word.
        for (place, _) in figures.places() {
            let known = figures.rows.iter().filter(|row| row.place.id == place.id && row.value().is_some()).count();
            if (1..LEAST_DATES).contains(&known) {
                let reason = speech.gap(crate::base::MissingReason::NoSuchYear);
                once(caption, speech.say(&Message::CaptionMissing { place: name(speech, place), reason }));
            }
        }
    }
    if kind == ChartKind::Radar {
        once(caption, speech.say(&Message::CaptionRadar {}));
    }
}

fn year_badge(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>) {
    if figures.years.len() > 1 {
        return;
    }
    if let Some(asked) = figures.far_from_asked() {
        badge(badges, Tone::Warn, &Message::BadgeAsked { year: asked.to_string() }, speech);
    }
    match years_of(figures.rows.iter()).as_slice() {
        [] => {}
        [year] => badge(badges, Tone::Good, &Message::BadgeSameYear { year: year.to_string() }, speech),
        [first, .., last] => {
            let line = Message::BadgeYears { first: first.to_string(), last: last.to_string() };
            badge(badges, Tone::Warn, &line, speech);
        }
    }
}

/// The levels of the figures shown, each once.
pub(super) fn levels(figures: &Comparison) -> Vec<Level> {
    let mut levels: Vec<Level> = figures.rows.iter().filter_map(ComparisonRow::level).collect();
    levels.sort();
    levels.dedup();
    levels
}

fn territory(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let shown: Vec<(&ComparisonRow, &Trace)> =
        figures.rows.iter().filter_map(|row| row.trace.as_ref().filter(|_| row.value().is_some()).map(|trace| (row, trace))).collect();
    // One place measured on two territories at two dates has not changed by as much as it seems.
    let moved = |row: &ComparisonRow, trace: &Trace| {
        shown.iter().any(|(other, earlier)| {
            other.place.id == row.place.id && other.indicator.id == row.indicator.id && earlier.outcome.perimeter != trace.outcome.perimeter
        })
    };
    let odd = |row: &ComparisonRow, trace: &Trace| trace.outcome.level != row.place.kind.level() || moved(row, trace);
    let stated = shown.iter().all(|(_, trace)| !trace.outcome.perimeter.is_empty());
    let same = match levels(figures).as_slice() {
        [level @ (Level::Commune | Level::National | Level::Region)] => Some(*level),
        _ => None,
    };
    if shown.iter().any(|(row, trace)| odd(row, trace)) || (same.is_none() && !shown.is_empty()) {
        badge(badges, Tone::Warn, &Message::BadgePerimeters {}, speech);
    } else if let Some(level) = same.filter(|_| stated) {
        badge(badges, Tone::Good, &Message::BadgeSamePerimeter { territory: speech.levels(level) }, speech);
    }
    for (row, trace) in &shown {
        let mismatch =
            trace.flags.iter().find_map(|flag| if let Flag::PerimeterMismatch(own, other) = flag { Some((own, other)) } else { None });
        let Some((own, other)) = mismatch else { continue };
        badge(badges, Tone::Warn, &Message::BadgePerimeters {}, speech);
        let (place, own, other) = (name(speech, &row.place), own.clone(), other.clone());
        once(caption, speech.say(&Message::CaptionMismatch { place, own, other }));
    }
    for (row, trace) in shown.iter().filter(|(_, trace)| trace.flags.contains(&Flag::Together)) {
        let ratio = trace.indicator.together == Aggregation::Ratio;
        let line = |place: String| if ratio { Message::CaptionTogether { place } } else { Message::CaptionSum { place } };
        once(caption, speech.say(&line(name(speech, &row.place))));
    }
    for (row, trace) in shown.iter().filter(|(row, trace)| odd(row, trace)) {
        let perimeter = trace.outcome.perimeter.to_string();
        let place = name(speech, &row.place);
        let place = if figures.years.len() > 1 { format!("{place} {}", trace.outcome.year) } else { place };
        once(caption, speech.say(&Message::CaptionPerimeter { place, perimeter }));
    }
}

/// The definitions of one indicator, each with the towns that follow it, when they differ.
fn definitions(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let indicators = figures.indicators();
    let mut differing = Vec::new();
    for indicator in &indicators {
        let mut found: Vec<(String, Vec<String>)> = vec![];
        let rows = figures.rows.iter().filter(|row| row.indicator.id == indicator.id && row.value().is_some());
        for row in rows {
            let Some(trace) = &row.trace else { continue };
            let (definition, place) = (trace.definition(), name(speech, &row.place));
            match found.iter_mut().find(|(known, _)| known == definition) {
                Some((_, places)) => once(places, place),
                None => found.push((definition.to_owned(), vec![place])),
            }
        }
        if found.len() < 2 {
            continue;
        }
        badge(badges, Tone::Warn, &Message::BadgeDefinitions {}, speech);
        if indicators.len() > MOST_DEFINED {
            once(&mut differing, title(speech, indicator));
            continue;
        }
        for (definition, places) in found.into_iter().filter(|(definition, _)| !definition.is_empty()) {
            let places = speech.list(&places);
            let line = if indicators.len() == 1 {
                Message::CaptionDefinition { places, definition }
            } else {
                Message::CaptionDefinitionOf { measure: title(speech, indicator), places, definition }
            };
            once(caption, speech.say(&line));
        }
    }
    if !differing.is_empty() {
        once(caption, speech.say(&Message::CaptionDefinitions { measures: speech.list(&differing) }));
    }
}

/// Of more indicators than this, those whose definitions differ are named; the definitions stand in the table and the notes.
const MOST_DEFINED: usize = 2;

/// Towns said together because the same remark is true of them.
#[derive(Default)]
struct Groups(Vec<((String, String), Vec<String>)>);

impl Groups {
    fn add(&mut self, key: (String, String), place: String) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, places)) => once(places, place),
            None => self.0.push((key, vec![place])),
        }
    }
}

/// Borrowed denominators and stand-ins.
fn flags(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let (mut borrowed, mut printed) = (Groups::default(), Groups::default());
    for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
        let place = name(speech, &figure.place);
        let Some(trace) = &figure.trace else { continue };
        let measured = |traced: &TracedInput| inside(traced.input.measure.names.get(speech.language()));
        for traced in &trace.inputs {
            let Some(year) = traced.observation.as_ref().map(|observation| observation.year) else { continue };
            match traced.input.role {
                InputRole::Denominator(_) | InputRole::Served(_) if year.distance(trace.outcome.year) > FAR => {
                    let measure = traced.input.measure.names.get(speech.language()).to_owned();
                    borrowed.add((measure, year.to_string()), place.clone());
                }
                InputRole::Anchor
                | InputRole::Undisputed
                | InputRole::Denominator(_)
                | InputRole::Served(_)
                | InputRole::Since(_)
                | InputRole::Previous
                | InputRole::Decayed(_) => {}
            }
        }
        for flag in &trace.flags {
            match flag {
                Flag::DenominatorYearGap(..) => badge(badges, Tone::Warn, &Message::BadgeBorrowed {}, speech),
                Flag::Alternative(id) => {
                    let named = trace.inputs.iter().find(|traced| traced.input.measure.id == *id).map(measured);
                    printed.add((title(speech, &figure.indicator), named.unwrap_or_default()), place.clone());
                }
                Flag::Conflict(..) => badge(badges, Tone::Warn, &Message::BadgeDisputed {}, speech),
                Flag::DefinitionChange => badge(badges, Tone::Warn, &Message::BadgeDefinitions {}, speech),
                Flag::Geo(_)
                | Flag::Status(..)
                | Flag::Marked(..)
                | Flag::Definition(_)
                | Flag::ConstantFrom(_)
                | Flag::PerimeterMismatch(..)
                | Flag::Together
                | Flag::Since(_)
                | Flag::Account(_)
                | Flag::Partial(_)
                | Flag::MissingLines(_)
                | Flag::Quality(_)
                | Flag::NoNotationKeys
                | Flag::Supposed(_)
                | Flag::Card(_) => {}
            }
        }
    }
    for ((measure, year), places) in borrowed.0 {
        once(caption, speech.say(&Message::CaptionBorrowed { measure, year, places: speech.list(&places) }));
    }
    for ((_, measure), places) in printed.0 {
        // Where only some towns are measured otherwise, they are not quite comparable.
        if places.len() < figures.places().len() || figures.years.len() > 1 {
            badge(badges, Tone::Warn, &Message::BadgeDefinitions {}, speech);
        }
        once(caption, speech.say(&Message::CaptionPrinted { measure, places: speech.list(&places) }));
    }
}

/// The year each change is counted from, when they differ or when one is not the year asked for.
fn starts(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let (mut starts, mut late) = (Groups::default(), false);
    for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
        for traced in figure.trace.iter().flat_map(|trace| &trace.inputs).filter(|traced| traced.input.is_base()) {
            let Some(year) = traced.observation.as_ref().map(|observation| observation.year) else { continue };
            late |= traced.input.role != InputRole::Since(year);
            starts.add((String::new(), year.to_string()), name(speech, &figure.place));
        }
    }
    let several = starts.0.len() > 1;
    if several {
        badge(badges, Tone::Warn, &Message::BadgePeriods {}, speech);
    }
    for ((_, year), places) in starts.0.into_iter().filter(|_| several || late) {
        once(caption, speech.say(&Message::CaptionSince { year, places: speech.list(&places) }));
    }
}

/// The rate of exchange a card states, with its year and source: money of two countries is never compared without.
fn rates(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    for text in figures.rows.iter().flat_map(|row| &row.indicator.flags).filter_map(|flag| flag.strip_prefix("rate:")) {
        badge(badges, Tone::Plain, &Message::BadgeRate {}, speech);
        once(caption, speech.say(&Message::CaptionRate { text: text.trim().to_owned() }));
    }
}

/// Figures no file gives: the picture says what was supposed.
fn suppositions(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let (mut supposed, mut gaps) = (Groups::default(), Vec::new());
    for figure in &figures.rows {
        let Some(trace) = &figure.trace else { continue };
        let mut measures: Vec<String> = Vec::new();
        for traced in trace.inputs.iter().filter(|traced| traced.observation.as_ref().is_some_and(|own| own.supposed)) {
            once(&mut measures, inside(traced.input.measure.names.get(speech.language())));
        }
        if let Some((own, base)) = figure.value().zip(trace.base) {
            let style = NumberStyle::of(&figure.indicator, &[own, base]);
            let spoken = |value: f64| style.spoken(speech, value, &figure.indicator);
            let gap = if own < base { format!("\u{2212}{}", spoken(base - own)) } else { format!("+{}", spoken(own - base)) };
            gaps.push(Message::CaptionWithout { place: name(speech, &figure.place), base: spoken(base), gap });
        }
        for measure in measures {
            supposed.add((measure, trace.outcome.year.to_string()), name(speech, &figure.place));
        }
    }
    for ((measure, year), places) in supposed.0 {
        badge(badges, Tone::Warn, &Message::BadgeSupposed {}, speech);
        once(caption, speech.say(&Message::CaptionSupposed { measure, year, places: speech.list(&places) }));
    }
    for gap in gaps {
        once(caption, speech.say(&gap));
    }
}

/// Totals of greenhouse gases: which lines they lack, and whether they add up the same ones.
fn inventories(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let (mut accounts, mut silent) = (vec![], vec![]);
    for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
        let place = name(speech, &figure.place);
        for flag in figure.trace.iter().flat_map(|trace| &trace.flags) {
            if let Flag::Account(account) = flag {
                once(&mut accounts, account.clone());
            }
            if let Flag::NoNotationKeys = flag {
                once(&mut silent, place.clone());
            }
            if let Flag::Quality(shares) = flag {
                let share = |(grade, share): &(&str, f64)| format!("{grade} {}", speech.quantity(&speech.number(*share, 0), "%"));
                let shares = shares.iter().map(share).collect::<Vec<_>>().join(", ");
                once(caption, speech.say(&Message::CaptionQuality { place: place.clone(), shares }));
            }
            let lacking = if let Flag::Partial(lines) = flag {
                Message::CaptionPartial { place: place.clone(), lines: *lines }
            } else if let Flag::MissingLines(lines) = flag {
                Message::CaptionMissingLines { place: place.clone(), lines: lines.join(", ") }
            } else {
                continue;
            };
            badge(badges, Tone::Warn, &Message::BadgePartial {}, speech);
            once(caption, speech.say(&lacking));
        }
    }
    if accounts.len() > 1 {
        badge(badges, Tone::Warn, &Message::BadgeAccounts {}, speech);
    }
    if !silent.is_empty() {
        once(caption, speech.say(&Message::CaptionNoKeys { places: speech.list(&silent) }));
    }
}

/// A denominator so many years away is told on the picture.
const FAR: u16 = 2;

fn statuses(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    for status in [Status::Secondary, Status::Approximate, Status::Disputed] {
        let mut places = vec![];
        for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
            if figure.trace.as_ref().is_some_and(|trace| trace.status() == status) {
                once(&mut places, name(speech, &figure.place));
            }
        }
        if places.is_empty() {
            continue;
        }
        let word = speech.say(&status_line(status));
        once(caption, speech.say(&Message::CaptionStatus { status: word, places: speech.list(&places) }));
        if status == Status::Disputed {
            badge(badges, Tone::Warn, &Message::BadgeDisputed {}, speech);
        }
    }
}

/// The words for a status.
pub(super) fn status_line(status: Status) -> Message {
    match status {
        Status::Ok => Message::StatusOk {},
        Status::Secondary => Message::StatusSecondary {},
        Status::Approximate => Message::StatusApproximate {},
        Status::Disputed => Message::StatusDisputed {},
    }
}

fn missing(figures: &Comparison, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let several = figures.indicators().len() > 1;
    // Over many years a town is missing when it has no figure at all, or where its file says why.
    let many = figures.years.len() > 2;
    let has_any = |figure: &ComparisonRow| figures.rows.iter().any(|row| row.place.id == figure.place.id && row.value().is_some());
    let told = |figure: &&ComparisonRow| figure.reading().gap().is_some() && !(many && figure.trace.is_none() && has_any(figure));
    let absent: Vec<&ComparisonRow> = figures.rows.iter().filter(told).collect();
    let mut groups = Groups::default();
    for figure in &absent {
        let Some(gap) = figure.reading().gap() else { continue };
        let (place, reason) = (name(speech, &figure.place), speech.gap(gap));
        badge(badges, Tone::Plain, &Message::BadgeMissing { place: place.clone() }, speech);
        if several && absent.len() > MOST_MISSING {
            groups.add((String::new(), reason), place);
            continue;
        }
        let year = figure.wanted.filter(|_| figures.years.len() > 1 && (!many || has_any(figure))).map(|year| year.to_string());
        let place = year.map_or(place.clone(), |year| format!("{place} {year}"));
        let line = if several {
            Message::CaptionMissingOf { place, measure: title(speech, &figure.indicator), reason }
        } else {
            Message::CaptionMissing { place, reason }
        };
        once(caption, speech.say(&line));
    }
    // Where many cells say "n.d.", the reasons are told with the towns, not cell by cell.
    for ((_, reason), places) in groups.0 {
        once(caption, speech.say(&Message::CaptionMissing { place: speech.list(&places), reason }));
    }
}

/// More missing figures of several indicators than this are told by reason.
const MOST_MISSING: usize = 2;

/// The name of a file without its folders.
#[must_use]
pub fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// Publishers of every input shown, the most used first, with their years.
fn sources(figures: &Comparison, speech: &Speech) -> String {
    let mut found: Vec<(String, Vec<crate::base::Year>, usize)> = vec![];
    let shown = figures.rows.iter().filter(|figure| figure.value().is_some()).flat_map(|figure| &figure.trace);
    let cited = shown.flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref()).filter(|own| !own.supposed);
    for observation in cited {
        let citation = &observation.citation;
        let publisher = if citation.publisher.is_empty() { &citation.title } else { &citation.publisher };
        // A file that names no source is itself the source; where it lies is nobody else's business.
        let source = if publisher.is_empty() { file_name(&observation.spot.source) } else { publisher.clone() };
        match found.iter_mut().find(|(known, ..)| *known == source) {
            Some((_, years, uses)) => {
                years.push(observation.year);
                *uses += 1;
            }
            None => found.push((source, vec![observation.year], 1)),
        }
    }
    found.sort_by_key(|(.., uses)| std::cmp::Reverse(*uses));
    if found.is_empty() {
        return speech.say(&Message::SourcesNone {});
    }
    let list: Vec<String> = found.iter().map(|(source, dates, _)| format!("{source}, {}", years(speech, dates))).collect();
    let join = if speech.language() == crate::speech::Language::Ar {
        "؛ "
    } else if speech.language() == crate::speech::Language::Fr {
        "\u{a0}; "
    } else {
        "; "
    };
    speech.say(&Message::Sources { list: list.join(join) })
}
