use super::{
    figures, frame,
    query::{self, Days},
    rules::packed,
    store::{self, snapshot},
    tables::Frozen,
    view::{self, SnapshotOut},
    words::Occasion,
};
use crate::{Records, dates, desk::Desk, text, units::Unit};
use access::Action;
use axum::{extract::State, http::StatusCode};
use data_encoding::HEXLOWER;
use events::kinds::StatisticsFrozen;
use kernel::{AccountId, SnapshotId, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What to freeze.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSnapshot {
    /// The cut-off day; today when absent.
    #[serde(default)]
    pub on: Option<Date>,
    /// The day before the span begins; the last day of the year before when absent.
    #[serde(default)]
    pub after: Option<Date>,
    /// What it is for.
    #[serde(default)]
    pub note: Option<String>,
}

/// Freeze the statistics of a unit and all below it for a day
///
/// The figures are kept with the ids of those who were counted, and never changed.
#[utoipa::path(post, path = "/units/{id}/statistics/snapshots", tag = "statistics",
    operation_id = "freeze_statistics", params(("id" = UnitId, Path)), request_body = NewSnapshot,
    responses((status = CREATED, body = SnapshotOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(new): Json<NewSnapshot>,
) -> Answer {
    let unit = query::reached(&ctx, id, Action::Create).await?;
    for (day, pointer) in [(new.on, "/on"), (new.after, "/after")] {
        day.map_or(Ok(()), |day| dates::past(day, ctx.today(), pointer))?;
    }
    let note = text::kept(new.note, "/note", 200)?;
    let desk = records.desk(&ctx);
    let by = ctx.account().ok();
    let kept = freeze(&desk, &unit, Days { on: new.on, after: new.after }, How { note, by, itself: false });
    let kept = kept.await?;
    let shown = query::shown(&ctx, &unit, false).await?;
    let out = view::snapshot(&desk, &kept, shown)?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Who has statistics frozen, and what for.
#[derive(Clone, Debug, Default)]
pub struct How {
    pub note: Option<String>,
    pub by: Option<AccountId>,
    /// The system does it by itself.
    pub itself: bool,
}

/// Reckons everything and keeps it.
///
/// # Errors
/// For days that make no span.
pub async fn freeze(desk: &Desk<'_>, unit: &Unit, days: Days, how: How) -> Result<snapshot::Model, Problem> {
    let span = frame::span(days.on, days.after, desk.today, '/')?;
    let frame = frame::frame(desk, unit, span).await?;
    let frozen = Frozen { tables: figures::all(&frame).await? };
    let members = packed::pack(&store::ids(desk.tx, &frame.closing).await?);
    let through = frame.span.through;
    let due = desk.pack.statistics.cut_offs.on(through).value.is(through);
    let kept = snapshot::Model {
        id: SnapshotId::new(),
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        cut_off_on: through,
        opened_after: frame.span.after,
        occasion: match (how.itself, due) {
            (true, _) => Occasion::Automatic,
            (false, true) => Occasion::CutOff,
            (false, false) => Occasion::ByHand,
        },
        note: how.note,
        content: serde_json::to_value(&frozen).map_err(|error| kinds::INTERNAL.problem().because(error))?,
        member_count: i32::try_from(members.len() / 16).unwrap_or(i32::MAX),
        hash: packed::hash(&members),
        members,
        frozen_by: how.by,
        frozen_at: desk.now,
    };
    store::insert(desk.tx, kept.clone()).await?;
    tell(desk, &kept).await?;
    Ok(kept)
}

async fn tell(desk: &Desk<'_>, kept: &snapshot::Model) -> Result<(), Problem> {
    let frozen = StatisticsFrozen {
        id: kept.id,
        unit_id: kept.unit_id,
        on: kept.cut_off_on,
        members: u32::try_from(kept.member_count).unwrap_or_default(),
        hash: HEXLOWER.encode(&kept.hash),
    };
    desk.emit(&frozen).await?;
    let new = json!({
        "unit_id": kept.unit_id, "on": kept.cut_off_on, "after": kept.opened_after, "occasion": kept.occasion,
        "members": kept.member_count, "hash": frozen.hash,
    });
    let (subject_id, new) = (Some(kept.id.0), Some(new));
    desk.audit(Entry { action: "freeze", subject: "statistics", subject_id, new, ..Entry::default() }).await
}
