//! The talks that went before an organisational-life meeting.

use super::{owed::span, store};
use crate::{desk::Desk, meetings::store::meeting::Model, units::Unit};
use kernel::MemberId;
use rest::Problem;
use rulepack::UnitKind;
use std::collections::BTreeSet;
use time::Date;

/// Talks that count for a meeting: those had for it, and those of its year up to its day.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// Who has had one.
    pub talked: BTreeSet<MemberId>,
    /// The day of the last one.
    pub last_on: Option<Date>,
}

/// A group has none of its own: its talks are in the register of its branch.
///
/// # Errors
/// When the database is away.
pub async fn before(desk: &Desk<'_>, unit: &Unit, meeting: &Model) -> Result<Before, Problem> {
    let branch = unit.parent_id.filter(|_| unit.kind == UnitKind::Group).unwrap_or(unit.id);
    let (first, _) = span(meeting.serves_year.map_or(meeting.day.year(), i32::from));
    let mut before = Before::default();
    for talk in store::counted_before(desk.tx, branch, meeting.id, first, meeting.day).await? {
        before.talked.extend([talk.one_id, talk.other_id]);
        before.last_on = before.last_on.max(Some(talk.day));
    }
    Ok(before)
}
