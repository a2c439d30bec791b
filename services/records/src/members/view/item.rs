use super::flags;
use crate::{
    desk::Desk,
    members::{
        row,
        store::member::Model,
        words::{Flag, Gender, MemberKind, MembershipState},
    },
    registers, units,
};
use kernel::{MemberId, UnitId, mask};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A member in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberItem {
    pub id: MemberId,
    pub name: String,
    pub gender: Gender,
    pub member_kind: MemberKind,
    pub membership_state: MembershipState,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub group_id: Option<UnitId>,
    pub birth_year: Option<i32>,
    pub joined_on: Date,
    pub full_on: Option<Date>,
    pub mobile_masked: Option<String>,
    pub id_no_masked: String,
    pub flags: Vec<Flag>,
    pub version: i32,
}

/// Rows as they are listed, with a fixed number of queries whatever their number.
///
/// # Errors
/// When the database is away or a value does not open.
pub async fn items(desk: &Desk<'_>, members: Vec<Model>) -> Result<Vec<MemberItem>, Problem> {
    let ids: Vec<MemberId> = members.iter().map(|member| member.id).collect();
    let mut places: Vec<UnitId> = members.iter().map(|member| member.unit_id).collect();
    places.sort_unstable();
    places.dedup();
    let units = units::by_ids(desk.tx, places).await?;
    let floating = registers::floating::open_among(desk.tx, &ids).await?;
    let lost = registers::lost::open_among(desk.tx, &ids).await?;
    let vault = desk.tx.vault();
    let item = |member: Model| {
        let flags =
            flags(&member, floating.contains(&member.id), lost.contains(&member.id), desk.pack, desk.today);
        Ok(MemberItem {
            id: member.id,
            gender: member.gender,
            member_kind: member.member_kind,
            membership_state: member.membership_state,
            unit_id: member.unit_id,
            unit_name: units.get(&member.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            group_id: member.group_id,
            birth_year: member.birth_date.or(member.id_birth_date).map(Date::year),
            joined_on: member.joined_on,
            full_on: member.full_on,
            mobile_masked: row::mobile(vault, &member)?.as_deref().map(mask::mobile),
            id_no_masked: mask::id_no(&row::id_no(vault, &member)?),
            flags,
            version: member.version,
            name: member.name,
        })
    };
    members.into_iter().map(item).collect()
}
