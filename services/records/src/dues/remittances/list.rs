use super::view::{self, RemittanceOut};
use crate::{
    Records,
    dues::{
        place,
        store::remittance::{self, Column},
        words::RemittanceState,
    },
};
use axum::extract::State;
use kernel::{DuesRemittanceId, UnitId, words};
use rest::{Answer, Call, Ctx, Page, Paged, Problem, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

words! {
    /// Seen from a unit.
    pub enum RemittanceDirection {
        Sent = "sent",
        Received = "received",
    }
}

/// Which to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// What this unit sent or received.
    pub unit_id: Option<UnitId>,
    /// With a unit: only what it sent, or only what was sent to it.
    #[param(inline)]
    pub direction: Option<RemittanceDirection>,
    pub state: Option<RemittanceState>,
}

/// List what was remitted and allocated, latest first
#[utoipa::path(get, path = "/dues/remittances", tag = "dues", operation_id = "list_dues_remittances",
    params(Wanted, Page), responses((status = OK, body = Paged<RemittanceOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let condition = Condition::all()
        .add(seen(&ctx).await?)
        .add_option(wanted.unit_id.map(|unit| of_unit(unit, wanted.direction)))
        .add_option(wanted.state.map(|state| Column::State.eq(state)))
        .add_option(page.after::<DuesRemittanceId>()?.map(|after| Column::Id.lt(after)));
    let cut = Paged::cut(remittance::page(ctx.tx(), condition, page.fetch()).await?, &page, |row| row.id);
    let items = view::shown(&ctx, &records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// Whoever sees the books of one side sees what goes between them.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let sent = place::seen_of_units(call, Column::FromUnitId).await?;
    let received = place::seen_of_units(call, Column::ToUnitId).await?;
    if sent.is_empty() {
        return Ok(Condition::all());
    }
    Ok(Condition::any().add(sent).add(received))
}

fn of_unit(unit: UnitId, direction: Option<RemittanceDirection>) -> Condition {
    let (sent, received) = (Column::FromUnitId.eq(unit), Column::ToUnitId.eq(unit));
    match direction {
        Some(RemittanceDirection::Sent) => Condition::all().add(sent),
        Some(RemittanceDirection::Received) => Condition::all().add(received),
        None => Condition::any().add(sent).add(received),
    }
}
