//! By which rule something is to do.

use super::Matter;
use rulepack::{Basis, Pack};
use serde::Serialize;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// The rule that asks for everything of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleOfMatter {
    pub matter: Matter,
    pub basis: Basis,
}

/// The rules of these matters, each once.
pub fn rules_of(matters: &BTreeSet<Matter>, pack: &Pack, day: Date) -> Vec<RuleOfMatter> {
    let rule = |matter: &Matter| Some(RuleOfMatter { matter: *matter, basis: matter.basis(pack, day)? });
    matters.iter().filter_map(rule).collect()
}

impl Matter {
    /// The entry of the pack that asks for it, as it reads on a day. None where no rule of the field does: a meeting and
    /// what it gave somebody to do have the day the organisation chose, and for a request or an answer of somebody no
    /// entry sets a time.
    pub fn basis(self, pack: &Pack, day: Date) -> Option<Basis> {
        let (life, dues, elections) = (&pack.organisational_life, &pack.dues, &pack.elections);
        Some(match self {
            Self::DutyMissing | Self::DutyOpen => life.duties.on(day).basis("meetings.duties"),
            Self::RemedyUnreported => life.remedies.on(day).basis("meetings.remedies"),
            Self::TalksOpen | Self::TalkObjected => life.talks.on(day).basis("meetings.talks"),
            Self::WorkOfMonth => life.work_calendar.on(day).basis("meetings.work_calendar"),
            Self::DuesNotFixed => dues.fixing.on(day).basis("dues.fixing"),
            Self::DuesBehind => dues.arrears.on(day).basis("dues.arrears"),
            Self::DuesUnpaid => dues.payment.on(day).basis("dues.payment"),
            Self::RemittanceSent => dues.remittance.on(day).basis("dues.remittance"),
            Self::DevelopmentDue | Self::ThoughtReportsOverdue | Self::PoolReviewDue => {
                pack.development.limits.on(day).basis("development.limits")
            }
            Self::CadreNoticeEnds => pack.cadres.notice.on(day).basis("cadres.notice"),
            Self::CadreProbationEnds => pack.cadres.probation.on(day).basis("cadres.probation"),
            Self::TermEnding => pack.terms.on(day).basis("units.terms"),
            Self::DelegatesDue => elections.congress.on(day).basis("elections.congress"),
            Self::ElectionOpen => elections.voting.on(day).basis("elections.voting"),
            Self::ElectionToConfirm => elections.results.on(day).basis("elections.results"),
            Self::UnitRequested => pack.unit_kinds.on(day).basis("units.kinds"),
            Self::TransferWaiting => pack.transfers.limits.on(day).basis("transfers.limits"),
            Self::CollectionDue | Self::CollectionReminded => {
                pack.collections.limits.on(day).basis("collections.limits")
            }
            Self::ArchiveDue => pack.archive.sealing.on(day).basis("archive.sealing"),
            Self::HandoverDue => pack.archive.handover.on(day).basis("archive.handover"),
            Self::LostSuspend | Self::LostRemove => pack.lost_contact.on(day).basis("members.lost_contact"),
            Self::AbroadContact | Self::LongAbroad => pack.transfers.inflow.on(day).basis("transfers.inflow"),
            Self::MeetingUnrecorded | Self::MeetingUnfiled | Self::MeetingPlanned | Self::LeaveAsked => {
                return None;
            }
            Self::FollowUp | Self::CorrectionAsked | Self::CollectionAnswered => return None,
        })
    }
}

#[cfg(test)]
#[path = "basis_tests.rs"]
mod tests;
