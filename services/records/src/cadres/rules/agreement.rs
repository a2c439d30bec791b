//! 三龄两历: whether the record agrees with the file of the cadre.

use super::resume;
use crate::cadres::{
    details::{Details, FileCheck, Studies},
    words::{Agreement, CheckedItem},
};
use kernel::YearMonth;

/// The month of an item that is one.
pub const fn month(item: CheckedItem, details: &Details) -> Option<YearMonth> {
    match item {
        CheckedItem::Birth => details.person.birth,
        CheckedItem::WorkBegan => details.person.work_began,
        CheckedItem::PartyJoined => details.person.party_joined,
        CheckedItem::Schooling | CheckedItem::Career => None,
    }
}

pub const fn is_month(item: CheckedItem) -> bool {
    matches!(item, CheckedItem::Birth | CheckedItem::WorkBegan | CheckedItem::PartyJoined)
}

/// What the record says, in the form in which it is compared.
pub fn recorded(item: CheckedItem, details: &Details) -> String {
    match item {
        CheckedItem::Schooling => {
            let parts = [studies(&details.schooling.full_time), studies(&details.schooling.in_service)];
            parts.join("\n").trim().to_owned()
        }
        CheckedItem::Career => resume::write(&details.resume),
        item => month(item, details).map(|month| resume::written(month, ".")).unwrap_or_default(),
    }
}

fn studies(studies: &Studies) -> String {
    let parts = [&studies.level, &studies.degree, &studies.level_school, &studies.degree_school];
    parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where an item stands by what somebody found in the file.
pub fn agreement(details: &Details, item: CheckedItem, check: Option<&FileCheck>) -> Agreement {
    let Some(check) = check else { return Agreement::Unverified };
    if is_month(item) {
        // a month is compared anew whenever it is looked at
        let same = check.file_month == month(item, details);
        return if same { Agreement::Agrees } else { Agreement::Differs };
    }
    match (check.seen == recorded(item, details), check.agrees) {
        (false, _) => Agreement::Changed,
        (true, true) => Agreement::Agrees,
        (true, false) => Agreement::Differs,
    }
}
