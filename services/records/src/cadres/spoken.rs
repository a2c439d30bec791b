//! Names of the words of this feature, in the language of the request.

use super::{
    rules::yearly,
    words::{AppointmentState, AppointmentStep, CheckedItem},
};
use crate::spoken::pick;
use rulepack::cadres::{Grade, Penalty};

pub fn penalty(penalty: Penalty) -> &'static str {
    let (zh, en) = match penalty {
        Penalty::Warning => ("党内警告", "a warning within the Party"),
        Penalty::SevereWarning => ("党内严重警告", "a severe warning within the Party"),
        Penalty::RemovalFromPartyPosts => ("撤销党内职务", "removal from Party posts"),
        Penalty::ProbationWithinParty => ("留党察看", "probation within the Party"),
        Penalty::Expulsion => ("开除党籍", "expulsion from the Party"),
        Penalty::AdminWarning => ("政务警告", "an administrative warning"),
        Penalty::Demerit => ("记过", "a demerit"),
        Penalty::MajorDemerit => ("记大过", "a major demerit"),
        Penalty::Demotion => ("降级", "a demotion"),
        Penalty::Dismissal => ("撤职", "a dismissal from post"),
        Penalty::Discharge => ("开除", "a discharge"),
    };
    pick(zh, en)
}

/// A penalty in the language of the form.
pub const fn penalty_on_form(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::Warning => "党内警告",
        Penalty::SevereWarning => "党内严重警告",
        Penalty::RemovalFromPartyPosts => "撤销党内职务",
        Penalty::ProbationWithinParty => "留党察看",
        Penalty::Expulsion => "开除党籍",
        Penalty::AdminWarning => "政务警告",
        Penalty::Demerit => "政务记过",
        Penalty::MajorDemerit => "政务记大过",
        Penalty::Demotion => "政务降级",
        Penalty::Dismissal => "政务撤职",
        Penalty::Discharge => "政务开除",
    }
}

pub fn grade(grade: Grade) -> &'static str {
    let en = match grade {
        Grade::Excellent => "excellent",
        Grade::Competent => "competent",
        Grade::BasicallyCompetent => "basically competent",
        Grade::Incompetent => "incompetent",
        Grade::Qualified => "qualified",
        Grade::BasicallyQualified => "basically qualified",
        Grade::Unqualified => "unqualified",
    };
    pick(yearly::name(grade), en)
}

pub fn item(item: CheckedItem) -> &'static str {
    let (zh, en) = match item {
        CheckedItem::Birth => ("年龄（出生年月）", "Age"),
        CheckedItem::WorkBegan => ("工龄（参加工作时间）", "Service age"),
        CheckedItem::PartyJoined => ("党龄（入党时间）", "Party age"),
        CheckedItem::Schooling => ("学历", "Schooling"),
        CheckedItem::Career => ("经历", "Career"),
    };
    pick(zh, en)
}

pub fn state(state: AppointmentState) -> &'static str {
    let (zh, en) = match state {
        AppointmentState::Proposed => ("已提出", "proposed"),
        AppointmentState::InNotice => ("任前公示", "in its notice"),
        AppointmentState::InProbation => ("试用期", "in probation"),
        AppointmentState::Appointed => ("已任职", "appointed"),
        AppointmentState::Confirmed => ("已正式任职", "confirmed"),
        AppointmentState::NotConfirmed => ("试用不合格", "not confirmed"),
        AppointmentState::Refused => ("不予任职", "refused"),
        AppointmentState::Withdrawn => ("已撤回", "withdrawn"),
    };
    pick(zh, en)
}

pub fn step(step: AppointmentStep) -> &'static str {
    let (zh, en) = match step {
        AppointmentStep::Propose => ("提出任免", "propose"),
        AppointmentStep::StartNotice => ("开始公示", "put up a notice"),
        AppointmentStep::Object => ("登记反映", "record an objection"),
        AppointmentStep::Settle => ("办结反映", "settle an objection"),
        AppointmentStep::Appoint => ("决定任职", "appoint"),
        AppointmentStep::Refuse => ("不予任职", "refuse"),
        AppointmentStep::Confirm => ("正式任职", "confirm"),
        AppointmentStep::NotConfirm => ("试用不合格免职", "end the probation without confirming"),
        AppointmentStep::Withdraw => ("撤回", "withdraw"),
    };
    pick(zh, en)
}
