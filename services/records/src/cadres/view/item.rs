use crate::{
    cadres::{
        rules::{agreement, influence},
        store::cadre::Model,
        words::{Agreement, CheckedItem},
    },
    desk::Desk,
    units,
};
use kernel::{CadreId, MemberId, UnitId, YearMonth};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A cadre in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CadreItem {
    pub id: CadreId,
    pub name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    /// Where the cadre is a member of this organisation.
    pub member_id: Option<MemberId>,
    pub gender: String,
    pub birth: Option<YearMonth>,
    pub posts: Vec<String>,
    /// The highest level of schooling, full-time before in-service.
    pub schooling: String,
    /// Of the five values that have to agree with the file, those that do.
    pub agreeing: usize,
    /// Those that do not, or were changed since.
    pub differing: usize,
    /// A penalty keeps the cadre from promotion.
    pub under_influence: bool,
    pub left_on: Option<Date>,
    pub version: i32,
}

/// Rows as they are listed.
///
/// # Errors
/// When the database is away.
pub async fn items(desk: &Desk<'_>, cadres: Vec<Model>) -> Result<Vec<CadreItem>, Problem> {
    let units = units::by_ids(desk.tx, cadres.iter().map(|one| one.unit_id).collect()).await?;
    let influence = &desk.pack.cadres.influence.on(desk.today).value;
    let item = |cadre: Model| {
        let details = &cadre.details;
        let all = CheckedItem::ALL.iter().map(|item| {
            let check = details.checks.iter().find(|check| check.item == *item);
            agreement::agreement(details, *item, check)
        });
        let all: Vec<Agreement> = all.collect();
        let count = |wanted: &[Agreement]| all.iter().filter(|one| wanted.contains(one)).count();
        let studies = [&details.schooling.full_time, &details.schooling.in_service];
        let schooling = studies.iter().find(|studies| !studies.level.is_empty());
        CadreItem {
            id: cadre.id,
            unit_name: units.get(&cadre.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            unit_id: cadre.unit_id,
            member_id: cadre.member_id,
            gender: details.person.gender.clone(),
            birth: details.person.birth,
            posts: details.posts.iter().map(|post| post.title.clone()).collect(),
            schooling: schooling.map(|studies| studies.level.clone()).unwrap_or_default(),
            agreeing: count(&[Agreement::Agrees]),
            differing: count(&[Agreement::Differs, Agreement::Changed]),
            under_influence: !influence::against(influence, &details.penalties, desk.today).is_empty(),
            left_on: cadre.left_on,
            version: cadre.version,
            name: cadre.name,
        }
    };
    Ok(cadres.into_iter().map(item).collect())
}
