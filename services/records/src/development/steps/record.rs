use super::{
    input::{self, NewStep, permission},
    take::{self, Named},
};
use crate::{
    Records,
    development::{
        query,
        view::{self, FileOut},
        whole::{Whole, ruleset},
    },
    members,
    registers::rights,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path};

/// Record a step of somebody's development
///
/// What a condition of the procedure stops is refused with the rule, its source and the dates; what it doubts is kept
/// beside the step. What a committee above decides takes its permission.
#[utoipa::path(post, path = "/development/files/{id}/steps", tag = "development",
    operation_id = "record_development_step", request_body = NewStep,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = CREATED, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(new): Json<NewStep>,
) -> Answer {
    let placed = query::claimed(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let rules = ruleset(&desk, new.decided_on);
    let actor = rules.workflow.value.step(&new.step).map(|step| step.actor);
    let action = actor.map_or(Action::Update, |actor| permission(actor, new.back_filled_reason.is_some()));
    ctx.authorize(action, &placed.thing()).await?;
    let mentors = input::named(&ctx, placed.file.person_id, &new.mentors).await?;
    let ids: Vec<MemberId> = mentors.iter().map(|member| member.id).collect();
    let resting = rights::resting(ctx.tx(), &ids).await?;
    let gone = members::out_of_standing(ctx.tx(), ids).await?;
    let body = match new.body.clone() {
        Some(body) => Some(input::decider(&desk, &placed.unit, body).await?),
        None => None,
    };
    let receiver = match new.to_unit_id {
        Some(id) => Some(input::receiver(&ctx, &desk, &placed.unit, id).await?),
        None => None,
    };
    IfMatch(version).check(placed.file.version)?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let named = Named { mentors, resting, gone, body, receiver };
    let whole = Box::pin(take::take(&desk, whole, new, named)).await?;
    view::answer(&records, ctx, StatusCode::CREATED, whole).await
}
