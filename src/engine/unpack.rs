//! Unpacks containers in another process: bytes of a workbook, a web page or an archive in; plain cells or members out.
//!
//! The process is this program again, started with [`CHILD_ARGUMENT`]. It limits its own memory and processor time before it reads a
//! byte (on systems without such limits, the clock here and the budgets of the readers remain), so that a crafted file can end that
//! process only. Without a program to start, as in unit tests, containers are unpacked here, within the budgets of the readers.

use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::base::Progress;
use crate::engine::members::{Member, MemberFilter, members};
use crate::intake::{PlainSheet, UnpackError, unpack_tables};

/// The first argument of the process that unpacks.
const CHILD_ARGUMENT: &str = "--unpack-from-standard-input";
/// The memory that the process may take beside that of the file, in megabytes.
const MEGABYTES: u64 = 1536;
/// How long the process may take, in seconds of the clock and of its processor.
const SECONDS: u64 = 60;
/// How often a running process is looked at.
const LOOKS_A_SECOND: u64 = 50;
const LOOK_EVERY: Duration = Duration::from_millis(1000 / LOOKS_A_SECOND);
/// The largest answer taken, in bytes: more than the budgets of the readers let through.
const LARGEST_ANSWER: u64 = 1 << 30;

/// The program to start; not set in tests of the library.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// What is to be unpacked.
#[derive(serde::Serialize, serde::Deserialize)]
enum Request {
    Tables,
    Members(MemberFilter),
}

/// What was unpacked.
#[derive(serde::Serialize, serde::Deserialize)]
enum Answer {
    Tables(Result<Vec<PlainSheet>, UnpackError>),
    Members(Result<Vec<Member>, UnpackError>),
}

impl Answer {
    fn to(request: &Request, bytes: &[u8]) -> Self {
        match request {
            Request::Tables => Self::Tables(unpack_tables(bytes)),
            Request::Members(filter) => Self::Members(members(bytes, filter)),
        }
    }
}

/// The limits of the process, which the environment may widen for slow machines or narrow for tests.
#[derive(Clone, Copy)]
struct Limits {
    megabytes: u64,
    seconds: u64,
}

impl Limits {
    fn from_environment() -> Self {
        let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
        Self {
            megabytes: number("JUMELLES_UNPACK_MEGABYTES").unwrap_or(MEGABYTES),
            seconds: number("JUMELLES_UNPACK_SECONDS").unwrap_or(SECONDS),
        }
    }
}

/// From now on containers are unpacked by processes of this program. Called once, by `main`.
pub fn unpack_in_processes() {
    // The link stays valid when the file of the program is replaced by a newer one.
    let link = Path::new("/proc/self/exe");
    let program = if link.exists() { Some(link.to_owned()) } else { std::env::current_exe().ok() };
    if let Some(program) = program {
        let _ = PROGRAM.set(program);
    }
}

/// If the arguments say that this process is to unpack, unpacks from the standard input to the standard output and returns true.
#[must_use]
pub fn serve_unpacking() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|argument| argument != CHILD_ARGUMENT) {
        return false;
    }
    let mut number = || arguments.next().and_then(|text| text.to_str()?.parse::<u64>().ok());
    if let (Some(megabytes), Some(seconds)) = (number(), number()) {
        limit(Limits { megabytes, seconds });
    }
    let mut input = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut input).is_ok()
        && let Ok((request, bytes)) = postcard::take_from_bytes::<Request>(&input)
    {
        // It is not made a second time in memory. If the other end is closed, it is no longer wanted.
        let output = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let _ = postcard::to_io(&Answer::to(&request, bytes), output).map(|mut output| output.flush());
    }
    true
}

/// Limits the memory and the processor time of this process. A limit that cannot be set is left to the clock of the other process.
#[cfg(unix)]
fn limit(limits: Limits) {
    use rlimit::Resource;
    // The clock comes first; the processor time is for a process whose parent died.
    let seconds = limits.seconds + 1;
    for (resource, most) in [(Resource::AS, limits.megabytes << 20), (Resource::CPU, seconds), (Resource::CORE, 0)] {
        let most = most.min(resource.get_hard().unwrap_or(most));
        let _ = resource.set(most, most);
    }
}

