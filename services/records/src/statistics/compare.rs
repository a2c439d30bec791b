use super::{
    figures,
    query::{self, Days},
    rules::packed,
    snapshots,
    store::{self, Place},
    tables::differences,
    view::{self, ComparisonOut, SinceThen, Why},
    words::Shown,
};
use crate::{Records, desk::Desk, members};
use axum::extract::State;
use kernel::{MemberId, SnapshotId};
use rest::{Answer, Ctx, Path, Problem};
use time::OffsetDateTime;

/// Names that are told of each side; how many there are is told besides.
const MOST: usize = 100;

/// Compare frozen statistics with what the records say of the same day now
///
/// Which figures differ, and for whoever may list members, who has come and gone since and why.
#[utoipa::path(get, path = "/statistics/snapshots/{id}/comparison", tag = "statistics",
    operation_id = "compare_statistics_snapshot", params(("id" = SnapshotId, Path)),
    responses((status = OK, body = ComparisonOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<SnapshotId>) -> Answer {
    let (kept, unit) = snapshots::reached(&ctx, id).await?;
    let shown = query::shown(&ctx, &unit, false).await?;
    let desk = records.desk(&ctx);
    let days = Days { on: Some(kept.cut_off_on), after: Some(kept.opened_after) };
    let frame = query::framed(&desk, &unit, days).await?;
    let now = figures::all(&frame).await?;
    let ids = packed::unpack(&packed::pack(&store::ids(desk.tx, &frame.closing).await?));
    let then = packed::unpack(&kept.members);
    let between = packed::between(&then, &ids);
    let names = shown == Shown::Full;
    let sound = packed::hash(&kept.members) == kept.hash;
    let recorded = |id: MemberId| frame.history.recorded(id);
    let told = |ids: Vec<MemberId>| told(&desk, ids, names, kept.frozen_at, recorded);
    let out = ComparisonOut {
        sound,
        come: told(between.come).await?,
        gone: told(between.gone).await?,
        ..view::comparison(&desk, &kept, shown, &differences(&view::frozen(&kept)?.tables, &now))
    };
    ctx.read(&out)
}

/// Who they are, and what was written down about them since.
async fn told(
    desk: &Desk<'_>,
    ids: Vec<MemberId>,
    names: bool,
    since: OffsetDateTime,
    recorded: impl Fn(MemberId) -> Option<OffsetDateTime>,
) -> Result<SinceThen, Problem> {
    let count = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    if !names || ids.is_empty() {
        return Ok(SinceThen { count: names.then_some(count), people: Vec::new() });
    }
    let (ids, most) = (ids.iter().map(|id| id.0).collect(), u64::try_from(MOST).unwrap_or(u64::MAX));
    let rows = store::of_ids(desk.tx, ids, &Place::first(), most).await?;
    let all = members::by_ids(desk.tx, rows.iter().map(|row| row.id).collect()).await?;
    let why = |id: MemberId| match (all.get(&id), recorded(id)) {
        (Some(member), _) if member.created_at > since => Why::EnteredSince,
        (_, Some(at)) if at > since => Why::MovedSince,
        (Some(member), _) if member.updated_at > since => Why::CorrectedSince,
        _ => Why::TreeChanged,
    };
    let people = rows.into_iter().map(|row| view::since_then(why(row.id), row)).collect();
    Ok(SinceThen { count: Some(count), people })
}
