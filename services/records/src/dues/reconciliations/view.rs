use crate::{
    desk::Desk,
    dues::{
        rules::reconcile::RowDoubt,
        store::{line, reconciliation::Model},
        words::LineState,
    },
    members, units,
};
use kernel::{DuesLineId, DuesReconciliationId, Fen, MemberId, UnitId, YearMonth};
use rest::Problem;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A file that is held against what is owed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesReconciliationItem)]
pub struct ReconciliationItem {
    pub id: DuesReconciliationId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub file_name: String,
    pub counts: Counts,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

/// How many lines there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DuesLineCounts)]
pub struct Counts {
    /// Open, and certain.
    pub matched: u32,
    /// Open: it looks like dues, but somebody has to look at it.
    pub doubtful: u32,
    /// Open: it looks like nothing that is owed.
    pub unmatched: u32,
    pub accepted: u32,
    pub set_aside: u32,
}

/// The file with its lines.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesReconciliation)]
pub struct ReconciliationOut {
    #[serde(flatten)]
    pub run: ReconciliationItem,
    pub lines: Vec<LineOut>,
}

/// A row of the file, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesLine)]
pub struct LineOut {
    pub id: DuesLineId,
    /// Where it stands in the file.
    pub line: i32,
    pub transaction_no: String,
    pub paid_on: Date,
    /// In fen.
    pub amount: Fen,
    pub payer: String,
    pub remark: String,
    /// Why it is not certain; none for a line that fits.
    pub doubt: Option<RowDoubt>,
    pub member_id: Option<MemberId>,
    pub member_name: Option<String>,
    pub months: Vec<YearMonth>,
    pub state: LineState,
    pub reason: Option<String>,
}

impl Counts {
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a line::Model>) -> Self {
        let mut counts = Self::default();
        for line in lines {
            let one = match (line.state, line.doubt) {
                (LineState::Accepted, _) => &mut counts.accepted,
                (LineState::SetAside, _) => &mut counts.set_aside,
                (LineState::Open, None) => &mut counts.matched,
                (LineState::Open, Some(RowDoubt::Unknown | RowDoubt::NotReceived)) => &mut counts.unmatched,
                (LineState::Open, Some(_)) => &mut counts.doubtful,
            };
            *one += 1;
        }
        counts
    }
}

/// Files without their lines.
///
/// # Errors
/// When the database is away.
pub async fn items(desk: &Desk<'_>, runs: Vec<Model>) -> Result<Vec<ReconciliationItem>, Problem> {
    let units = units::by_ids(desk.tx, runs.iter().map(|run| run.unit_id).collect()).await?;
    let lines = line::of_runs(desk.tx, runs.iter().map(|run| run.id).collect()).await?;
    let item = |run: Model| ReconciliationItem {
        counts: Counts::of(lines.iter().filter(|line| line.reconciliation_id == run.id)),
        unit_name: units.get(&run.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        id: run.id,
        unit_id: run.unit_id,
        file_name: run.file_name,
        created_at: run.created_at,
    };
    Ok(runs.into_iter().map(item).collect())
}

/// # Errors
/// When the database is away.
pub async fn whole(
    desk: &Desk<'_>,
    run: Model,
    lines: Vec<line::Model>,
) -> Result<ReconciliationOut, Problem> {
    let names = members::names(desk.tx, lines.iter().filter_map(|line| line.member_id).collect()).await?;
    let units = units::by_ids(desk.tx, vec![run.unit_id]).await?;
    let run = ReconciliationItem {
        counts: Counts::of(&lines),
        unit_name: units.get(&run.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        id: run.id,
        unit_id: run.unit_id,
        file_name: run.file_name,
        created_at: run.created_at,
    };
    let line = |line: line::Model| LineOut {
        member_name: line.member_id.and_then(|member| names.get(&member).cloned()),
        months: line.months.iter().copied().map(YearMonth::of).collect(),
        id: line.id,
        line: line.line,
        transaction_no: line.transaction_no,
        paid_on: line.paid_on,
        amount: Fen(line.amount),
        payer: line.payer,
        remark: line.remark,
        doubt: line.doubt,
        member_id: line.member_id,
        state: line.state,
        reason: line.reason,
    };
    Ok(ReconciliationOut { run, lines: lines.into_iter().map(line).collect() })
}
