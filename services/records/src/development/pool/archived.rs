use crate::{
    archive::Filed,
    desk::Desk,
    development::store::{self, pool_review::Model},
    units::Unit,
};
use rest::Problem;
use rulepack::archive::FiledKind;
use serde_json::json;
use time::Date;

/// The analyses a committee made of its pool between two days.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let before = last.next_day();
    let all = store::pool_reviews(desk.tx, unit.id, before, u64::from(u32::MAX)).await?;
    Ok(all.iter().filter(|one| one.done_on >= first).map(filed).collect())
}

fn filed(review: &Model) -> Filed {
    let content = json!({
        "done_on": review.done_on, "meeting_id": review.meeting_id, "doc_no": review.doc_no,
        "note": review.note, "pool": review.pool,
    });
    Filed::new(FiledKind::PoolReview, review.id.0, &review.done_on.to_string(), review.done_on, content)
}
