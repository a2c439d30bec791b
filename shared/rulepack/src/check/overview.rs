use crate::{
    Setting,
    overview::{Digest, Overview, ThemedDay},
};

/// Pairs of rule and text.
pub(super) fn faults(overview: &Overview) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in overview.themed_day.versions() {
        let ThemedDay { by, day, nth, weekday } = &version.value;
        let fine =
            within(*day, 31) && within(*nth, 5) && within(*weekday, 7) && by.allowed.contains(&by.usual);
        if !fine {
            faults.push(("meetings.themed_day", "no day of a month".into()));
        }
    }
    for version in overview.digest.versions() {
        let Digest { weekday, hour } = version.value;
        if !within(weekday, 7) || !hour.sound() || hour.most > 23 {
            faults.push(("overview.digest", "no hour of a week".into()));
        }
    }
    for version in overview.next_year.versions() {
        if !within(version.value.from_month, 12) {
            faults.push(("overview.next_year", "no month".into()));
        }
    }
    if !overview.alike.versions().all(|version| version.value.sound()) {
        faults.push(("overview.alike", "nothing to compare by".into()));
    }
    faults
}

fn within(setting: Setting, most: u16) -> bool {
    setting.sound() && setting.least >= 1 && setting.most <= most
}
