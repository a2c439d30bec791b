use super::view::AppointmentItem;
use crate::{
    Records,
    cadres::{
        query,
        store::{
            self,
            appointment::{Column, Model},
        },
        words::AppointmentState,
    },
    units,
};
use access::Action;
use axum::extract::State;
use kernel::CadreAppointmentId;
use rest::{Answer, Ctx, Page, Paged, Query, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::IntoParams;

/// Which appointments to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub state: Option<AppointmentState>,
    /// Those that are over; those under way when absent.
    #[serde(default)]
    pub done: bool,
}

/// The last appointment of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: CadreAppointmentId,
}

/// List appointments
#[utoipa::path(get, path = "/cadre-appointments", tag = "cadres", operation_id = "list_cadre_appointments",
    params(Wanted, Page), responses((status = OK, body = Paged<AppointmentItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let seen = query::seen(&ctx, Action::List).await?;
    let over = if wanted.done { Column::ClosedOn.is_not_null() } else { Column::ClosedOn.is_null() };
    let mut condition = Condition::all().add(Column::CadreId.in_subquery(store::ids(seen))).add(over);
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::appointments(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |one| Place { id: one.id });
    let desk = records.desk(&ctx);
    let cadres = store::by_ids(ctx.tx(), cut.items.iter().map(|one| one.cadre_id).collect()).await?;
    let cadres: HashMap<_, _> = cadres.into_iter().map(|one| (one.id, one)).collect();
    let places = units::by_ids(ctx.tx(), cadres.values().map(|one| one.unit_id).collect()).await?;
    let item = |one: Model| {
        let cadre = cadres.get(&one.cadre_id).ok_or_else(|| kinds::INTERNAL.problem())?;
        let unit = places.get(&cadre.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
        Ok(AppointmentItem::of(&desk, one, &cadre.name, unit.id, &unit.name))
    };
    let items = cut.items.into_iter().map(item).collect::<Result<Vec<_>, rest::Problem>>()?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
