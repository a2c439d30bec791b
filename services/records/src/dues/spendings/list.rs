use super::view::{self, SpendingOut};
use crate::{
    Records,
    dues::{
        place,
        store::spending::{self, Column},
    },
};
use axum::extract::State;
use kernel::{DuesSpendingId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::ColumnTrait;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: Option<UnitId>,
}

/// List what dues were spent on, latest first
#[utoipa::path(get, path = "/dues/spendings", tag = "dues", operation_id = "list_dues_spendings",
    params(Wanted, Page), responses((status = OK, body = Paged<SpendingOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let condition = place::seen_of_units(&ctx, Column::UnitId).await?;
    let condition = condition
        .add_option(wanted.unit_id.map(|unit| Column::UnitId.eq(unit)))
        .add_option(page.after::<DuesSpendingId>()?.map(|after| Column::Id.lt(after)));
    let cut = Paged::cut(spending::page(ctx.tx(), condition, page.fetch()).await?, &page, |row| row.id);
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
