use crate::elections::{Elections, Office};

/// Pairs of rule and text.
pub(super) fn faults(elections: &Elections) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in elections.committee.versions() {
        let size = version.value;
        if size.least == 0 || size.least > size.usual_most || size.usual_most > size.most {
            faults.push(("elections.committee", "the sizes are out of order".into()));
        }
    }
    if elections.shift.versions().any(|version| !version.value.on_time_days.sound()) {
        faults.push(("elections.shift", "on_time_days: bounds".into()));
    }
    for version in elections.congress.versions() {
        let congress = version.value;
        let (usual, most) = (congress.delegates_usual_most, congress.delegates_most);
        if congress.delegates_least > usual || usual > most {
            faults.push(("elections.congress", "the numbers of delegates are out of order".into()));
        }
    }
    for version in elections.results.versions() {
        let missing = Office::ALL.iter().filter(|office| !version.value.0.contains_key(office));
        faults.extend(missing.map(|office| ("elections.results", format!("{office} is missing"))));
    }
    faults
}
