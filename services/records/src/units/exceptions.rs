use super::{
    UnitState,
    sizes::{BranchSize, of_branch},
    store::{self, unit::Column},
};
use crate::{
    desk::Desk,
    elections::{self, TermState},
    exceptions::{ExceptionMatter, Found},
    members,
    posts::{self, Filled},
};
use access::Reach;
use rest::Problem;
use rulepack::{Capability, UnitKind};
use sea_orm::{ColumnTrait, Condition};

/// Terms that ended or will, posts of secretaries nobody holds, and branches that are too small, too large, or without the
/// committee they are large enough for.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let active = Condition::all().add(super::within(reach)).add(Column::State.eq(UnitState::Active));
    let units = store::all(desk.tx, active, u64::from(u32::MAX)).await?;
    let filled = posts::filled(desk).await?;
    let heads = members::head_counts(desk.tx, super::ids_within(reach)).await?;
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let thresholds = &desk.pack.thresholds.on(desk.today).value;
    let mut found = Vec::new();
    for unit in &units {
        let mut add = |matter, on| found.push(Found { matter, unit: unit.id, count: 1, on });
        let term = elections::term_of(desk, unit);
        let ends_on = term.map(|term| term.ends_on);
        match TermState::on(term.as_ref(), desk.today) {
            TermState::Over => add(ExceptionMatter::TermOver, ends_on),
            TermState::Ending => add(ExceptionMatter::TermEnding, ends_on),
            TermState::Unknown | TermState::Running => {}
        }
        let Filled { posts, secretary } = filled.get(&unit.id).copied().unwrap_or_default();
        if !matches!(unit.kind, UnitKind::Group | UnitKind::LeadingGroup) && !secretary {
            add(ExceptionMatter::SecretaryVacant, None);
        }
        if kinds.can(unit.kind, Capability::HoldsMembers) {
            let heads = heads.get(&unit.id).copied().unwrap_or_default();
            let led = posts > 1 || !kinds.can(unit.kind, Capability::HoldElections);
            for size in of_branch(heads, led, thresholds) {
                add(size.matter(), None);
            }
        }
    }
    Ok(found)
}

impl BranchSize {
    const fn matter(self) -> ExceptionMatter {
        match self {
            Self::TooFew => ExceptionMatter::BranchTooSmall,
            Self::Large => ExceptionMatter::BranchTooLarge,
            Self::CommitteeDue => ExceptionMatter::CommitteeDue,
        }
    }
}
