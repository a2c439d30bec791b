use super::{
    decide::decide,
    input::NewAssessment,
    view::{Reckoning, RuleOut},
};
use crate::{
    Records,
    dues::{place, said, standing},
    notice::Notice,
};
use access::Action;
use axum::extract::State;
use kernel::{Fen, MemberId};
use rest::{Answer, Ctx, Json, Path};
use serde::Serialize;
use utoipa::ToSchema;

/// What an assessment would come to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesPreview)]
pub struct Preview {
    /// A month, in fen.
    amount: Fen,
    reckoning: Option<Reckoning>,
    rests_on: Vec<RuleOut>,
    warnings: Vec<Notice>,
}

/// Try what a member would owe a month
///
/// The same as fixing it, but for writing anything.
#[utoipa::path(post, path = "/dues/members/{id}/assessments/preview", tag = "dues",
    operation_id = "preview_dues_assessment", request_body = NewAssessment, params(("id" = MemberId, Path)),
    responses((status = OK, body = Preview)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    Json(new): Json<NewAssessment>,
) -> Answer {
    let found = place::member(&ctx, id, Action::Create).await?;
    let desk = records.desk(&ctx);
    let standing = standing::of_one(desk.tx, id).await?;
    let decided = decide(&desk, &found.member, &standing, &new)?;
    let day = new.from_month.first_day();
    let warnings = decided.notes.iter().map(|note| said::notice(note, &desk.pack.dues, day)).collect();
    let (amount, reckoning, rests_on) = (decided.amount, decided.reckoning, decided.rests_on);
    ctx.read(&Preview { amount, reckoning, rests_on, warnings })
}
