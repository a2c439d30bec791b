use crate::{
    archive::{Archive, FiledKind},
    collections::Collections,
};

/// Pairs of rule and text.
pub(super) fn faults(archive: &Archive, collections: &Collections) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in archive.retention.versions() {
        let kept =
            |kind: &&FiledKind| version.value.0.get(kind).is_some_and(|kept| !kept.basis.trim().is_empty());
        let missing = FiledKind::ALL.iter().filter(|kind| !kept(kind));
        faults.extend(missing.map(|kind| ("archive.retention", format!("{kind}: class or basis"))));
    }
    if archive.sealing.versions().any(|version| !(1..=12).contains(&version.value.due_month)) {
        faults.push(("archive.sealing", "no such month".into()));
    }
    if archive.handover.versions().any(|version| !version.value.offered_days.sound()) {
        faults.push(("archive.handover", "bounds".into()));
    }
    if collections.limits.versions().any(|version| !version.value.soon_days.sound()) {
        faults.push(("collections.limits", "bounds".into()));
    }
    let upside_down = |groups: &crate::collections::Groups| groups.young_to_age >= groups.old_from_age;
    if collections.groups.versions().any(|version| upside_down(&version.value)) {
        faults.push(("collections.groups", "the young are older than the old".into()));
    }
    faults
}
