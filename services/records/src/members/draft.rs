use super::words::{Gender, MemberKind, MembershipState, Omitted, WorkPost};
use kernel::UnitId;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::ToSchema;

/// All facts of a member, open and sensitive ones, as a form or a row of a roster gives them. The same shape
/// is checked for a new member and for a changed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// The one branch with the formal membership.
    pub unit_id: UnitId,
    /// A group of that branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<UnitId>,
    /// As on the ID, any script.
    pub name: String,
    /// GB 11643; a small x is accepted.
    pub id_no: String,
    /// Taken from the ID when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// GB/T 3304 code
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnic: Option<String>,
    /// By the personnel file; it may differ from the one in the ID, and both are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// GB/T 2260: 6, 9 or 12 digits
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub native_place_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub native_place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_place_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_place: Option<String>,
    /// GB/T 4658 code
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub education: Option<String>,
    /// GB/T 6864 code
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degree: Option<String>,
    /// GB/T 4762 code; follows from the kind of member when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub political_status: Option<String>,
    pub member_kind: MemberKind,
    #[serde(default = "normal")]
    pub membership_state: MembershipState,
    /// The day of the branch meeting that accepted the applicant.
    pub joined_on: Date,
    /// The day the probation ended; membership years count from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_post: Option<WorkPost>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landline: Option<String>,
    /// Down to village or community.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub police_station: Option<String>,
    #[serde(default, skip_serializing_if = "Circumstances::is_empty")]
    pub circumstances: Circumstances,
    /// 老党员
    #[serde(default)]
    pub veteran: bool,
    /// Wears the medal "光荣在党50年".
    #[serde(default)]
    pub medal: bool,
    /// Fields that are left out on purpose ("无").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<Omitted>,
}

/// What is nobody's business unless there is a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Circumstances {
    /// 困难党员
    #[serde(default)]
    pub hardship: bool,
    /// 失能: need not attend.
    #[serde(default)]
    pub incapacitated: bool,
    /// GB/T 2261.2 code, where the organisation has stated a need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marital: Option<String>,
    /// GB/T 2261.3 code, where the organisation has stated a need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<String>,
}

impl Circumstances {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

const fn normal() -> MembershipState {
    MembershipState::Normal
}

impl NewMember {
    /// A member with what every member has and nothing else.
    pub fn bare(unit_id: UnitId, name: &str, id_no: &str, kind: MemberKind, joined_on: Date) -> Self {
        Self {
            unit_id,
            group_id: None,
            name: name.to_owned(),
            id_no: id_no.to_owned(),
            gender: None,
            ethnic: None,
            birth_date: None,
            native_place_code: None,
            native_place: None,
            birth_place_code: None,
            birth_place: None,
            education: None,
            degree: None,
            political_status: None,
            member_kind: kind,
            membership_state: MembershipState::Normal,
            joined_on,
            full_on: None,
            work_post: None,
            job_title: None,
            work_unit: None,
            mobile: None,
            landline: None,
            address: None,
            police_station: None,
            circumstances: Circumstances::default(),
            veteran: false,
            medal: false,
            not_applicable: Vec::new(),
        }
    }
}
