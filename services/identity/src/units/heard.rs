//! Units and members named right after they were made.
//!
//! Events are a moment behind the service they come from. Whoever founds a branch and invites its secretary in
//! the same breath must not be told that there is no such branch, so what is not known yet is asked for again,
//! for a little while; for longer while it is known that something is on its way, since one large import holds the
//! log back for everybody until it commits. What is known and out of reach is asked for just as long: the time of
//! an answer tells nothing. Nobody holds a connection while waiting: the consumer that is waited for needs one.

use axum::response::{IntoResponse, Response};
use rest::{Answer, Ctx, Problem, ProblemKind, Waiting};
use std::{
    future::Future,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

const LOOKS: usize = 25;
/// While something is on its way.
const LOOKS_LATE: usize = 200;
const PAUSE: Duration = Duration::from_millis(80);

/// There is one log of the records service, and one follower of it in a process.
static LATE: AtomicBool = AtomicBool::new(false);

pub(super) fn late(late: bool) {
    LATE.store(late, Ordering::Relaxed);
}

fn most() -> usize {
    if LATE.load(Ordering::Relaxed) { LOOKS_LATE } else { LOOKS }
}

/// Carries out an operation, in a new transaction each time, as long as it is refused for a place that may not
/// have been heard of yet.
pub(crate) async fn once_heard<F: Future<Output = Answer>>(
    waiting: &Waiting,
    unheard: &[&'static ProblemKind],
    attempt: impl Fn(Ctx) -> F,
) -> Response {
    let mut looks = 1;
    loop {
        let ctx = match waiting.open().await {
            Ok(ctx) => ctx,
            Err(answer) => return answer,
        };
        match attempt(ctx).await {
            Err(problem) if looks < most() && is_unheard(&problem, unheard) => {
                tokio::time::sleep(PAUSE).await;
                looks += 1;
            }
            answer => return answer.into_response(),
        }
    }
}

fn is_unheard(problem: &Problem, unheard: &[&'static ProblemKind]) -> bool {
    unheard.iter().any(|kind| problem.names(kind))
}
