use super::view::{self, ReconciliationItem};
use crate::{
    Records,
    dues::{
        place,
        store::reconciliation::{self, Column},
    },
};
use axum::extract::State;
use kernel::{DuesReconciliationId, UnitId};
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

/// List files that were held against what is owed, latest first
#[utoipa::path(get, path = "/dues/reconciliations", tag = "dues", operation_id = "list_dues_reconciliations",
    params(Wanted, Page), responses((status = OK, body = Paged<ReconciliationItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let condition = place::seen_of_units(&ctx, Column::UnitId).await?;
    let condition = condition
        .add_option(wanted.unit_id.map(|unit| Column::UnitId.eq(unit)))
        .add_option(page.after::<DuesReconciliationId>()?.map(|after| Column::Id.lt(after)));
    let cut = Paged::cut(reconciliation::page(ctx.tx(), condition, page.fetch()).await?, &page, |run| run.id);
    let items = view::items(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
