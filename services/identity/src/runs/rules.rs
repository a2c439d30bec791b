//! Which steps of a change are done, which comes next, and which failed. Pure.

use super::store::run::Model;
use kernel::{Service, words};
use serde::Serialize;
use std::cmp::Ordering;
use tenancy::provision::{Kind, Step};
use utoipa::ToSchema;

words! {
    /// How far one step of a change is.
    pub enum RunStepState {
        Done = "done",
        /// The one to do next, or the one in hand.
        Next = "next",
        /// The one to do next, which did not succeed when it was tried last.
        Failed = "failed",
        Later = "later",
    }
}

/// One step of a change, or its part in one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RunStep {
    step: String,
    /// Where, if the step goes from service to service.
    service: Option<Service>,
    state: RunStepState,
    /// How often it has failed by now; known of the one to do next.
    attempts: i32,
    error: Option<String>,
}

/// All steps of a run in order. Nothing is known of what another version of the program began and this one does not do.
pub fn steps(run: &Model) -> Vec<RunStep> {
    let (Ok(kind), Ok(step)) = (run.kind.parse::<Kind>(), run.step.parse::<Step>()) else {
        return Vec::new();
    };
    let all = kind.pieces();
    let next = kind.next(step, run.part.as_deref());
    let next = next.and_then(|next| all.iter().position(|piece| *piece == next)).unwrap_or(all.len());
    let failed = run.last_error.is_some();
    all.iter()
        .enumerate()
        .map(|(at, piece)| {
            let is_next = at == next;
            RunStep {
                step: piece.step.to_string(),
                service: piece.service,
                state: match at.cmp(&next) {
                    Ordering::Less => RunStepState::Done,
                    Ordering::Equal if failed => RunStepState::Failed,
                    Ordering::Equal => RunStepState::Next,
                    Ordering::Greater => RunStepState::Later,
                },
                attempts: if is_next { run.step_attempts } else { 0 },
                error: run.last_error.clone().filter(|_| is_next),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        RunStepState::{Done, Failed, Later, Next},
        *,
    };
    use kernel::{RunId, TenantId};
    use time::macros::datetime;

    fn run(kind: &str, step: &str, part: Option<&str>) -> Model {
        Model {
            id: RunId::new(),
            tenant_id: TenantId::new(),
            kind: kind.into(),
            slug: "acme".into(),
            step: step.into(),
            part: part.map(str::to_owned),
            attempts: 7,
            step_attempts: 0,
            last_error: None,
            started_at: datetime!(2026-03-01 08:00 UTC),
            tried_at: None,
            held_since: None,
            held_by: None,
            finished_at: None,
        }
    }

    fn states(run: &Model) -> Vec<RunStepState> {
        steps(run).iter().map(|step| step.state).collect()
    }

    #[test]
    fn what_lies_before_the_next_step_is_done() {
        assert_eq!(states(&run("create", "others", None)), [Next, Later, Later, Later]);
        let within = run("create", "others", Some("others/notifications"));
        assert_eq!(states(&within), [Done, Next, Later, Later]);
        assert_eq!(states(&run("create", "finish", None)), [Done, Done, Done, Next]);
        assert_eq!(states(&run("create", "done", None)), [Done; 4]);
        assert_eq!(states(&run("drop", "count", None)), [Done, Done, Next, Later, Later, Later, Later]);
        assert!(steps(&run("merge", "others", None)).is_empty());
    }

    #[test]
    fn what_failed_says_why_and_how_often() {
        let stuck = Model {
            step_attempts: 3,
            last_error: Some("the server was away".into()),
            ..run("suspend", "others", Some("others/notifications"))
        };
        let all = steps(&stuck);
        assert_eq!(states(&stuck), [Done, Failed, Later]);
        assert_eq!((all[1].service, all[1].attempts), (Some(Service::Notifications), 3));
        assert_eq!(all[1].error.as_deref(), Some("the server was away"));
        assert!(all[0].error.is_none() && all[2].error.is_none() && all[2].attempts == 0);
    }
}
