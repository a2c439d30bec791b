//! 干部: appointments, the reach of penalties, résumés and yearly results.

use super::{Bounds, measure::Switch};
use crate::{Timeline, load::Entries};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

kernel::words! {
    /// What an appointment is for the person.
    pub enum AppointmentKind {
        /// 提拔任职
        Promotion = "promotion",
        /// 平级调整
        Lateral = "lateral",
    }
}

kernel::words! {
    /// 党纪处分 and 政务处分
    pub enum Penalty {
        /// 党内警告
        Warning = "warning",
        /// 党内严重警告
        SevereWarning = "severe_warning",
        /// 撤销党内职务
        RemovalFromPartyPosts = "removal_from_party_posts",
        /// 留党察看
        ProbationWithinParty = "probation_within_party",
        /// 开除党籍
        Expulsion = "expulsion",
        /// 政务警告
        AdminWarning = "admin_warning",
        /// 记过
        Demerit = "demerit",
        /// 记大过
        MajorDemerit = "major_demerit",
        /// 降级
        Demotion = "demotion",
        /// 撤职
        Dismissal = "dismissal",
        /// 开除
        Discharge = "discharge",
    }
}

kernel::words! {
    /// 年度考核等次: of civil servants the first four, of public institutions the first and the last three.
    pub enum Grade {
        /// 优秀
        Excellent = "excellent",
        /// 称职
        Competent = "competent",
        /// 基本称职
        BasicallyCompetent = "basically_competent",
        /// 不称职
        Incompetent = "incompetent",
        /// 合格
        Qualified = "qualified",
        /// 基本合格
        BasicallyQualified = "basically_qualified",
        /// 不合格
        Unqualified = "unqualified",
    }
}

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cadres {
    pub practice: Timeline<Switch>,
    pub notice: Timeline<Notice>,
    pub probation: Timeline<Probation>,
    pub influence: Timeline<Influences>,
    pub resume: Timeline<Resume>,
    pub ages: Timeline<Ages>,
    pub grades: Timeline<Grades>,
}

impl Cadres {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let practice = entries.take("cadres.practice");
        let notice = entries.take("cadres.notice");
        let probation = entries.take("cadres.probation");
        let influence = entries.take("cadres.influence");
        let resume = entries.take("cadres.resume");
        let ages = entries.take("cadres.ages");
        let grades = entries.take("cadres.grades");
        Some(Self {
            practice: practice?,
            notice: notice?,
            probation: probation?,
            influence: influence?,
            resume: resume?,
            ages: ages?,
            grades: grades?,
        })
    }
}

/// `cadres.notice`: 任职前公示
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The appointments that are put up before they are made.
    pub of: BTreeSet<AppointmentKind>,
    /// At least so many, the first and the last day counted.
    pub working_days: u16,
}

/// `cadres.probation`: 任职试用期
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Probation {
    pub of: BTreeSet<AppointmentKind>,
    pub months: u16,
    /// Whether posts that are elected have one.
    pub elected: bool,
}

/// How long a penalty keeps somebody from being promoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Influence {
    pub months: u16,
    /// Of a penalty that has a length of its own, which comes before the months.
    pub own_months: Option<Bounds>,
    /// It does not end.
    pub lasting: bool,
}

/// `cadres.influence`: one entry for every penalty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Influences(pub BTreeMap<Penalty, Influence>);

/// `cadres.resume`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// A line begins so many months after the one before it ended, at the latest.
    pub join_months: u8,
}

/// `cadres.ages`: whoever was younger is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    pub work: u8,
    pub party: u8,
}

/// `cadres.grades`: the names of yearly results in use.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grades {
    pub names: BTreeSet<Grade>,
}
