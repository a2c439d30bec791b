//! Names of the words of this feature, in the language of the request.

use super::{
    life::LifeStepState,
    rules::{RecordPart, attendance::AbsenceReason, remedies::Step},
};
use crate::spoken::pick;
use rest::Voice;
use rulepack::organisational_life::{BallotForm, MeetingKind};

pub fn kind(kind: MeetingKind) -> &'static str {
    kind_name(kind, rest::voice())
}

/// The same for whoever does not ask in a language, such as a calendar program.
pub fn kind_name(kind: MeetingKind, voice: Voice) -> &'static str {
    let (zh, en) = match kind {
        MeetingKind::BranchMeeting => ("支部党员大会", "branch meeting"),
        MeetingKind::CommitteeMeeting => ("支部委员会会议", "committee meeting"),
        MeetingKind::GroupMeeting => ("党小组会", "group meeting"),
        MeetingKind::Lecture => ("党课", "Party lecture"),
        MeetingKind::ThemedDay => ("主题党日", "themed Party day"),
        MeetingKind::OrganisationalLife => ("组织生活会", "organisational-life meeting"),
        MeetingKind::Appraisal => ("民主评议党员", "democratic appraisal"),
        MeetingKind::DemocraticLife => ("民主生活会", "democratic life meeting"),
        MeetingKind::Study => ("集中学习", "study session"),
        MeetingKind::Other => ("其他活动", "other activity"),
    };
    voice.pick(zh, en)
}

pub fn part(part: RecordPart) -> &'static str {
    let (zh, en) = match part {
        RecordPart::Topic => ("主题", "the subject"),
        RecordPart::Times => ("开始和结束时间", "when it began and ended"),
        RecordPart::Place => ("地点", "the place"),
        RecordPart::Chair => ("主持人", "who was in the chair"),
        RecordPart::Recorder => ("记录人", "who took the minutes"),
        RecordPart::Agenda => ("议程", "the agenda"),
    };
    pick(zh, en)
}

pub fn absence(reason: AbsenceReason) -> &'static str {
    let (zh, en) = match reason {
        AbsenceReason::Leave => ("请假", "leave"),
        AbsenceReason::OfficialDuty => ("公差", "official duty"),
        AbsenceReason::Ill => ("因病", "ill"),
        AbsenceReason::Away => ("外出", "away"),
        AbsenceReason::Other => ("其他", "other"),
    };
    pick(zh, en)
}

pub fn ballot(form: BallotForm) -> &'static str {
    let (zh, en) = match form {
        BallotForm::Secret => ("无记名投票", "a secret ballot"),
        BallotForm::Open => ("公开表决", "an open vote"),
        BallotForm::Either => ("无记名投票或公开表决", "a secret ballot or an open vote"),
    };
    pick(zh, en)
}

pub fn step(step: Step) -> &'static str {
    let (zh, en) = match step {
        Step::Topic => ("确定主题", "choosing the topic"),
        Step::Study => ("会前学习", "studying beforehand"),
        Step::Opinions => ("征求意见", "asking for opinions"),
        Step::Talks => ("谈心谈话", "heart-to-heart talks"),
        Step::Outlines => ("撰写发言提纲", "writing outlines"),
        Step::Meeting => ("召开会议", "the meeting"),
        Step::Remedies => ("整改清单", "the list of remedies"),
        Step::Report => ("报告和通报", "report and notice"),
    };
    pick(zh, en)
}

pub fn step_state(state: LifeStepState) -> &'static str {
    let (zh, en) = match state {
        LifeStepState::Done => ("已完成", "done"),
        LifeStepState::Open => ("待完成", "to be done"),
        LifeStepState::Missing => ("缺少", "missing"),
    };
    pick(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Locale, TenantKind};

    #[test]
    fn no_meeting_of_an_association_is_called_by_a_party_word() {
        for kind in MeetingKind::ALL {
            for locale in [Locale::Zh, Locale::En] {
                let name = kind_name(*kind, Voice::of(locale, TenantKind::Association));
                assert!(rest::speech::party_words(name).is_empty(), "{name}");
            }
        }
    }
}
