use crate::transfers::{Distance, Letter, Limits, Pending, Transfers};

/// Pairs of rule and text.
pub(super) fn faults(transfers: &Transfers) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in transfers.need.versions() {
        let need = version.value;
        let free = need.no_paper_months;
        if !free.sound() || free.most >= u16::from(need.transfer_months) {
            faults.push(("transfers.need", "no paper is needed where a transfer is".into()));
        }
    }
    for version in transfers.letter.versions() {
        faults.extend(letter(&version.value).into_iter().map(|text| ("transfers.letter", text)));
    }
    for version in transfers.pending.versions() {
        let missing = Pending::ALL.iter().filter(|pending| !version.value.0.contains_key(pending));
        faults.extend(missing.map(|pending| ("transfers.pending", format!("{pending} is missing"))));
    }
    for version in transfers.limits.versions() {
        faults.extend(limits(&version.value).into_iter().map(|text| ("transfers.limits", text)));
    }
    faults
}

fn letter(letter: &Letter) -> Vec<String> {
    let fault = |distance: &Distance| match letter.days.get(distance) {
        None => Some(format!("{distance} is missing")),
        Some(days) if !days.sound() || days.least == 0 => Some(format!("{distance}: bounds")),
        Some(_) => None,
    };
    Distance::ALL.iter().filter_map(fault).collect()
}

fn limits(limits: &Limits) -> Vec<String> {
    let unsound = limits.0.iter().filter(|(_, days)| !days.sound() || days.least == 0);
    unsound.map(|(state, _)| format!("{state}: bounds")).collect()
}
