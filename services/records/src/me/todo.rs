use crate::{desk::Desk, month::Urgency};
use kernel::{Fen, words};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

words! {
    /// What there is to do for a member.
    pub enum OwnMatter {
        /// Of the meetings one is asked to, the next.
        Meeting = "meeting",
        /// What a meeting gave one to do.
        FollowUp = "follow_up",
        /// Months nobody has paid for.
        DuesUnpaid = "dues_unpaid",
        ThoughtReport = "thought_report",
        /// The next step of one's own transfer.
        TransferWaiting = "transfer_waiting",
        /// A talk others entered: whoever says nothing agrees.
        TalkEntered = "talk_entered",
        /// The next signature of a hand-over.
        HandoverToSign = "handover_to_sign",
    }
}

/// Something a member has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwnTodo {
    pub urgency: Urgency,
    pub matter: OwnMatter,
    /// Of a meeting, follow-up, transfer, talk or hand-over.
    pub id: Option<Uuid>,
    /// The last day, or the day it is planned for or was.
    pub on: Option<Date>,
    /// Of a meeting, what is to be done, who the talk was with, or the unit that is handed over.
    pub subject: Option<String>,
    /// Of a meeting.
    #[serde(with = "time::serde::rfc3339::option")]
    pub start: Option<OffsetDateTime>,
    pub place: Option<String>,
    /// Today one may say that one is there.
    pub may_confirm: bool,
    pub may_ask_leave: bool,
    /// How many months of dues.
    pub count: Option<u32>,
    /// What they come to, in fen.
    pub amount: Option<Fen>,
}

impl OwnTodo {
    pub const fn of(urgency: Urgency, matter: OwnMatter) -> Self {
        Self {
            urgency,
            matter,
            id: None,
            on: None,
            subject: None,
            start: None,
            place: None,
            may_confirm: false,
            may_ask_leave: false,
            count: None,
            amount: None,
        }
    }

    /// Of what has to be done by a day.
    pub fn by(day: Date, desk: &Desk<'_>, matter: OwnMatter) -> Self {
        Self { on: Some(day), ..Self::of(Urgency::of(day, desk), matter) }
    }
}
