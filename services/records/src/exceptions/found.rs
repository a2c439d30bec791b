use access::ResourceKind;
use kernel::{UnitId, words};
use time::Date;

words! {
    /// What is out of order, the gravest first.
    pub enum ExceptionMatter {
        /// The term has ended and nobody was elected.
        TermOver = "term_over",
        SecretaryVacant = "secretary_vacant",
        /// 连续6个月未交: the branch meeting has to decide.
        ArrearsRed = "arrears_red",
        /// 失联: removal is due.
        LostRemove = "lost_remove",
        /// 失联: membership is to be suspended.
        LostSuspend = "lost_suspend",
        /// A step on somebody's way to membership whose day is over.
        DevelopmentOverdue = "development_overdue",
        /// A transfer that rests longer than it may.
        TransferOverdue = "transfer_overdue",
        /// Members away for half a year who do not move, attend or pay: the branch looks into it.
        RelationUnmoved = "relation_unmoved",
        /// Members abroad for so long that membership generally rests (停止党籍), which people decide.
        LongAbroad = "long_abroad",
        /// Files and papers the store does not have, or not as they were stored.
        DocumentFault = "document_fault",
        /// Meetings of the last month or quarter that nobody recorded.
        DutyMissing = "duty_missing",
        /// Remedies (整改) of an organisational-life meeting that are not done and whose day is over.
        RemedyOverdue = "remedy_overdue",
        /// Members at no meeting for half a year, without a reason: the branch looks into 自行脱党.
        LongAbsence = "long_absence",
        /// Forms from above nobody handed in though their day is over.
        CollectionOverdue = "collection_overdue",
        /// Money that was sent and that its receiver neither confirmed nor refused.
        RemittanceUnconfirmed = "remittance_unconfirmed",
        /// A handover between two secretaries that was begun and not finished.
        HandoverOverdue = "handover_overdue",
        /// The last year, not sealed though the day for it is over.
        ArchiveUnsealed = "archive_unsealed",
        /// Fewer full members than a branch of its own needs.
        BranchTooSmall = "branch_too_small",
        /// Enough full members for a committee, and none was elected.
        CommitteeDue = "committee_due",
        /// More members than a branch normally has.
        BranchTooLarge = "branch_too_large",
        /// Members abroad of whom the branch has not heard for half a year.
        AbroadContact = "abroad_contact",
        /// Months of the books that are over and not closed.
        DuesMonthOpen = "dues_month_open",
        ArrearsAmber = "arrears_amber",
        /// A step that lapses soon.
        DevelopmentLapsing = "development_lapsing",
        /// More people admitted in a year than planned.
        DevelopmentOverPlan = "development_over_plan",
        TermEnding = "term_ending",
        /// A year is near or runs of which nobody entered the days off: weekends alone are counted.
        CalendarMissing = "calendar_missing",
    }
}

impl ExceptionMatter {
    /// Whoever may list these may know.
    pub const fn kind(self) -> ResourceKind {
        match self {
            Self::TermOver
            | Self::TermEnding
            | Self::SecretaryVacant
            | Self::BranchTooSmall
            | Self::BranchTooLarge
            | Self::CommitteeDue => ResourceKind::Post,
            Self::TransferOverdue | Self::RelationUnmoved => ResourceKind::Transfer,
            Self::DevelopmentOverdue | Self::DevelopmentLapsing | Self::DevelopmentOverPlan => {
                ResourceKind::Development
            }
            Self::LostRemove | Self::LostSuspend | Self::LongAbroad | Self::AbroadContact => {
                ResourceKind::Member
            }
            Self::DocumentFault => ResourceKind::Document,
            Self::DutyMissing | Self::RemedyOverdue | Self::LongAbsence => ResourceKind::Meeting,
            Self::CalendarMissing => ResourceKind::Settings,
            Self::DuesMonthOpen | Self::ArrearsRed | Self::ArrearsAmber | Self::RemittanceUnconfirmed => {
                ResourceKind::Dues
            }
            Self::CollectionOverdue => ResourceKind::Collection,
            Self::ArchiveUnsealed => ResourceKind::Archive,
            Self::HandoverOverdue => ResourceKind::Handover,
        }
    }
}

/// What one unit has of one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub matter: ExceptionMatter,
    pub unit: UnitId,
    pub count: u32,
    /// Since when, or until when; the earliest of several.
    pub on: Option<Date>,
}
