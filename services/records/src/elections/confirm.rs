use super::{
    install,
    problems::{ANSWERED_ALREADY, BEFORE_HELD, NOT_ASKED},
    query::{self, Placed},
    rules::{ElectionState, Step, outcome},
    shift::PaperIn,
    spoken, step,
    view::ElectionOut,
};
use crate::{Records, desk::Desk};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::elections::Confirmation;
use serde::Deserialize;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// What the committee above says to a result.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionConfirmation {
    #[schema(inline)]
    pub confirmation: Confirmation,
    pub doc_no: String,
    pub decided_on: Date,
}

/// File or approve the result of an election
///
/// Members of a committee and delegates are filed, secretary and deputies approved. With the last of both the posts are
/// set and the new term begins; delegates take no post.
#[utoipa::path(post, path = "/elections/{id}/confirmations", tag = "elections", operation_id = "confirm_election",
    request_body = ElectionConfirmation, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(new): Json<ElectionConfirmation>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Confirm, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let asked = asked(&desk, &placed);
    let word = spoken::confirmation(new.confirmation);
    if !asked.contains(&new.confirmation) {
        return Err(NOT_ASKED.at("/confirmation").with("confirmation", word));
    }
    if old.answers.given.contains_key(&new.confirmation) {
        return Err(ANSWERED_ALREADY.at("/confirmation").with("confirmation", word));
    }
    let paper = PaperIn { doc_no: new.doc_no, decided_on: new.decided_on }.checked(desk.today, "")?;
    not_before(&placed, paper.decided_on)?;
    placed.election.answers.given.insert(new.confirmation, paper);
    if asked.iter().all(|one| placed.election.answers.given.contains_key(one)) {
        install::install(&desk, &placed).await?;
        placed.election.state = ElectionState::Completed;
        placed.election.closed_on = Some(desk.today);
    }
    let placed = step::save(&desk, &old, placed, Step::Confirm, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// What the offices of a result need above.
pub fn asked(desk: &Desk<'_>, placed: &Placed) -> BTreeSet<Confirmation> {
    let results = desk.pack.elections.results.on(placed.election.day());
    let offices = placed.election.offices();
    offices
        .into_iter()
        .filter_map(|office| outcome::confirmation(results, office))
        .map(|(one, _)| one)
        .collect()
}

/// # Errors
/// When the paper is older than the election.
pub fn not_before(placed: &Placed, day: Date) -> Result<(), Problem> {
    match placed.election.held_on.filter(|held| day < *held) {
        Some(held) => Err(BEFORE_HELD.at("/decided_on").with("held", held)),
        None => Ok(()),
    }
}
