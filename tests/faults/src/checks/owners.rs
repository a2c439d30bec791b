//! Whose objects and backups lie about.

use crate::site::Site;
use std::{collections::BTreeSet, fs, path::Path};

/// Where the parts of exports lie that operators bring, beside the backups of organisations.
const MOVES: &str = "moves";

/// Objects and backups of organisations that are not there, but for last exports that are kept.
pub(super) fn of_nobody(
    site: &Site,
    held: &BTreeSet<String>,
    kept: &BTreeSet<String>,
    breaches: &mut Vec<String>,
) {
    let (objects, backups) = (site.place.objects(), site.place.backups());
    let with_last: BTreeSet<String> = held.union(kept).cloned().collect();
    for (what, folder, held) in [("objects", objects, held), ("backups", backups, &with_last)] {
        for owner in owners(&folder).difference(held).filter(|owner| *owner != MOVES) {
            breaches.push(format!("there are {what} of {owner}, which is no organisation"));
        }
    }
}

/// Parts of exports that nobody brings or lets in any more.
pub(super) fn of_no_move(site: &Site, open: &BTreeSet<String>, breaches: &mut Vec<String>) {
    for id in owners(&site.place.backups().join(MOVES)).difference(open) {
        breaches.push(format!("there are parts of the move {id}, which needs none"));
    }
}

/// The folders that have a file in them. Empty ones stay in a file system where a store has none.
pub(super) fn owners(folder: &Path) -> BTreeSet<String> {
    let all = entries(folder).into_iter().filter(|entry| entry.path().is_dir() && holds(&entry.path()));
    all.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

fn holds(path: &Path) -> bool {
    path.is_file() || entries(path).iter().any(|entry| holds(&entry.path()))
}

/// What goes while it is looked at is not there.
fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten().collect()
}
