use super::view::{self, PaymentOut};
use crate::{
    Records,
    dues::{
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
    let mut condition = Condition::all().add(place::seen(&ctx, Column::MemberId, false).await?);
    if let Some(unit) = wanted.unit_id {
        condition = condition.add(Column::UnitId.eq(unit));
    }
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    if let Some(month) = wanted.month {
        let day = month.first_day();
        condition = condition.add(Column::FirstMonth.lte(day)).add(Column::LastMonth.gte(day));
    }
    if let Some(after) = page.after::<DuesPaymentId>()? {
        condition = condition.add(Column::Id.lt(after));
    }
    let cut = Paged::cut(payment::page(ctx.tx(), condition, page.fetch()).await?, &page, |row| row.id);
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// The payment, if the actor may see it.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: DuesPaymentId) -> Result<Model, Problem> {
    let seen = match place::seen(call, Column::MemberId, false).await {
        Ok(seen) => seen,
        // whoever sees none finds none
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    payment::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}
