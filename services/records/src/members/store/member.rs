use crate::members::words::{Gender, MemberKind, MembershipState, WorkPost};
use crate::sql::hex;
use kernel::{MemberId, UnitId};
use sea_orm::entity::prelude::*;
use serde::Serialize;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberId,
    pub unit_id: UnitId,
    pub group_id: Option<UnitId>,
    pub name: String,
    pub name_grams: Vec<String>,
    pub initials: String,
    #[serde(serialize_with = "hex::serialize")]
    pub id_no_sealed: Vec<u8>,
    #[serde(serialize_with = "hex::serialize")]
    pub id_no_blind: Vec<u8>,
    pub id_birth_date: Option<Date>,
    pub gender: Gender,
    pub ethnic: Option<String>,
    pub birth_date: Option<Date>,
    pub native_place_code: Option<String>,
    pub native_place: Option<String>,
    pub birth_place_code: Option<String>,
    pub birth_place: Option<String>,
    pub education: Option<String>,
    pub degree: Option<String>,
    pub political_status: String,
    pub member_kind: MemberKind,
    pub membership_state: MembershipState,
    pub joined_on: Date,
    pub full_on: Option<Date>,
    pub work_post: Option<WorkPost>,
    pub job_title: Option<String>,
    pub work_unit: Option<String>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub mobile_sealed: Option<Vec<u8>>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub mobile_tail_blind: Option<Vec<u8>>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub landline_sealed: Option<Vec<u8>>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub address_sealed: Option<Vec<u8>>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub police_station_sealed: Option<Vec<u8>>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub circumstances_sealed: Option<Vec<u8>>,
    pub veteran: bool,
    pub medal: bool,
    pub not_applicable: Vec<String>,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
    /// The first day of the last month whose dues were paid elsewhere, by the letter of [`Self::dues_letter_on`].
    pub dues_paid_to: Option<Date>,
    pub dues_letter_on: Option<Date>,
}

impl Model {
    /// Whether the member had the rights of a full one on a day; an unknown day of confirmation is long past.
    pub fn was_full(&self, day: Date) -> bool {
        self.member_kind == MemberKind::Full && self.full_on.is_none_or(|full| full <= day)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);
