use super::*;
use kernel::{AccountId, MemberId};
use proptest::prelude::*;
use std::sync::LazyLock;

static JUDGE: LazyLock<Judge> = LazyLock::new(|| Judge::new().unwrap());

fn somebody(grants: Vec<Grant>) -> Principal {
    Principal { account: AccountId::new(), member: Some(MemberId::new()), grants }
}

#[test]
fn golden_table_of_roles_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/roles.txt");
    let made = matrix(&JUDGE);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let differs = made.lines().zip(committed.lines()).find(|(a, b)| a != b);
    assert!(
        made == committed,
        "tests/golden/roles.txt is stale, first at {differs:?}; make golden writes it"
    );
}

#[test]
fn every_kind_and_action_is_in_the_schema() {
    for kind in ResourceKind::ALL {
        assert!(JUDGE.applies(Action::View, *kind), "{kind}");
    }
    for action in Action::ALL {
        assert!(ResourceKind::ALL.iter().any(|kind| JUDGE.applies(*action, *kind)), "{action}");
    }
    assert!(!JUDGE.applies(Action::Dissolve, ResourceKind::Member));
}

#[test]
fn a_role_reaches_its_unit_and_what_lies_below() {
    let secretary = somebody(vec![Grant::unit(Role::Secretary, "/a/b/")]);
    let at =
        |path: &str| JUDGE.permits(&secretary, Action::Update, &Thing::within(ResourceKind::Member, path));
    assert!(at("/a/b/") && at("/a/b/c/") && at("/a/b/c/d/"));
    assert!(!at("/a/") && !at("/a/bb/") && !at("/a/c/") && !at("/") && !at(""));
    assert!(!JUDGE.permits(&secretary, Action::Update, &Thing::of(ResourceKind::Member)));
}

#[test]
fn assignments_add_up_and_do_not_mix() {
    let both = somebody(vec![Grant::unit(Role::Secretary, "/a/b/"), Grant::unit(Role::Finance, "/a/c/")]);
    let may = |action, path: &str| JUDGE.permits(&both, action, &Thing::within(ResourceKind::Member, path));
    assert!(may(Action::Update, "/a/b/") && may(Action::List, "/a/c/"));
    assert!(!may(Action::Update, "/a/c/"), "secretary of the one, not of the other");
    let reach = JUDGE.reach(&both, Action::List, ResourceKind::Member);
    assert_eq!(reach, Reach::Units(vec!["/a/b/".into(), "/a/c/".into()]));
}

#[test]
fn nobody_without_a_role_may_anything() {
    let everything = || ResourceKind::ALL.iter().flat_map(|k| Action::ALL.iter().map(move |a| (*a, *k)));
    for grants in [vec![], vec![Grant::whole(Role::Resident)], vec![Grant::whole(Role::Operator)]] {
        let nobody = Principal { member: None, ..somebody(grants) };
        let other = Some(MemberId::new());
        for (action, kind) in everything() {
            assert!(!JUDGE.permits(&nobody, action, &Thing::of(kind).about(other)), "{action} {kind}");
        }
        assert!(JUDGE.seat(&nobody).offers().is_empty());
    }
}

#[test]
fn a_member_sees_the_own_record_wherever_it_lies_and_no_other() {
    let me = somebody(vec![]);
    let seat = JUDGE.seat(&me);
    let record = |owner| Thing::within(ResourceKind::Member, "/x/y/").about(owner);
    assert!(seat.permits(Action::ViewOwn, &record(me.member)));
    assert!(!seat.permits(Action::ViewOwn, &record(Some(MemberId::new()))));
    assert!(!seat.permits(Action::ViewOwn, &record(None)));
    assert!(!seat.permits(Action::View, &record(me.member)), "the full record is the committee's view");
    assert_eq!(seat.own(Action::CorrectOwn, ResourceKind::Correction), me.member);
    assert_eq!(seat.own(Action::Decide, ResourceKind::Correction), None);
    // two accounts without a member are not the same person
    let guest = Principal { member: None, ..me.clone() };
    assert!(!JUDGE.permits(&guest, Action::ViewOwn, &record(None)));
}

#[test]
fn an_assignment_to_a_unit_that_is_gone_permits_nothing() {
    for path in ["", "/", "//", "/a", "a/", "/a//b/"] {
        let lost = somebody(vec![Grant::unit(Role::TenantAdmin, path)]);
        assert!(!JUDGE.permits(&lost, Action::View, &Thing::of(ResourceKind::Settings)));
        assert!(!JUDGE.permits(&lost, Action::View, &Thing::within(ResourceKind::Member, path)));
        assert!(JUDGE.reach(&lost, Action::List, ResourceKind::Member).is_nothing());
    }
}

#[test]
fn offers_follow_the_roles() {
    let words = |grant| -> Vec<&str> {
        JUDGE.seat(&somebody(vec![grant])).offers().into_iter().map(Offer::as_str).collect()
    };
    let secretary = words(Grant::unit(Role::Secretary, "/a/"));
    assert!(secretary.contains(&"members.create") && secretary.contains(&"members.reveal"));
    assert!(!secretary.contains(&"settings.configure") && !secretary.contains(&"imports.run"));
    assert_eq!(
        words(Grant::unit(Role::Finance, "/a/")),
        ["units.list", "members.list", "dues.list", "dues.confirm", "dues.reconcile"]
    );
    assert!(words(Grant::whole(Role::Auditor)).contains(&"audit.read"));
    assert_eq!(
        words(Grant::whole(Role::TenantAdmin)).len(),
        Offer::ALL.len(),
        "the administrator may everything"
    );
    assert!(!words(Grant::unit(Role::TenantAdmin, "/a/")).is_empty());
    assert!(words(Grant::whole(Role::Member)).is_empty());
}

#[test]
fn reach_keeps_only_the_highest_units() {
    let path = |text: &str| text.to_owned();
    let reach = Reach::of_paths(vec![path("/a/b/"), path("/a/"), path("/a/b/"), path("/ab/"), path("/c/d/")]);
    assert_eq!(reach, Reach::Units(vec![path("/a/"), path("/ab/"), path("/c/d/")]));
    assert!(reach.covers(Some("/a/x/")) && !reach.covers(Some("/c/")) && !reach.covers(None));
    assert!(Reach::All.covers(None) && !Reach::Nothing.covers(Some("/a/")));
}

fn path() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 1..4)
        .prop_map(|parts| format!("/{}/", parts.join("/")))
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A list shows exactly what a look at each thing would permit.
    #[test]
    fn reach_and_permits_agree(
        grants in prop::collection::vec((role(), prop::option::of(path())), 0..3),
        at in prop::option::of(path()),
        action in prop::sample::select(Action::ALL.to_vec()),
        kind in prop::sample::select(ResourceKind::ALL.to_vec()),
    ) {
        let grants = grants
            .into_iter()
            .map(|(role, at)| Grant { role, unit_path: at })
            .collect();
        let who = somebody(grants);
        let seat = JUDGE.seat(&who);
        let thing = at.as_ref().map_or(Thing::of(kind), |path| Thing::within(kind, path.as_str()));
        prop_assert_eq!(seat.reach(action, kind).covers(at.as_deref()), seat.permits(action, &thing));
    }
}
