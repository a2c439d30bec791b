//! Between facts and rows: what is sensitive goes into the vault and comes out of it here.

use super::{
    draft::{Circumstances, NewMember},
    grams,
    rules::Checked,
    store::member::Model,
    words::Omitted,
};
use crate::sealing::{open, seal};
use kernel::{MemberId, ResidentId};
use rest::{Problem, kinds};
use tenancy::Vault;
use time::OffsetDateTime;
use uuid::Uuid;

const ID_NO: &str = "members.id_no";
const MOBILE: &str = "members.mobile";
const MOBILE_TAIL: &str = "members.mobile_tail";
const LANDLINE: &str = "members.landline";
const ADDRESS: &str = "members.address";
const POLICE_STATION: &str = "members.police_station";
const CIRCUMSTANCES: &str = "members.circumstances";

/// By this a member is found again by number.
pub fn id_no_blind(vault: &Vault, id: &ResidentId) -> Vec<u8> {
    vault.blind(ID_NO, id.as_str())
}

/// By this a member is found again by the last four digits of the phone.
pub fn tail_blind(vault: &Vault, tail: &str) -> Vec<u8> {
    vault.blind(MOBILE_TAIL, tail)
}

/// The row of checked facts, in its first version.
///
/// # Errors
/// When the vault cannot seal.
pub fn of(vault: &Vault, id: MemberId, checked: Checked, now: OffsetDateTime) -> Result<Model, Problem> {
    let Checked { facts, id: number, initials, gender, political_status, warnings: _ } = checked;
    let NewMember {
        unit_id,
        group_id,
        name,
        id_no,
        gender: _,
        ethnic,
        birth_date,
        native_place_code,
        native_place,
        birth_place_code,
        birth_place,
        education,
        degree,
        political_status: _,
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
    } = facts;
    let row = Uuid::from(id);
    let sealed = |context, text: Option<&str>| seal(vault, context, row, text);
    Ok(Model {
        id,
        unit_id,
        group_id,
        name_grams: grams::of_name(&name),
        name,
        initials,
        id_no_sealed: sealed(ID_NO, Some(&id_no))?.unwrap_or_default(),
        id_no_blind: id_no_blind(vault, &number),
        id_birth_date: Some(number.birth_date()),
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
        mobile_tail_blind: mobile.as_deref().and_then(tail).map(|tail| tail_blind(vault, tail)),
        mobile_sealed: sealed(MOBILE, mobile.as_deref())?,
        landline_sealed: sealed(LANDLINE, landline.as_deref())?,
        address_sealed: sealed(ADDRESS, address.as_deref())?,
        police_station_sealed: sealed(POLICE_STATION, police_station.as_deref())?,
        circumstances_sealed: sealed(CIRCUMSTANCES, text_of(&circumstances)?.as_deref())?,
        veteran,
        medal,
        not_applicable: not_applicable.iter().map(ToString::to_string).collect(),
        version: 1,
        created_at: now,
        updated_at: now,
        dues_paid_to: None,
        dues_letter_on: None,
    })
}

fn tail(mobile: &str) -> Option<&str> {
    mobile.get(mobile.len().checked_sub(4)?..)
}

fn text_of(circumstances: &Circumstances) -> Result<Option<String>, Problem> {
    if circumstances.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(circumstances).map(Some).map_err(|error| kinds::INTERNAL.problem().because(error))
}

/// The facts of a row, sensitive ones in the clear: for changing and for revealing, never for showing.
///
/// # Errors
/// When a value does not open.
pub fn facts(vault: &Vault, member: &Model) -> Result<NewMember, Problem> {
    let row = Uuid::from(member.id);
    let opened = |context, sealed: &Option<Vec<u8>>| open(vault, context, row, sealed.as_deref());
    let circumstances = opened(CIRCUMSTANCES, &member.circumstances_sealed)?;
    let circumstances = circumstances.map(|text| serde_json::from_str(&text)).transpose();
    let id_no = open(vault, ID_NO, row, Some(&member.id_no_sealed))?;
    Ok(NewMember {
        unit_id: member.unit_id,
        group_id: member.group_id,
        name: member.name.clone(),
        id_no: id_no.unwrap_or_default(),
        gender: Some(member.gender),
        ethnic: member.ethnic.clone(),
        birth_date: member.birth_date,
        native_place_code: member.native_place_code.clone(),
        native_place: member.native_place.clone(),
        birth_place_code: member.birth_place_code.clone(),
        birth_place: member.birth_place.clone(),
        education: member.education.clone(),
        degree: member.degree.clone(),
        // while somebody is a member it follows from the kind and is not said twice
        political_status: (!member.membership_state.is_member()).then(|| member.political_status.clone()),
        member_kind: member.member_kind,
        membership_state: member.membership_state,
        joined_on: member.joined_on,
        full_on: member.full_on,
        work_post: member.work_post,
        job_title: member.job_title.clone(),
        work_unit: member.work_unit.clone(),
        mobile: opened(MOBILE, &member.mobile_sealed)?,
        landline: opened(LANDLINE, &member.landline_sealed)?,
        address: opened(ADDRESS, &member.address_sealed)?,
        police_station: opened(POLICE_STATION, &member.police_station_sealed)?,
        circumstances: circumstances
            .map_err(|error| kinds::INTERNAL.problem().because(error))?
            .unwrap_or_default(),
        veteran: member.veteran,
        medal: member.medal,
        not_applicable: omitted(member),
    })
}

pub fn omitted(member: &Model) -> Vec<Omitted> {
    member.not_applicable.iter().filter_map(|word| word.parse().ok()).collect()
}

/// The number, for masking it in a list.
///
/// # Errors
/// When it does not open.
pub fn id_no(vault: &Vault, member: &Model) -> Result<String, Problem> {
    let opened = open(vault, ID_NO, Uuid::from(member.id), Some(&member.id_no_sealed))?;
    Ok(opened.unwrap_or_default())
}

/// The mobile number, for masking it in a list.
///
/// # Errors
/// When it does not open.
pub fn mobile(vault: &Vault, member: &Model) -> Result<Option<String>, Problem> {
    open(vault, MOBILE, Uuid::from(member.id), member.mobile_sealed.as_deref())
}
