//! Who somebody is before there is a member record: the same facts, checked by the same rules.

use super::store::file::Model;
use crate::{
    desk::Desk,
    members::{
        self, Checked, NewMember, problems,
        words::{Gender, MemberKind, WorkPost},
    },
    sealing::{open, seal},
};
use kernel::{DevelopmentFileId, ResidentId, UnitId};
use rest::Problem;
use serde::Deserialize;
use tenancy::Vault;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

const ID_NO: &str = "development_files.id_no";
const MOBILE: &str = "development_files.mobile";

/// A person who wants to join.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentPerson)]
pub struct PersonIn {
    /// As on the ID, any script.
    pub name: String,
    /// GB 11643
    pub id_no: String,
    /// Taken from the ID when absent.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// GB/T 3304 code
    #[serde(default)]
    pub ethnic: Option<String>,
    /// By the personnel file; that of the ID when absent.
    #[serde(default)]
    pub birth_date: Option<Date>,
    /// GB/T 4658 code
    #[serde(default)]
    pub education: Option<String>,
    #[serde(default)]
    pub work_post: Option<WorkPost>,
    #[serde(default)]
    pub job_title: Option<String>,
    #[serde(default)]
    pub mobile: Option<String>,
}

/// By this a person is found again by number, across files alone.
pub fn blind(vault: &Vault, id: &ResidentId) -> Vec<u8> {
    vault.blind(ID_NO, id.as_str())
}

/// # Errors
/// With everything that is wrong with the person, the fields below `prefix`.
pub fn check(
    desk: &Desk<'_>,
    unit: UnitId,
    person: PersonIn,
    applied_on: Date,
    prefix: &str,
) -> Result<Checked, Problem> {
    let PersonIn { name, id_no, gender, ethnic, birth_date, education, work_post, job_title, mobile } =
        person;
    let draft = NewMember {
        gender,
        ethnic,
        birth_date,
        education,
        work_post,
        job_title,
        mobile,
        ..NewMember::bare(unit, &name, &id_no, MemberKind::Probationary, applied_on)
    };
    members::check(draft, desk.today, desk.pack).map_err(|found| {
        // the day of joining is not known yet: what is told of it is about the application
        let (of_day, of_person): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|one| one.pointer == "/joined_on");
        match (of_person.is_empty(), of_day.first()) {
            (true, Some(one)) => one.fault.kind().at("/applied_on"),
            _ => problems::refuse(desk.pack, of_person).within(prefix),
        }
    })
}

/// The sealed values of a row.
pub struct Sealed {
    pub id_no: Vec<u8>,
    pub id_no_blind: Vec<u8>,
    pub mobile: Option<Vec<u8>>,
}

/// # Errors
/// When the vault cannot seal.
pub fn sealed(vault: &Vault, file: DevelopmentFileId, checked: &Checked) -> Result<Sealed, Problem> {
    let row = Uuid::from(file);
    Ok(Sealed {
        id_no: seal(vault, ID_NO, row, Some(&checked.facts.id_no))?.unwrap_or_default(),
        id_no_blind: blind(vault, &checked.id),
        mobile: seal(vault, MOBILE, row, checked.facts.mobile.as_deref())?,
    })
}

/// # Errors
/// When a value does not open.
pub fn id_no(vault: &Vault, file: &Model) -> Result<String, Problem> {
    Ok(open(vault, ID_NO, Uuid::from(file.id), Some(&file.id_no_sealed))?.unwrap_or_default())
}

/// # Errors
/// When a value does not open.
pub fn mobile(vault: &Vault, file: &Model) -> Result<Option<String>, Problem> {
    open(vault, MOBILE, Uuid::from(file.id), file.mobile_sealed.as_deref())
}

/// # Errors
/// When the vault cannot seal.
pub fn seal_mobile(vault: &Vault, file: &Model, mobile: Option<&str>) -> Result<Option<Vec<u8>>, Problem> {
    seal(vault, MOBILE, Uuid::from(file.id), mobile)
}

/// The facts of a file in the form of a member who joined on a day.
///
/// # Errors
/// When a value does not open.
pub fn as_member(vault: &Vault, file: &Model, joined_on: Date) -> Result<NewMember, Problem> {
    let id_no = id_no(vault, file)?;
    let kind = MemberKind::Probationary;
    Ok(NewMember {
        gender: Some(file.gender),
        ethnic: file.ethnic.clone(),
        birth_date: Some(file.birth_date),
        education: file.education.clone(),
        work_post: file.work_post,
        job_title: file.job_title.clone(),
        mobile: mobile(vault, file)?,
        ..NewMember::bare(file.unit_id, &file.name, &id_no, kind, joined_on)
    })
}
