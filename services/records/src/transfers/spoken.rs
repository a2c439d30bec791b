//! Names of the words of this feature, in the language of the request.

use super::rules::Step;
use crate::spoken::pick;
use rulepack::transfers::{Pending, TransferState};

pub fn pending(pending: Pending) -> &'static str {
    let (zh, en) = match pending {
        Pending::Admission => ("发展党员手续正在办理", "an admission is under way"),
        Pending::Confirmation => {
            ("预备期已满，转正尚未讨论", "the probation is over and nothing was decided yet")
        }
        Pending::Discipline => ("正在接受组织处置或处分", "a disciplinary matter is open"),
        Pending::Arrears => ("欠交党费", "dues are unpaid"),
        Pending::Power => ("所在党委没有直接接转组织关系的权限", "the committee may not exchange directly"),
    };
    pick(zh, en)
}

pub fn step(step: Step) -> &'static str {
    let (zh, en) = match step {
        Step::Apply => ("提出申请", "apply"),
        Step::Approve => ("审核通过", "approve"),
        Step::IssueLetter => ("开具介绍信", "issue a letter"),
        Step::Send => ("转出", "send the letter"),
        Step::Accept => ("接收", "accept the member"),
        Step::ReturnReceipt => ("寄回回执", "return the receipt"),
        Step::Archive => ("归档", "archive"),
        Step::ReturnForFix => ("退回修改", "return for a fix"),
        Step::Withdraw => ("撤回", "withdraw"),
        Step::Reject => ("退回不接收", "reject"),
        Step::Revoke => ("撤销", "revoke"),
        Step::Expire => ("作废介绍信", "let the letter expire"),
    };
    pick(zh, en)
}

pub fn state(state: TransferState) -> &'static str {
    let (zh, en) = match state {
        TransferState::Draft => ("草稿", "draft"),
        TransferState::Applied => ("待转出支部审核", "applied"),
        TransferState::FromBranchOk => ("待转出党委审核", "approved by the sending branch"),
        TransferState::FromCommitteeOk => ("待开介绍信", "approved by the sending committee"),
        TransferState::LetterIssued => ("已开介绍信", "letter issued"),
        TransferState::InTransit => ("已转出，待转入党委审核", "on its way"),
        TransferState::ToCommitteeOk => ("待转入支部接收", "approved by the receiving committee"),
        TransferState::ToBranchAccepted => ("已接收，待寄回执", "accepted"),
        TransferState::ReceiptReturned => ("回执已寄回", "receipt returned"),
        TransferState::Archived => ("已归档", "archived"),
        TransferState::ReturnedForFix => ("退回修改", "returned for a fix"),
        TransferState::Expired => ("介绍信已过期", "letter expired"),
        TransferState::SelfWithdrawn => ("本人撤回", "withdrawn"),
        TransferState::RejectedByReceiver => ("转入方不接收", "rejected by the receiver"),
        TransferState::Revoked => ("转出方撤销", "revoked"),
        TransferState::FromOk => ("待转入支部接收", "approved by the sending branch"),
        TransferState::ToOk => ("已接收", "accepted"),
    };
    pick(zh, en)
}
