use crate::development::store::{PoolLine, pool_review::Model};
use kernel::{MeetingId, PoolReviewId, UnitId};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// An analysis of the pool that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPoolReview)]
pub struct PoolReviewOut {
    pub id: PoolReviewId,
    pub unit_id: UnitId,
    pub done_on: Date,
    /// Of the unit, or of one above it.
    pub meeting_id: Option<MeetingId>,
    pub doc_no: Option<String>,
    pub note: Option<String>,
    /// The pool as it was when the analysis was recorded.
    pub lines: Vec<PoolLine>,
}

impl From<Model> for PoolReviewOut {
    fn from(review: Model) -> Self {
        let Model { id, unit_id, done_on, meeting_id, doc_no, note, pool, .. } = review;
        Self { id, unit_id, done_on, meeting_id, doc_no, note, lines: pool.0 }
    }
}
