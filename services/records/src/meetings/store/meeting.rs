use crate::meetings::{
    rules::attendance::AbsenceReason,
    words::{Attended, MeetingState},
};
use kernel::{AccountId, DocumentId, MeetingId, MemberId, UnitId, VisitingMemberId};
use rulepack::organisational_life::{Gathering, LifeStep, MeetingKind};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meetings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub unit_id: UnitId,
    pub gathering: Gathering,
    /// Words of [`MeetingKind`]; see [`Model::kinds`].
    pub kinds: Vec<String>,
    pub subject: String,
    pub place: Option<String>,
    pub planned_start: OffsetDateTime,
    pub planned_end: OffsetDateTime,
    pub state: MeetingState,
    pub day: Date,
    pub started_at: Option<OffsetDateTime>,
    pub ended_at: Option<OffsetDateTime>,
    pub serves_year: Option<i16>,
    pub chair_id: Option<MemberId>,
    pub recorder_id: Option<MemberId>,
    /// Who gave the lecture, of one.
    pub lecturer_id: Option<MemberId>,
    pub guests: i16,
    pub guests_note: Option<String>,
    pub agenda: Vec<String>,
    pub minutes: Option<String>,
    /// Documents of the unit that belong to the record; none where there are none.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub papers: Option<Papers>,
    /// Steps before an organisational-life meeting that were noted; none where there are none.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub steps: Option<Steps>,
    /// Members of organisations elsewhere who are on the list; none where there are none.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub visitors: Option<Visitors>,
    pub cancel_reason: Option<String>,
    /// The meeting of the unit whose minutes those of this one were like when it was filed.
    pub resembles_id: Option<MeetingId>,
    pub number: i32,
    pub created_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Papers(pub Vec<DocumentId>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Steps(pub Vec<Noted>);

/// That a step before the meeting was taken, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    pub step: LifeStep,
    pub on: Date,
    pub note: Option<String>,
    pub paper_id: Option<DocumentId>,
    pub by: Option<AccountId>,
    /// Who that is among the members, if anybody.
    pub by_member: Option<MemberId>,
}

impl Steps {
    /// In the order of the steps.
    pub fn of(mut list: Vec<Noted>) -> Option<Self> {
        list.sort_by_key(|noted| noted.step);
        (!list.is_empty()).then_some(Self(list))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Visitors(pub Vec<Visitor>);

/// Somebody from elsewhere on the list, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visitor {
    pub visitor_id: VisitingMemberId,
    pub mark: Option<Attended>,
    pub absence: Option<AbsenceReason>,
}

impl Visitors {
    pub fn of(list: Vec<Visitor>) -> Option<Self> {
        (!list.is_empty()).then_some(Self(list))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

impl Model {
    /// A word nobody knows is none: the database lets no other in.
    pub fn kinds(&self) -> BTreeSet<MeetingKind> {
        self.kinds.iter().filter_map(|word| word.parse().ok()).collect()
    }

    pub fn set_kinds(&mut self, kinds: &BTreeSet<MeetingKind>) {
        self.kinds = kinds.iter().map(ToString::to_string).collect();
    }

    pub fn papers(&self) -> &[DocumentId] {
        self.papers.as_ref().map(|papers| papers.0.as_slice()).unwrap_or_default()
    }

    pub fn steps(&self) -> &[Noted] {
        self.steps.as_ref().map(|steps| steps.0.as_slice()).unwrap_or_default()
    }

    pub fn visitors(&self) -> &[Visitor] {
        self.visitors.as_ref().map(|visitors| visitors.0.as_slice()).unwrap_or_default()
    }

    /// Whether it took place.
    pub fn held(&self) -> bool {
        matches!(self.state, MeetingState::Held | MeetingState::Filed)
    }
}
