use super::view::{self, ExtraOut};
use crate::{
    Records,
    dues::{
        listed::{Asked, listed},
        receipts,
        store::extra::{self, Column},
    },
};
use axum::extract::State;
use kernel::{MemberId, UnitId};
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
    let asked = Asked { unit: wanted.unit_id, member: wanted.member_id };
    let code = wanted.code.map(|text| Column::Code.eq(receipts::read_code(&text)));
    let such = Condition::all().add_option(code);
    let cut = listed::<extra::Entity>(&ctx, asked, such, &page).await?;
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
