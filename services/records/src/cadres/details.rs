//! What the record of a cadre says, as it is written and read.

use super::words::CheckedItem;
use kernel::{DocumentId, YearMonth};
use rulepack::cadres::{Grade, Penalty};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::ToSchema;

/// Everything of the record that is not sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields, default)]
pub struct Details {
    pub person: CadrePerson,
    pub schooling: Schooling,
    pub posts: Vec<HeldPost>,
    pub resume: Vec<ResumeLine>,
    pub results: Vec<YearlyResult>,
    /// Results in other words than those of the form.
    pub results_note: String,
    pub rewards: Vec<Reward>,
    pub penalties: Vec<PenaltyRecord>,
    /// Rewards and penalties as a form told them.
    pub awards_note: String,
    pub checks: Vec<FileCheck>,
    pub form: FormSlip,
}

/// Who it is. A month is all the form asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CadrePerson {
    /// 男 or 女, or nothing.
    pub gender: String,
    pub birth: Option<YearMonth>,
    pub ethnic: String,
    pub native_place: String,
    pub birth_place: String,
    /// 入党时间; none for those outside of the Party.
    pub party_joined: Option<YearMonth>,
    /// 参加工作时间
    pub work_began: Option<YearMonth>,
    /// 专业技术职务
    pub professional_title: String,
    /// 熟悉专业有何专长
    pub speciality: String,
}

/// 全日制教育 and 在职教育
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CadreSchooling)]
pub struct Schooling {
    pub full_time: Studies,
    pub in_service: Studies,
}

/// The highest of its sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CadreStudies)]
pub struct Studies {
    /// 学历
    pub level: String,
    /// 学位
    pub degree: String,
    /// School, department and subject of the level.
    pub level_school: String,
    /// The same of the degree.
    pub degree_school: String,
}

/// A post that is held now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadrePost)]
pub struct HeldPost {
    pub title: String,
    #[serde(default)]
    pub since: Option<Date>,
}

/// A part of the career. Without `to` it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadreResumeLine)]
pub struct ResumeLine {
    pub from: YearMonth,
    pub to: Option<YearMonth>,
    pub text: String,
}

/// 年度考核结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadreYearlyResult)]
pub struct YearlyResult {
    pub year: u16,
    #[schema(inline)]
    pub grade: Grade,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadreReward)]
pub struct Reward {
    pub on: Date,
    pub text: String,
}

/// A penalty on the day it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadrePenalty)]
pub struct PenaltyRecord {
    pub on: Date,
    #[schema(inline)]
    pub penalty: Penalty,
    /// Of a penalty that has a length of its own.
    #[serde(default)]
    pub own_months: Option<u16>,
    #[serde(default)]
    pub text: String,
}

/// What somebody found in the file of the cadre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileCheck {
    pub item: CheckedItem,
    /// Of a month.
    pub file_month: Option<YearMonth>,
    pub agrees: bool,
    /// What the file says instead.
    pub file_value: Option<String>,
    /// The document in the file that proves it.
    pub source: String,
    /// Where a copy of it is kept here.
    pub document_id: Option<DocumentId>,
    pub verified_by: String,
    pub verified_on: Date,
    /// What the record said that day.
    pub seen: String,
}

/// What stands on a form and is about the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CadreFormSlip)]
pub struct FormSlip {
    /// 拟任职务
    pub proposed_post: String,
    /// 拟免职务
    pub removed_post: String,
    /// 任免理由
    pub reason: String,
    /// 呈报单位
    pub reported_by: String,
    /// 计算年龄时间, as it was written.
    pub age_as_of: String,
    /// 填表时间, as it was written.
    pub filled_on: String,
    /// 填表人
    pub filled_by: String,
    /// Of the program that wrote it.
    pub program: String,
}

/// What lies sealed beside the identity number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CadrePrivate)]
pub struct Private {
    pub health: String,
    pub family: Vec<Relative>,
}

/// A member of the family, as far as the form asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CadreRelative)]
pub struct Relative {
    /// 称谓
    pub relation: String,
    pub name: String,
    pub birth: Option<YearMonth>,
    /// 政治面貌
    pub political: String,
    /// 工作单位及职务
    pub work: String,
}
