use super::{
    Filed, guard, query, rules,
    sources::{self, EARLIEST},
    store,
    words::VolumeState,
    year::{self, ArchiveEntry},
};
use crate::{Records, desk::Desk, documents::archived as documents, units::Unit};
use access::{Action, Thing};
use axum::extract::State;
use kernel::{DocumentId, UnitId};
use rest::{Answer, Call, Ctx, Page, Paged, Path, Problem, Query};
use rulepack::{
    Basis,
    archive::{FiledKind, KeepClass},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Which of them to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WantedKind {
    pub kind: Option<FiledKind>,
}

/// Something in the archive that has not to be kept any more.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExpiredEntry {
    #[serde(flatten)]
    pub entry: ArchiveEntry,
    pub keep: KeepClass,
    /// As what it was kept.
    pub kept_as: String,
    /// The last day it had to be kept.
    pub kept_until: Date,
    /// Its year is sealed: what is taken out of it shows.
    pub sealed: bool,
    /// How long it is kept, and from when that counts.
    pub basis: Vec<Basis>,
}

/// List what a unit has to keep in its archive no longer
///
/// The oldest first. What the reader may not list where it is from is left out, and so is a paper that is on hold or is to
/// be kept longer than papers of a unit are.
#[utoipa::path(get, path = "/units/{id}/expired-entries", tag = "archive", operation_id = "list_expired_entries",
    params(("id" = UnitId, Path), WantedKind, Page), responses((status = OK, body = Paged<ExpiredEntry>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<WantedKind>,
    page: Page,
) -> Answer {
    let unit = query::reached(&ctx, id, Action::List).await?;
    let desk = records.desk(&ctx);
    let mut over = over(&desk, &unit).await?;
    let shown = shown(&ctx, &unit.path, over.iter().map(|one| one.kind).collect()).await?;
    over.retain(|one| shown.contains(&one.kind) && wanted.kind.is_none_or(|kind| kind == one.kind));
    let papers = over.iter().filter(|one| one.kind == FiledKind::Document).map(|one| DocumentId(one.id));
    let kept = documents::still_kept(&desk, papers.collect()).await?;
    over.retain(|one| one.kind != FiledKind::Document || !kept.contains(&DocumentId(one.id)));
    let seals = store::seals(desk.tx, unit.id, None).await?;
    let sealed = seals.iter().filter(|seal| seal.state == VolumeState::Sealed);
    let sealed: BTreeSet<i32> = sealed.filter_map(|seal| seal.year).collect();
    let out = Paged::reckoned(items(&desk, &over, &sealed), &page)?;
    ctx.read(&out)
}

/// What was filed so long ago that it has not to be kept by the rules of today.
async fn over(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Filed>, Problem> {
    let rules = &desk.pack.archive;
    let retention = &rules.retention.on(desk.today).value;
    let classes = FiledKind::ALL.iter().map(|kind| retention.class(*kind));
    let last = rules::last_year_over(classes, rules.counting.on(desk.today).value, desk.today);
    let Some(last) = last.filter(|last| *last >= EARLIEST) else { return Ok(Vec::new()) };
    let mut filed = sources::gather(desk, unit, sources::span(EARLIEST).0, sources::span(last).1).await?;
    filed.retain(|one| kept_until(desk, one.kind, one.on).is_some_and(|last| last < desk.today));
    Ok(filed)
}

fn kept_until(desk: &Desk<'_>, kind: FiledKind, on: Date) -> Option<Date> {
    let rules = &desk.pack.archive;
    let class = rules.retention.on(desk.today).value.class(kind);
    rules::kept_until(on, class, rules.counting.on(desk.today).value)
}

/// Those of these kinds the reader may list where they are from.
async fn shown(call: &Call, path: &str, kinds: BTreeSet<FiledKind>) -> Result<BTreeSet<FiledKind>, Problem> {
    let mut shown = BTreeSet::new();
    for kind in kinds {
        if call.may(Action::List, &Thing::within(guard::of(kind).1, path)).await? {
            shown.insert(kind);
        }
    }
    Ok(shown)
}

fn items(desk: &Desk<'_>, over: &[Filed], sealed: &BTreeSet<i32>) -> Vec<ExpiredEntry> {
    let (retention, counting) =
        (desk.pack.archive.retention.on(desk.today), desk.pack.archive.counting.on(desk.today));
    let basis = vec![retention.basis("archive.retention"), counting.basis("archive.counting")];
    let names = year::names(over);
    let item = |entry: rules::Entry| {
        let (kind, on) = (entry.kind, entry.on);
        let kept = retention.value.0.get(&kind);
        Some(ExpiredEntry {
            keep: retention.value.class(kind),
            kept_as: kept.map(|kept| rest::voice().say(&kept.basis).into_owned()).unwrap_or_default(),
            kept_until: kept_until(desk, kind, on)?,
            sealed: sealed.contains(&on.year()),
            basis: basis.clone(),
            entry: ArchiveEntry::of(entry, &names),
        })
    };
    let mut items: Vec<ExpiredEntry> = rules::catalogue(over).into_iter().filter_map(item).collect();
    items.sort_by_key(|one| one.entry.on);
    items
}
