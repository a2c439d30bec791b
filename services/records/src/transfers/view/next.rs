use crate::transfers::{
    actors::{Acting, open_to},
    rules::{Actor, Route, Step, machine::ONWARD, paper},
    store::transfer::Model,
};
use rulepack::transfers::TransferState;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A step the reader may take.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = NextTransferStep)]
pub struct NextStep {
    #[schema(inline)]
    pub step: Step,
    #[schema(inline)]
    pub actor: Actor,
    /// For the member, by the branch.
    pub on_behalf: bool,
    pub needs_reason: bool,
    /// The step that leads on, where it is the reader's own turn: there is one at most.
    pub main: bool,
    /// The letter ran out: only what was done up to this day can still be recorded.
    pub latest_on: Option<Date>,
}

/// Everything the reader may do, what leads on first.
pub fn steps(transfer: &Model, parts: &[Acting], mine: bool, today: Date) -> Vec<NextStep> {
    let (shown, _) = transfer.standing(today);
    let mut all = of_state(transfer.route, shown, parts, None);
    if shown != transfer.state {
        let late = of_state(transfer.route, transfer.state, parts, transfer.letter_until);
        let shown_then =
            |next: &NextStep| matches!(next.step, Step::Approve | Step::ReturnReceipt | Step::Reject);
        let new = late.into_iter().filter(shown_then);
        let new: Vec<_> = new.filter(|next| all.iter().all(|other| other.step != next.step)).collect();
        all.extend(new);
    }
    all.sort_by_key(|next| (next.latest_on.is_some(), next.on_behalf, rank(next.step)));
    if let Some(first) = all.first_mut().filter(|next| mine && ONWARD.contains(&next.step)) {
        first.main = true;
    }
    all
}

/// A receipt or a letter that tells several steps comes before the single ones.
fn rank(step: Step) -> usize {
    let papers = [Step::ReturnReceipt, Step::IssueLetter];
    let paper = papers.iter().position(|paper| *paper == step);
    let onward = || ONWARD.iter().position(|onward| *onward == step).map(|n| n + papers.len());
    paper.or_else(onward).unwrap_or(usize::MAX)
}

fn of_state(route: Route, state: TransferState, parts: &[Acting], latest_on: Option<Date>) -> Vec<NextStep> {
    let part = |step: Step| parts.iter().find(|part| open_to(route, state, step, part.actor));
    let next = |step: &Step| {
        let part = part(*step).filter(|_| !single(route, state, *step))?;
        Some(NextStep {
            step: *step,
            actor: part.actor,
            on_behalf: part.on_behalf,
            needs_reason: step.needs_reason(),
            main: false,
            latest_on,
        })
    };
    Step::ALL.iter().filter_map(next).collect()
}

/// What a letter from elsewhere tells is not recorded step by step.
fn single(route: Route, state: TransferState, step: Step) -> bool {
    let told = paper::told(route, state, Step::IssueLetter);
    route == Route::Incoming && told.is_some_and(|told| step != Step::IssueLetter && told.contains(&step))
}
