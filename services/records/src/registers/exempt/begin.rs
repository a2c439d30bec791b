use super::{
    store::{Column, Entity, Model},
    view::{self, ExemptionOut},
};
use crate::{
    Records, dates,
    desk::Desk,
    members::Member,
    registers::{
        problems::{AGREED_LATER, ALREADY_EXEMPT, NOT_A_GROUND},
        query::overlapping,
        rules, spells,
        tell::{self, Register},
    },
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, SpellId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use rulepack::organisational_life::ExemptionGround;
use sea_orm::ColumnTrait as _;
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// A member who need not come to meetings, as the branch agreed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAttendanceExemption {
    pub member_id: MemberId,
    #[schema(inline)]
    pub ground: ExemptionGround,
    /// When the branch agreed: not after the first day.
    pub agreed_on: Date,
    pub since: Date,
    /// The last day, where it is known.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Let a member stay away from meetings
///
/// Off the rate of attendance from then on, unless present; not off the number a quorum is counted of.
#[utoipa::path(post, path = "/attendance-exemptions", tag = "registers", operation_id = "create_attendance_exemption",
    request_body = NewAttendanceExemption, responses((status = CREATED, body = ExemptionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Json(new): Json<NewAttendanceExemption>,
) -> Answer {
    let found = spells::named(&ctx, new.member_id).await?;
    let desk = records.desk(&ctx);
    let entry = begin(&desk, &found.member, new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

async fn begin(desk: &Desk<'_>, member: &Member, new: NewAttendanceExemption) -> Result<Model, Problem> {
    rules::begins(member, new.since, desk.today)?;
    rules::spans(new.since, new.until)?;
    dates::past(new.agreed_on, desk.today, "/agreed_on")?;
    let rule = desk.pack.organisational_life.exemption.on(new.since);
    if !rule.value.grounds.contains(&new.ground) {
        let refused = NOT_A_GROUND.at("/ground").with("source", &rule.source);
        return Err(refused.with("since", rule.effective_from));
    }
    if rule.value.consent_before && new.agreed_on > new.since {
        let refused = AGREED_LATER.at("/agreed_on").with("source", &rule.source);
        return Err(refused.with("since", rule.effective_from));
    }
    let theirs = overlapping(Column::Since, Column::Until, new.since, new.until);
    let theirs = theirs.add(Column::MemberId.eq(member.id));
    if !spells::page::<Entity>(desk.tx, theirs, 1).await?.is_empty() {
        return Err(ALREADY_EXEMPT.at("/since"));
    }
    let entry = Model {
        id: SpellId::new(),
        member_id: member.id,
        ground: new.ground,
        agreed_on: new.agreed_on,
        since: new.since,
        until: new.until,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    };
    let inserted = spells::insert::<Entity>(desk.tx, entry.clone()).await;
    inserted.on_constraint("attendance_exemptions_since_key", &ALREADY_EXEMPT, "/since")?;
    // why somebody is exempt is about health, and stays out of the log
    let told =
        json!({"exempt": true, "since": entry.since, "until": entry.until, "agreed_on": entry.agreed_on});
    tell::changed(desk, member, Register::Exempt.begun(entry.id), "exempt", told).await?;
    Ok(entry)
}
