use super::{
    header::{self, ColumnOut},
    store::import::{Column, Model},
    trouble::Trouble,
    words::{ImportKind, ImportState, Mode},
};
use access::{Action, Reach, ResourceKind, Thing};
use kernel::{AccountId, ImportId};
use rest::{Call, Problem, ProblemBody, kinds};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// An import as people see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportOut {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub state: ImportState,
    pub mode: Option<Mode>,
    /// Rows below the header so far.
    pub rows_read: i32,
    /// Rows that can be entered, those with something to look at among them.
    pub rows_good: i32,
    pub rows_refused: i32,
    pub rows_warned: i32,
    /// Good rows that have been entered.
    pub rows_done: i32,
    /// Share of the work in hand, 0 to 1.
    pub progress: f32,
    /// Why it did not come through.
    pub problem: Option<ProblemBody>,
    /// Whether it may be taken back. In lists only whether it was entered; what has happened to the rows since is
    /// looked at when one import is shown.
    pub can_undo: bool,
    /// The columns of the file and what they were taken for.
    pub columns: Vec<ColumnOut>,
    pub created_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub applied_at: Option<OffsetDateTime>,
}

impl ImportOut {
    pub fn of(import: Model) -> Self {
        Self {
            id: import.id,
            kind: import.kind,
            state: import.state,
            mode: import.mode,
            rows_read: import.rows_read,
            rows_good: import.rows_good,
            rows_refused: import.rows_refused,
            rows_warned: import.rows_warned,
            rows_done: import.rows_done,
            progress: import.progress,
            problem: import.problem.as_deref().map(|kept| Trouble::read(kept).problem().body()),
            can_undo: import.holds_rows(),
            columns: header::read(import.header.as_deref()),
            file_name: import.file_name,
            created_by: import.created_by,
            created_at: import.created_at,
            applied_at: import.applied_at,
        }
    }
}

/// What the judge is asked about.
pub fn thing(import: &Model) -> Thing {
    match &import.unit_path {
        Some(path) => Thing::within(ResourceKind::Import, path.as_str()),
        None => Thing::of(ResourceKind::Import),
    }
}

/// The kind of thing an import brings, by which the right to import it is asked.
pub const fn brings(kind: ImportKind) -> ResourceKind {
    match kind {
        ImportKind::Members => ResourceKind::Member,
        ImportKind::Units => ResourceKind::Unit,
    }
}

/// The imports somebody sees: those of the parts within reach, and the own.
pub async fn seen(call: &Call, action: Action) -> Result<Condition, Problem> {
    let reach = call.reach(action, ResourceKind::Import).await?;
    let own = Column::CreatedBy.eq(call.account()?);
    Ok(match reach {
        Reach::All => Condition::all(),
        Reach::Nothing => Condition::all().add(Expr::val(false)),
        Reach::Units(paths) => paths.iter().fold(Condition::any().add(own), |any, path| {
            any.add(Column::UnitPath.starts_with(path.as_str()))
        }),
    })
}

/// The import, if the actor may see it.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: ImportId) -> Result<Model, Problem> {
    let seen = seen(call, Action::View).await?;
    super::store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}

/// Asks whether the actor may work on it: by its place, or because it is the own and importing is still
/// allowed.
///
/// # Errors
/// 403 when it may only be looked at.
pub async fn work_on(call: &Call, import: &Model) -> Result<Reach, Problem> {
    let reach = call.reach_something(Action::Import, brings(import.kind)).await?;
    if import.created_by != call.account().ok() {
        call.authorize(Action::Import, &thing(import)).await?;
    }
    Ok(reach)
}
