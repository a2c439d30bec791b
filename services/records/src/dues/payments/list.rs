use super::view::{self, PaymentOut};
use crate::{
    Records,
    dues::{
        listed::{Asked, cut, seen},
        place,
        rules::pay::PayChannel,
        store::payment::{self, Column, Model},
    },
};
use axum::extract::State;
use kernel::{DuesPaymentId, Fen, MemberId, UnitId, YearMonth};
use rest::{Answer, Call, Ctx, Page, Paged, Problem, Query, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

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
    /// Those that came over it.
    pub channel: Option<PayChannel>,
}

/// Payments, and what all of them come to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesPayments)]
pub struct Payments {
    /// Of all that are asked for and not of one page; with the first page alone, and only where a branch, a member or a
    /// month was named. Reversals count against it.
    by_channel: Vec<ChannelSum>,
    #[serde(flatten)]
    page: Paged<PaymentOut>,
}

/// What came over a channel.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = DuesChannelSum)]
pub struct ChannelSum {
    channel: PayChannel,
    amount: Fen,
}

/// List payments and reversals, latest first
#[utoipa::path(get, path = "/dues/payments", tag = "dues", operation_id = "list_dues_payments",
    params(Wanted, Page), responses((status = OK, body = Payments)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let asked = Asked { unit: wanted.unit_id, member: wanted.member_id };
    let day = wanted.month.map(YearMonth::first_day);
    let such = Condition::all()
        .add_option(wanted.channel.map(|channel| Column::Channel.eq(channel)))
        .add_option(day.map(|day| Column::FirstMonth.lte(day)))
        .add_option(day.map(|day| Column::LastMonth.gte(day)));
    // the sum over a whole organisation is read off its books
    let narrow = asked.unit.is_some() || asked.member.is_some() || day.is_some();
    let all = seen::<payment::Entity>(&ctx, asked, such).await?;
    let sums = match page.after::<DuesPaymentId>()? {
        None if narrow => payment::by_channel(ctx.tx(), all.clone()).await?,
        _ => Vec::new(),
    };
    let cut = cut::<payment::Entity>(&ctx, all, &page).await?;
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    let sum = |(channel, amount)| ChannelSum { channel, amount: Fen(amount) };
    let by_channel = sums.into_iter().map(sum).collect();
    ctx.read(&Payments { by_channel, page: Paged { items, next: cut.next, total: None } })
}

/// The payment, if the actor may see it.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: DuesPaymentId) -> Result<Model, Problem> {
    let seen = place::or_not_found(place::seen(call, Column::MemberId, false).await)?;
    payment::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}
