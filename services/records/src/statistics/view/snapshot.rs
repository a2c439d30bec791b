use super::table::{TableOut, tables};
use crate::{
    desk::Desk,
    statistics::{
        problems::UNREADABLE,
        spoken,
        store::{Behind, Head, snapshot::Model},
        tables::{Differs, Frozen},
        words::{Occasion, Shown},
    },
};
use data_encoding::HEXLOWER;
use kernel::{MemberId, SnapshotId, UnitId, words};
use rest::Problem;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A report in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = StatisticsSnapshotItem)]
pub struct SnapshotItem {
    id: SnapshotId,
    unit_id: UnitId,
    /// As it was called then.
    unit_name: String,
    /// The cut-off day.
    on: Date,
    after: Date,
    #[schema(inline)]
    occasion: Occasion,
    note: Option<String>,
    /// Members who were counted; none where that is a small count.
    members: Option<i64>,
    /// SHA-256 of who was counted.
    hash: String,
    #[serde(with = "time::serde::rfc3339")]
    frozen_at: OffsetDateTime,
}

impl SnapshotItem {
    pub fn of(desk: &Desk<'_>, head: Head) -> Self {
        let least = i64::from(desk.pack.statistics.small_cells.on(head.cut_off_on).value.least.usual);
        let members = i64::from(head.member_count);
        Self {
            id: head.id,
            unit_id: head.unit_id,
            unit_name: head.unit_name,
            on: head.cut_off_on,
            after: head.opened_after,
            occasion: head.occasion,
            note: head.note,
            members: (members == 0 || members >= least).then_some(members),
            hash: HEXLOWER.encode(&head.hash),
            frozen_at: head.frozen_at,
        }
    }
}

/// A report with everything in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatisticsSnapshot)]
pub struct SnapshotOut {
    #[serde(flatten)]
    snapshot: SnapshotItem,
    #[schema(inline)]
    shown: Shown,
    tables: Vec<TableOut>,
}

/// # Errors
/// When a later version has written it.
pub fn snapshot(desk: &Desk<'_>, kept: &Model, shown: Shown) -> Result<SnapshotOut, Problem> {
    let mut tables = tables(desk, kept.cut_off_on, shown, &frozen(kept)?.tables);
    // the people behind are those of today, not those of then
    tables.iter_mut().flat_map(|table| &mut table.rows).for_each(|row| row.opens = false);
    Ok(SnapshotOut { snapshot: SnapshotItem::of(desk, head(kept)), shown, tables })
}

/// # Errors
/// When a later version has written it.
pub fn frozen(kept: &Model) -> Result<Frozen, Problem> {
    kept.frozen().map_err(|error| UNREADABLE.problem().because(error))
}

fn head(kept: &Model) -> Head {
    Head {
        id: kept.id,
        unit_id: kept.unit_id,
        unit_name: kept.unit_name.clone(),
        cut_off_on: kept.cut_off_on,
        opened_after: kept.opened_after,
        occasion: kept.occasion,
        note: kept.note.clone(),
        member_count: kept.member_count,
        hash: kept.hash.clone(),
        frozen_at: kept.frozen_at,
    }
}

words! {
    /// Why somebody is counted now and was not then, or the other way round.
    pub enum Why {
        /// The record was entered after the report.
        EnteredSince = "entered_since",
        /// A transfer or a change of state was recorded after it, for a day before.
        MovedSince = "moved_since",
        /// The record was corrected after it, such as the day of joining.
        CorrectedSince = "corrected_since",
        /// Nothing was written about the member: units were moved or merged.
        TreeChanged = "tree_changed",
    }
}

/// A report beside what the records say of the same day now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatisticsComparison)]
pub struct ComparisonOut {
    pub snapshot: SnapshotItem,
    #[schema(inline)]
    pub shown: Shown,
    /// Whether the ids that were kept still have the hash that was kept.
    pub sound: bool,
    pub figures: Vec<DiffersOut>,
    /// Counted now and not then.
    pub come: SinceThen,
    /// Counted then and not now.
    pub gone: SinceThen,
}

/// A figure that reads otherwise. Counts are none where they are hidden.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatisticsDifference)]
pub struct DiffersOut {
    theme: String,
    label: String,
    then: Option<i64>,
    now: Option<i64>,
}

/// People on one side only, the first of them by name.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = StatisticsSinceThen)]
pub struct SinceThen {
    pub count: Option<u64>,
    pub people: Vec<PersonSince>,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatisticsPersonSince)]
pub struct PersonSince {
    member_id: MemberId,
    name: String,
    unit_name: String,
    #[schema(inline)]
    why: Why,
}

pub fn since_then(why: Why, row: Behind) -> PersonSince {
    PersonSince { member_id: row.id, name: row.name, unit_name: row.unit_name, why }
}

/// The figures alone; who is behind them is told by whoever asked.
pub fn comparison(desk: &Desk<'_>, kept: &Model, shown: Shown, differs: &[Differs]) -> ComparisonOut {
    // a difference of small counts would tell what the rule of small counts hides
    let count = |n: i64| Some(n).filter(|_| shown == Shown::Full);
    let figure = |one: &Differs| DiffersOut {
        theme: spoken::theme(one.theme).to_owned(),
        label: spoken::class(one.theme, &one.class, desk.pack, kept.cut_off_on),
        then: count(one.then),
        now: count(one.now),
    };
    ComparisonOut {
        snapshot: SnapshotItem::of(desk, head(kept)),
        shown,
        sound: false,
        figures: differs.iter().map(figure).collect(),
        come: SinceThen::default(),
        gone: SinceThen::default(),
    }
}
