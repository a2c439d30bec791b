//! Who may hand out which role, and where a role can be held. Pure.

use access::{Grant, Role};

/// Where a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the organisation as a whole, never in a part of it.
    Whole,
    /// In a unit, never in the whole.
    Unit,
    /// Either.
    Any,
}

/// Where a role makes sense; nothing for roles that are not held in a tenant.
pub const fn place_of(role: Role) -> Option<Place> {
    match role {
        Role::TenantAdmin | Role::Resident => Some(Place::Whole),
        Role::OrgCommittee | Role::Auditor | Role::Examiner => Some(Place::Any),
        Role::Secretary | Role::Commissioner | Role::Finance | Role::Member => Some(Place::Unit),
        Role::Operator => None,
    }
}

/// Why a role cannot be given there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    UnknownRole,
    NeedsUnit,
    NeedsWhole,
}

/// Reads a role and checks that it can be held at the place.
///
/// # Errors
/// When the word is no role of a tenant, or the place does not fit it.
pub fn role_at(word: &str, in_unit: bool) -> Result<Role, Misplaced> {
    let role: Role = word.parse().map_err(|_| Misplaced::UnknownRole)?;
    match (place_of(role), in_unit) {
        (None, _) => Err(Misplaced::UnknownRole),
        (Some(Place::Whole), true) => Err(Misplaced::NeedsWhole),
        (Some(Place::Unit), false) => Err(Misplaced::NeedsUnit),
        _ => Ok(role),
    }
}

/// Whether a holder of `own` may hand out `role`. Nobody hands out what is above or beside him; the auditor is
/// chosen by the administrator alone, so that those who are audited do not pick him.
const fn outranks(own: Role, role: Role) -> bool {
    match own {
        Role::TenantAdmin => !matches!(role, Role::Operator),
        Role::OrgCommittee => {
            !matches!(role, Role::TenantAdmin | Role::OrgCommittee | Role::Auditor | Role::Operator)
        }
        Role::Secretary => matches!(role, Role::Member),
        _ => false,
    }
}

/// Whether the holder of these grants may give or take `role` in the unit at `path` (none: the whole). Only
/// grants that reach the place count: a committee of one part has no say in another.
pub fn may_give(grants: &[Grant], role: Role, path: Option<&str>) -> bool {
    grants.iter().any(|grant| {
        let reaches = match (grant.role, grant.unit_path.as_deref(), path) {
            (Role::TenantAdmin, ..) | (_, None, _) => true,
            (_, Some(_), None) => false,
            (_, Some(own), Some(path)) => path.starts_with(own),
        };
        reaches && outranks(grant.role, role)
    })
}

/// Whether a role runs things for others, so that its sessions and passwords are held more strictly.
pub const fn is_office(role: Role) -> bool {
    !matches!(role, Role::Member | Role::Resident | Role::Operator)
}

/// Whether a role administers the organisation, so that an unattended desk is closed sooner.
pub const fn is_admin(role: Role) -> bool {
    matches!(role, Role::TenantAdmin | Role::OrgCommittee | Role::Auditor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grant(role: Role, path: Option<&str>) -> Grant {
        Grant { role, unit_path: path.map(str::to_owned) }
    }

    fn role() -> impl Strategy<Value = Role> {
        prop::sample::select(Role::ALL)
    }

    #[test]
    fn nobody_gives_what_is_above_him() {
        let committee = [grant(Role::OrgCommittee, None)];
        assert!(!may_give(&committee, Role::TenantAdmin, None));
        assert!(!may_give(&committee, Role::OrgCommittee, Some("/a/")));
        assert!(!may_give(&committee, Role::Auditor, None));
        assert!(may_give(&committee, Role::Secretary, Some("/a/b/")));
        let secretary = [grant(Role::Secretary, Some("/a/b/"))];
        assert!(may_give(&secretary, Role::Member, Some("/a/b/c/")));
        assert!(!may_give(&secretary, Role::Member, Some("/a/c/")));
        assert!(!may_give(&secretary, Role::Member, None));
        assert!(!may_give(&secretary, Role::Commissioner, Some("/a/b/")));
        assert!(!may_give(&[], Role::Member, Some("/a/")));
    }

    #[test]
    fn a_grant_counts_in_its_own_place_only() {
        let mixed = [grant(Role::OrgCommittee, Some("/a/")), grant(Role::Secretary, Some("/b/"))];
        assert!(may_give(&mixed, Role::Secretary, Some("/a/x/")));
        assert!(!may_give(&mixed, Role::Secretary, Some("/b/x/")));
        assert!(may_give(&mixed, Role::Member, Some("/b/x/")));
    }

    #[test]
    fn an_administrator_gives_everything_there_is() {
        let admin = [grant(Role::TenantAdmin, None)];
        for &role in Role::ALL {
            assert_eq!(may_give(&admin, role, None), role != Role::Operator, "{role}");
        }
    }

    #[test]
    fn roles_have_their_places() {
        assert_eq!(role_at("secretary", true), Ok(Role::Secretary));
        assert_eq!(role_at("secretary", false), Err(Misplaced::NeedsUnit));
        assert_eq!(role_at("tenant_admin", true), Err(Misplaced::NeedsWhole));
        assert_eq!(role_at("org_committee", true), Ok(Role::OrgCommittee));
        assert_eq!(role_at("operator", false), Err(Misplaced::UnknownRole));
        assert_eq!(role_at("king", false), Err(Misplaced::UnknownRole));
    }

    proptest! {
        #[test]
        fn only_an_administrator_makes_administrators(own in role(), path in prop::option::of("/[a-z]/")) {
            let grants = [grant(own, path.as_deref())];
            for role in [Role::TenantAdmin, Role::OrgCommittee, Role::Auditor] {
                prop_assert_eq!(may_give(&grants, role, None), own == Role::TenantAdmin);
            }
        }

        #[test]
        fn more_grants_never_take_a_right_away(a in role(), b in role(), given in role()) {
            let one = [grant(a, Some("/a/"))];
            let two = [grant(a, Some("/a/")), grant(b, Some("/b/"))];
            prop_assert!(!may_give(&one, given, Some("/a/x/")) || may_give(&two, given, Some("/a/x/")));
        }
    }
}
