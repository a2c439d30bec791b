use super::{rules::arrears::ArrearsFlag, standing};
use crate::{
    desk::Desk,
    members,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::{Fen, YearMonth};
use rest::Problem;
use rulepack::Capability;

/// No branch has more; above them one looks at the board of the month.
const MOST: u64 = 1000;

/// For whom nothing is fixed, who is behind, and who has not paid this month.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    if !desk.pack.unit_kinds.on(desk.today).value.can(unit.kind, Capability::HoldsMembers) {
        return Ok(Vec::new());
    }
    let month = YearMonth::of(desk.today);
    let roster = members::roster_of(desk.tx, unit, None, MOST).await?;
    let standings = standing::of(desk.tx, roster.iter().map(|member| member.id).collect()).await?;
    let (mut not_fixed, mut behind, mut unpaid) = (0, 0, 0);
    for standing in standings.values() {
        let Some(owed) = standing.owed_for(month, desk) else {
            not_fixed += 1;
            continue;
        };
        if standing.arrears(desk)?.flag != ArrearsFlag::Clear {
            behind += 1;
        } else if owed > Fen(0) && standing.paid.payment(month).is_none() {
            unpaid += 1;
        }
    }
    let found = [
        Todo::of(unit, Urgency::Overdue, Matter::DuesBehind, behind),
        Todo::of(unit, Urgency::Due, Matter::DuesNotFixed, not_fixed),
        Todo::of(unit, Urgency::Due, Matter::DuesUnpaid, unpaid).on(month.last_day()),
    ];
    Ok(found.into_iter().filter(|todo| todo.count > 0).collect())
}
