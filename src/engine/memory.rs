//! How much memory a reading may take: what the system says is free, the limits of this process, and of the container it runs in.

use std::path::Path;

use crate::engine::files;

/// What is assumed to be free where the system does not say, in bytes.
const ASSUMED: u64 = 4 << 30;
/// Of what is free a reading takes so much at most: the rest is for computing and drawing.
const SHARE_PERCENT: u64 = 60;

/// The bytes that reading files may take now.
pub(super) fn room_for_reading() -> u64 {
    let free = [available(), left_of_limit(), left_of_container()].into_iter().flatten().min();
    free.unwrap_or(ASSUMED) / 100 * SHARE_PERCENT
}

/// The memory the system could give without swapping, in bytes.
fn available() -> Option<u64> {
    kilobytes("/proc/meminfo", "MemAvailable:")
}

/// What is left of the limit on the address space of this process, in bytes; `None` without a limit.
#[cfg(unix)]
fn left_of_limit() -> Option<u64> {
    let limit = rlimit::Resource::AS.get_soft().ok().filter(|limit| *limit < rlimit::INFINITY)?;
    Some(limit.saturating_sub(kilobytes("/proc/self/status", "VmSize:").unwrap_or_default()))
}

#[cfg(not(unix))]
fn left_of_limit() -> Option<u64> {
    None
}

/// What is left of the memory of the container this process runs in, in bytes; `None` outside of one.
fn left_of_container() -> Option<u64> {
    let number = |path: &str| text_of(path)?.trim().parse::<u64>().ok();
    Some(number("/sys/fs/cgroup/memory.max")?.saturating_sub(number("/sys/fs/cgroup/memory.current")?))
}

/// The number of bytes in a line such as "MemAvailable:  1234 kB".
fn kilobytes(path: &str, field: &str) -> Option<u64> {
    let text = text_of(path)?;
    let line = text.lines().find_map(|line| line.strip_prefix(field))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

fn text_of(path: &str) -> Option<String> {
    String::from_utf8(files::read_system_file(Path::new(path))?).ok()
}
