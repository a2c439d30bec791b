use super::view::{self, HandoverOut};
use crate::{
    Records,
    archive::store::{self, Column, Model},
    units::{self, Unit},
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::VolumeId;
use rest::{Answer, Call, Ctx, Path, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// Show what is handed over
#[utoipa::path(get, path = "/handovers/{id}", tag = "archive", operation_id = "get_handover",
    params(("id" = VolumeId, Path)), responses((status = OK, body = HandoverOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<VolumeId>) -> Answer {
    let (volume, unit) = reached(&ctx, id).await?;
    let out = view::detail(&records, &records.desk(&ctx), &ctx, &unit, &volume).await?;
    ctx.read_version(volume.version, &out)
}

/// A handover of a unit within reach, or one that the actor is to sign.
///
/// # Errors
/// 404 when there is none.
pub async fn reached(call: &Call, id: VolumeId) -> Result<(Model, Unit), Problem> {
    let mut seen = Condition::any();
    let reach = call.reach(Action::View, ResourceKind::Handover).await?;
    seen = match units::ids_within(&reach) {
        Some(within) => seen.add(Column::UnitId.in_subquery(within)),
        None => seen.add(Column::UnitId.is_not_null()),
    };
    if let Some(own) = call.own(Action::ViewOwn, ResourceKind::Handover).await? {
        seen = seen.add(Column::FromMemberId.eq(own)).add(Column::ToMemberId.eq(own));
    }
    let found = store::find_handover(call.tx(), id, Condition::all().add(seen)).await?;
    let volume = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let unit = units::by_ids(call.tx(), vec![volume.unit_id]).await?.remove(&volume.unit_id);
    Ok((volume, unit.ok_or_else(|| kinds::INTERNAL.problem())?))
}
