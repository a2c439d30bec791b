//! What has to be finished before a unit goes.

use super::problems::{
    COLLECTIONS_OPEN, DEVELOPMENT_OPEN, DUES_OPEN, ELECTION_OPEN, MEETINGS_OPEN, MONEY_LEFT, OPEN_WORK,
    REMITTANCES_OPEN, TRANSFERS_OPEN,
};
use crate::{collections, desk::Desk, development, dues, elections, meetings, spoken, transfers};
use kernel::{Fen, UnitId, YearMonth};
use rest::{Problem, ProblemKind};
use rulepack::{Dissolution, OpenWorkKind, Version};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Something of a unit that is not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = UnitOpenWork)]
pub struct OpenWork {
    #[schema(inline)]
    pub kind: OpenWorkKind,
    /// How many transfers, files, meetings and so on.
    pub count: u32,
    /// The first month of the books that is not closed.
    pub month: Option<YearMonth>,
    /// The money that is still kept.
    pub amount: Option<Fen>,
}

impl OpenWork {
    fn counted(kind: OpenWorkKind, count: u64) -> Self {
        Self { kind, count: u32::try_from(count).unwrap_or(u32::MAX), month: None, amount: None }
    }
}

/// Everything that is open in a unit.
///
/// # Errors
/// When the database is away.
pub async fn open_work(desk: &Desk<'_>, unit: UnitId) -> Result<Vec<OpenWork>, Problem> {
    use OpenWorkKind::{Collections, Development, Election, Meetings, Transfers};
    let collections = collections::count_open_of(desk, unit).await?;
    let mut all = vec![
        OpenWork::counted(Transfers, transfers::count_open_of(desk.tx, unit).await?),
        OpenWork::counted(Development, development::count_open_of(desk.tx, unit).await?),
        OpenWork::counted(Meetings, meetings::count_open_of(desk.tx, unit).await?),
        OpenWork::counted(Election, elections::is_open_in(desk.tx, unit).await?.into()),
        OpenWork::counted(Collections, u64::try_from(collections).unwrap_or(u64::MAX)),
    ];
    all.extend(of_dues(desk, unit).await?);
    all.retain(|one| one.count > 0);
    Ok(all)
}

async fn of_dues(desk: &Desk<'_>, unit: UnitId) -> Result<[OpenWork; 3], Problem> {
    let month = dues::open_month(desk.tx, unit).await?;
    let amount = Some(dues::money_of(desk, unit).await?).filter(|kept| *kept > Fen(0));
    Ok([
        OpenWork { month, ..OpenWork::counted(OpenWorkKind::DuesMonth, month.is_some().into()) },
        OpenWork::counted(OpenWorkKind::Remittances, dues::count_sent_of(desk, unit).await?),
        OpenWork { amount, ..OpenWork::counted(OpenWorkKind::Money, amount.is_some().into()) },
    ])
}

/// By the rules of the day a unit is dissolved on.
///
/// # Errors
/// With everything that is open, each by its name.
pub async fn nothing_open(desk: &Desk<'_>, unit: UnitId, day: Date) -> Result<(), Problem> {
    let rule = desk.pack.dissolution.on(day);
    let mut open = open_work(desk, unit).await?;
    open.retain(|one| rule.value.finished.contains(&one.kind));
    refuse(rule, &open)
}

/// The same for a merge, which takes some of it along with the members.
///
/// # Errors
/// With everything that is open and would stay behind.
pub async fn nothing_left_behind(desk: &Desk<'_>, unit: UnitId, day: Date) -> Result<(), Problem> {
    let rule = desk.pack.dissolution.on(day);
    let Dissolution { finished, carried, .. } = &rule.value;
    let mut open = open_work(desk, unit).await?;
    open.retain(|one| finished.contains(&one.kind) && !carried.contains(&one.kind));
    refuse(rule, &open)
}

fn refuse(rule: &Version<Dissolution>, open: &[OpenWork]) -> Result<(), Problem> {
    let (what, told) = match open {
        [] => return Ok(()),
        [one] => (kind(one), params(rule, one)),
        _ => (&OPEN_WORK, cited(rule).into()),
    };
    let problem = told.into_iter().fold(what.problem(), |problem, (name, value)| problem.with(name, value));
    // a body has no field for it: each stands by its own code
    let named = |problem: Problem, one: &OpenWork| {
        problem.field_with(format!("/open_work/{}", one.kind), kind(one), &params(rule, one))
    };
    Err(if open.len() > 1 { open.iter().fold(problem, named) } else { problem })
}

const fn kind(one: &OpenWork) -> &'static ProblemKind {
    match one.kind {
        OpenWorkKind::Transfers => &TRANSFERS_OPEN,
        OpenWorkKind::Development => &DEVELOPMENT_OPEN,
        OpenWorkKind::Meetings => &MEETINGS_OPEN,
        OpenWorkKind::Election => &ELECTION_OPEN,
        OpenWorkKind::Collections => &COLLECTIONS_OPEN,
        OpenWorkKind::DuesMonth => &DUES_OPEN,
        OpenWorkKind::Remittances => &REMITTANCES_OPEN,
        OpenWorkKind::Money => &MONEY_LEFT,
    }
}

fn params(rule: &Version<Dissolution>, one: &OpenWork) -> Vec<(&'static str, String)> {
    let month = one.month.map(|month| ("month", month.to_string()));
    let amount = one.amount.map(|amount| ("amount", spoken::money(amount)));
    let known = month.into_iter().chain(amount).chain([("count", one.count.to_string())]);
    known.chain(cited(rule)).collect()
}

fn cited(rule: &Version<Dissolution>) -> [(&'static str, String); 2] {
    [("source", rule.source.clone()), ("since", rule.effective_from.to_string())]
}
