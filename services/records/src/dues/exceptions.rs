//! Months nobody closed, members long behind, and money nobody confirmed, for all units at once.

use super::{
    rules::{arrears::ArrearsFlag, months::due_on},
    standing,
    store::{closing, month, remittance},
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units,
};
use access::Reach;
use kernel::{UnitId, YearMonth};
use rest::Problem;
use std::collections::{BTreeMap, HashMap, HashSet};
use time::Duration;

/// Members whose whole standing is read together.
const SOME: usize = 1000;

/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    if !desk.pack.dues.practice.on(desk.today).value.practised {
        return Ok(Vec::new());
    }
    let seen = units::seen(desk.tx, reach).await?;
    let mut found = open_months(desk, &seen).await?;
    found.extend(behind(desk, &seen).await?);
    found.extend(unconfirmed(desk, &seen).await?);
    Ok(found)
}

/// What was sent to a unit and waits longer for its answer than it may. What goes to the level above the organisation is
/// answered by the receipt its sender brings.
async fn unconfirmed(desk: &Desk<'_>, seen: &HashSet<UnitId>) -> Result<Vec<Found>, Problem> {
    let days = desk.pack.dues.remittance.on(desk.today).value.confirm_days.usual;
    let before = desk.today.saturating_sub(Duration::days(days.into()));
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for (from, to, sent_on) in remittance::unanswered(desk.tx, before).await? {
        let unit = to.unwrap_or(from);
        if !seen.contains(&unit) {
            continue;
        }
        let matter = ExceptionMatter::RemittanceUnconfirmed;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count += 1;
        one.on = one.on.into_iter().chain([sent_on]).min();
    }
    Ok(found.into_values().collect())
}

/// Months that are over and not closed, from the first that has an entry.
async fn open_months(desk: &Desk<'_>, seen: &HashSet<UnitId>) -> Result<Vec<Found>, Problem> {
    let running = YearMonth::of(desk.today);
    let mut found = Vec::new();
    let books = closing::begun_and_settled(desk.tx).await?;
    for (unit, begun, settled) in books.into_iter().filter(|(unit, ..)| seen.contains(unit)) {
        let first = settled.map_or(YearMonth::of(begun), |month| YearMonth::of(month).next());
        let over =
            std::iter::successors(Some(first), |month| Some(month.next())).take_while(|m| *m < running);
        let count = u32::try_from(over.count()).unwrap_or(u32::MAX);
        if count > 0 {
            let on = Some(first.last_day());
            found.push(Found { matter: ExceptionMatter::DuesMonthOpen, unit, count, on });
        }
    }
    Ok(found)
}

async fn behind(desk: &Desk<'_>, seen: &HashSet<UnitId>) -> Result<Vec<Found>, Problem> {
    let mut sums: BTreeMap<(UnitId, ExceptionMatter), u32> = BTreeMap::new();
    for (unit, flag) in flags(desk, seen).await? {
        let matter = match flag {
            ArrearsFlag::Red => ExceptionMatter::ArrearsRed,
            ArrearsFlag::Amber => ExceptionMatter::ArrearsAmber,
            ArrearsFlag::Behind | ArrearsFlag::Clear => continue,
        };
        *sums.entry((unit, matter)).or_default() += 1;
    }
    Ok(sums.into_iter().map(|((unit, matter), count)| Found { matter, unit, count, on: None }).collect())
}

/// Those of the board of a branch, each with the branch. Whoever has too few months unpaid to be flagged is not read at
/// all, and of the others those alone whose run does not follow from the last month they paid.
async fn flags(desk: &Desk<'_>, seen: &HashSet<UnitId>) -> Result<Vec<(UnitId, ArrearsFlag)>, Problem> {
    let (running, policy) = (YearMonth::of(desk.today), standing::policy(desk, desk.today)?);
    let rule = &desk.pack.dues.arrears.on(desk.today).value;
    let due = if due_on(running, policy.due_day) <= desk.today { running } else { running.plus(-1) };
    let some = month::long_unpaid(desk.tx, due.first_day(), policy.amber_months.into()).await?;
    let (mut flags, mut others) = (Vec::new(), Vec::new());
    for one in some.into_iter().filter(|one| seen.contains(&one.unit)) {
        match one.run {
            Some(run) => flags.push((one.unit, ArrearsFlag::of_run(run, &policy, rule))),
            None => others.push(one),
        }
    }
    for part in others.chunks(SOME) {
        let standings = standing::of(desk.tx, part.iter().map(|one| one.member).collect()).await?;
        for one in part {
            let Some(standing) = standings.get(&one.member) else { continue };
            flags.push((one.unit, standing.arrears(desk)?.flag));
        }
    }
    Ok(flags)
}
