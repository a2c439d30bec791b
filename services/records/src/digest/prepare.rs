use super::rules::once;
use crate::{
    desk::Desk,
    month::{self, Todo, Urgency},
    posts, units,
};
use events::kinds::DigestPrepared;
use kernel::{MemberId, UnitId};
use rest::Problem;
use std::collections::BTreeMap;
use time::Date;

/// Tells every secretary in numbers what the own units have; whoever has nothing is told nothing.
///
/// # Errors
/// When the database is away.
pub async fn prepare(desk: &Desk<'_>, week: Date) -> Result<(), Problem> {
    let mut led: BTreeMap<MemberId, Vec<UnitId>> = BTreeMap::new();
    for (unit, member) in posts::secretaries_of(desk).await? {
        led.entry(member).or_default().push(unit);
    }
    let known = units::by_ids(desk.tx, led.values().flatten().copied().collect()).await?;
    let mut told = Vec::new();
    for (member_id, mine) in led {
        let mut sum = DigestPrepared { week, member_id, overdue: 0, due: 0, waiting: 0, coming: 0 };
        let mut boards = Vec::with_capacity(mine.len());
        for unit in mine.iter().filter_map(|id| known.get(id)) {
            boards.push((unit.path.clone(), Box::pin(month::of_week(desk, unit)).await?));
        }
        once(boards).iter().for_each(|todo| add(&mut sum, todo));
        if sum.overdue + sum.due + sum.waiting + sum.coming > 0 {
            told.push(sum);
        }
    }
    desk.emit_all(&told).await
}

fn add(sum: &mut DigestPrepared, todo: &Todo) {
    let place = match todo.urgency {
        Urgency::Overdue => &mut sum.overdue,
        Urgency::Due => &mut sum.due,
        Urgency::Waiting => &mut sum.waiting,
        Urgency::Coming => &mut sum.coming,
    };
    *place = place.saturating_add(1);
}
