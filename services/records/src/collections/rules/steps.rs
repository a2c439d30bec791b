//! Which step an answer may take, by where it and its collection stand.

use crate::collections::words::{AnswerState as A, AnswerStep as S, CollectionState as C};

/// Where a step leads; none where it may not be taken.
pub const fn next(collection: C, answer: A, step: S) -> Option<A> {
    match (collection, step, answer) {
        (C::Sent, S::Save, A::Asked | A::Draft) => Some(A::Draft),
        // what was returned stays so, until it is handed in again
        (C::Sent, S::Save, A::Returned) => Some(A::Returned),
        (C::Sent, S::Submit, A::Asked | A::Draft | A::Returned) => Some(A::Submitted),
        (C::Sent, S::Accept, A::Submitted) => Some(A::Accepted),
        (C::Sent, S::Return, A::Submitted | A::Accepted) => Some(A::Returned),
        // whatever had come in by then is as good as accepted, and a correction leaves it so
        (C::Closed, S::Correct, A::Accepted) => Some(A::Accepted),
        (C::Closed, S::Correct, A::Submitted) => Some(A::Submitted),
        _ => None,
    }
}

/// Whether a step asks for a reason.
pub const fn reasoned(step: S) -> bool {
    matches!(step, S::Return | S::Correct)
}
