use super::{
    query,
    store::{self, document::Column},
    view::{self, DocumentOut},
};
use crate::{Records, cadres, development, members, transfers, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{DocumentId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::{Basis, DocumentKind};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Which of them to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WantedExpired {
    /// Files of members of this unit and of everything below it.
    pub unit_id: Option<UnitId>,
    pub kind: Option<DocumentKind>,
}

/// A file nothing asks to be kept any more.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExpiredDocument {
    #[serde(flatten)]
    pub document: DocumentOut,
    /// The rule its time is from, as it reads today.
    pub basis: Basis,
}

/// List files of members whose time is over
///
/// `retain_until` is the day from which they may go. What is on hold or kept for good is not listed, nor is a file of
/// somebody whose development, transfer or appointment is under way. Papers of a unit are entries of its archive.
#[utoipa::path(get, path = "/expired-documents", tag = "documents", operation_id = "list_expired_documents",
    params(WantedExpired, Page), responses((status = OK, body = Paged<ExpiredDocument>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<WantedExpired>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Document).await?;
    let rule = records.pack(ctx.tx()).document_kinds.on(ctx.today());
    let mut condition = over(ctx.today(), rule.value.permanent())
        .add_option(members::ids_within(&reach).map(|theirs| Column::MemberId.in_subquery(theirs)))
        .add_option(wanted.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(page.after::<DocumentId>()?.map(|after| Column::Id.lt(after)));
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    }
    let cut = Paged::cut(store::page(ctx.tx(), condition, page.fetch()).await?, &page, |one| one.id);
    let placed = query::placed(&ctx, cut.items).await?;
    let items = view::shown(&records, &ctx, placed).await?;
    let basis = rule.basis("documents.kinds");
    let items =
        items.into_iter().map(|document| ExpiredDocument { document, basis: basis.clone() }).collect();
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// Files of members that had to be kept, and have not to be kept on a day. What is kept for good never has, whatever day
/// was reckoned before its rule said so.
fn over(today: Date, permanent: Vec<DocumentKind>) -> Condition {
    Condition::all()
        .add(Column::MemberId.is_not_null())
        .add(Column::Kind.is_not_in(permanent))
        .add(Column::RetainUntil.lte(today))
        .add(Column::HeldReason.is_null())
        .add(Column::MemberId.not_in_subquery(development::people_on_their_way()))
        .add(Column::MemberId.not_in_subquery(transfers::people_on_their_way()))
        .add(Column::MemberId.not_in_subquery(cadres::people_under_appointment()))
}
