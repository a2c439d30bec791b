//! The words of dispositions in the language of the request.

use crate::spoken::pick;
use kernel::Locale;
use rest::spoken_locale;
use rulepack::dispositions::{ApprovalLevel, DecidingBody, DispositionKind, Leaving};

pub fn kind(kind: DispositionKind) -> &'static str {
    let (zh, en) = match kind {
        DispositionKind::CorrectInTime => ("限期改正", "a time to correct what is wrong"),
        DispositionKind::AdvisedToLeave => ("劝其退党", "the advice to leave"),
        DispositionKind::Removal => ("除名", "removal"),
        DispositionKind::LapsedRemoval => ("按自行脱党予以除名", "removal of somebody who stayed away"),
        DispositionKind::Withdrawal => ("退党", "withdrawal at the member's own wish"),
        DispositionKind::Warning => ("警告", "a warning"),
        DispositionKind::SevereWarning => ("严重警告", "a severe warning"),
        DispositionKind::RemovalFromPartyPosts => ("撤销党内职务", "removal from posts"),
        DispositionKind::ProbationWithinParty => ("留党察看", "probation as a member"),
        DispositionKind::Expulsion => ("开除党籍", "expulsion"),
    };
    pick(zh, en)
}

pub fn body(body: DecidingBody) -> &'static str {
    let (zh, en) = match body {
        DecidingBody::BranchMeeting => ("支部党员大会", "the meeting of members"),
        DecidingBody::Council => ("理事会", "the council"),
        DecidingBody::HigherBody => {
            ("有权直接决定的上级组织", "a body above with the power to decide directly")
        }
    };
    pick(zh, en)
}

pub fn level(level: ApprovalLevel) -> &'static str {
    let (zh, en) = match level {
        ApprovalLevel::Filed => ("报上级组织备案", "filed with the body above"),
        ApprovalLevel::Committee => ("报基层党委批准", "approved by the committee"),
        ApprovalLevel::County => ("报县级以上组织批准", "approved at county level or above"),
    };
    pick(zh, en)
}

pub fn leaving(leaving: Leaving) -> &'static str {
    match leaving {
        Leaving::Removed => pick("除名", "removed"),
        Leaving::Withdrawn => pick("退党", "withdrawn"),
        Leaving::Expelled => pick("开除党籍", "expelled"),
    }
}

/// One of them is enough.
pub fn any_of<T: Copy>(all: impl IntoIterator<Item = T>, name: impl Fn(T) -> &'static str) -> String {
    let all: Vec<&str> = all.into_iter().map(name).collect();
    match spoken_locale() {
        Locale::Zh => all.join("或者"),
        Locale::En => all.join(" or "),
    }
}
