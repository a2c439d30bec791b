//! The demo's clock: this machine's, or one that is ahead of it, so that what takes months is seen in minutes. No other
//! command has such a one.

use anyhow::{Context, Result, bail};
use kernel::{Clock, SharedClock, SystemClock};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use time::{Duration, OffsetDateTime};

/// Ahead by as many seconds as its file says, from the moment it says so. It never goes back: what has happened stays
/// in the past.
#[derive(Debug)]
struct Ahead {
    file: PathBuf,
    seconds: AtomicU32,
}

impl Clock for Ahead {
    fn now(&self) -> OffsetDateTime {
        // a file that is just being written says nothing
        let said = said(&self.file).unwrap_or_default();
        let seconds = said.max(self.seconds.fetch_max(said, Ordering::Relaxed));
        SystemClock.now() + Duration::seconds(i64::from(seconds))
    }
}

fn said(file: &Path) -> Option<u32> {
    fs::read_to_string(file).ok()?.trim().parse().ok()
}

/// The clock of this run. `lived` says whether there are organisations already: they come to life today, and time goes
/// on from there.
///
/// # Errors
/// When the file holds no whole number of seconds, or a new demo would begin at another time than the machine's.
pub(super) fn open(file: Option<&Path>, lived: bool) -> Result<SharedClock> {
    let Some(file) = file else { return Ok(Arc::new(SystemClock)) };
    let ahead = said(file)
        .with_context(|| format!("--clock: {} must hold a whole number of seconds", file.display()))?;
    if ahead > 0 && !lived {
        bail!("--clock: a new demo begins with 0 in {}", file.display());
    }
    Ok(Arc::new(Ahead { file: file.to_owned(), seconds: AtomicU32::new(ahead) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_forward_as_its_file_says_and_never_back() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("ahead");
        assert!(open(Some(&file), true).is_err(), "there is no such file");
        fs::write(&file, "0\n").unwrap();
        let clock = open(Some(&file), false).unwrap();
        for (text, days) in [("0", 0), ("864000", 10), ("", 10), ("soon", 10), ("86400", 10), ("950400", 11)]
        {
            fs::write(&file, text).unwrap();
            let ahead = clock.now() - SystemClock.now() + Duration::minutes(1);
            assert_eq!(ahead.whole_days(), days, "{text}");
        }
        assert!(open(Some(&file), false).is_err(), "a new demo begins today");
        assert!(open(Some(&file), true).is_ok());
        assert!(open(None, false).is_ok());
    }
}
