use super::{
    query,
    store::{self, document::Column},
    view::{self, DocumentOut},
};
use crate::Records;
use axum::extract::State;
use kernel::{DocumentId, MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::DocumentKind;
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which documents to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub member_id: Option<MemberId>,
    /// Papers of this unit alone.
    pub unit_id: Option<UnitId>,
    pub kind: Option<DocumentKind>,
}

/// List documents
#[utoipa::path(get, path = "/documents", tag = "documents", operation_id = "list_documents",
    params(Wanted, Page), responses((status = OK, body = Paged<DocumentOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = Condition::all().add(query::seen(&records, &ctx).await?);
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    if let Some(unit) = wanted.unit_id {
        condition = condition.add(Column::UnitId.eq(unit));
    }
    if let Some(kind) = wanted.kind {
        condition = condition.add(Column::Kind.eq(kind));
    }
    if let Some(after) = page.after::<DocumentId>()? {
        condition = condition.add(Column::Id.lt(after));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |document| document.id);
    let placed = query::placed(&ctx, cut.items).await?;
    let items = view::shown(&records, &ctx, placed).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
