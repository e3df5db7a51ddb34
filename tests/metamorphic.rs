//! The same table written in other ways gives the same figures: rows and columns in another order, a title, a total, other letters, other
//! decimals, another shape, another file format. Random tables, random ways.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jumelles::base::Progress;
use jumelles::engine::{LibraryNeeds, Recipes, ReferenceData, SourceFile, load};
use jumelles::library::LibraryChoice;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

/// A figure as it must come out, whatever the table looks like.
type Figure = (String, String, String, String);

/// Towns of the gazetteer, of the register, and one that neither knows.
const TOWNS: [&str; 8] = ["Kénitra", "Rabat", "Évreux", "Chartres", "Sidi Slimane", "Le Havre", "Lyon", "Villeneuve-l'Inconnue"];
/// Measures: known with a unit, unknown with a unit, unknown without.
const MEASURES: [&str; 4] = ["Population", "Arbres plantés", "Déchets verts (t)", "Part de pistes cyclables (%)"];

/// A table: for each town and year, a value of each measure.
#[derive(Clone, Debug)]
struct Model {
    towns: Vec<&'static str>,
    years: Vec<u16>,
    measures: usize,
    /// In hundredths, by town, year and measure.
    values: Vec<u32>,
}

impl Model {
    fn value(&self, town: usize, year: usize, measure: usize) -> u32 {
        self.values[((town * self.years.len() + year) * MEASURES.len() + measure) % self.values.len()]
    }

    /// The cells of the table: headings, then a row for each town and year.
    fn rows(&self, mark: char) -> Vec<Vec<String>> {
        let headings = ["Commune", "Année"].into_iter().chain(MEASURES.into_iter().take(self.measures));
        let mut rows = vec![headings.map(str::to_owned).collect()];
        for (t, town) in self.towns.iter().enumerate() {
            for (y, year) in self.years.iter().enumerate() {
                let values = (0..self.measures).map(|m| written(self.value(t, y, m), mark));
                rows.push([(*town).to_owned(), year.to_string()].into_iter().chain(values).collect());
            }
        }
        rows
    }
}

/// A number in hundredths with two decimals, so that its mark is never in doubt.
fn written(hundredths: u32, mark: char) -> String {
    format!("{}{mark}{:02}", hundredths / 100, hundredths % 100)
}

fn csv(rows: &[Vec<String>], delimiter: &str) -> Vec<u8> {
    let cell =
        |cell: &String| if cell.contains([',', ';', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(delimiter)).collect();
    (lines.join("\n") + "\n").into_bytes()
}

fn html(rows: &[Vec<String>]) -> Vec<u8> {
    let mut page = String::from("<html><body><table>");
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            write!(page, "<td>{}</td>", cell.replace('&', "&amp;").replace('\'', "&#39;")).expect("a String takes everything");
        }
        page.push_str("</tr>");
    }
    (page + "</table></body></html>").into_bytes()
}

