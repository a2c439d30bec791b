use super::{
    rules::arrears::ArrearsFlag,
    standing,
    store::remittance::{self, Column},
    words::RemittanceState,
};
use crate::{
    desk::Desk,
    members,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::{Fen, YearMonth};
use rest::Problem;
use rulepack::Capability;
use sea_orm::{ColumnTrait, Condition};

/// No branch has more; above them one looks at the board of the month.
const MOST: u64 = 1000;

/// For whom nothing is fixed, who is behind, who has not paid this month, and what was sent here.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    if !desk.pack.dues.practice.on(desk.today).value.practised {
        return Ok(Vec::new());
    }
    let (mut all, sent) = (of_members(desk, unit).await?, sent_here(desk, unit).await?);
    all.push(Todo::of(unit, Urgency::Waiting, Matter::RemittanceSent, sent));
    Ok(all.into_iter().filter(|todo| todo.count > 0).collect())
}

/// Remittances nobody here has answered.
async fn sent_here(desk: &Desk<'_>, unit: &Unit) -> Result<u32, Problem> {
    let open =
        Condition::all().add(Column::ToUnitId.eq(unit.id)).add(Column::State.eq(RemittanceState::Sent));
    Ok(u32::try_from(remittance::count(desk.tx, open).await?).unwrap_or(u32::MAX))
}

async fn of_members(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    if !desk.pack.unit_kinds.on(desk.today).value.can(unit.kind, Capability::HoldsMembers) {
        return Ok(Vec::new());
    }
    let month = YearMonth::of(desk.today);
    let roster = members::roster_of(desk.tx, unit, None, MOST).await?;
    let standings = standing::of(desk.tx, roster.iter().map(|member| member.id).collect()).await?;
    let (mut not_fixed, mut behind, mut unpaid) = (0, 0, 0);
    for standing in standings.values() {
        let Some(owed) = standing.owed_for(month, desk) else {
            not_fixed += u32::from(!standing.is_elsewhere(month));
            continue;
        };
        if standing.arrears(desk)?.flag != ArrearsFlag::Clear {
            behind += 1;
        } else if owed > Fen(0) && standing.paid.payment(month).is_none() {
            unpaid += 1;
        }
    }
    Ok(vec![
        Todo::of(unit, Urgency::Overdue, Matter::DuesBehind, behind),
        Todo::of(unit, Urgency::Due, Matter::DuesNotFixed, not_fixed),
        Todo::of(unit, Urgency::Due, Matter::DuesUnpaid, unpaid).on(month.last_day()),
    ])
}
