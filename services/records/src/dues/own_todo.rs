use super::{
    rules::{amount, months::due_on},
    shown, standing,
};
use crate::{
    desk::Desk,
    me::{OwnMatter, OwnTodo},
};
use kernel::{Fen, MemberId, YearMonth};
use rest::Problem;

/// What a member has not paid up to this month, as one line.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    if !desk.pack.dues.practice.on(desk.today).value.practised {
        return Ok(Vec::new());
    }
    let standing = standing::of_one(desk.tx, own).await?;
    let behind = shown::arrears(&standing, desk)?;
    let now = YearMonth::of(desk.today);
    // a month is behind from its due day only
    let open = !behind.months.contains(&now) && !standing.paid.covers(now);
    let owed_now = standing.owed_for(now, desk).filter(|owed| open && *owed > Fen(0));
    let mut months = behind.months;
    months.extend(owed_now.map(|_| now));
    let Some(first) = months.first() else { return Ok(Vec::new()) };
    let due = due_on(*first, standing::policy(desk, desk.today)?.due_day);
    let todo = OwnTodo {
        count: u32::try_from(months.len()).ok(),
        amount: Some(amount::sum([behind.amount].into_iter().chain(owed_now))),
        ..OwnTodo::by(due, desk, OwnMatter::DuesUnpaid)
    };
    Ok(vec![todo])
}
