//! A step of an answer: whether it may be taken, and how it is written down.

use super::{
    problems::NO_SUCH_STEP,
    query::Asked,
    rules::{Values, steps},
    store::{
        self,
        answer::{Model, Taken},
    },
    tell,
    words::AnswerStep,
};
use crate::{desk::Desk, members, text};
use rest::{Call, Problem, kinds};

/// What comes with a step.
#[derive(Default)]
pub struct With {
    pub reason: Option<String>,
    pub before: Option<Values>,
}

/// Takes a step with an answer somebody has claimed, and tells of it.
///
/// # Errors
/// 409 when it cannot be taken, 422 when its reason is missing.
pub async fn take(
    desk: &Desk<'_>,
    call: &Call,
    asked: &Asked,
    mut answer: Model,
    step: AnswerStep,
    with: With,
) -> Result<Model, Problem> {
    let state = steps::next(asked.placed.collection.state, answer.state, step);
    answer.state = state.ok_or_else(|| NO_SUCH_STEP.problem())?;
    let reason = text::kept(with.reason, "/reason", 300)?;
    if steps::reasoned(step) && reason.is_none() {
        return Err(kinds::MISSING.at("/reason"));
    }
    let writes = matches!(step, AnswerStep::Save | AnswerStep::Submit | AnswerStep::Correct);
    let on_behalf = writes && asked.placed.manages;
    match step {
        AnswerStep::Submit => {
            answer.submitted_on = Some(desk.today);
            answer.on_behalf = on_behalf;
        }
        AnswerStep::Accept => answer.accepted_on = Some(desk.today),
        AnswerStep::Return => answer.accepted_on = None,
        AnswerStep::Save | AnswerStep::Correct => {}
    }
    let own: Vec<_> = call.member().into_iter().collect();
    let taken = Taken {
        step,
        at: desk.now,
        by: call.account().ok(),
        by_name: members::names(desk.tx, own).await?.into_values().next(),
        on_behalf,
        reason,
        before: with.before,
    };
    // a draft is saved many times: only the last saving is worth a line
    let steps = &mut answer.steps.0;
    if step == AnswerStep::Save && steps.last().is_some_and(|last| last.step == AnswerStep::Save) {
        steps.pop();
    }
    steps.push(taken.clone());
    let saved = store::update_answer(desk.tx, answer, desk.now).await?;
    let saved = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::stepped(desk, asked, &saved, &taken).await?;
    Ok(saved)
}
