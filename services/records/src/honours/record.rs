use super::{
    problems::{ENTERED_ALREADY, ONE_OF_BOTH},
    store::{self, Model},
    tell,
    view::HonourOut,
    words::HonourLevel,
};
use crate::{
    Records, dates,
    desk::Desk,
    members, text,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, HonourId, MemberId, UnitId};
use rest::{Answer, Call, Ctx, Json, OnConstraint, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A commendation or honour of a member, or of a unit: one of the two is named.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHonour {
    #[serde(default)]
    pub member_id: Option<MemberId>,
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    #[schema(inline)]
    pub level: HonourLevel,
    /// Such as 优秀共产党员 or 先进基层党组织.
    pub title: String,
    /// What the body is called that honoured.
    pub awarded_by: String,
    pub awarded_on: Date,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Enter a commendation or honour
#[utoipa::path(post, path = "/honours", tag = "honours", operation_id = "record_honour", request_body = NewHonour,
    responses((status = CREATED, body = HonourOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewHonour>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Honour).await?;
    let unit = honoured(&ctx, &new).await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Honour, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let honour = record(&desk, &unit, ctx.account().ok(), new).await?;
    ctx.reply(StatusCode::CREATED, &HonourOut::from(honour)).await
}

/// The unit that was honoured, or that of the member.
async fn honoured(call: &Call, new: &NewHonour) -> Result<Unit, Problem> {
    match (new.member_id, new.unit_id) {
        (Some(id), None) => {
            let found = members::reached(call, id).await;
            Ok(found.map_err(|problem| units::outside(problem, &members::UNKNOWN_MEMBER, "/member_id"))?.unit)
        }
        (None, Some(id)) => units::named(call, id, &units::UNKNOWN_UNIT, "/unit_id").await,
        (None, None) => Err(ONE_OF_BOTH.at("/member_id")),
        (Some(_), Some(_)) => Err(ONE_OF_BOTH.at("/unit_id")),
    }
}

async fn record(
    desk: &Desk<'_>,
    unit: &Unit,
    by: Option<AccountId>,
    new: NewHonour,
) -> Result<Model, Problem> {
    dates::past(new.awarded_on, desk.today, "/awarded_on")?;
    let honour = Model {
        id: HonourId::new(),
        unit_id: unit.id,
        member_id: new.member_id,
        level: new.level,
        title: text::required(new.title, "/title", 200)?,
        awarded_by: text::required(new.awarded_by, "/awarded_by", 200)?,
        awarded_on: new.awarded_on,
        doc_no: text::kept(new.doc_no, "/doc_no", 100)?,
        recorded_by: by,
        recorded_at: desk.now,
        withdrawn_at: None,
    };
    let inserted = store::insert(desk.tx, honour.clone()).await;
    inserted.on_constraint("honours_once_key", &ENTERED_ALREADY, "/title")?;
    tell::recorded(desk, &honour).await?;
    Ok(honour)
}
