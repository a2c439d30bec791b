use super::{
    near::{self, Known},
    rules::{Fact, alike},
};
use crate::{
    Records,
    members::{self, UNKNOWN_MEMBER},
    text,
    units::{self, UNKNOWN_UNIT, Unit},
};
use access::{Action, Reach, ResourceKind, Thing};
use axum::extract::State;
use kernel::{Fen, MemberId, UnitId};
use rest::{Answer, Call, Ctx, Json, Problem, kinds};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

/// What is about to be entered.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum AboutToEnter {
    Meeting {
        unit_id: UnitId,
        #[serde(with = "time::serde::rfc3339")]
        planned_start: OffsetDateTime,
        #[serde(with = "time::serde::rfc3339")]
        planned_end: OffsetDateTime,
    },
    Payment {
        member_id: MemberId,
        paid_on: Date,
        /// In fen.
        amount: Fen,
    },
    Applicant {
        unit_id: UnitId,
        name: String,
    },
    Talk {
        unit_id: UnitId,
        one_id: MemberId,
        other_id: MemberId,
        day: Date,
    },
}

/// What stands there already and may be the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlikeEntries {
    /// The nearest few; none where there is nothing to look at.
    items: Vec<AlikeEntry>,
}

/// An entry that may be the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlikeEntry {
    /// Of the meeting, the payment, the development file or the talk.
    id: Uuid,
    unit_id: UnitId,
    unit_name: String,
    on: Date,
    /// The subject of a meeting, the name of an applicant.
    text: Option<String>,
}

/// Nobody looks at more.
const SHOWN: usize = 5;
const NAME: usize = 50;

/// Look whether what is about to be entered may stand there already
///
/// For whoever may enter it, over what they see. It writes nothing and keeps nothing from being entered.
#[utoipa::path(post, path = "/burden/alike", tag = "overview", operation_id = "find_alike_entries",
    request_body = AboutToEnter, responses((status = OK, body = AlikeEntries)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<AboutToEnter>) -> Answer {
    let desk = records.desk(&ctx);
    let days = desk.pack.overview.alike.on(desk.today).value.days;
    let kind = kind(&new);
    let reach = ctx.reach_something(Action::Create, kind).await?;
    let (fact, known) = compared(&ctx, kind, new, days).await?;
    let mut like: Vec<Known> = known.into_iter().filter(|one| alike(&fact, &one.fact, days)).collect();
    let units = seen(&ctx, &reach, &like).await?;
    like.retain(|one| units.contains_key(&one.unit));
    like.truncate(SHOWN);
    let items = like.into_iter().map(|one| {
        let unit_name = units.get(&one.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        AlikeEntry { id: one.id, unit_id: one.unit, unit_name, on: one.on, text: one.text }
    });
    ctx.read(&AlikeEntries { items: items.collect() })
}

/// What is compared of it, and with what.
async fn compared(
    call: &Call,
    kind: ResourceKind,
    new: AboutToEnter,
    days: u8,
) -> Result<(Fact, Vec<Known>), Problem> {
    Ok(match new {
        AboutToEnter::Meeting { unit_id, planned_start: start, planned_end: end } => {
            let unit = unit(call, unit_id, kind).await?;
            (Fact::Meeting { start, end }, near::meetings(call.tx(), unit.id, start, end).await?)
        }
        AboutToEnter::Payment { member_id, paid_on: on, amount } => {
            member(call, member_id).await?;
            (Fact::Payment { amount, on }, near::payments(call.tx(), member_id, on, days).await?)
        }
        AboutToEnter::Applicant { unit_id, name } => {
            let unit = unit(call, unit_id, kind).await?;
            let name = text::required(name, "/name", NAME)?;
            let known = near::applicants(call.tx(), unit.id, &name).await?;
            (Fact::Applicant { name }, known)
        }
        AboutToEnter::Talk { unit_id, one_id, other_id, day: on } => {
            let (unit, pair) = (unit(call, unit_id, kind).await?, [one_id, other_id]);
            (Fact::Talk { pair, on }, near::talks(call.tx(), unit.id, pair, on, days).await?)
        }
    })
}

const fn kind(new: &AboutToEnter) -> ResourceKind {
    match new {
        AboutToEnter::Meeting { .. } | AboutToEnter::Talk { .. } => ResourceKind::Meeting,
        AboutToEnter::Payment { .. } => ResourceKind::Dues,
        AboutToEnter::Applicant { .. } => ResourceKind::Development,
    }
}

async fn unit(call: &Call, id: UnitId, kind: ResourceKind) -> Result<Unit, Problem> {
    let unit = units::named(call, id, &UNKNOWN_UNIT, "/unit_id").await?;
    call.authorize(Action::Create, &Thing::within(kind, unit.path.as_str())).await?;
    Ok(unit)
}

/// Somebody whose dues the actor may enter.
async fn member(call: &Call, id: MemberId) -> Result<(), Problem> {
    let unknown = || UNKNOWN_MEMBER.at("/member_id");
    let found = members::find_for_action(call.tx(), id).await?.ok_or_else(unknown)?;
    let thing = members::resource(ResourceKind::Dues, id, &found.unit);
    let allowed = call.authorize(Action::Create, &thing).await;
    allowed.map_err(|problem| if problem.kind() == &kinds::NOT_FOUND { unknown() } else { problem })
}

/// The units of these entries that lie within reach.
async fn seen(call: &Call, reach: &Reach, like: &[Known]) -> Result<HashMap<UnitId, Unit>, Problem> {
    let mut theirs = units::by_ids(call.tx(), like.iter().map(|one| one.unit).collect()).await?;
    if !matches!(reach, Reach::All) {
        let seen = units::seen(call.tx(), reach).await?;
        theirs.retain(|id, _| seen.contains(id));
    }
    Ok(theirs)
}