/// A workbook with these sheets; numbers are numbers.
fn xlsx(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (r, row) in (0_u32..).zip(rows) {
            for (c, cell) in (0_u16..).zip(row) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(r, c, number).expect("a cell"),
                    Err(_) => sheet.write_string(r, c, cell).expect("a cell"),
                };
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// The figures of a file that count.
fn figures(library: &ReferenceData, name: &str, bytes: Vec<u8>) -> BTreeSet<Figure> {
    let source = SourceFile { name: name.to_owned(), bytes };
    // What the library adds is no figure of the file.
    let choice = LibraryChoice { is_off: true, ..LibraryChoice::default() };
    let recipes = Recipes { library: LibraryNeeds { choice, ..LibraryNeeds::default() }, ..Recipes::default() };
    let loaded = load(library, vec![source], &recipes, &Progress::default());
    let observations = loaded.values.observations();
    let read = observations.iter().enumerate().filter(|(index, _)| observations.figure(*index).is_some_and(|figure| figure.is_chosen()));
    read.filter_map(|(_, figure)| {
        let value = figure.value.number()?;
        let measure = format!("{} {}", figure.measure, figure.breakdown);
        Some((figure.place.to_string(), measure, figure.time.code(), format!("{value:.2}")))
    })
    .collect()
}

fn model() -> impl Strategy<Value = Model> {
    let towns = proptest::sample::subsequence(TOWNS.to_vec(), 2..=6);
    let years = proptest::sample::subsequence(vec![2014_u16, 2018, 2019, 2021, 2024], 1..=3);
    let values = proptest::collection::vec(101_u32..9_999_999, 40..60);
    (towns, years, 1..=MEASURES.len(), values).prop_map(|(towns, years, measures, values)| Model { towns, years, measures, values })
}

proptest! {
    #![proptest_config(support::property_config("metamorphic", 60))]

    #[test]
    fn another_writing_of_a_table_gives_the_same_figures(model in model(), seed in any::<u32>()) {
        let library = ReferenceData::shipped();
        let rows = model.rows(',');
        let wanted = figures(&library, "essai.csv", csv(&rows, ";"));
        prop_assert_eq!(wanted.len(), model.towns.len() * model.years.len() * model.measures);
        let check = |what: &str, name: &str, bytes: Vec<u8>| {
            let found = figures(&library, name, bytes);
            prop_assert_eq!(&found, &wanted, "{}", what);
            Ok(())
        };
        // Rows in another order.
        let mut shuffled = rows.clone();
        let count = shuffled.len() - 1;
        for index in 1..=count {
            let other = 1 + (seed as usize).wrapping_mul(index).wrapping_add(7) % count;
            shuffled.swap(index, other);
        }
        check("rows shuffled", "essai.csv", csv(&shuffled, ";"))?;
        // Columns in another order.
        let turned: Vec<Vec<String>> = rows.iter().map(|row| row.iter().rev().cloned().collect()).collect();
        check("columns turned round", "essai.csv", csv(&turned, ";"))?;
        // A title and a blank line above.
        let title = [b"Tableau de bord de la ville\n\n".to_vec(), csv(&rows, ";")].concat();
        check("a title above", "essai.csv", title)?;
        check("a blank line above", "essai.csv", [b"\n".to_vec(), csv(&rows, ";")].concat())?;
        // Capitals.
        let capitals: Vec<Vec<String>> = rows.iter().enumerate().map(|(index, row)| if index == 0 { row.clone() } else {
            row.iter().map(|cell| cell.to_uppercase()).collect()
        }).collect();
        check("names in capitals", "essai.csv", csv(&capitals, ";"))?;
        // The other decimal mark, other delimiters.
        check("points for decimals", "essai.csv", csv(&model.rows('.'), ","))?;
        check("tabs", "essai.tsv", csv(&rows, "\t"))?;
        // A total, first or last.
        let total = |row: &Vec<String>| std::iter::once("Total".to_owned()).chain(row.iter().skip(1).cloned()).collect::<Vec<String>>();
        let mut last = rows.clone();
        last.push(total(&rows[1]));
        check("a total at the end", "essai.csv", csv(&last, ";"))?;
        let mut first = rows.clone();
        first.insert(1, total(&rows[1]));
        check("a total at the start", "essai.csv", csv(&first, ";"))?;
        // Other formats.
        check("a web page", "essai.xls", html(&model.rows('.')))?;
        check("a workbook", "essai.xlsx", xlsx(&[("Feuille", model.rows('.'))]))?;
        let points = model.rows('.');
        let half = 1 + (points.len() - 1) / 2;
        let parts = [points[..half].to_vec(), [&points[..1], &points[half..]].concat()];
        check("two sheets", "essai.xlsx", xlsx(&[("Un", parts[0].clone()), ("Deux", parts[1].clone())]))?;
    }

    #[test]
    fn a_mistyped_cell_changes_no_other(model in model(), row in 0_usize..40, typo in "[a-z]{3,7}") {
        let library = ReferenceData::shipped();
        let mut rows = model.rows(',');
        let wanted = figures(&library, "essai.csv", csv(&rows, ";"));
        let row = 1 + row % (rows.len() - 1);
        rows[row][2] = typo;
        let found = figures(&library, "essai.csv", csv(&rows, ";"));
        prop_assert!(found.is_subset(&wanted), "{:?}", found.difference(&wanted).collect::<Vec<_>>());
        // With a single row of numbers, one bad cell leaves nothing to tell that its column held numbers.
        if rows.len() > 3 {
            prop_assert_eq!(found.len() + 1, wanted.len());
        }
    }

    #[test]
    fn years_across_measures_down_and_long_tables_give_the_same_figures(model in model()) {
        let library = ReferenceData::shipped();
        let wanted = figures(&library, "essai.csv", csv(&model.rows(','), ";"));
        // A column for each measure and year.
        let mut wide = vec![vec!["Commune".to_owned()]];
        for year in &model.years {
            wide[0].extend(MEASURES.iter().take(model.measures).map(|measure| match measure.split_once(" (") {
                Some((name, unit)) => format!("{name} {year} ({unit}"),
                None => format!("{measure} {year}"),
            }));
        }
        for (t, town) in model.towns.iter().enumerate() {
            let mut row = vec![(*town).to_owned()];
            for y in 0..model.years.len() {
                row.extend((0..model.measures).map(|m| written(model.value(t, y, m), ',')));
            }
            wide.push(row);
        }
        prop_assert_eq!(&figures(&library, "essai.csv", csv(&wide, ";")), &wanted, "years across");
        // One figure a row.
        let mut long = vec![["Commune", "Année", "Indicateur", "Valeur"].map(str::to_owned).to_vec()];
        for (t, town) in model.towns.iter().enumerate() {
            for (y, year) in model.years.iter().enumerate() {
                for (m, measure) in MEASURES.iter().take(model.measures).enumerate() {
                    long.push(vec![(*town).to_owned(), year.to_string(), (*measure).to_owned(), written(model.value(t, y, m), ',')]);
                }
            }
        }
        prop_assert_eq!(&figures(&library, "essai.csv", csv(&long, ";")), &wanted, "a long table");
    }
}
