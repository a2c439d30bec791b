//! What the members of a unit and of everything below it still owe.

use crate::{
    desk::Desk,
    dues::{rules::reconcile::Expected, standing},
    members::{self, Member},
    units::Unit,
};
use kernel::{Fen, MemberId, YearMonth};
use rest::Problem;

/// A month somebody has not paid for.
pub struct Unpaid {
    member: MemberId,
    name: String,
    month: YearMonth,
    amount: Fen,
}

impl Unpaid {
    pub fn expected(&self) -> Expected<'_, MemberId> {
        let Self { member, name, month, amount } = self;
        Expected { member: *member, name, month: *month, amount: *amount, reference: None }
    }
}

/// Up to the present month.
///
/// # Errors
/// When the database is away.
pub async fn of_unit(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Unpaid>, Problem> {
    let roster: Vec<Member> = members::roster_below(desk.tx, &unit.path).await?;
    let standings = standing::of(desk.tx, roster.iter().map(|member| member.id).collect()).await?;
    let now = YearMonth::of(desk.today);
    let mut unpaid = Vec::new();
    for member in roster {
        let Some(standing) = standings.get(&member.id) else { continue };
        let owed = standing.owed(now, desk);
        unpaid.extend(standing.paid.unpaid(&owed).map(|month| Unpaid {
            member: member.id,
            name: member.name.clone(),
            month,
            amount: owed.get(&month).copied().unwrap_or_default(),
        }));
    }
    Ok(unpaid)
}
