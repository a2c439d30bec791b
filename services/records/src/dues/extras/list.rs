use super::view::{self, ExtraOut};
use crate::{
    Records,
    dues::{
        place, receipts,
        store::extra::{self, Column},
    },
};
use axum::extract::State;
use kernel::{DuesExtraId, MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which extra payments to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The branch that collected.
    pub unit_id: Option<UnitId>,
    pub member_id: Option<MemberId>,
    /// The code on a receipt somebody shows: finds the one it was made for.
    pub code: Option<String>,
}

/// List extra payments and special dues, latest first
#[utoipa::path(get, path = "/dues/extras", tag = "dues", operation_id = "list_dues_extras",
    params(Wanted, Page), responses((status = OK, body = Paged<ExtraOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = Condition::all().add(place::seen(&ctx, Column::MemberId, false).await?);
    condition = condition
        .add_option(wanted.unit_id.map(|unit| Column::UnitId.eq(unit)))
        .add_option(wanted.member_id.map(|member| Column::MemberId.eq(member)))
        .add_option(wanted.code.map(|text| Column::Code.eq(receipts::read_code(&text))))
        .add_option(page.after::<DuesExtraId>()?.map(|after| Column::Id.lt(after)));
    let cut = Paged::cut(extra::page(ctx.tx(), condition, page.fetch()).await?, &page, |row| row.id);
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
