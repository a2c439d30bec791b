use super::{
    query,
    store::{self, Column},
    view::{self, CorrectionOut},
    words::CorrectionState,
};
use crate::Records;
use axum::extract::State;
use kernel::{CorrectionId, MemberId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which requests to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub state: Option<CorrectionState>,
    pub member_id: Option<MemberId>,
}

/// List requests for corrections
#[utoipa::path(get, path = "/corrections", tag = "corrections", operation_id = "list_corrections",
    params(Wanted, Page), responses((status = OK, body = Paged<CorrectionOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = Condition::all().add(query::seen(&ctx).await?);
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    if let Some(after) = page.after::<CorrectionId>()? {
        condition = condition.add(Column::Id.lt(after));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |correction| correction.id);
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
