use super::{
    draft::{Circumstances, NewMember},
    words::{Gender, MemberKind, MembershipState, Omitted, WorkPost},
};
use crate::input::{required, set};
use kernel::UnitId;
use rest::{Patch, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What changes about a member: fields that are absent stay, null clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MemberPatch {
    /// Corrects the branch; a change of membership is a transfer. Needs a reason.
    pub unit_id: Patch<UnitId>,
    pub group_id: Patch<UnitId>,
    pub name: Patch<String>,
    pub id_no: Patch<String>,
    pub gender: Patch<Gender>,
    pub ethnic: Patch<String>,
    pub birth_date: Patch<Date>,
    pub native_place_code: Patch<String>,
    pub native_place: Patch<String>,
    pub birth_place_code: Patch<String>,
    pub birth_place: Patch<String>,
    pub education: Patch<String>,
    pub degree: Patch<String>,
    pub political_status: Patch<String>,
    pub member_kind: Patch<MemberKind>,
    pub membership_state: Patch<MembershipState>,
    pub joined_on: Patch<Date>,
    pub full_on: Patch<Date>,
    pub work_post: Patch<WorkPost>,
    pub job_title: Patch<String>,
    pub work_unit: Patch<String>,
    pub mobile: Patch<String>,
    pub landline: Patch<String>,
    pub address: Patch<String>,
    pub police_station: Patch<String>,
    pub circumstances: Patch<Circumstances>,
    pub veteran: Patch<bool>,
    pub medal: Patch<bool>,
    pub not_applicable: Patch<Vec<Omitted>>,
    /// Kept in the audit log.
    pub reason: Option<String>,
}

impl MemberPatch {
    /// The facts as they shall be. Who is corrected to another branch leaves the group of the old one.
    ///
    /// # Errors
    /// When a field that every member has shall be cleared.
    pub fn apply(self, facts: &mut NewMember) -> Result<(), Problem> {
        let Self {
            unit_id,
            group_id,
            name,
            id_no,
            gender,
            ethnic,
            birth_date,
            native_place_code,
            native_place,
            birth_place_code,
            birth_place,
            education,
            degree,
            political_status,
            member_kind,
            membership_state,
            joined_on,
            full_on,
            work_post,
            job_title,
            work_unit,
            mobile,
            landline,
            address,
            police_station,
            circumstances,
            veteran,
            medal,
            not_applicable,
            reason: _,
        } = self;
        let before = facts.unit_id;
        required(unit_id, "/unit_id", &mut facts.unit_id)?;
        if facts.unit_id != before {
            facts.group_id = None;
        }
        required(name, "/name", &mut facts.name)?;
        required(id_no, "/id_no", &mut facts.id_no)?;
        required(member_kind, "/member_kind", &mut facts.member_kind)?;
        required(membership_state, "/membership_state", &mut facts.membership_state)?;
        required(joined_on, "/joined_on", &mut facts.joined_on)?;
        required(veteran, "/veteran", &mut facts.veteran)?;
        required(medal, "/medal", &mut facts.medal)?;
        required(not_applicable, "/not_applicable", &mut facts.not_applicable)?;
        required(circumstances, "/circumstances", &mut facts.circumstances)?;
        set(group_id, &mut facts.group_id);
        set(gender, &mut facts.gender);
        set(ethnic, &mut facts.ethnic);
        set(birth_date, &mut facts.birth_date);
        set(native_place_code, &mut facts.native_place_code);
        set(native_place, &mut facts.native_place);
        set(birth_place_code, &mut facts.birth_place_code);
        set(birth_place, &mut facts.birth_place);
        set(education, &mut facts.education);
        set(degree, &mut facts.degree);
        set(political_status, &mut facts.political_status);
        set(full_on, &mut facts.full_on);
        set(work_post, &mut facts.work_post);
        set(job_title, &mut facts.job_title);
        set(work_unit, &mut facts.work_unit);
        set(mobile, &mut facts.mobile);
        set(landline, &mut facts.landline);
        set(address, &mut facts.address);
        set(police_station, &mut facts.police_station);
        Ok(())
    }
}
