//! Nobody is removed, expelled or let go by a form: the decision and its approval come first.

use super::{
    effect,
    said::cited,
    spoken,
    store::{self, Model},
};
use crate::{
    desk::Desk,
    members::{Member, words::MembershipState},
    registers::problems::{LEAVING_UNAPPROVED, LEAVING_UNDECIDED, LEAVING_UNKNOWN},
};
use rest::Problem;
use rulepack::{
    Version,
    dispositions::{DispositionKind, Dispositions, Leaving},
};

const POINTER: &str = "/membership_state";

/// The record of a member may be changed to this state: by a disposition in force that leads there, where one is needed.
///
/// # Errors
/// 422 with the rule when there is none, or none that is approved.
pub async fn may_leave(desk: &Desk<'_>, member: &Member, wanted: MembershipState) -> Result<(), Problem> {
    let leaving = Leaving::ALL.iter().copied().find(|leaving| effect::state(*leaving) == wanted);
    let Some(leaving) = leaving.filter(|_| wanted != member.membership_state) else { return Ok(()) };
    let version = desk.pack.dispositions.on(desk.today);
    let kinds = version.value.leading_to(leaving);
    let counts = |row: &Model| {
        kinds.contains(&row.kind) && row.lifted_on.is_none() && row.decided_on >= member.joined_on
    };
    let mut theirs = store::of_member(desk.tx, member.id).await?;
    theirs.retain(counts);
    if theirs.iter().any(|row| row.in_force_from.is_some_and(|from| from <= desk.today)) {
        return Ok(());
    }
    Err(match theirs.first() {
        Some(waiting) => unapproved(version, waiting),
        None => undecided(version, member, leaving, kinds),
    })
}

fn unapproved(version: &Version<Dispositions>, waiting: &Model) -> Problem {
    let level = version.value.rule(waiting.kind).and_then(|rule| rule.approval).map(spoken::level);
    let problem = LEAVING_UNAPPROVED
        .with("day", waiting.decided_on)
        .with("kind", spoken::kind(waiting.kind))
        .with("level", level.unwrap_or_default());
    cited(problem, version).field(POINTER, &LEAVING_UNAPPROVED)
}

fn undecided(
    version: &Version<Dispositions>,
    member: &Member,
    leaving: Leaving,
    kinds: Vec<DispositionKind>,
) -> Problem {
    let state = spoken::leaving(leaving);
    if kinds.is_empty() {
        return cited(LEAVING_UNKNOWN.with("state", state), version).field(POINTER, &LEAVING_UNKNOWN);
    }
    let kinds = spoken::any_of(kinds, spoken::kind);
    let problem = LEAVING_UNDECIDED.with("state", state).with("kinds", kinds).with("day", member.joined_on);
    cited(problem, version).field(POINTER, &LEAVING_UNDECIDED)
}
