//! Settings that all property tests of the library share. Compiled for tests only.

use proptest::test_runner::{Config, FileFailurePersistence};

/// The usual settings; cases that failed once are kept under `tests/proptest-regressions` and tried first.
pub(crate) fn proptest_config() -> Config {
    let persistence = FileFailurePersistence::SourceParallel("tests/proptest-regressions");
    Config { failure_persistence: Some(Box::new(persistence)), ..Config::default() }
}
