//! The table of roles, written out for people.

use crate::{Action, Grant, Judge, Principal, Reach, ResourceKind, Role, Thing};
use kernel::{AccountId, MemberId};
use uuid::Uuid;

const OWN: &str = "/committee/branch/";
const BELOW: &str = "/committee/branch/group/";
const ELSEWHERE: &str = "/committee/neighbour/";

const HEAD: &str = "\
Who may do what: role by role, kind of thing by action, by where the thing lies.

own        in the unit the role was assigned in
below      in a unit below it
elsewhere  in another unit of the organisation
whole      belongs to the organisation, to no unit
org role   anything of the kind, by the same role assigned to the whole organisation

A line that is not here has no tick: nobody with that role may do it anywhere.
Made by the test of shared/access from shared/access/policies; UPDATE_GOLDEN=1 writes it anew.
";

/// The role × action × resource × relation table.
pub fn matrix(judge: &Judge) -> String {
    let mut out = HEAD.to_owned();
    for role in Role::ALL {
        let (in_unit, of_all) = (holder(*role, Some(OWN)), holder(*role, None));
        let (in_unit, of_all) = (judge.seat(&in_unit), judge.seat(&of_all));
        let lines = pairs().filter_map(|(kind, action)| {
            let mut marks = vec![
                in_unit.permits(action, &Thing::within(kind, OWN)),
                in_unit.permits(action, &Thing::within(kind, BELOW)),
                in_unit.permits(action, &Thing::within(kind, ELSEWHERE)),
                in_unit.permits(action, &Thing::of(kind)),
            ];
            marks.push(of_all.reach(action, kind) == Reach::All);
            line(kind, action, &marks)
        });
        section(&mut out, role.as_str(), &["own", "below", "elsewhere", "whole", "org role"], lines);
    }
    let me = Principal { member: Some(MemberId(Uuid::nil())), ..holder(Role::Member, None) };
    let seat = judge.seat(&me);
    let lines = pairs().filter_map(|(kind, action)| {
        let about_me = Thing::within(kind, ELSEWHERE).about(me.member);
        let about_another = Thing::within(kind, ELSEWHERE).about(Some(MemberId(Uuid::max())));
        line(kind, action, &[seat.permits(action, &about_me), seat.permits(action, &about_another)])
    });
    section(&mut out, "everybody with a member record", &["about me", "about another"], lines);
    out
}

fn holder(role: Role, unit: Option<&str>) -> Principal {
    Principal {
        account: AccountId(Uuid::nil()),
        member: None,
        grants: vec![Grant { role, unit_path: unit.map(str::to_owned) }],
    }
}

fn pairs() -> impl Iterator<Item = (ResourceKind, Action)> {
    ResourceKind::ALL.iter().flat_map(|kind| Action::ALL.iter().map(move |action| (*kind, *action)))
}

fn section(out: &mut String, title: &str, columns: &[&str], lines: impl Iterator<Item = String>) {
    let mut lines: Vec<String> = lines.collect();
    let columns: String = columns.iter().map(|name| format!("{name:<15}")).collect();
    let head = if lines.is_empty() { "nothing" } else { &columns };
    lines.insert(0, format!("{title:<31}{head}"));
    out.push('\n');
    for text in lines {
        out.push_str(text.trim_end());
        out.push('\n');
    }
}

fn line(kind: ResourceKind, action: Action, marks: &[bool]) -> Option<String> {
    let signs: String = marks.iter().map(|yes| format!("{:<15}", if *yes { "✔" } else { "✘" })).collect();
    marks.contains(&true).then(|| format!("  {:<29}{signs}", format!("{kind} {action}")))
}
