//! By which rule something is out of order.

use super::ExceptionMatter;
use rulepack::{Basis, Pack};
use time::Date;

impl ExceptionMatter {
    /// The entry of the pack that decides it, as it reads on a day. None where no rule of the field does: the day of a
    /// remedy is the one a meeting gave it, and when the books of a month are closed is the order of the organisation.
    pub fn basis(self, pack: &Pack, day: Date) -> Option<Basis> {
        let life = &pack.organisational_life;
        Some(match self {
            Self::TermOver | Self::TermEnding => pack.terms.on(day).basis("units.terms"),
            Self::SecretaryVacant => pack.posts.on(day).basis("posts"),
            Self::ArrearsRed | Self::ArrearsAmber => pack.dues.arrears.on(day).basis("dues.arrears"),
            Self::LostRemove | Self::LostSuspend => pack.lost_contact.on(day).basis("members.lost_contact"),
            Self::LongAbroad | Self::AbroadContact => pack.transfers.inflow.on(day).basis("transfers.inflow"),
            Self::DevelopmentOverdue | Self::DevelopmentLapsing => {
                pack.development.limits.on(day).basis("development.limits")
            }
            Self::DevelopmentOverPlan => pack.development.quota.on(day).basis("development.quota"),
            Self::TransferOverdue => pack.transfers.limits.on(day).basis("transfers.limits"),
            Self::RelationUnmoved => pack.transfers.need.on(day).basis("transfers.need"),
            Self::DocumentFault => pack.document_kinds.on(day).basis("documents.kinds"),
            Self::DutyMissing => life.duties.on(day).basis("meetings.duties"),
            Self::LongAbsence => life.long_absence.on(day).basis("meetings.long_absence"),
            Self::BranchTooSmall | Self::BranchTooLarge | Self::CommitteeDue => {
                pack.thresholds.on(day).basis("units.thresholds")
            }
            Self::CollectionOverdue => pack.collections.limits.on(day).basis("collections.limits"),
            Self::RemittanceUnconfirmed => pack.dues.remittance.on(day).basis("dues.remittance"),
            Self::HandoverOverdue => pack.archive.handover.on(day).basis("archive.handover"),
            Self::ArchiveUnsealed => pack.archive.sealing.on(day).basis("archive.sealing"),
            Self::CalendarMissing => pack.overview.next_year.on(day).basis("overview.next_year"),
            Self::RemedyOverdue | Self::DuesMonthOpen => return None,
        })
    }
}
