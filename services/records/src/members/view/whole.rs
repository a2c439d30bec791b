use super::flags;
use crate::{
    desk::Desk,
    members::{
        draft::NewMember,
        fault::Finding,
        find::{self, Reached},
        row,
        rules::membership_years,
        words::{Flag, Gender, MemberKind, MembershipState, Omitted, WorkPost},
    },
    notice::Notice,
    registers,
    units::{self, Unit},
};
use access::{Action, ResourceKind};
use kernel::{MemberId, UnitId, mask};
use rest::{Call, Problem};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A member with every field; what is sensitive is masked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberOut {
    pub id: MemberId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub group_id: Option<UnitId>,
    pub group_name: Option<String>,
    pub name: String,
    pub id_no_masked: String,
    pub gender: Gender,
    pub ethnic: Option<String>,
    /// By the personnel file.
    pub birth_date: Option<Date>,
    /// By the identity number; the two may differ.
    pub id_birth_date: Option<Date>,
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
    /// Completed years since the end of probation.
    pub membership_years: u8,
    pub work_post: Option<WorkPost>,
    pub job_title: Option<String>,
    pub work_unit: Option<String>,
    pub mobile_masked: Option<String>,
    pub landline_masked: Option<String>,
    pub address_masked: Option<String>,
    pub police_station_masked: Option<String>,
    pub veteran: bool,
    pub medal: bool,
    /// Left out on purpose ("无").
    pub not_applicable: Vec<Omitted>,
    pub flags: Vec<Flag>,
    pub warnings: Vec<Notice>,
    /// What the actor may do: `update`, `reveal`, `appoint`, `correct_own`.
    pub actions: Vec<Action>,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

/// What the actor may do about a member.
///
/// # Errors
/// When the database is away.
pub async fn actions(call: &Call, unit: &Unit, member: MemberId) -> Result<Vec<Action>, Problem> {
    let asked = [
        (Action::Update, ResourceKind::Member),
        (Action::Reveal, ResourceKind::Member),
        (Action::Appoint, ResourceKind::Post),
        (Action::CorrectOwn, ResourceKind::Member),
    ];
    let mut actions = Vec::new();
    for (action, kind) in asked {
        if call.may(action, &find::resource(kind, member, unit)).await? {
            actions.push(action);
        }
    }
    Ok(actions)
}

/// # Errors
/// When the database is away or a value does not open.
pub async fn full(
    desk: &Desk<'_>,
    found: Reached,
    actions: Vec<Action>,
    warnings: &[Finding],
) -> Result<MemberOut, Problem> {
    let Reached { member, unit } = found;
    let facts = row::facts(desk.tx.vault(), &member)?;
    let group = match member.group_id {
        Some(group) => units::by_ids(desk.tx, vec![group]).await?.remove(&group).map(|group| group.name),
        None => None,
    };
    let floating = registers::floating::open_among(desk.tx, &[member.id]).await?;
    let lost = registers::lost::open_among(desk.tx, &[member.id]).await?;
    let flags = flags(&member, !floating.is_empty(), !lost.is_empty(), desk.pack, desk.today);
    let warnings = warnings.iter().map(|finding| warning(desk, member.joined_on, finding)).collect();
    let NewMember { id_no, mobile, landline, address, police_station, not_applicable, .. } = facts;
    Ok(MemberOut {
        id: member.id,
        unit_id: member.unit_id,
        unit_name: unit.name,
        group_id: member.group_id,
        group_name: group,
        name: member.name,
        id_no_masked: mask::id_no(&id_no),
        gender: member.gender,
        ethnic: member.ethnic,
        birth_date: member.birth_date,
        id_birth_date: member.id_birth_date,
        native_place_code: member.native_place_code,
        native_place: member.native_place,
        birth_place_code: member.birth_place_code,
        birth_place: member.birth_place,
        education: member.education,
        degree: member.degree,
        political_status: member.political_status,
        member_kind: member.member_kind,
        membership_state: member.membership_state,
        joined_on: member.joined_on,
        membership_years: membership_years(member.full_on, desk.today),
        full_on: member.full_on,
        work_post: member.work_post,
        job_title: member.job_title,
        work_unit: member.work_unit,
        mobile_masked: mobile.as_deref().map(mask::mobile),
        landline_masked: landline.as_deref().map(mask::landline),
        address_masked: address.as_deref().map(mask::address),
        police_station_masked: police_station.map(|_| mask::hidden()),
        veteran: member.veteran,
        medal: member.medal,
        not_applicable,
        flags,
        warnings,
        actions,
        version: member.version,
        updated_at: member.updated_at,
    })
}

/// With the rule it rests on.
fn warning(desk: &Desk<'_>, joined_on: Date, finding: &Finding) -> Notice {
    let basis = finding.fault.basis(desk.pack, joined_on, desk.today);
    Notice { basis, ..Notice::at(finding.pointer, finding.fault.kind()) }
}
