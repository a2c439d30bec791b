use super::{query, rules::Step, step, store::parts::Paper, view::ElectionOut};
use crate::{Records, dates, text};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A paper of the committee above.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ElectionPaperIn)]
pub struct PaperIn {
    /// Number of the document.
    pub doc_no: String,
    pub decided_on: Date,
}

impl PaperIn {
    /// # Errors
    /// When the number is missing or the day is still to come.
    pub fn checked(self, today: Date, prefix: &str) -> Result<Paper, Problem> {
        dates::past(self.decided_on, today, format!("{prefix}/decided_on"))?;
        let doc_no = text::required(self.doc_no, &format!("{prefix}/doc_no"), 100)?;
        Ok(Paper { doc_no, decided_on: self.decided_on })
    }
}

/// Approve that an election is held before or after the end of the term
///
/// By the committee above, with the number of its paper.
#[utoipa::path(post, path = "/elections/{id}/shift", tag = "elections", operation_id = "approve_election_day",
    request_body = PaperIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(paper): Json<PaperIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::ApproveShift, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    placed.election.plan.shift = Some(paper.checked(desk.today, "")?);
    let placed = step::save(&desk, &old, placed, Step::ApproveShift, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
