use super::{
    claims,
    person::{self, PersonIn, Sealed},
    problems::{
        ALREADY_FULL, DEVELOPS_NOBODY, FILE_OPEN, LEAVES_BEFORE_APPLYING, MEMBER_DIFFERS, NOT_PRACTISED,
    },
    query::Placed,
    steps::{self, NewStep},
    store::{self, file::Model},
    tell,
    view::{self, FileOut},
    whole::{Whole, ruleset},
    words::DevelopmentStanding,
};
use crate::{
    Records,
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    members::{self, Checked, Member, words::MemberKind},
    text,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::DevelopmentOpened;
use kernel::{DevelopmentFileId, MemberId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use rulepack::Capability;
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// Somebody who has handed in an application.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevelopmentFile {
    /// The branch that keeps the file.
    pub unit_id: UnitId,
    pub person: PersonIn,
    /// The date on the application.
    pub applied_on: Date,
    /// Why it is filled in afterwards; for what was done before today.
    #[serde(default)]
    pub back_filled_reason: Option<String>,
    /// The day the person will leave the unit, where that is known.
    #[serde(default)]
    pub leaves_on: Option<Date>,
    #[serde(default)]
    pub note: Option<String>,
}

/// Open the development file of somebody who has handed in an application
///
/// One person has one open file. Whoever is on the roster as a probationary member may have the earlier way filled in.
#[utoipa::path(post, path = "/development/files", tag = "development", operation_id = "open_development_file",
    request_body = NewDevelopmentFile, responses((status = CREATED, body = FileOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewDevelopmentFile>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Development).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Development, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let whole = Box::pin(open(&desk, unit, new)).await?;
    view::answer(&records, ctx, StatusCode::CREATED, whole).await
}

async fn open(desk: &Desk<'_>, unit: Unit, new: NewDevelopmentFile) -> Result<Whole, Problem> {
    takes(desk, &unit, "/unit_id")?;
    meant(new.leaves_on, Some(new.applied_on))?;
    let NewDevelopmentFile { unit_id, person, applied_on, back_filled_reason, leaves_on, note } = new;
    let back_filled_reason =
        back_filled_reason.map(|reason| text::required(reason, "/back_filled_reason", 200)).transpose()?;
    let checked = person::check(desk, unit_id, person, applied_on, "/person")?;
    let member = members::by_number(desk.tx, &checked.id).await?;
    let standing = allowed(member.as_ref(), &checked)?;
    let person_id = called(desk, member.as_ref(), &checked).await?;
    let id = DevelopmentFileId::new();
    let sealed = person::sealed(desk.tx.vault(), id, &checked)?;
    let checked_id = checked.id;
    let mut file = build(desk, id, person_id, checked, sealed);
    file.member_id = member.filter(|_| standing).map(|member| member.id);
    (file.leaves_on, file.since) = (leaves_on, applied_on);
    store::insert(desk.tx, file.clone()).await.on_constraint(
        "development_files_open_key",
        &FILE_OPEN,
        "/person/id_no",
    )?;
    claims::claim(desk, checked_id.as_str()).await?;
    let opened = DevelopmentOpened { id, person_id, unit_id, applied_on };
    desk.emit(&opened).await?;
    let facts = json!({"unit_id": unit_id, "name": file.name, "applied_on": applied_on});
    tell::audit(desk, "open", &file, None, Some(facts), None).await?;
    let whole = Whole::of(desk.tx, Placed { file, unit }).await?;
    let apply = NewStep { back_filled_reason, note, ..NewStep::plain("apply", "done", applied_on) };
    Box::pin(steps::take(desk, whole, apply, steps::Named::default())).await
}

/// A day on which somebody may leave who applied on another.
///
/// # Errors
/// When nobody can mean it.
pub fn meant(leaves_on: Option<Date>, applied_on: Option<Date>) -> Result<(), Problem> {
    let Some(day) = leaves_on else { return Ok(()) };
    if day < EARLIEST {
        return Err(TOO_EARLY.at("/leaves_on"));
    }
    if day > LATEST {
        return Err(TOO_LATE.at("/leaves_on"));
    }
    match applied_on.filter(|applied| day < *applied) {
        Some(applied) => Err(LEAVES_BEFORE_APPLYING.at("/leaves_on").with("applied", applied)),
        None => Ok(()),
    }
}

/// An organisation that develops members.
///
/// # Errors
/// With the rule by which it does not.
pub fn practised(desk: &Desk<'_>) -> Result<(), Problem> {
    let practice = desk.pack.development.practice.on(desk.today);
    if practice.value.practised {
        return Ok(());
    }
    let source = NOT_PRACTISED.with("source", &practice.source);
    Err(source.with("since", practice.effective_from))
}

/// A branch that develops members, in an organisation that does.
///
/// # Errors
/// With what it is, where it does not.
pub fn takes(desk: &Desk<'_>, unit: &Unit, pointer: &str) -> Result<(), Problem> {
    practised(desk)?;
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.at(pointer).with("name", &unit.name));
    }
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let able = [Capability::DevelopMembers, Capability::HoldsMembers];
    if !able.iter().all(|capability| kinds.can(unit.kind, *capability)) {
        return Err(DEVELOPS_NOBODY.at(pointer).with("name", &unit.name));
    }
    Ok(())
}

/// Whether the person is on the roster as a probationary member.
fn allowed(member: Option<&Member>, checked: &Checked) -> Result<bool, Problem> {
    let Some(member) = member.filter(|member| member.membership_state.is_member()) else { return Ok(false) };
    if member.member_kind == MemberKind::Full {
        return Err(ALREADY_FULL.at("/person/id_no"));
    }
    if member.name != checked.facts.name {
        return Err(MEMBER_DIFFERS.with("name", &member.name).field("/person/name", &MEMBER_DIFFERS));
    }
    Ok(true)
}

/// What the person is called as a member: as before, where there was a record or a file before.
async fn called(desk: &Desk<'_>, member: Option<&Member>, checked: &Checked) -> Result<MemberId, Problem> {
    let blind = person::blind(desk.tx.vault(), &checked.id);
    let before = store::with_number(desk.tx, blind).await?;
    if before.iter().any(|file| file.closed_on.is_none()) {
        return Err(FILE_OPEN.at("/person/id_no"));
    }
    let known = member.map(|member| member.id).or(before.first().map(|file| file.person_id));
    Ok(known.unwrap_or_else(MemberId::new))
}

fn build(
    desk: &Desk<'_>,
    id: DevelopmentFileId,
    person_id: MemberId,
    checked: Checked,
    sealed: Sealed,
) -> Model {
    let state = ruleset(desk, desk.today).workflow.value.start().clone();
    Model {
        id,
        person_id,
        member_id: None,
        unit_id: checked.facts.unit_id,
        name: checked.facts.name,
        id_no_sealed: sealed.id_no,
        id_no_blind: sealed.id_no_blind,
        gender: checked.gender,
        ethnic: checked.facts.ethnic,
        birth_date: checked.facts.birth_date.unwrap_or(checked.id.birth_date()),
        education: checked.facts.education,
        work_post: checked.facts.work_post,
        job_title: checked.facts.job_title,
        mobile_sealed: sealed.mobile,
        leaves_on: None,
        standing: DevelopmentStanding::of(&state),
        state: state.to_string(),
        since: desk.today,
        due_on: None,
        due_step: None,
        closed_on: None,
        plan_year: None,
        planned_on: None,
        plan_reason: None,
        special: None,
        created_by: desk.who.id,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    }
}
