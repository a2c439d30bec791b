use super::view::{self, AppointmentOut};
use crate::{
    Records,
    cadres::{
        problems::{LEFT, UNDER_WAY},
        query::{self, Placed},
        rules::influence,
        said,
        store::{
            self,
            appointment::{Model, RestsOn, RuleUsed, StepRecord, Steps},
        },
        tell,
        words::{AppointmentState, AppointmentStep},
    },
    dates,
    desk::Desk,
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, CadreAppointmentId, CadreId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem};
use rulepack::{Basis, cadres::AppointmentKind};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What the committee proposes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCadreAppointment {
    #[schema(inline)]
    pub kind: AppointmentKind,
    /// 拟任职务
    pub post: String,
    /// 拟免职务
    #[serde(default)]
    pub removes: Option<String>,
    /// 任免理由
    pub reason: String,
    /// The post is filled by election.
    #[serde(default)]
    pub elected: bool,
    /// The day on which the committee discussed it; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub discussed_on: Option<Date>,
}

/// Propose an appointment
///
/// A promotion is refused while a penalty keeps the cadre from it.
#[utoipa::path(post, path = "/cadres/{id}/appointments", tag = "cadres", operation_id = "propose_cadre_appointment",
    request_body = NewCadreAppointment, params(("id" = CadreId, Path)),
    responses((status = CREATED, body = AppointmentOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    Json(new): Json<NewCadreAppointment>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    let desk = records.desk(&ctx);
    query::practised(&desk)?;
    let appointment = propose(&desk, ctx.account().ok(), &placed, new).await?;
    let version = appointment.version;
    let out = view::detail(&desk, &ctx, &placed, appointment).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

async fn propose(
    desk: &Desk<'_>,
    by: Option<AccountId>,
    placed: &Placed,
    new: NewCadreAppointment,
) -> Result<Model, Problem> {
    if let Some(on) = placed.cadre.left_on {
        return Err(LEFT.with("on", on));
    }
    let day = new.discussed_on.unwrap_or(desk.today);
    dates::past(day, desk.today, "/discussed_on")?;
    free(desk, placed, new.kind, day)?;
    let step = StepRecord {
        step: AppointmentStep::Propose,
        on: day,
        reason: None,
        taken_by: by,
        recorded_at: desk.now,
    };
    let appointment = proposed(desk, placed, new, step.clone())?;
    let inserted = store::insert_appointment(desk.tx, appointment.clone()).await;
    inserted.on_constraint("cadre_appointments_open_key", &UNDER_WAY, "")?;
    tell::stepped(desk, &placed.cadre, &appointment, &step).await?;
    Ok(appointment)
}

fn proposed(
    desk: &Desk<'_>,
    placed: &Placed,
    new: NewCadreAppointment,
    step: StepRecord,
) -> Result<Model, Problem> {
    let day = step.on;
    Ok(Model {
        id: CadreAppointmentId::new(),
        cadre_id: placed.cadre.id,
        unit_id: Some(placed.cadre.unit_id),
        kind: new.kind,
        post: text::required(new.post, "/post", 200)?,
        removes: text::kept(new.removes, "/removes", 200)?,
        reason: text::required(new.reason, "/reason", 500)?,
        elected: new.elected,
        state: AppointmentState::Proposed,
        discussed_on: day,
        notice_from: None,
        notice_until: None,
        notice_place: None,
        objections_sealed: None,
        objections_open: 0,
        decided_on: None,
        doc_no: None,
        probation_until: None,
        closed_on: None,
        steps: Steps(vec![step]),
        rests_on: rests_on(desk, day),
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    })
}

/// Whoever is to be promoted is free of penalties.
///
/// # Errors
/// With the penalty that reaches farthest.
pub fn free(desk: &Desk<'_>, placed: &Placed, kind: AppointmentKind, day: Date) -> Result<(), Problem> {
    if kind != AppointmentKind::Promotion {
        return Ok(());
    }
    let rules = &desk.pack.cadres.influence.on(day).value;
    said::refuse(desk, &influence::against(rules, &placed.cadre.details.penalties, day), day)
}

fn rests_on(desk: &Desk<'_>, day: Date) -> RestsOn {
    let rules = &desk.pack.cadres;
    let used = |basis: Basis| RuleUsed {
        rule: basis.rule.to_owned(),
        effective_from: basis.effective_from,
        source: basis.source,
        own: basis.own,
    };
    let bases = [
        rules.notice.on(day).basis("cadres.notice"),
        rules.probation.on(day).basis("cadres.probation"),
        rules.influence.on(day).basis("cadres.influence"),
    ];
    RestsOn(bases.into_iter().map(used).collect())
}
