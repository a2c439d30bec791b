pub mod archive;
pub mod cadres;
pub mod collections;
pub mod development;
pub mod dispositions;
mod dissolution;
pub mod dues;
pub mod elections;
mod keep_time;
mod measure;
pub mod organisational_life;
pub mod overview;
pub mod statistics;
pub mod transfers;
pub mod working_days;

pub use dissolution::{Dissolution, OpenWorkKind};
pub use keep_time::KeepTime;
pub use measure::{Base, Basis, Fraction, InvalidFraction, Needed, Setting, Switch, Weight};

use crate::words::{
    Capability, Counted, DataClass, DocumentClass, DocumentKind, DocumentSubject, Nature, Post, UnitKind,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Where a kind of unit may stand in the tree and what it may do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    /// Whether it may be the top of an organisation.
    #[serde(default)]
    pub root: bool,
    pub parents: BTreeSet<UnitKind>,
    pub capabilities: BTreeSet<Capability>,
}

/// `units.kinds`: one entry for every kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct UnitKinds(pub BTreeMap<UnitKind, KindRule>);

impl UnitKinds {
    /// Whether a unit of this kind may stand under that parent (`None`: at the top).
    pub fn allows(&self, kind: UnitKind, parent: Option<UnitKind>) -> bool {
        self.0.get(&kind).is_some_and(|rule| match parent {
            None => rule.root,
            Some(parent) => rule.parents.contains(&parent),
        })
    }

    pub fn can(&self, kind: UnitKind, capability: Capability) -> bool {
        self.0.get(&kind).is_some_and(|rule| rule.capabilities.contains(&capability))
    }

    pub fn capabilities(&self, kind: UnitKind) -> Vec<Capability> {
        self.0.get(&kind).map(|rule| rule.capabilities.iter().copied().collect()).unwrap_or_default()
    }

    /// The kinds that may be founded under a unit of this kind.
    pub fn children_of(&self, parent: UnitKind) -> Vec<UnitKind> {
        let under = |(kind, rule): (&UnitKind, &KindRule)| rule.parents.contains(&parent).then_some(*kind);
        self.0.iter().filter_map(under).collect()
    }

    /// The kinds that have this capability.
    pub fn with(&self, capability: Capability) -> Vec<UnitKind> {
        UnitKind::ALL.iter().copied().filter(|kind| self.can(*kind, capability)).collect()
    }
}

/// `units.thresholds`: sizes from which a form of organisation is asked for. They warn, they do not refuse.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Full members a branch must have.
    pub branch_min_full: u32,
    /// Members a branch normally does not exceed.
    pub branch_usual_max: u32,
    /// Full members from which a branch elects a committee.
    pub branch_committee_min_full: u32,
    pub general_branch_min: u32,
    pub party_committee_min: u32,
    /// Months after which what a temporary branch was made for normally asks for a branch.
    pub temporary_usual_months: u8,
    /// Which members the sizes of general branches and committees count.
    pub counted: Counted,
}

/// `units.joint`: joint branches. It warns, it does not refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointBranches {
    /// Bodies a joint branch is normally of at most.
    pub bodies_usual_max: u8,
}

/// `units.terms`: length of a term in years by kind; a kind that is not named has none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    pub years: BTreeMap<UnitKind, u8>,
    /// Where the body the unit belongs to changes the length, e.g. villages and communities.
    #[serde(default)]
    pub by_nature: BTreeMap<Nature, BTreeMap<UnitKind, u8>>,
    pub remind_months: u8,
}

impl Terms {
    pub fn years(&self, kind: UnitKind, nature: Option<Nature>) -> Option<u8> {
        let special = nature.and_then(|nature| self.by_nature.get(&nature)?.get(&kind));
        special.or_else(|| self.years.get(&kind)).copied()
    }
}

/// `posts`: which posts a unit has and who may hold them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostRules {
    pub allowed: BTreeMap<UnitKind, BTreeSet<Post>>,
    /// Held by one person at a time.
    pub single: BTreeSet<Post>,
    /// Years of membership a secretary normally has.
    pub secretary_membership_years: u8,
}

impl PostRules {
    pub fn allows(&self, kind: UnitKind, post: Post) -> bool {
        self.allowed.get(&kind).is_some_and(|posts| posts.contains(&post))
    }

    pub fn allowed(&self, kind: UnitKind) -> Vec<Post> {
        self.allowed.get(&kind).map(|posts| posts.iter().copied().collect()).unwrap_or_default()
    }
}

/// `members.joining`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joining {
    pub min_age: u8,
    /// Years of membership that earn the medal "光荣在党50年".
    pub medal_years: u8,
}

/// `members.floating`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floating {
    /// Months away from which a member counts as floating.
    pub after_months: u8,
}

/// `members.lost_contact`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LostContact {
    /// Months out of contact from which membership is suspended.
    pub suspend_after_months: u8,
    /// Months from the suspension on after which whoever is still not found is removed.
    pub remove_after_months: u8,
}

/// `members.collected`: data that is kept only where the organisation has stated a need for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collected {
    pub marital: bool,
    pub health: bool,
}

/// How a kind of document is treated.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    pub of: BTreeSet<DocumentSubject>,
    pub class: DocumentClass,
    /// Whether the member it is about may see and read it.
    #[serde(default)]
    pub member_sees: bool,
    /// Years it has to be kept, or for good.
    #[serde(default)]
    pub keep_years: KeepTime,
}

/// `documents.kinds`: one entry for every kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DocumentKinds(pub BTreeMap<DocumentKind, DocumentRule>);

impl DocumentKinds {
    pub fn rule(&self, kind: DocumentKind) -> Option<&DocumentRule> {
        self.0.get(&kind)
    }

    /// Whether a kind is kept for good.
    pub fn is_permanent(&self, kind: DocumentKind) -> bool {
        self.rule(kind).is_some_and(|rule| rule.keep_years == KeepTime::Permanent)
    }

    /// The kinds that are kept for good.
    pub fn permanent(&self) -> Vec<DocumentKind> {
        self.0.keys().copied().filter(|kind| self.is_permanent(*kind)).collect()
    }

    /// The kinds a member may see about itself.
    pub fn seen_by_member(&self) -> Vec<DocumentKind> {
        self.0.iter().filter(|(_, rule)| rule.member_sees).map(|(kind, _)| *kind).collect()
    }
}

/// The least and the most of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    pub least: u16,
    pub most: u16,
}

impl Bounds {
    pub const fn holds(self, value: u16) -> bool {
        self.least <= value && value <= self.most
    }
}

/// `security.login`: between what an organisation may choose for its log-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginBounds {
    pub password_min_length: Bounds,
    pub password_min_classes: Bounds,
    pub password_max_age_days: Bounds,
    pub password_member_max_age_days: Bounds,
    pub password_history: Bounds,
    pub session_idle_minutes: Bounds,
    pub session_admin_idle_minutes: Bounds,
    pub session_absolute_hours: Bounds,
    pub lockout_failures: Bounds,
    pub lockout_minutes: Bounds,
}

/// `privacy.requests`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyRequests {
    /// Days within which a request about one's own data is answered.
    pub answer_days: u16,
}

/// How long one kind of data is kept, in days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// The law asks for so much; no organisation may erase sooner.
    pub least: u16,
    /// What holds while the organisation has decided nothing.
    pub usual: u16,
    /// Longer is not necessary for the purpose.
    pub most: u16,
    /// Where the bounds come from.
    pub basis: String,
}

/// `privacy.retention`: one entry for every kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Retention(pub BTreeMap<DataClass, Keep>);
