use super::{
    query,
    rules::life::Span,
    sheet::{self, Report},
    snapshots,
    store::snapshot::Model,
    view,
};
use crate::{
    Records,
    sheets::{self, Sheet},
    spoken::pick,
};
use axum::extract::State;
use data_encoding::HEXLOWER;
use kernel::SnapshotId;
use rest::{Answer, Ctx, Path};

/// Statistics as they were frozen, as PDF
#[utoipa::path(get, path = "/statistics/snapshots/{id}/statistics.pdf", tag = "statistics",
    operation_id = "print_statistics_snapshot", params(("id" = SnapshotId, Path)),
    responses((status = OK, description = "The tables", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<SnapshotId>) -> Answer {
    let (kept, unit) = snapshots::reached(&ctx, id).await?;
    let shown = query::shown(&ctx, &unit, false).await?;
    let tables = view::tables(&records.desk(&ctx), kept.cut_off_on, shown, &view::frozen(&kept)?.tables);
    let span = Span { after: kept.opened_after, through: kept.cut_off_on };
    let (unit, notes) = (kept.unit_name.as_str(), notes(&kept));
    let report = Report { title: sheet::title(None), unit, span, shown, notes };
    let (name, data) = (sheet::name(unit, span), sheet::sheet(report, &tables));
    sheets::pdf(&records, ctx, Sheet { template: "statistics", name, data }).await
}

/// What it was for, and by what its list is known again.
fn notes(kept: &Model) -> Vec<String> {
    let form = pick(
        "本表于{at}固定，此后不变。名单校验值（SHA-256）：{hash}",
        "Frozen at {at} and not changed since. SHA-256 of who was counted: {hash}",
    );
    let at = rest::voice().moment(kept.frozen_at);
    let frozen = form.replace("{at}", &at).replace("{hash}", &HEXLOWER.encode(&kept.hash));
    kept.note.iter().cloned().chain([frozen]).collect()
}
