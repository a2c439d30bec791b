use super::{
    query,
    store::{self, document::Column},
    view::{self, DocumentOut},
    words::Fault,
};
use crate::{Records, units};
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
    /// Papers of this unit and of everything below it, and files of their members.
    pub below: Option<UnitId>,
    pub kind: Option<DocumentKind>,
    /// What the last comparison with the store has found wrong with the content that counts.
    pub fault: Option<Fault>,
    /// Those with any fault.
    #[serde(default)]
    pub faulty: bool,
}

impl Wanted {
    fn narrow(&self, condition: Condition) -> Condition {
        let faulty = self.faulty || self.fault.is_some();
        condition
            .add_option(self.member_id.map(|member| Column::MemberId.eq(member)))
            .add_option(self.unit_id.map(|unit| Column::UnitId.eq(unit)))
            .add_option(self.kind.map(|kind| Column::Kind.eq(kind)))
            .add_option(faulty.then(|| store::with_fault(self.fault)))
    }
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
    let mut condition = wanted.narrow(Condition::all().add(query::seen(&records, &ctx).await?));
    if let Some(unit) = wanted.below {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?below").await?;
        condition = condition.add(query::below(&unit.path));
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
