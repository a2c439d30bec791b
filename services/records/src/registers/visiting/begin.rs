use super::{
    store::{self, Model},
    tell,
    view::{self, VisitorOut},
};
use crate::{
    Records,
    dates::{self, LATEST, TOO_LATE},
    desk::Desk,
    registers::{problems::UNKNOWN_INFLOW, rules},
    text,
    transfers::{problems::NOT_PRACTISED, rules::floating},
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{UnitId, VisitingMemberId};
use rest::{Answer, Ctx, Json, Problem, kinds};
use rulepack::transfers::InflowRight;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A member of an organisation elsewhere who comes to take part in a unit.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewVisitingMember)]
pub struct NewVisitor {
    pub unit_id: UnitId,
    pub name: String,
    /// The organisation that has the relation.
    pub from_place: String,
    /// Of the certificate or card that was seen.
    #[serde(default)]
    pub paper_no: Option<String>,
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub paper_until: Option<Date>,
    pub since: Date,
    /// The last day, where it is known.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Register a member of an organisation elsewhere who takes part here
///
/// The relation stays where it is: the person counts nowhere here, and does here what the rules let such members do.
#[utoipa::path(post, path = "/visiting-members", tag = "registers", operation_id = "create_visiting_member",
    request_body = NewVisitor, responses((status = CREATED, body = VisitorOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewVisitor>) -> Answer {
    ctx.reach_something(Action::Update, ResourceKind::Member).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Update, &Thing::within(ResourceKind::Member, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let visitor = draft(&desk, &unit, new)?;
    store::insert(desk.tx, visitor.clone()).await?;
    tell::changed(&desk, &visitor, "visit").await?;
    let out = view::shown(&desk, vec![visitor]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

fn draft(desk: &Desk<'_>, unit: &Unit, new: NewVisitor) -> Result<Model, Problem> {
    taken(desk)?;
    if unit.state != UnitState::Active {
        return Err(UNKNOWN_INFLOW.at("/unit_id"));
    }
    dates::past(new.since, desk.today, "/since")?;
    rules::spans(new.since, new.until)?;
    if new.paper_until.is_some_and(|until| until > LATEST) {
        return Err(TOO_LATE.at("/paper_until"));
    }
    Ok(Model {
        id: VisitingMemberId::new(),
        unit_id: unit.id,
        name: text::required(new.name, "/name", 50)?,
        from_place: text::required(new.from_place, "/from_place", 200)?,
        paper_no: text::kept(new.paper_no, "/paper_no", 50)?,
        paper_until: new.paper_until,
        since: new.since,
        until: new.until,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    })
}

/// Nobody is taken in where no relations are kept, or where the rules let such members take no part.
fn taken(desk: &Desk<'_>) -> Result<(), Problem> {
    let rules = &desk.pack.transfers;
    let (practice, inflow) = (rules.practice.on(desk.today), rules.inflow.on(desk.today));
    if practice.value.usual && floating::may(&inflow.value, InflowRight::Activities) {
        return Ok(());
    }
    Err(NOT_PRACTISED.with("source", &practice.source).with("since", practice.effective_from))
}
