use crate::{
    Records,
    development::{
        problems::{HANDED_OVER, NOTHING_TO_RETRACT, STEP_STANDS},
        query, spoken,
        store::{self, step},
        tell,
        view::{self, FileOut},
        whole::{Whole, ruleset},
        words::DevelopmentStanding,
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::development::Effect;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why the last step is taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentRetraction)]
pub struct Retraction {
    pub reason: String,
}

const REASON: usize = 200;

/// Take back the step recorded last
///
/// A mistake of whoever wrote it down; it stays in the file as taken back. A step that changed a membership stands.
#[utoipa::path(post, path = "/development/files/{id}/steps/retract", tag = "development",
    operation_id = "retract_development_step", request_body = Retraction,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(Retraction { reason }): Json<Retraction>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.file.version)?;
    let reason = text::required(reason, "/reason", REASON)?;
    let desk = records.desk(&ctx);
    let whole = Whole::of(ctx.tx(), placed).await?;
    let mut last = last(&desk, &whole)?;
    last.retracted_by = desk.who.id;
    last.retracted_at = Some(desk.now);
    last.retracted_reason = Some(reason.clone());
    store::save_step(ctx.tx(), last.clone()).await?;
    store::restore_mentors(ctx.tx(), last.id).await?;
    let file = whole.file.clone();
    let whole = tell::settle(&desk, &whole, file).await?;
    let old = json!({"step": last.step, "outcome": last.outcome, "decided_on": last.decided_on});
    tell::audit(&desk, "retract", &whole.file, Some(old), None, Some(reason)).await?;
    tell::taken(&desk, &whole.file, &last).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}

/// The step that may be taken back: the last one, unless it opened the file or changed a membership.
fn last(desk: &crate::desk::Desk<'_>, whole: &Whole) -> Result<step::Model, Problem> {
    query::still_open(&whole.file)?;
    let last = whole.counting().next_back().filter(|step| step.number > 1);
    let last = last.ok_or_else(|| NOTHING_TO_RETRACT.problem())?;
    let rules = ruleset(desk, desk.today);
    let (workflow, record) = (&rules.workflow.value, last.record());
    let outcome = workflow.step(&record.step).and_then(|step| step.outcome(&record.outcome));
    let effect = outcome.and_then(|outcome| outcome.effect);
    if effect == Some(Effect::HandsOver) && last.history_reason.is_none() {
        return Err(HANDED_OVER.problem());
    }
    let admits = match outcome.map(|outcome| &outcome.goes) {
        Some(rulepack::development::Goes::To(state)) => {
            DevelopmentStanding::of(state) == DevelopmentStanding::Probationary && last.step == "approval"
        }
        _ => false,
    };
    if admits || matches!(effect, Some(Effect::Confirms | Effect::Cancels)) {
        return Err(STEP_STANDS.with("step", spoken::step(workflow, &last.step)));
    }
    Ok(last.clone())
}
