use super::view::{self, PaymentOut};
use crate::{
    Records,
    dues::{
        listed::{Asked, listed},
        place,
        store::payment::{self, Column, Model},
    },
};
use axum::extract::State;
use kernel::{DuesPaymentId, MemberId, UnitId, YearMonth};
use rest::{Answer, Call, Ctx, Page, Paged, Problem, Query, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which payments to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The branch that collected.
    pub unit_id: Option<UnitId>,
    pub member_id: Option<MemberId>,
    /// Those that are for this month, reversed ones and reversals included.
    pub month: Option<YearMonth>,
}

/// List payments and reversals, latest first
#[utoipa::path(get, path = "/dues/payments", tag = "dues", operation_id = "list_dues_payments",
    params(Wanted, Page), responses((status = OK, body = Paged<PaymentOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let asked = Asked { unit: wanted.unit_id, member: wanted.member_id };
    let day = wanted.month.map(YearMonth::first_day);
    let such = Condition::all()
        .add_option(day.map(|day| Column::FirstMonth.lte(day)))
        .add_option(day.map(|day| Column::LastMonth.gte(day)));
    let cut = listed::<payment::Entity>(&ctx, asked, such, &page).await?;
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// The payment, if the actor may see it.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: DuesPaymentId) -> Result<Model, Problem> {
    let seen = place::or_not_found(place::seen(call, Column::MemberId, false).await)?;
    payment::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}
