use crate::{
    Records,
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    development::{
        asked,
        problems::{ENDS_BEFORE_START, NO_NOTICE_HERE, NOTICE_NO_CONTACT, NOTICE_SHOWS, NOTICE_TOO_SHORT},
        query,
        rules::{forbidden, length},
        spoken,
        store::{self, notice::Model},
        tell,
        view::{self, FileOut},
        whole::{Whole, ruleset},
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, Json, Path, Problem};
use rulepack::development::{Limit, NoticeField, StepCode};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// A notice that is put up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevelopmentNotice {
    /// The step it comes before.
    pub ahead_of: StepCode,
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// What it tells of the person; everything it may when absent.
    #[serde(default)]
    #[schema(value_type = Option<Vec<NoticeField>>)]
    pub shown: Option<BTreeSet<NoticeField>>,
    /// Where it is put up.
    #[serde(default)]
    pub place: Option<String>,
    /// Where to object; this or the address is asked of a notice that is not over yet.
    #[serde(default)]
    pub objection_phone: Option<String>,
    /// An address, or an office.
    #[serde(default)]
    pub objection_address: Option<String>,
}

const PLACE: usize = 200;
const PHONE: usize = 60;
const ADDRESS: usize = 200;

/// Put up a public notice ahead of a step
#[utoipa::path(post, path = "/development/files/{id}/notices", tag = "development",
    operation_id = "start_development_notice", request_body = NewDevelopmentNotice,
    params(("id" = DevelopmentFileId, Path)), responses((status = CREATED, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    Json(new): Json<NewDevelopmentNotice>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    query::still_open(&placed.file)?;
    let desk = records.desk(&ctx);
    let notice = build(&desk, id, new)?;
    reachable(&desk, &notice)?;
    store::insert_notice(ctx.tx(), notice.clone()).await?;
    tell::notice(&desk, &placed.file, &notice).await?;
    let new = json!({
        "ahead_of": notice.ahead_of, "from_on": notice.from_on, "until_on": notice.until_on,
        "objection_phone": notice.objection_phone, "objection_address": notice.objection_address,
    });
    tell::audit(&desk, "start_notice", &placed.file, None, Some(new), None).await?;
    let file = tell::save(&desk, placed.file.clone()).await?;
    let whole = Whole::of(ctx.tx(), query::Placed { file, ..placed }).await?;
    view::answer(&records, ctx, StatusCode::CREATED, whole).await
}

fn build(desk: &Desk<'_>, file: DevelopmentFileId, new: NewDevelopmentNotice) -> Result<Model, Problem> {
    let NewDevelopmentNotice { ahead_of, from_on, until_on, shown, place, .. } = new;
    let rules = ruleset(desk, from_on);
    let workflow = &rules.workflow.value;
    if !workflow.step(&ahead_of).is_some_and(|step| asked::noticed(workflow, step)) {
        return Err(NO_NOTICE_HERE.at("/ahead_of"));
    }
    let source = spoken::source(&rules.limits.source, rules.decided(&[Limit::NoticeDays]));
    days(desk, from_on, until_on, rules.number(Limit::NoticeDays).unwrap_or(0), &source)?;
    let told = &rules.notices.value;
    let shown = shown.unwrap_or_else(|| told.shown.clone());
    if !forbidden(told, &shown).is_empty() {
        let source = &rules.notices.source;
        return Err(NOTICE_SHOWS.with("source", source).field("/shown", &NOTICE_SHOWS));
    }
    Ok(Model {
        id: kernel::DevelopmentNoticeId::new(),
        file_id: file,
        ahead_of: ahead_of.to_string(),
        from_on,
        until_on,
        shown: shown.iter().map(ToString::to_string).collect(),
        place: text::kept(place, "/place", PLACE)?,
        objection_phone: text::kept(new.objection_phone, "/objection_phone", PHONE)?,
        objection_address: text::kept(new.objection_address, "/objection_address", ADDRESS)?,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
        withdrawn_at: None,
        withdrawn_reason: None,
    })
}

/// Whoever reads it knows where to object. A notice that is over is kept as its paper was.
fn reachable(desk: &Desk<'_>, notice: &Model) -> Result<(), Problem> {
    let asks = [NoticeField::ObjectionPhone, NoticeField::ObjectionAddress].map(NoticeField::as_str);
    let told = notice.shown.iter().any(|field| asks.contains(&field.as_str()));
    let silent = notice.objection_phone.is_none() && notice.objection_address.is_none();
    match told && silent && notice.until_on >= desk.today {
        true => Err(NOTICE_NO_CONTACT.at("/objection_phone")),
        false => Ok(()),
    }
}

/// Long enough, counted in working days.
fn days(desk: &Desk<'_>, from: Date, until: Date, least: u16, source: &str) -> Result<(), Problem> {
    for (day, pointer) in [(from, "/from_on"), (until, "/until_on")] {
        if day < EARLIEST {
            return Err(TOO_EARLY.at(pointer));
        }
        if day > LATEST {
            return Err(TOO_LATE.at(pointer));
        }
    }
    if until < from {
        return Err(ENDS_BEFORE_START.at("/until_on"));
    }
    let length = length(from, until, least, &desk.pack.calendar());
    if length.is_enough() {
        return Ok(());
    }
    let short = NOTICE_TOO_SHORT.with("days", length.working_days).with("least", length.least);
    let short = short.with("earliest", length.earliest_end).with("source", source);
    Err(short.field("/until_on", &NOTICE_TOO_SHORT))
}
