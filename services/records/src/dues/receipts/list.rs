use super::{
    code,
    view::{self, ReceiptOut},
};
use crate::{
    Records,
    dues::{
        listed::{Asked, listed},
        store::receipt::{self, Column},
    },
};
use axum::extract::State;
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which receipts to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: Option<UnitId>,
    pub member_id: Option<MemberId>,
    /// The code on a receipt somebody shows: finds the one it was made for.
    pub code: Option<String>,
}

/// List receipts, latest first
#[utoipa::path(get, path = "/dues/receipts", tag = "dues", operation_id = "list_dues_receipts",
    params(Wanted, Page), responses((status = OK, body = Paged<ReceiptOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let asked = Asked { unit: wanted.unit_id, member: wanted.member_id };
    let code = wanted.code.map(|text| Column::Code.eq(code::read(&text)));
    let such = Condition::all().add_option(code);
    let cut = listed::<receipt::Entity>(&ctx, asked, such, &page).await?;
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
