//! 组织处置 and 党纪处分: what is decided about a member, who decides and approves it, and what follows.

use crate::Timeline;
use crate::load::Entries;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

kernel::words! {
    /// What is decided about a member: the dispositions first, then the penalties, the gravest last.
    pub enum DispositionKind {
        /// 限期改正
        CorrectInTime = "correct_in_time",
        /// 劝其退党
        AdvisedToLeave = "advised_to_leave",
        /// 劝而不退, 予以除名
        Removal = "removal",
        /// 按自行脱党予以除名
        LapsedRemoval = "lapsed_removal",
        /// 退党, as the member asked
        Withdrawal = "withdrawal",
        /// 警告
        Warning = "warning",
        /// 严重警告
        SevereWarning = "severe_warning",
        /// 撤销党内职务
        RemovalFromPartyPosts = "removal_from_party_posts",
        /// 留党察看
        ProbationWithinParty = "probation_within_party",
        /// 开除党籍
        Expulsion = "expulsion",
    }
}

kernel::words! {
    /// Who decides.
    pub enum DecidingBody {
        /// 支部党员大会
        BranchMeeting = "branch_meeting",
        /// 理事会, of an association
        Council = "council",
        /// A body above with the power to decide directly, whose decision nobody approves.
        HigherBody = "higher_body",
    }
}

kernel::words! {
    /// How far up it goes, the lowest first.
    pub enum ApprovalLevel {
        /// 备案
        Filed = "filed",
        /// 基层党委批准
        Committee = "committee",
        /// 县级以上党委、纪委批准
        County = "county",
    }
}

kernel::words! {
    /// As what somebody who is a member no more is kept on record.
    pub enum Leaving {
        Removed = "removed",
        Withdrawn = "withdrawn",
        Expelled = "expelled",
    }
}

/// How long it lasts, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DispositionTerm {
    /// What holds where the decision names none.
    #[serde(default)]
    pub usual: Option<u16>,
    pub least: u16,
    pub most: u16,
    /// Only so many months at a time: 留党察看 is of one year or of two.
    #[serde(default)]
    pub step: Option<u16>,
}

impl DispositionTerm {
    pub fn allows(self, months: u16) -> bool {
        let stepped = self.step.is_none_or(|step| step != 0 && months.is_multiple_of(step));
        self.least <= months && months <= self.most && stepped
    }
}

/// What one kind takes, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DispositionRule {
    pub by: BTreeSet<DecidingBody>,
    /// The least a decision of the members needs above; absent where it needs nobody.
    #[serde(default)]
    pub approval: Option<ApprovalLevel>,
    /// Not for those on probation, who are confirmed later or not at all.
    #[serde(default)]
    pub full_only: bool,
    /// What has to be tried before.
    #[serde(default)]
    pub after: Option<DispositionKind>,
    #[serde(default)]
    pub term: Option<DispositionTerm>,
    /// What it makes of the membership.
    #[serde(default)]
    pub leaves: Option<Leaving>,
    /// The membership ends with the decision, and not only when the member goes.
    #[serde(default)]
    pub at_once: bool,
    /// The rights to vote, to elect and to be elected rest for its term.
    #[serde(default)]
    pub rests_rights: bool,
}

/// `members.dispositions`: one entry for every kind that is practised.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Dispositions(pub BTreeMap<DispositionKind, DispositionRule>);

impl Dispositions {
    pub fn rule(&self, kind: DispositionKind) -> Option<&DispositionRule> {
        self.0.get(&kind)
    }

    /// The kinds after which somebody is kept on record in this way.
    pub fn leading_to(&self, leaving: Leaving) -> Vec<DispositionKind> {
        let leads = |(kind, rule): (&DispositionKind, &DispositionRule)| {
            (rule.leaves == Some(leaving)).then_some(*kind)
        };
        self.0.iter().filter_map(leads).collect()
    }
}

pub(crate) fn take(entries: &mut Entries) -> Option<Timeline<Dispositions>> {
    entries.take("members.dispositions")
}