#[cfg(not(unix))]
fn limit(_: Limits) {}

/// The sheets of a workbook or the tables of a web page, as [`unpack_tables`] gives them.
///
/// # Errors
/// When the container is damaged or too large, or its process crashed, took too long or was stopped.
pub(super) fn tables(bytes: &[u8], progress: &Progress) -> Result<Vec<PlainSheet>, UnpackError> {
    match answer(&Request::Tables, bytes, progress)? {
        Answer::Tables(tables) => tables,
        Answer::Members(_) => Err(UnpackError::Crashed),
    }
}

/// The members of an archive that are wanted, in the order of their names.
///
/// # Errors
/// As [`tables`].
pub(super) fn unpack_members(bytes: &[u8], filter: MemberFilter) -> Result<Vec<Member>, UnpackError> {
    match answer(&Request::Members(filter), bytes, &Progress::default())? {
        Answer::Members(members) => members,
        Answer::Tables(_) => Err(UnpackError::Crashed),
    }
}

fn answer(request: &Request, bytes: &[u8], progress: &Progress) -> Result<Answer, UnpackError> {
    match PROGRAM.get() {
        None => Ok(Answer::to(request, bytes)),
        Some(program) => ask(program, request, bytes, progress),
    }
}

/// Starts a process, sends it the request and the bytes, and waits for its answer.
fn ask(program: &Path, request: &Request, bytes: &[u8], progress: &Progress) -> Result<Answer, UnpackError> {
    let limits = Limits::from_environment();
    let not_started = |error: &dyn std::fmt::Display| UnpackError::NotStarted(error.to_string());
    let header = postcard::to_stdvec(request).map_err(|error| not_started(&error))?;
    let megabytes = limits.megabytes.saturating_add(u64::try_from(bytes.len() >> 20).unwrap_or(u64::MAX));
    let mut child = Command::new(program)
        .args([CHILD_ARGUMENT, &megabytes.to_string(), &limits.seconds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (sender, answers) = channel();
    let received = thread::scope(|scope| {
        scope.spawn(|| input.map(|input| send(input, &header, bytes)));
        scope.spawn(move || {
            let mut received = Vec::new();
            let read = output.map(|output| output.take(LARGEST_ANSWER).read_to_end(&mut received));
            // Nobody waits for the answer of a process that was stopped.
            let _ = sender.send(read.and_then(Result::ok).map(|_| received));
        });
        // Looks are counted, not seconds: no clock is asked.
        let mut looks = limits.seconds.saturating_mul(LOOKS_A_SECOND);
        let received = loop {
            match answers.recv_timeout(LOOK_EVERY) {
                Ok(received) => break received.ok_or(UnpackError::Crashed),
                Err(RecvTimeoutError::Disconnected) => break Err(UnpackError::Crashed),
                Err(RecvTimeoutError::Timeout) if progress.is_stopped() => break Err(UnpackError::Crashed),
                Err(RecvTimeoutError::Timeout) if looks == 0 => break Err(UnpackError::TooLong(limits.seconds)),
                Err(RecvTimeoutError::Timeout) => looks -= 1,
            }
        };
        if received.is_err() {
            // One that ended already cannot be killed.
            let _ = child.kill();
        }
        let ended_well = child.wait().is_ok_and(|status| status.success());
        received.and_then(|received| if ended_well { Ok(received) } else { Err(UnpackError::Crashed) })
    })?;
    postcard::from_bytes(&received).map_err(|_| UnpackError::Crashed)
}

/// Sends the request and the bytes; a process that ended takes no more, and says so by its answer.
fn send(mut input: ChildStdin, header: &[u8], bytes: &[u8]) {
    let _ = input.write_all(header).and_then(|()| input.write_all(bytes));
}
