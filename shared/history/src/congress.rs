//! A congress of delegates (党员代表大会) that is to elect the committee: the largest unit has elected its delegates, another
//! one is about to, the others have not begun.

use crate::{calendar::workday, deed::What, plan::Scribe};
use time::Duration;

/// Days since it was called, since delegates were elected, and until others are and it meets.
const CALLED: i64 = 24;
const ELECTED: i64 = 12;
const PREPARED: i64 = 5;
const NEXT: i64 = 9;
const MEETS: i64 = 30;

pub fn write(scribe: &mut Scribe<'_>) {
    let today = scribe.span.today;
    let (on, planned_on) = (workday(today - Duration::days(CALLED)), workday(today + Duration::days(MEETS)));
    if !scribe.body.exists(on) {
        return;
    }
    let congress = scribe.number();
    let doc_no = format!("党组〔{}〕12号", on.year());
    scribe.write(on, 9, 0, What::CallCongress { congress, on, planned_on, doc_no });
    let elected = workday(today - Duration::days(ELECTED));
    let doc_no = Some(format!("党发〔{}〕31号", elected.year()));
    scribe.write(elected, 17, 30, What::SendDelegates { congress, nth: 0, on: elected, doc_no });
    let next = workday(today + Duration::days(NEXT));
    let prepared = today - Duration::days(PREPARED);
    scribe.write(prepared, 11, 0, What::SendDelegates { congress, nth: 1, on: next, doc_no: None });
}
