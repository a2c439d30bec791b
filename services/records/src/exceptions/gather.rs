use super::Found;
use crate::{
    archive, collections,
    desk::Desk,
    development, documents, dues, meetings,
    registers::{floating, lost},
    rule_pack, transfers, units,
};
use access::{Action, Reach, ResourceKind, Thing};
use rest::{Ctx, Problem, kinds};

const KINDS: [ResourceKind; 10] = [
    ResourceKind::Post,
    ResourceKind::Dues,
    ResourceKind::Development,
    ResourceKind::Transfer,
    ResourceKind::Meeting,
    ResourceKind::Document,
    ResourceKind::Member,
    ResourceKind::Collection,
    ResourceKind::Archive,
    ResourceKind::Handover,
];

/// What the features that keep things of a kind know to be out of order within reach.
///
/// # Errors
/// When the database is away.
pub async fn gather(desk: &Desk<'_>, kind: ResourceKind, reach: &Reach) -> Result<Vec<Found>, Problem> {
    match kind {
        ResourceKind::Post => units::exceptions(desk, reach).await,
        ResourceKind::Dues => dues::exceptions(desk, reach).await,
        ResourceKind::Development => development::exceptions(desk, reach).await,
        ResourceKind::Document => documents::exceptions(desk, reach).await,
        ResourceKind::Transfer => {
            let mut found = transfers::exceptions(desk, reach).await?;
            found.extend(transfers::unmoved(desk, reach).await?);
            Ok(found)
        }
        ResourceKind::Meeting => {
            let mut found = meetings::exceptions(desk, reach).await?;
            found.extend(meetings::overdue_remedies(desk, reach).await?);
            found.extend(meetings::long_absences(desk, reach).await?);
            Ok(found)
        }
        ResourceKind::Member => {
            let mut found = lost::exceptions(desk, reach).await?;
            found.extend(floating::exceptions(desk, reach).await?);
            Ok(found)
        }
        ResourceKind::Collection => collections::exceptions(desk, reach).await,
        ResourceKind::Archive => archive::unsealed(desk, reach).await,
        ResourceKind::Handover => archive::handovers_overdue(desk, reach).await,
        ResourceKind::Settings => rule_pack::unentered(desk).await,
        _ => Ok(Vec::new()),
    }
}

/// The kinds of which the actor may list something, each with where; of settings, whether the actor sets them.
///
/// # Errors
/// 403 where there is nothing at all.
pub async fn may_see(ctx: &Ctx) -> Result<Vec<(ResourceKind, Reach)>, Problem> {
    let mut seen = Vec::new();
    for kind in KINDS {
        let reach = ctx.reach(Action::List, kind).await?;
        if !reach.is_nothing() {
            seen.push((kind, reach));
        }
    }
    if ctx.may(Action::Configure, &Thing::of(ResourceKind::Settings)).await? {
        seen.push((ResourceKind::Settings, Reach::All));
    }
    // whoever may only know who the members are has nothing to put right
    if seen.iter().all(|(kind, _)| *kind == ResourceKind::Member) {
        Err(kinds::FORBIDDEN.problem())
    } else {
        Ok(seen)
    }
}
