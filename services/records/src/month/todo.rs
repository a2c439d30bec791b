use crate::{desk::Desk, units::Unit};
use kernel::{
    CadreAppointmentId, CollectionId, DevelopmentFileId, ElectionId, MeetingId, UnitId, YearMonth, words,
};
use rulepack::organisational_life::{MeetingKind, WorkItem};
use serde::Serialize;
use time::{Date, Duration};
use utoipa::ToSchema;

/// How far ahead something is shown as coming.
pub const SOON: Duration = Duration::days(14);

words! {
    /// How soon something matters, the most urgent first.
    pub enum Urgency {
        /// Its day is over.
        Overdue = "overdue",
        /// It can be done until a day of this month.
        Due = "due",
        /// Somebody waits for an answer or for the last step.
        Waiting = "waiting",
        Coming = "coming",
    }
}

impl Urgency {
    /// Of what has to be done by a day.
    pub fn of(day: Date, desk: &Desk<'_>) -> Self {
        match day {
            day if day < desk.today => Self::Overdue,
            day if YearMonth::of(day) == YearMonth::of(desk.today) => Self::Due,
            _ => Self::Coming,
        }
    }
}

words! {
    /// What there is to do.
    pub enum Matter {
        /// Meetings a period asked for, and nobody recorded.
        DutyMissing = "duty_missing",
        /// Meetings the period still asks for.
        DutyOpen = "duty_open",
        /// Its day has come, and nobody said who was there.
        MeetingUnrecorded = "meeting_unrecorded",
        /// It was held; the record is not filed.
        MeetingUnfiled = "meeting_unfiled",
        MeetingPlanned = "meeting_planned",
        /// Members who ask to be excused.
        LeaveAsked = "leave_asked",
        /// What a meeting gave somebody to do.
        FollowUp = "follow_up",
        /// A remedy nobody has reported on for long.
        RemedyUnreported = "remedy_unreported",
        /// Members for whom no dues are fixed.
        DuesNotFixed = "dues_not_fixed",
        /// Members who are behind.
        DuesBehind = "dues_behind",
        /// Members who have not paid this month yet.
        DuesUnpaid = "dues_unpaid",
        /// Dues another unit says it sent here.
        RemittanceSent = "remittance_sent",
        /// A step on somebody's way to membership.
        DevelopmentDue = "development_due",
        /// People on that way whose thought report is overdue; a hint.
        ThoughtReportsOverdue = "thought_reports_overdue",
        /// The yearly analysis of the pool of activists.
        PoolReviewDue = "pool_review_due",
        /// The notice ahead of an appointment ends.
        CadreNoticeEnds = "cadre_notice_ends",
        /// The probation in a post ends.
        CadreProbationEnds = "cadre_probation_ends",
        /// Requests for corrections that nobody has decided on.
        CorrectionAsked = "correction_asked",
        /// A term that ends or is over, and nobody prepares the election.
        TermEnding = "term_ending",
        /// Delegates to a congress a unit has not begun to elect.
        DelegatesDue = "delegates_due",
        /// An election under way.
        ElectionOpen = "election_open",
        /// A result that waits for the committee above.
        ElectionToConfirm = "election_to_confirm",
        /// Units somebody asks to be founded or dissolved.
        UnitRequested = "unit_requested",
        /// Transfers whose next step is up to the unit.
        TransferWaiting = "transfer_waiting",
        /// A form from above that is to be filled in.
        CollectionDue = "collection_due",
        /// The same, and the level above has reminded of it.
        CollectionReminded = "collection_reminded",
        /// Answers that have come in to be looked at.
        CollectionAnswered = "collection_answered",
        /// A year whose archive is not sealed.
        ArchiveDue = "archive_due",
        /// A secretary has gone, and nothing was handed over.
        HandoverDue = "handover_due",
        /// Heart-to-heart talks the year still asks for.
        TalksOpen = "talks_open",
        /// Talks one of the two says did not take place.
        TalkObjected = "talk_objected",
        /// Members out of contact for so long that membership is to be suspended.
        LostSuspend = "lost_suspend",
        /// Members still out of contact, for whom removal is due.
        LostRemove = "lost_remove",
        /// Members abroad of whom the branch is to hear again.
        AbroadContact = "abroad_contact",
        /// Members abroad for so long that membership generally rests, which people decide.
        LongAbroad = "long_abroad",
        /// What the calendar of a secretary expects of the month.
        WorkOfMonth = "work_of_month",
    }
}

impl Matter {
    /// A line of it is the sum of a unit and everything below, and not of one thing.
    pub const fn sums_below(self) -> bool {
        matches!(self, Self::TransferWaiting | Self::CorrectionAsked)
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Todo {
    pub urgency: Urgency,
    pub matter: Matter,
    /// The unit whose work it is, or one of its groups.
    pub unit_id: UnitId,
    pub unit_name: String,
    /// How many meetings, members or requests.
    pub count: u32,
    /// The last day, or the day it was or is planned for.
    pub on: Option<Date>,
    /// Of a duty.
    pub kind: Option<MeetingKind>,
    /// The year that asks for it.
    pub year: Option<i32>,
    /// Of a meeting, or who and what it is about.
    pub subject: Option<String>,
    pub meeting_id: Option<MeetingId>,
    /// Of somebody's development.
    pub file_id: Option<DevelopmentFileId>,
    pub election_id: Option<ElectionId>,
    pub collection_id: Option<CollectionId>,
    /// Of a cadre.
    pub appointment_id: Option<CadreAppointmentId>,
    /// Of the calendar of a secretary.
    pub work: Option<WorkItem>,
}

impl Todo {
    pub fn of(unit: &Unit, urgency: Urgency, matter: Matter, count: u32) -> Self {
        Self::at(unit.id, &unit.name, urgency, matter, count)
    }

    pub fn at(unit: UnitId, name: &str, urgency: Urgency, matter: Matter, count: u32) -> Self {
        Self {
            urgency,
            matter,
            unit_id: unit,
            unit_name: name.to_owned(),
            count,
            on: None,
            kind: None,
            year: None,
            subject: None,
            meeting_id: None,
            file_id: None,
            election_id: None,
            collection_id: None,
            appointment_id: None,
            work: None,
        }
    }

    #[must_use]
    pub fn on(self, day: Date) -> Self {
        Self { on: Some(day), ..self }
    }
}
