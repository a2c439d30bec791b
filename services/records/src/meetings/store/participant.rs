use crate::meetings::{
    rules::attendance::{AbsenceReason, Expected, Standing},
    words::{Attended, ConfirmedBy, LeaveState},
};
use kernel::{AccountId, MeetingId, MemberId};
use sea_orm::entity::prelude::*;
use serde::Serialize;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_participants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub standing: Standing,
    pub mark: Option<Attended>,
    pub absence: Option<AbsenceReason>,
    pub confirmed_by: Option<ConfirmedBy>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub confirmed_at: Option<OffsetDateTime>,
    pub leave_state: Option<LeaveState>,
    pub leave_reason: Option<AbsenceReason>,
    pub leave_note: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub leave_asked_at: Option<OffsetDateTime>,
    /// Who asked on the member's behalf; none where the member asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_asked_by: Option<AccountId>,
    /// By name; none for an account without a member record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_asked_by_name: Option<String>,
    pub leave_answered_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub leave_answered_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn of(meeting_id: MeetingId, member_id: MemberId, standing: Standing) -> Self {
        Self {
            meeting_id,
            member_id,
            standing,
            mark: None,
            absence: None,
            confirmed_by: None,
            confirmed_at: None,
            leave_state: None,
            leave_reason: None,
            leave_note: None,
            leave_asked_at: None,
            leave_asked_by: None,
            leave_asked_by_name: None,
            leave_answered_by: None,
            leave_answered_at: None,
        }
    }

    /// The same of somebody who need not come.
    pub fn exempt(self, at: OffsetDateTime) -> Self {
        let (mark, confirmed_by) = (Some(Attended::Exempt), Some(ConfirmedBy::List));
        Self { mark, absence: None, confirmed_by, confirmed_at: Some(at), ..self }
    }

    /// The same of somebody of whom nothing is known yet.
    pub fn unmarked(self) -> Self {
        Self { mark: None, absence: None, confirmed_by: None, confirmed_at: None, ..self }
    }

    /// What the rules expect of somebody on the list: nobody else was put on it. Who is marked as exempt was exempt on the
    /// day.
    pub fn expected(&self) -> Expected {
        match self.standing {
            Standing::Guest => Expected::Guest,
            standing => Expected::Yes {
                votes: standing == Standing::Voter,
                may_be_exempt: self.mark == Some(Attended::Exempt),
            },
        }
    }
}
