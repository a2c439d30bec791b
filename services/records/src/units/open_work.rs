//! What has to be finished before a unit goes.

use super::problems::{DEVELOPMENT_OPEN, DUES_OPEN, ELECTION_OPEN, OPEN_WORK, TRANSFERS_OPEN};
use crate::{desk::Desk, development, dues, elections, transfers};
use kernel::{UnitId, YearMonth, words};
use rest::{Problem, ProblemKind};
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// A kind of open work.
    pub enum OpenWorkKind {
        Transfers = "transfers",
        Development = "development",
        DuesMonth = "dues_month",
        Election = "election",
    }
}

/// Something of a unit that is not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = UnitOpenWork)]
pub struct OpenWork {
    #[schema(inline)]
    pub kind: OpenWorkKind,
    /// How many transfers, files or elections.
    pub count: u32,
    /// The first month of the books that is not closed.
    pub month: Option<YearMonth>,
}

/// Everything that is open in a unit.
///
/// # Errors
/// When the database is away.
pub async fn open_work(desk: &Desk<'_>, unit: UnitId) -> Result<Vec<OpenWork>, Problem> {
    let few = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let month = dues::open_month(desk.tx, unit).await?;
    let all = [
        (OpenWorkKind::Transfers, few(transfers::count_open_of(desk.tx, unit).await?), None),
        (OpenWorkKind::Development, few(development::count_open_of(desk.tx, unit).await?), None),
        (OpenWorkKind::DuesMonth, u32::from(month.is_some()), month),
        (OpenWorkKind::Election, u32::from(elections::is_open_in(desk.tx, unit).await?), None),
    ];
    let open = all.into_iter().filter(|(_, count, _)| *count > 0);
    Ok(open.map(|(kind, count, month)| OpenWork { kind, count, month }).collect())
}

/// # Errors
/// With everything that is open, each by its name.
pub async fn nothing_open(desk: &Desk<'_>, unit: UnitId) -> Result<(), Problem> {
    let open = open_work(desk, unit).await?;
    let problem = match open.as_slice() {
        [] => return Ok(()),
        [one] => said(one),
        _ => OPEN_WORK.problem(),
    };
    // a body has no field for it: each stands by its own code
    let named = |problem: Problem, one: &OpenWork| {
        problem.field_with(format!("/open_work/{}", one.kind), kind(one), &params(one))
    };
    Err(if open.len() > 1 { open.iter().fold(problem, named) } else { problem })
}

const fn kind(one: &OpenWork) -> &'static ProblemKind {
    match one.kind {
        OpenWorkKind::Transfers => &TRANSFERS_OPEN,
        OpenWorkKind::Development => &DEVELOPMENT_OPEN,
        OpenWorkKind::DuesMonth => &DUES_OPEN,
        OpenWorkKind::Election => &ELECTION_OPEN,
    }
}

fn params(one: &OpenWork) -> Vec<(&'static str, String)> {
    let month = one.month.map(|month| ("month", month.to_string()));
    month.into_iter().chain([("count", one.count.to_string())]).collect()
}

fn said(one: &OpenWork) -> Problem {
    params(one).into_iter().fold(kind(one).problem(), |problem, (name, value)| problem.with(name, value))
}
