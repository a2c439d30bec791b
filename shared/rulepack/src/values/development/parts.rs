use super::{StateCode, StepCode};
use crate::{
    UnitKind,
    values::{dues::Choice, measure::Weight},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// `development.practice`: whether organisations of this kind develop members at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    pub practised: bool,
}

/// More than this share: `[1, 2]` is more than half, exactly half is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Share(pub (u32, u32));

impl Share {
    pub fn exceeded_by(self, part: u32, whole: u32) -> bool {
        let (of, among) = self.0;
        u64::from(part) * u64::from(among) > u64::from(whole) * u64::from(of)
    }

    /// The fewest that exceed the share.
    pub fn least_of(self, whole: u32) -> u32 {
        let (of, among) = self.0;
        let floor = u64::from(whole) * u64::from(of) / u64::from(among.max(1));
        u32::try_from(floor).unwrap_or(u32::MAX).saturating_add(1)
    }

    pub const fn is_proper(self) -> bool {
        self.0.0 < self.0.1
    }
}

kernel::words! {
    /// How a vote is taken.
    pub enum BallotMethod {
        /// 无记名投票
        Secret = "secret",
        /// 举手表决
        Hands = "hands",
    }
}

kernel::words! {
    /// What the resolution of a branch meeting holds.
    pub enum ResolutionPart {
        /// 主要表现
        Conduct = "conduct",
        /// 应到会和实到会有表决权的党员人数
        Counts = "counts",
        /// 表决结果
        Result = "result",
        /// 通过决议的日期
        Date = "date",
        /// 支部书记签名
        SecretarySignature = "secretary_signature",
    }
}

/// `development.votes`: the vote of a branch meeting on a person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRules {
    /// Of those who should attend, this share is exceeded by those present.
    pub quorum: Share,
    /// Of those who should attend, this share is exceeded by the approvals.
    pub majority: Share,
    pub methods: BTreeSet<BallotMethod>,
    /// Written opinions of absent voters count.
    pub written_opinions: bool,
    /// Each person is discussed and voted on alone.
    pub one_by_one: bool,
    /// Why a voter may be left out of those who should attend, with what the field calls it.
    pub exclusions: BTreeMap<String, String>,
    pub resolution: BTreeSet<ResolutionPart>,
}

kernel::words! {
    /// What a body may do with a branch's resolution on a person.
    pub enum Power {
        /// 审批
        Approves = "approves",
        /// 审议
        Reviews = "reviews",
        None = "none",
    }
}

/// `development.approval`: who approves. An entry for every kind of unit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRules {
    pub power: BTreeMap<UnitKind, Power>,
    /// What a committee may do that belongs to a township or sub-district committee.
    pub under_township: Power,
}

kernel::words! {
    /// What a public notice may tell.
    pub enum NoticeField {
        Name = "name",
        Gender = "gender",
        BirthMonth = "birth_month",
        Post = "post",
        AppliedOn = "applied_on",
        ActivistOn = "activist_on",
        CandidateOn = "candidate_on",
        Contacts = "contacts",
        Introducers = "introducers",
        /// Where to raise an objection.
        ObjectionPhone = "objection_phone",
        ObjectionAddress = "objection_address",
        IdNumber = "id_number",
        Phone = "phone",
        Address = "address",
    }
}

/// `development.notices`: what a public notice tells and what it never tells.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRules {
    pub shown: BTreeSet<NoticeField>,
    pub never: BTreeSet<NoticeField>,
}

/// `development.quota`: the year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaRules {
    /// The step by whose day somebody counts as developed.
    pub counted_by: StepCode,
    /// The month the plan of the year is usually handed down.
    pub plan_month: u8,
    /// Where a file may stand when it is put into a plan (列入发展计划).
    pub listed_in: BTreeSet<StateCode>,
    /// What a plan that is used up does to one more.
    pub when_full: Choice<Weight>,
}

kernel::words! {
    /// Ways into the Party beside the procedure.
    pub enum SpecialAdmission {
        /// 追认: after the death of the person.
        Posthumous = "posthumous",
        /// 特殊情况直接接收
        Extreme = "extreme",
    }
}

kernel::words! {
    /// Who approves a special admission, from the nearest to the highest.
    pub enum AdmissionLevel {
        /// 所在单位党组织讨论决定
        Unit = "unit",
        /// 上级党委审查
        Higher = "higher",
        /// 省、自治区、直辖市党委
        Province = "province",
        /// 党中央
        Central = "central",
    }
}

/// `development.special`: by whose approvals people are admitted beside the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialRules {
    /// In order; each is given by one of a few levels.
    pub approvals: BTreeMap<SpecialAdmission, Vec<BTreeSet<AdmissionLevel>>>,
}

/// `development.pool`: how the reports on the pool divide people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolRules {
    /// The highest age that counts as young.
    pub young_most_age: u8,
}
