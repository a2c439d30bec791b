use super::{
    lapse,
    problems::UNKNOWN_UNIT,
    query,
    rules::machine,
    store::{self, transfer::Column},
    view::{self, TransferItem},
    waiting,
};
use crate::{Records, desk::Desk, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MemberId, TransferId, UnitId, words};
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use rulepack::transfers::TransferState;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::{Deserialize, Serialize};
use time::Duration;
use utoipa::IntoParams;

words! {
    /// A part of the transfers.
    pub enum TransferView {
        /// The next step is up to the reader.
        Waiting = "waiting",
        /// Something is still to be done, by whomever.
        UnderWay = "under_way",
        /// Resting longer than it should.
        Overdue = "overdue",
        /// Nothing is to be done any more.
        Done = "done",
    }
}

/// Which transfers to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub view: Option<TransferView>,
    #[param(inline)]
    pub state: Option<TransferState>,
    pub member_id: Option<MemberId>,
    /// Out of or into this unit or one below it.
    pub unit_id: Option<UnitId>,
}

/// The last transfer of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: TransferId,
}

/// List transfers out of and into units
#[utoipa::path(get, path = "/transfers", tag = "transfers", operation_id = "list_transfers", params(Wanted, Page),
    responses((status = OK, body = Paged<TransferItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::Transfer).await?;
    let desk = records.desk(&ctx);
    let mut condition = Condition::all().add(query::seen(&ctx).await?);
    if let Some(view) = wanted.view {
        condition = condition.add(part(&ctx, &desk, view).await?);
    }
    if let Some(state) = wanted.state {
        condition = condition.add(lapse::in_state(state, desk.today));
    }
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &UNKNOWN_UNIT, "?unit_id").await?;
        let below = units::ids_below(&unit.path);
        let touched = Condition::any().add(Column::FromUnitId.in_subquery(below.clone()));
        condition = condition.add(touched.add(Column::ToUnitId.in_subquery(below)));
    }
    let total = page.total(store::count(ctx.tx(), condition.clone())).await?;
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |transfer| Place { id: transfer.id });
    let items = view::items(&desk, &ctx, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total })
}

async fn part(ctx: &Ctx, desk: &Desk<'_>, view: TransferView) -> Result<Condition, Problem> {
    Ok(match view {
        TransferView::Waiting => waiting::for_actor(ctx, desk).await?,
        TransferView::UnderWay => Condition::all().add(Column::State.is_in(resting(false))),
        TransferView::Done => Condition::all().add(Column::State.is_in(resting(true))),
        TransferView::Overdue => overdue(desk),
    })
}

fn resting(last: bool) -> Vec<TransferState> {
    TransferState::ALL.iter().copied().filter(|state| machine::is_final(*state) == last).collect()
}

/// Past the limit of the state they are in. A letter that ran out rests from the day after its last.
pub fn overdue(desk: &Desk<'_>) -> Condition {
    let limits = &desk.pack.transfers.limits.on(desk.today).value;
    let mut any = Condition::any().add(Expr::val(false));
    for (state, setting) in &limits.0 {
        let last = desk.today.saturating_sub(Duration::days(setting.usual.into()));
        let long = match state {
            TransferState::Expired => {
                let written = Condition::all().add(Column::State.eq(*state)).add(Column::Since.lt(last));
                let ran_out = last.saturating_sub(Duration::DAY);
                let lapsed = lapse::lapsed(desk.today).add(Column::LetterUntil.lt(ran_out));
                Condition::any().add(written).add(lapsed)
            }
            _ => lapse::in_state(*state, desk.today).add(Column::Since.lt(last)),
        };
        any = any.add(long);
    }
    any
}
