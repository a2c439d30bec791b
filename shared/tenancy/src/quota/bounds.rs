use kernel::{TenantKind, words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

words! {
    /// Something of which there is only so much for an organisation.
    pub enum Quota {
        /// Members on the roster.
        Members = "members",
        /// Bytes of stored documents.
        Storage = "storage",
        /// Letters within a day of Shanghai.
        Mails = "mails",
        /// Requests within a second.
        Requests = "requests",
        /// Seconds of background work within a day of Shanghai.
        Jobs = "jobs",
    }
}

words! {
    /// How near a quota is; the later the nearer.
    #[derive(Default)]
    pub enum QuotaState {
        #[default]
        Fine = "fine",
        /// It will be used up soon.
        Warn = "warn",
        /// What would use more is refused.
        Full = "full",
    }
}

/// From where on it is said, and from where on it is refused. What is not named is not bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuotaBound)]
pub struct Bound {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<u64>,
}

impl Bound {
    pub const NONE: Self = Self { soft: None, hard: None };

    pub const fn hard(most: u64) -> Self {
        Self { soft: None, hard: Some(most) }
    }

    /// Where the warning begins: what was decided, or that share of the hard bound.
    pub fn warns_at(&self, percent: u8) -> Option<u64> {
        self.soft.or_else(|| self.hard.map(|hard| hard.saturating_mul(u64::from(percent)) / 100))
    }

    pub fn refuses(&self, would_be: u64) -> bool {
        self.hard.is_some_and(|hard| would_be > hard)
    }
}

/// Bounds of several quotas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bounds(BTreeMap<Quota, Bound>);

impl Bounds {
    #[must_use]
    pub fn with(mut self, quota: Quota, bound: Bound) -> Self {
        self.0.insert(quota, bound);
        self
    }

    pub fn set(&mut self, quota: Quota, bound: Option<Bound>) {
        match bound {
            Some(bound) => self.0.insert(quota, bound),
            None => self.0.remove(&quota),
        };
    }

    /// What was decided here, if anything.
    pub fn get(&self, quota: Quota) -> Option<Bound> {
        self.0.get(&quota).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it lies in the registry; nothing where nothing was decided.
    pub fn kept(&self) -> Option<String> {
        (!self.is_empty()).then(|| serde_json::to_string(self).unwrap_or_default())
    }

    /// What lies in the registry. What cannot be read counts as not decided: better than to lock people out.
    pub fn read(kept: Option<&str>) -> Self {
        kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}

/// What holds for an organisation for which nothing was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// A soft bound that is not named is this share of the hard one.
    pub warn_percent: u8,
    of_kinds: HashMap<TenantKind, Bounds>,
}

impl Defaults {
    pub fn new(warn_percent: u8, of_kinds: HashMap<TenantKind, Bounds>) -> Self {
        Self { warn_percent, of_kinds }
    }

    /// What holds, where `decided` was decided.
    pub fn bound(&self, kind: TenantKind, decided: &Bounds, quota: Quota) -> Bound {
        let default = || self.of_kinds.get(&kind).and_then(|bounds| bounds.get(quota));
        decided.get(quota).or_else(default).unwrap_or(Bound::NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_goes_before_the_default() {
        let community = Bounds::default().with(Quota::Members, Bound::hard(500));
        let defaults = Defaults::new(80, HashMap::from([(TenantKind::Community, community)]));
        let bound = |kind, decided: &Bounds| defaults.bound(kind, decided, Quota::Members);
        assert_eq!(bound(TenantKind::Community, &Bounds::default()).hard, Some(500));
        assert_eq!(bound(TenantKind::Agency, &Bounds::default()), Bound::NONE);
        let free = Bounds::default().with(Quota::Members, Bound::NONE);
        assert_eq!(bound(TenantKind::Community, &free), Bound::NONE, "decided: no bound");
    }

    #[test]
    fn a_hard_bound_warns_before_it_refuses() {
        let bound = Bound::hard(100);
        assert_eq!((bound.warns_at(90), bound.refuses(100), bound.refuses(101)), (Some(90), false, true));
        assert_eq!(Bound { soft: Some(10), hard: None }.warns_at(90), Some(10));
        assert!(!Bound::NONE.refuses(u64::MAX));
    }

    #[test]
    fn the_registry_keeps_what_was_decided() {
        let bounds = Bounds::default().with(Quota::Storage, Bound { soft: Some(1), hard: Some(2) });
        let kept = bounds.kept().unwrap();
        assert_eq!(kept, r#"{"storage":{"soft":1,"hard":2}}"#);
        assert_eq!(Bounds::read(Some(&kept)), bounds);
        assert_eq!(Bounds::default().kept(), None);
        for odd in [None, Some(""), Some("{"), Some(r#"{"moon":{}}"#)] {
            assert_eq!(Bounds::read(odd), Bounds::default(), "{odd:?}");
        }
    }
}
