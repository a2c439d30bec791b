//! Names of the words of this feature, in the language of the request.

use super::rules::{ElectionState, Electors, Step, roll::Right};
use crate::spoken::pick;
use rulepack::elections::{Confirmation, LeftOut, Office};

pub fn office(office: Office) -> &'static str {
    let (zh, en) = match office {
        Office::CommitteeMember => ("委员", "the committee"),
        Office::Delegate => ("代表", "delegates"),
        Office::DeputySecretary => ("副书记", "deputy secretary"),
        Office::Secretary => ("书记", "secretary"),
    };
    pick(zh, en)
}

pub fn state(state: ElectionState) -> &'static str {
    let (zh, en) = match state {
        ElectionState::Preparing => ("筹备", "being prepared"),
        ElectionState::Voting => ("投票计票", "being voted on"),
        ElectionState::Decided => ("待上级批复", "waiting for the committee above"),
        ElectionState::Completed => ("已完成", "completed"),
        ElectionState::Refused => ("未批准", "refused"),
        ElectionState::Cancelled => ("已取消", "cancelled"),
    };
    pick(zh, en)
}

pub fn step(step: Step) -> &'static str {
    let (zh, en) = match step {
        Step::ApproveShift => ("批准提前或延期", "approve the day"),
        Step::ApproveCongress => ("批准召开代表大会", "approve the congress"),
        Step::Allot => ("分配代表名额", "divide the delegates"),
        Step::Change => ("修改方案", "change the plan"),
        Step::Mark => ("确定选举人名单", "settle the list of voters"),
        Step::Nominate => ("确定候选人", "say who stands"),
        Step::Begin => ("开始大会选举", "begin the meeting"),
        Step::Count => ("登记计票", "record a count"),
        Step::TakeBack => ("撤回计票", "take a count back"),
        Step::Finish => ("确认选举结果", "settle the result"),
        Step::Confirm => ("备案或批准", "file or approve it"),
        Step::Refuse => ("不予批准", "refuse it"),
        Step::Cancel => ("取消选举", "cancel it"),
    };
    pick(zh, en)
}

pub fn assembly(electors: Electors) -> &'static str {
    let (zh, en) = match electors {
        Electors::Members => ("党员大会", "the meeting of all members"),
        Electors::Congress => ("党员代表大会", "a congress of delegates"),
        Electors::Committee => ("委员会全体会议", "the committee"),
    };
    pick(zh, en)
}

pub fn right(right: Right) -> &'static str {
    let (zh, en) = match right {
        Right::Full => ("正式党员", "a full member"),
        Right::Probationary => ("预备党员", "a probationary member"),
        Right::UnderObservation => ("留党察看期间", "under observation"),
        Right::Suspended => ("停止行使党员权利", "the rights rest"),
        Right::Guest => ("组织关系不在本组织", "a member of another unit"),
    };
    pick(zh, en)
}

pub fn reason(reason: LeftOut) -> &'static str {
    let (zh, en) = match reason {
        LeftOut::CannotExpress => ("因病不能表达本人意志", "An illness that prevents expressing a will"),
        LeftOut::AbroadPrivately => ("自费出国", "A private stay abroad"),
        LeftOut::ServingSentence => ("服刑且未受留党察看以上处分", "Serving a sentence"),
        LeftOut::LongIll => ("长期卧床、生活不能自理", "A long illness"),
        LeftOut::ShouldHaveMoved => {
            ("外出且应转未转组织关系", "An absence for which the relation should have been moved")
        }
    };
    pick(zh, en)
}

pub fn confirmation(confirmation: Confirmation) -> &'static str {
    let (zh, en) = match confirmation {
        Confirmation::Filed => ("备案", "filed"),
        Confirmation::Approved => ("批准", "approved"),
    };
    pick(zh, en)
}
