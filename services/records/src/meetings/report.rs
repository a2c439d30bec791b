use super::{
    fields,
    finish::{FollowUpDone, day, finish},
    follow_ups::{ListedFollowUp, claimed, shown},
    problems::BEFORE_LAST_REPORT,
    query::Placed,
    store::{
        self,
        follow_up::{Model, Report},
    },
    tell,
    words::FollowUpReportState,
};
use crate::{Records, desk::Desk, text};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, FollowUpId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// How something is going.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUpReport {
    pub state: FollowUpReportState,
    /// Today when absent.
    #[serde(default)]
    pub on: Option<Date>,
    /// What was done so far, or what keeps it; may be left out of what is done.
    #[serde(default)]
    pub note: Option<String>,
}

/// Report how a follow-up is going
///
/// By whoever was given it, or whoever keeps the records of the unit. Remedies are reported on until they are done.
#[utoipa::path(post, path = "/meetings/follow-ups/{id}/reports", tag = "meetings", operation_id = "report_follow_up",
    request_body = NewFollowUpReport, params(("id" = FollowUpId, Path)),
    responses((status = OK, body = ListedFollowUp)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<FollowUpId>,
    Json(new): Json<NewFollowUpReport>,
) -> Answer {
    let (placed, found) = claimed(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let by = ctx.account().ok();
    let reported = match new.state {
        FollowUpReportState::Done => {
            let done = FollowUpDone { done_on: new.on, note: new.note };
            finish(&desk, &placed, found, by, done, "/on").await?
        }
        FollowUpReportState::UnderWay | FollowUpReportState::Delayed => {
            report(&desk, &placed, found, by, new).await?
        }
    };
    let out = shown(&desk, vec![reported]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn report(
    desk: &Desk<'_>,
    placed: &Placed,
    mut one: Model,
    by: Option<AccountId>,
    new: NewFollowUpReport,
) -> Result<Model, Problem> {
    let on = day(desk, placed, &one, new.on, "/on")?;
    if let Some(last) = one.reported_by(desk.today).filter(|last| on < *last) {
        return Err(BEFORE_LAST_REPORT.at("/on").with("last", last));
    }
    let note = text::required(new.note.unwrap_or_default(), "/note", fields::NOTE)?;
    one.add(Report { on, state: new.state, note: Some(note), by });
    store::save_follow_up(desk.tx, one.clone()).await?;
    let told = json!({"follow_up": one.id, "report": new.state, "on": on});
    tell::audit(desk, "report", &placed.meeting, None, Some(told), None).await?;
    Ok(one)
}
