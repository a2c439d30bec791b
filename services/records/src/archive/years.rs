use super::{Filed, guard, query, rules, sources, store, words::VolumeState};
use crate::{Records, desk::Desk, units::Unit};
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path, Problem};
use rulepack::archive::FiledKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The archive of a unit, year by year.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArchiveYears {
    unit_id: UnitId,
    unit_name: String,
    /// The last ten years and those that were sealed, the last first; a year without anything is left out.
    items: Vec<ArchiveYearItem>,
}

/// A year in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveYearItem {
    pub year: i32,
    pub entries: u32,
    pub sealed: bool,
    /// How often it was sealed.
    pub number: i32,
    /// What is there now is not what was sealed.
    pub changed: bool,
}

const BACK: i32 = 10;

/// List the years of the archive of a unit
#[utoipa::path(get, path = "/units/{id}/archive", tag = "archive", operation_id = "list_archive_years",
    params(("id" = UnitId, Path)), responses((status = OK, body = ArchiveYears)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>) -> Answer {
    let unit = query::reached(&ctx, id, Action::List).await?;
    let withheld = guard::withheld(&ctx, &unit.path).await?;
    let items = years(&records.desk(&ctx), &unit, &withheld).await?;
    ctx.read(&ArchiveYears { unit_id: unit.id, unit_name: unit.name, items })
}

/// The years as somebody sees them who is not shown these kinds; whether a year changed is told to everybody.
///
/// # Errors
/// When the database is away.
pub async fn years(
    desk: &Desk<'_>,
    unit: &Unit,
    withheld: &[FiledKind],
) -> Result<Vec<ArchiveYearItem>, Problem> {
    let seals = store::seals(desk.tx, unit.id, None).await?;
    let this = desk.today.year();
    let first = seals.iter().filter_map(|seal| seal.year).min().unwrap_or(this).min(this - BACK + 1);
    let (first, last) = (sources::span(first).0, sources::span(this).1);
    let mut filed: BTreeMap<i32, Vec<_>> = BTreeMap::new();
    for one in sources::gather(desk, unit, first, last).await? {
        filed.entry(one.on.year()).or_default().push(one);
    }
    for year in seals.iter().filter_map(|seal| seal.year) {
        filed.entry(year).or_default();
    }
    let shown = |all: &[Filed]| all.iter().filter(|one| !withheld.contains(&one.kind)).count();
    filed.retain(|year, all| shown(all) > 0 || seals.iter().any(|seal| seal.year == Some(*year)));
    let item = |(year, filed): (i32, Vec<Filed>)| {
        let last = seals.iter().find(|seal| seal.year == Some(year));
        let sealed = last.filter(|seal| seal.state == VolumeState::Sealed);
        ArchiveYearItem {
            year,
            entries: u32::try_from(shown(&filed)).unwrap_or(u32::MAX),
            sealed: sealed.is_some(),
            number: last.and_then(|seal| seal.number).unwrap_or_default(),
            // sums are worth reckoning only where there is one to compare them with
            changed: sealed.is_some_and(|seal| differs(seal, &filed)),
        }
    };
    Ok(filed.into_iter().rev().map(item).collect())
}

fn differs(seal: &store::Model, filed: &[Filed]) -> bool {
    let covered: Vec<Filed> = filed.iter().filter(|one| seal.covers(one.kind)).cloned().collect();
    seal.sum.as_deref() != Some(&rules::sum(&rules::catalogue(&covered))[..])
}
