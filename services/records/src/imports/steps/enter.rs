use super::{
    super::{
        calls,
        check::{Content, Finding, Floating, Lost, MemberFacts, Parent, Standing, UnitFacts, problems},
        store::{self, import::Model, row},
        words::{ImportKind, RowState},
    },
    ahead::Opened,
};
use crate::{desk::Desk, members::Prepared, units::NewUnit};
use kernel::{MemberId, UnitId};
use rest::Problem;
use sea_orm::TransactionTrait as _;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Where members may be entered: the branches within the reach of whoever said so, as they are now.
pub struct Places {
    holding: HashSet<UnitId>,
    groups: HashMap<UnitId, UnitId>,
}

impl Places {
    pub fn of(standing: Vec<Standing>) -> Self {
        let mut places = Self { holding: HashSet::new(), groups: HashMap::new() };
        for Standing { known, .. } in standing {
            if known.holds_members {
                places.holding.insert(known.id);
            }
            if let (true, Some(branch)) = (known.is_group, known.parent) {
                places.groups.insert(known.id, branch);
            }
        }
        places
    }

    fn take(&self, facts: &MemberFacts) -> bool {
        let (branch, group) = (facts.member.unit_id, facts.member.group_id);
        self.holding.contains(&branch) && group.is_none_or(|group| self.groups.get(&group) == Some(&branch))
    }
}

/// What became of a chunk.
#[derive(Default)]
pub struct Entered {
    /// Row, what was done with it, and the member or unit.
    pub done: Vec<(Uuid, RowState, Uuid)>,
    /// Rows that cannot be entered any more, and why.
    pub refused: Vec<(row::Model, super::super::check::Judged, Finding)>,
}

/// Enters the rows of a chunk in the desk's transaction.
///
/// # Errors
/// When something is away, or changed under the feet of this transaction; another attempt sees it then.
pub async fn enter(
    desk: &Desk<'_>,
    import: &Model,
    opened: Vec<Opened>,
    places: &Places,
) -> Result<Entered, Problem> {
    match import.kind {
        ImportKind::Members => members(desk, import, opened, places).await,
        ImportKind::Units => units(desk, import, opened).await,
    }
}

async fn members(
    desk: &Desk<'_>,
    import: &Model,
    opened: Vec<Opened>,
    places: &Places,
) -> Result<Entered, Problem> {
    let numbers: Vec<_> =
        opened.iter().filter_map(|one| facts(&one.judged)?.member.id_no.parse().ok()).collect();
    let on_roster = calls::on_roster(desk.tx, &numbers).await?;
    let room = calls::room(desk.tx).await?.unwrap_or(u64::MAX);
    let mut entered = Entered::default();
    let (mut rows, mut all): (Vec<Uuid>, Vec<Prepared>) = Default::default();
    let mut away: Vec<(usize, Floating)> = Vec::new();
    let mut unheard: Vec<(usize, Lost)> = Vec::new();
    for Opened { row, judged, member } in opened {
        let (Some(facts), Some(prepared)) = (facts(&judged), member) else { continue };
        let taken = facts.member.id_no.parse().is_ok_and(|id| on_roster.contains(&id));
        let entry = if taken {
            Err(Finding::refusal(&problems::DUPLICATE_IN_TENANT))
        } else if !places.take(facts) {
            Err(Finding::refusal(&problems::UNKNOWN_BRANCH))
        } else if all.len() as u64 >= room {
            Err(Finding::refusal(&problems::NO_ROOM))
        } else {
            prepared
        };
        match entry {
            Ok(prepared) => {
                away.extend(facts.floating.clone().map(|floating| (all.len(), floating)));
                unheard.extend(facts.lost.clone().map(|lost| (all.len(), lost)));
                rows.push(row.id);
                all.push(prepared);
            }
            Err(finding) => entered.refused.push((row, judged, finding)),
        }
    }
    let ids = calls::register(desk, all, away, unheard, &format!("import {}", import.id)).await?;
    let done = |(row, MemberId(member))| (row, RowState::Applied, member);
    entered.done = rows.into_iter().zip(ids).map(done).collect();
    Ok(entered)
}

fn facts(judged: &super::super::check::Judged) -> Option<&MemberFacts> {
    match &judged.content {
        Some(Content::Member(facts)) => Some(facts),
        _ => None,
    }
}

/// One after the other, because each may be the parent of the next; a savepoint around each keeps the refusal
/// of one from undoing the others.
async fn units(desk: &Desk<'_>, import: &Model, opened: Vec<Opened>) -> Result<Entered, Problem> {
    let lines = store::rows_with_subject(desk.tx, import.id).await?;
    let mut by_line: HashMap<i32, UnitId> = lines.into_iter().map(|(line, id)| (line, UnitId(id))).collect();
    let mut entered = Entered::default();
    for Opened { row, judged, .. } in opened {
        let Some(Content::Unit(facts)) = judged.content.clone() else { continue };
        match unit(desk, &facts, &by_line).await {
            Ok((state, id)) => {
                by_line.insert(row.line, id);
                entered.done.push((row.id, state, id.0));
            }
            Err(problem) if problem.kind().status < 500 => {
                entered.refused.push((row, judged, Finding::refusal(problem.kind())));
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(entered)
}

async fn unit(
    desk: &Desk<'_>,
    facts: &UnitFacts,
    by_line: &HashMap<i32, UnitId>,
) -> Result<(RowState, UnitId), Problem> {
    if let Some(id) = facts.exists {
        return Ok((RowState::Skipped, id));
    }
    let parent = match facts.parent {
        Parent::Top => None,
        Parent::Known(id) => Some(id),
        Parent::Line(line) => {
            let above = i32::try_from(line).ok().and_then(|line| by_line.get(&line).copied());
            Some(above.ok_or_else(|| problems::UNKNOWN_PARENT.problem())?)
        }
    };
    let new =
        NewUnit { short_name: facts.short_name.clone(), ..NewUnit::bare(parent, facts.kind, &facts.name) };
    let inner = desk.tx.begin().await?;
    let desk = Desk { tx: &inner, ..desk.clone() };
    let id = calls::found_unit(&desk, new).await?;
    inner.commit().await?;
    Ok((RowState::Applied, id))
}
