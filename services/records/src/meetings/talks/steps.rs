use super::{store::Model, words::TalkState};
use kernel::MemberId;
use serde::Serialize;
use utoipa::ToSchema;

/// What whoever asks may do with an entry.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct TalkSteps {
    pub correct: bool,
    pub withdraw: bool,
    /// Say that it did not take place.
    pub object: bool,
    /// Take that back.
    pub restore: bool,
}

/// By somebody who is one of the two (`own`), or keeps the register.
pub fn steps(talk: &Model, own: Option<MemberId>, keeps: bool) -> TalkSteps {
    let entered = own.is_some() && talk.entered_by_member == own;
    let (stands, objected) = (talk.state == TalkState::Standing, talk.state == TalkState::Objected);
    TalkSteps {
        correct: stands && (keeps || entered),
        withdraw: (stands || objected) && (keeps || entered),
        object: stands && own.is_some() && !entered,
        restore: objected && own.is_some() && talk.objected_by == own,
    }
}
