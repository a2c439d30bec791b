use super::{
    actors::Seat,
    exchange::{Partner, TransferAddress},
    open::{self, Target},
    opening, place,
    problems::{NOT_TO_BE_CHANGED, TARGET_FIXED},
    query::{self, Placed},
    rules::Actor,
    said,
    store::{self, transfer::Model},
    tell,
    view::{self, TransferOut},
};
use crate::{Records, desk::Desk, text};
use axum::{extract::State, http::StatusCode};
use kernel::{TransferId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem, kinds};
use rulepack::transfers::TransferState;
use serde::Deserialize;
use utoipa::ToSchema;

/// What changes about a wish to move: fields that are absent stay. A branch takes the place of a place elsewhere, and
/// the other way round.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TransferPatch {
    pub to_unit_id: Patch<UnitId>,
    pub to_place: Patch<String>,
    pub to_organisation: Patch<TransferAddress>,
    pub reason: Patch<String>,
}

/// Change a draft, or a request that was returned
#[utoipa::path(patch, path = "/transfers/{id}", tag = "transfers", operation_id = "update_transfer",
    request_body = TransferPatch, params(("id" = TransferId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = TransferOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TransferId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<TransferPatch>,
) -> Answer {
    let mut placed = query::claimed(&ctx, id).await?;
    let parts = Seat::of(&ctx).await?.parts(&placed.transfer, &placed.units);
    let part =
        parts.iter().find(|part| part.actor == Actor::Member).ok_or_else(|| kinds::FORBIDDEN.problem())?;
    IfMatch(version).check(placed.transfer.version)?;
    let desk = open::desk_for(&records, &ctx, placed.transfer.member_id.filter(|_| part.on_behalf));
    placed = change(&desk, placed, patch).await?;
    let version = placed.transfer.version;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// # Errors
/// When it is on its way already, or the rules do not allow what it shall be.
async fn change(desk: &Desk<'_>, placed: Placed, patch: TransferPatch) -> Result<Placed, Problem> {
    let old = placed.transfer;
    let may = matches!(old.state, TransferState::Draft | TransferState::ReturnedForFix);
    if !may || old.route.comes() {
        return Err(NOT_TO_BE_CHANGED.problem());
    }
    let mut new = old.clone();
    crate::input::required(patch.reason, "/reason", &mut new.reason)?;
    new.reason = text::required(new.reason, "/reason", 300)?;
    let target = match (patch.to_unit_id, patch.to_place, patch.to_organisation) {
        (Patch::Absent, Patch::Absent, Patch::Absent) => None,
        (unit, place, organisation) => match (value(unit), value(place), value(organisation)) {
            // the place that stands for an organisation of the platform, given back as it was shown
            (None, place, None) if old.partner.is_some() && place == old.to_place => None,
            (unit, place, organisation) => Some(open::target(desk, unit, place, organisation).await?),
        },
    };
    if let Some(target) = target {
        aim(desk, &mut new, &placed.units, target).await?;
    }
    let units = query::units_of(desk.tx, std::slice::from_ref(&new)).await?;
    let changed = Placed { transfer: new, units };
    said::refuse(&opening::told(desk, &changed).await?)?;
    tell::changed(desk, &old, &changed.transfer).await?;
    let saved = store::update(desk.tx, changed.transfer, desk.now).await?;
    let transfer = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    Ok(Placed { transfer, units: changed.units })
}

fn value<T>(patch: Patch<T>) -> Option<T> {
    patch.change().flatten()
}

/// Another aim may ask for another route. Whoever was sent the old one sees it no longer.
async fn aim(
    desk: &Desk<'_>,
    transfer: &mut Model,
    units: &query::Units,
    target: Target,
) -> Result<(), Problem> {
    let from = transfer.from_unit_id.and_then(|id| units.get(&id)).cloned();
    let from = place::side(desk, from.ok_or_else(|| kinds::INTERNAL.problem())?).await?;
    let to = target.side.as_ref();
    if transfer.exchange_id.is_some() && target.partner != transfer.partner()? {
        // the other organisation has it on its list
        return Err(TARGET_FIXED.at("/to_organisation"));
    }
    transfer.route = target.route(&from)?;
    transfer.partner = target.partner.as_ref().map(Partner::kept).transpose()?;
    if transfer.to_unit_id != to.map(|side| side.unit.id) {
        transfer.sent_on = None;
    }
    transfer.to_unit_id = to.map(|side| side.unit.id);
    transfer.to_committee_id = to.map(|side| side.committee.id);
    transfer.to_place = target.place;
    Ok(())
}
