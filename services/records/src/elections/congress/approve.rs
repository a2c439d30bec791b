use crate::{
    Records,
    elections::{query, rules::Step, shift::PaperIn, step, view::ElectionOut},
};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path};

/// Approve that delegates elect in place of all members
///
/// By the committee above, with the number of its paper.
#[utoipa::path(post, path = "/elections/{id}/congress", tag = "elections", operation_id = "approve_congress",
    request_body = PaperIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(paper): Json<PaperIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::ApproveCongress, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let paper = paper.checked(desk.today, "")?;
    if let Some(congress) = &mut placed.election.congress {
        congress.approval = Some(paper);
    }
    let placed = step::save(&desk, &old, placed, Step::ApproveCongress, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
