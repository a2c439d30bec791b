use crate::{
    desk::Desk,
    development::{spoken, store::file::Model, whole::ruleset, words::DevelopmentStanding},
    units,
};
use kernel::{DevelopmentFileId, MemberId, UnitId};
use rest::Problem;
use rulepack::development::SpecialAdmission;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A file in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentFileItem)]
pub struct FileItem {
    pub id: DevelopmentFileId,
    /// What the person is, or will be, called as a member.
    pub person_id: MemberId,
    /// The member record, once there is one.
    pub member_id: Option<MemberId>,
    pub name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub standing: DevelopmentStanding,
    /// A code of the procedure, such as `activist`.
    pub state: String,
    pub state_name: String,
    /// The day the state was entered.
    pub since: Date,
    pub due: Option<DueOut>,
    pub closed_on: Option<Date>,
    /// The year whose plan it was put into.
    pub plan_year: Option<i16>,
    /// How the person was admitted, where it was beside the procedure.
    pub special: Option<SpecialAdmission>,
    pub version: i32,
}

/// What has to be done first.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentDue)]
pub struct DueOut {
    pub step: String,
    pub name: String,
    pub on: Date,
    pub overdue: bool,
}

/// # Errors
/// When the database is away.
pub async fn items(desk: &Desk<'_>, files: Vec<Model>) -> Result<Vec<FileItem>, Problem> {
    let units = units::by_ids(desk.tx, files.iter().map(|file| file.unit_id).collect()).await?;
    let unit = |file: &Model| units.get(&file.unit_id).map(|unit| unit.name.clone()).unwrap_or_default();
    files.iter().map(|file| item(desk, file, unit(file))).collect()
}

/// # Errors
/// When what is kept of a special admission cannot be read.
pub fn item(desk: &Desk<'_>, file: &Model, unit_name: String) -> Result<FileItem, Problem> {
    let rules = ruleset(desk, desk.today);
    let workflow = &rules.workflow.value;
    let due = file.due_on.zip(file.due_step.as_ref()).map(|(on, step)| DueOut {
        name: spoken::step(workflow, step),
        step: step.clone(),
        on,
        overdue: on < desk.today,
    });
    Ok(FileItem {
        id: file.id,
        person_id: file.person_id,
        member_id: file.member_id,
        name: file.name.clone(),
        unit_id: file.unit_id,
        unit_name,
        standing: file.standing,
        state_name: spoken::state(workflow, &file.state),
        state: file.state.clone(),
        since: file.since,
        due,
        closed_on: file.closed_on,
        plan_year: file.plan_year,
        special: file.special()?.map(|special| special.kind),
        version: file.version,
    })
}
