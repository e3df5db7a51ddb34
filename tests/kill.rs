//! Killed at any moment: a child keeps its work and saves its project, is killed without warning two hundred times, and every
//! state it had confirmed is found again.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::disallowed_methods, reason = "a test stops where it fails")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jumelles::engine::{AcquiredSlot, Autosave, KeptWork, RecoverySlot, StartMode, open_project, save_project};
use jumelles::project::{Project, SourcePath};

/// How often it is killed.
const KILLS: u64 = 200;

/// The work of a child: its number, and enough more that writing takes a while.
fn work(number: u64) -> Project {
    let more = (0..400).map(|rank| SourcePath::new(format!("/nowhere/{number}/{rank}.csv").into()));
    Project { sources: std::iter::once(SourcePath::new(number.to_string().into())).chain(more).collect(), ..Project::default() }
}

/// The number of a state; none when it is not one a child made whole.
fn number(project: &Project) -> u64 {
    let first = project.sources.first().expect("a source").path.clone();
    let name = first.file_name().expect("a name").to_string_lossy().into_owned();
    let number = name.parse().expect("a number");
    assert_eq!(project.sources.len(), work(number).sources.len(), "a state that is not whole");
    number
}

/// Keeps state after state, and says the number of each once it is safe.
fn child(folder: &Path) {
    let AcquiredSlot { slot, session } = RecoverySlot::acquire(&folder.join("work"), StartMode::Resume).expect("a slot");
    let keeper = Autosave::start(slot, || {});
    let mut out = std::io::stdout();
    let first = session.map_or(1, |session| number(&session.work.project) + 1);
    let file = folder.join("exposé.jumelles");
    for n in first.. {
        let project = Arc::new(work(n));
        keeper.request(KeptWork { project: Arc::clone(&project), ..KeptWork::default() });
        // Saved by hand too, every third time.
        if n % 3 == 0 {
            save_project(&project, &file, Some(&folder.join("backups"))).expect("saved");
            writeln!(out, "saved {n}").expect("told");
        }
        loop {
            match keeper.take_result() {
                Some(kept) => {
                    kept.expect("kept");
                    break;
                }
                None => std::thread::sleep(Duration::from_micros(200)),
            }
        }
        writeln!(out, "kept {n}").expect("told");
        out.flush().expect("told");
    }
}

/// Numbers that look random and are the same on every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, folder] = arguments.as_slice()
        && word == "child"
    {
        child(Path::new(folder));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let program = std::env::current_exe().expect("this program");
    let (mut seed, mut kept, mut saved) = (20_241_124, 0, 0);
    for _ in 0..KILLS {
        let mut running = Command::new(&program).arg("child").arg(folder.path()).stdout(Stdio::piped()).spawn().expect("a child");
        let told = running.stdout.take().expect("what it says");
        let listening = std::thread::spawn(move || BufReader::new(told).lines().map_while(Result::ok).collect::<Vec<String>>());
        std::thread::sleep(Duration::from_millis(5 + next(&mut seed) % 45));
        running.kill().expect("killed");
        running.wait().expect("ended");
        for line in listening.join().expect("heard") {
            let (word, number) = line.split_once(' ').expect("a word and a number");
            // The last line may be torn: then nobody was told.
            let Ok(number) = number.parse::<u64>() else { continue };
            match word {
                "kept" => kept = kept.max(number),
                "saved" => saved = saved.max(number),
                other => panic!("{other}"),
            }
        }
        let found = RecoverySlot::acquire(&folder.path().join("work"), StartMode::Resume).expect("a slot").session;
        let found = found.map_or(0, |found| number(&found.work.project));
        assert!(found >= kept, "{kept} was confirmed and {found} is found");
        kept = found;
        let file = folder.path().join("exposé.jumelles");
        if saved > 0 {
            let opened = open_project(&file, None).expect("the project opens");
            assert!(number(&opened.project) >= saved, "{saved} was saved");
        }
    }
    assert!(kept > KILLS && saved > KILLS / 3, "it hardly worked: {kept} kept, {saved} saved");
    println!("killed {KILLS} times: {kept} states kept, {saved} the last saved, none lost");
}
