use crate::transfers::exchange::Partner;
use crate::transfers::rules::{
    Route, Underway,
    machine::{Home, home},
};
use kernel::{AccountId, ExchangeId, MemberId, TransferId, UnitId};
use rest::{Problem, kinds};
use rulepack::transfers::TransferState;
use sea_orm::entity::prelude::*;
use time::{Date, Duration, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "transfers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransferId,
    pub route: Route,
    pub member_id: Option<MemberId>,
    pub person_name: String,
    pub person_sealed: Option<Vec<u8>>,
    pub person_blind: Option<Vec<u8>>,
    pub from_unit_id: Option<UnitId>,
    pub from_committee_id: Option<UnitId>,
    pub from_place: Option<String>,
    pub to_unit_id: Option<UnitId>,
    pub to_committee_id: Option<UnitId>,
    pub to_place: Option<String>,
    pub state: TransferState,
    pub since: Date,
    pub reason: String,
    pub on_behalf: bool,
    pub opened_by: Option<AccountId>,
    pub opened_on: Date,
    /// The day it went to the receiving side.
    pub sent_on: Option<Date>,
    /// The last day of the letter there is.
    pub letter_until: Option<Date>,
    pub accepted_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
    pub exchange_id: Option<ExchangeId>,
    /// Of the last message that was said or heard.
    pub exchange_number: Option<i32>,
    /// The other organisation: [`Partner`].
    pub partner: Option<Json>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

/// In these states a letter is under way that may run out.
pub const ON_LETTER: [TransferState; 2] = [TransferState::LetterIssued, TransferState::InTransit];

impl Model {
    /// Whether the letter ran out before this day and nobody has written it down.
    pub fn lapsed(&self, day: Date) -> bool {
        ON_LETTER.contains(&self.state) && self.letter_until.is_some_and(|last| last < day)
    }

    /// The state as it is today, and since when.
    pub fn standing(&self, today: Date) -> (TransferState, Date) {
        match self.letter_until {
            Some(last) if self.lapsed(today) => (TransferState::Expired, last.saturating_add(Duration::DAY)),
            _ => (self.state, self.since),
        }
    }

    /// What is told of it where another of the same person is refused.
    pub fn underway(&self, today: Date) -> Underway {
        Underway { opened_on: self.opened_on, state: self.standing(today).0 }
    }

    /// The other organisation, where it is one of the deployment.
    ///
    /// # Errors
    /// When what is kept of it cannot be read.
    pub fn partner(&self) -> Result<Option<Partner>, Problem> {
        let read = self.partner.clone().map(serde_json::from_value).transpose();
        read.map_err(|error| kinds::INTERNAL.problem().because(error))
    }

    pub fn home(&self) -> Home {
        home(self.state)
    }

    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}
