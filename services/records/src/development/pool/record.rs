use super::{due::analyses, figures::figures, view::PoolReviewOut};
use crate::{
    Records, dates,
    desk::Desk,
    development::{
        problems::{POOL_NOT_ANALYSED, POOL_REVIEW_SHOWN, POOL_REVIEW_TWICE},
        store::{
            self,
            pool_review::{Model, PoolLines},
        },
        tell,
    },
    meetings, text,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{MeetingId, PoolReviewId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// That a committee analysed its pool: at which meeting, or by which paper.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDevelopmentPoolReview)]
pub struct NewPoolReview {
    pub unit_id: UnitId,
    pub done_on: Date,
    /// Of this committee, or of a unit above it, held on that day.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
    #[serde(default)]
    pub doc_no: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

/// Record that a committee analysed its pool of activists
///
/// How many people were in the pool is kept with it.
#[utoipa::path(post, path = "/development/pool/reviews", tag = "development", operation_id = "record_pool_review",
    request_body = NewPoolReview, responses((status = CREATED, body = PoolReviewOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewPoolReview>) -> Answer {
    ctx.reach_something(Action::Decide, ResourceKind::Development).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize_step(Action::Decide, &Thing::within(ResourceKind::Development, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    if !analyses(&desk, &unit) {
        return Err(POOL_NOT_ANALYSED.at("/unit_id").with("name", &unit.name));
    }
    let review = keep(&desk, &unit, new).await?;
    ctx.reply(StatusCode::CREATED, &PoolReviewOut::from(review)).await
}

async fn keep(desk: &Desk<'_>, unit: &Unit, new: NewPoolReview) -> Result<Model, Problem> {
    let NewPoolReview { unit_id, done_on, meeting_id, doc_no, note } = new;
    dates::past(done_on, desk.today, "/done_on")?;
    let doc_no = text::kept(doc_no, "/doc_no", 100)?;
    let note = text::lines(note, "/note", 500)?;
    match meeting_id {
        Some(meeting) => meetings::held_on(desk, meeting, unit, done_on, "/done_on").await?,
        None if doc_no.is_none() => return Err(POOL_REVIEW_SHOWN.at("/meeting_id")),
        None => {}
    }
    let row = Model {
        id: PoolReviewId::new(),
        unit_id,
        done_on,
        meeting_id,
        doc_no,
        note,
        pool: PoolLines(figures(desk, unit).await?),
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    let inserted = store::insert_pool_review(desk.tx, row.clone()).await;
    inserted.on_constraint("development_pool_reviews_day_key", &POOL_REVIEW_TWICE, "/done_on")?;
    tell::pool_review(desk, &row, false).await?;
    Ok(row)
}
