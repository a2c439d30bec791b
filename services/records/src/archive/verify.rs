use super::{
    guard,
    problems::NOT_SEALED,
    query::{self, Of},
    rules, sources, store,
    words::{Change, VolumeState},
    year::{self, ArchiveEntry, ArchiveSeal},
};
use crate::Records;
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

/// Whether what is there is what was sealed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArchiveVerdict {
    seal: ArchiveSeal,
    /// Nothing has changed, and the catalogue has the sum it was sealed with.
    whole: bool,
    /// The sum of what is there now.
    sum: String,
    /// Of the kinds the reader is shown.
    changes: Vec<ArchiveChange>,
}

/// An entry that is not as it was sealed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArchiveChange {
    #[schema(inline)]
    change: Change,
    entry: ArchiveEntry,
}

/// Compare a sealed year with what is there now
///
/// By the kinds of papers the seal covers: what is filed of a kind that came after it is not compared.
#[utoipa::path(get, path = "/units/{id}/archive/{year}/verify", tag = "archive", operation_id = "verify_archive_year",
    params(("id" = UnitId, Path), ("year" = i32, Path)), responses((status = OK, body = ArchiveVerdict),
        (status = 409, description = "It is not sealed", body = ProblemBody, content_type = "application/problem+json")))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(of): Path<Of>) -> Answer {
    let unit = query::reached(&ctx, of.id, Action::View).await?;
    let desk = records.desk(&ctx);
    let year = query::year(&desk, of.year)?;
    let seals = store::seals(desk.tx, unit.id, Some(year)).await?;
    let sealed = seals.into_iter().find(|seal| seal.state == VolumeState::Sealed);
    let volume = sealed.ok_or_else(|| NOT_SEALED.problem())?;
    let before = volume.entries()?;
    let mut filed = sources::of_year(&desk, &unit, year).await?;
    filed.retain(|one| volume.covers(one.kind));
    let (now, names) = (rules::catalogue(&filed), year::names(&filed));
    let changes = rules::compare(&before, &now);
    let withheld = guard::withheld(&ctx, &unit.path).await?;
    let kept = volume.sum.as_deref() == Some(&rules::sum(&before)[..]);
    let out = ArchiveVerdict {
        seal: ArchiveSeal::of(&volume, &withheld)?,
        whole: kept && changes.is_empty(),
        sum: data_encoding::HEXLOWER.encode(&rules::sum(&now)),
        changes: changes
            .into_iter()
            .filter(|(_, entry)| !withheld.contains(&entry.kind))
            .map(|(change, entry)| ArchiveChange { change, entry: ArchiveEntry::of(entry, &names) })
            .collect(),
    };
    ctx.read(&out)
}
