use super::{
    problems::{DOES_NOT_FIT, ENDS_BEFORE_START, ENTERED_ALREADY, NO_HOURS_HERE},
    store::{self, Model},
    tell,
    view::CourseOut,
};
use crate::{
    Records, dates,
    desk::Desk,
    meetings::rules::study,
    members::{self, Member},
    text,
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, CourseId, MemberId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A concentrated course a member attended.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCourse {
    pub title: String,
    /// Who held it.
    pub organiser: String,
    pub started_on: Date,
    pub ended_on: Date,
    /// Class hours, as whoever held it has certified them.
    pub hours: u16,
    /// The number of the certificate or of the notice.
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Enter a concentrated course a member attended
///
/// Its class hours count with those of the meetings, in the year in which it ended.
#[utoipa::path(post, path = "/members/{id}/courses", tag = "meetings", operation_id = "record_course",
    params(("id" = MemberId, Path)), request_body = NewCourse, responses((status = CREATED, body = CourseOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    Json(new): Json<NewCourse>,
) -> Answer {
    let found = members::reached(&ctx, id).await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Meeting, found.unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let course = record(&desk, &found.member, ctx.account().ok(), new).await?;
    ctx.reply(StatusCode::CREATED, &CourseOut::from(course)).await
}

async fn record(
    desk: &Desk<'_>,
    member: &Member,
    by: Option<AccountId>,
    new: NewCourse,
) -> Result<Model, Problem> {
    dates::past(new.started_on, desk.today, "/started_on")?;
    dates::past(new.ended_on, desk.today, "/ended_on")?;
    if new.ended_on < new.started_on {
        return Err(ENDS_BEFORE_START.at("/ended_on"));
    }
    let course = Model {
        id: CourseId::new(),
        member_id: member.id,
        title: text::required(new.title, "/title", 200)?,
        organiser: text::required(new.organiser, "/organiser", 200)?,
        started_on: new.started_on,
        ended_on: new.ended_on,
        hours: hours(desk, new.hours, new.started_on, new.ended_on)?,
        doc_no: text::kept(new.doc_no, "/doc_no", 100)?,
        recorded_by: by,
        recorded_at: desk.now,
    };
    let inserted = store::insert(desk.tx, course.clone()).await;
    inserted.on_constraint("courses_once_key", &ENTERED_ALREADY, "/title")?;
    tell::recorded(desk, member, &course).await?;
    Ok(course)
}

/// Class hours that can have been held in these days, where the rules of the last one count any.
fn hours(desk: &Desk<'_>, hours: u16, first: Date, last: Date) -> Result<i16, Problem> {
    let rule = desk.pack.organisational_life.study.on(last);
    if study::class_hours(&rule.value, 0).is_none() {
        let refused = NO_HOURS_HERE.at("/hours").with("source", &rule.source);
        return Err(refused.with("since", rule.effective_from));
    }
    let days = u32::try_from((last - first).whole_days()).unwrap_or(u32::MAX).saturating_add(1);
    let fits = study::fits(&rule.value, hours, days);
    i16::try_from(hours).ok().filter(|_| fits).ok_or_else(|| DOES_NOT_FIT.at("/hours"))
}
