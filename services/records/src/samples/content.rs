//! What the sample data of each kind of organisation is.

use crate::members::words::{MemberKind, WorkPost};
use kernel::TenantKind;
use rest::{Problem, kinds};
use rulepack::{Post, UnitKind};
use serde::Deserialize;
use time::Date;

/// A small organisation. Records name each other by keys of their own; parents come before their children.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub units: Vec<Unit>,
    pub members: Vec<Member>,
    pub posts: Vec<Holder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub key: String,
    /// The top where none is named.
    pub parent: Option<String>,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub founded_on: Date,
    pub term_started_on: Option<Date>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub key: String,
    pub unit: String,
    pub name: String,
    /// Under an area code no card is issued for.
    pub id_no: String,
    pub kind: MemberKind,
    pub joined_on: Date,
    pub full_on: Option<Date>,
    pub education: Option<String>,
    pub work_post: Option<WorkPost>,
    pub job_title: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    pub unit: String,
    pub member: String,
    pub post: Post,
    pub started_on: Date,
    pub term_end: Option<Date>,
}

const fn text(kind: TenantKind) -> &'static str {
    match kind {
        TenantKind::Agency => include_str!("data/agency.toml"),
        TenantKind::Enterprise => include_str!("data/enterprise.toml"),
        TenantKind::Community => include_str!("data/community.toml"),
        TenantKind::Association => include_str!("data/association.toml"),
    }
}

/// # Errors
/// When the file in the binary does not read, which a test keeps from happening.
pub fn of(kind: TenantKind) -> Result<Content, Problem> {
    toml::from_str(text(kind)).map_err(|error| kinds::INTERNAL.problem().because(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{members, samples::add};
    use kernel::UnitId;
    use rulepack::{Capability, Rules};
    use std::collections::{BTreeMap, HashSet};
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 26);

    #[test]
    fn the_sample_of_an_association_has_no_party_word() {
        let text = text(TenantKind::Association);
        assert!(rest::speech::party_words(text).is_empty(), "{:?}", rest::speech::party_words(text));
    }

    #[test]
    fn every_sample_obeys_the_rules_of_its_kind() {
        let rules = Rules::built_in().unwrap();
        for kind in TenantKind::ALL {
            let (content, pack) = (of(*kind).unwrap(), rules.of(*kind));
            let unit_kinds = &pack.unit_kinds.on(TODAY).value;
            let mut known: BTreeMap<&str, UnitKind> = BTreeMap::new();
            for unit in &content.units {
                let parent = unit.parent.as_deref().map(|key| known[key]);
                assert!(unit_kinds.allows(unit.kind, parent), "{kind} {}", unit.name);
                assert!(unit.name.contains("示例"), "{}", unit.name);
                known.insert(&unit.key, unit.kind);
            }
            for member in &content.members {
                assert!(unit_kinds.can(known[&*member.unit], Capability::HoldsMembers), "{}", member.name);
                assert!(member.name.starts_with("示例·"), "{}", member.name);
                let checked = members::check(add::draft(member, UnitId::new()), TODAY, pack);
                assert!(checked.is_ok(), "{kind} {}: {checked:?}", member.name);
            }
            let allowed = &pack.posts.on(TODAY).value;
            for holder in &content.posts {
                assert!(allowed.allows(known[&*holder.unit], holder.post), "{kind} {:?}", holder.post);
                let member = content.members.iter().find(|member| member.key == holder.member).unwrap();
                assert_eq!(member.kind, MemberKind::Full);
            }
            let numbers: HashSet<_> = content.members.iter().map(|member| &member.id_no).collect();
            assert_eq!(numbers.len(), content.members.len());
            assert!(content.units.len() >= 4 && content.members.len() >= 10 && content.posts.len() >= 3);
        }
    }
}
