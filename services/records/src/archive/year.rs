use super::{
    Filed, guard,
    query::{self, Of},
    rules::{self, Entry},
    sources,
    store::{self, Model},
    words::VolumeState,
};
use crate::{Records, desk::Desk, units::Unit};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{UnitId, VolumeId};
use rest::{Answer, Call, Ctx, Path, Problem};
use rulepack::archive::{FiledKind, KeepClass};
use serde::Serialize;
use std::collections::HashMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

/// A year of the archive of a unit: its catalogue as it is now, and its seals.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArchiveYear {
    pub unit_id: UnitId,
    pub unit_name: String,
    pub year: i32,
    pub sealed: bool,
    /// SHA-256 over the catalogue as it is now, in hexadecimal; of a sealed year over what the seal covers.
    pub sum: String,
    pub kinds: Vec<ArchiveKind>,
    /// Kinds that are not shown to the reader, whether or not anything was filed of them. Sums and seals are over them all
    /// the same.
    pub withheld: Vec<FiledKind>,
    /// The last first.
    pub seals: Vec<ArchiveSeal>,
    /// Where the retention is laid down, and since when.
    pub source: String,
    pub since: Date,
    pub may_seal: bool,
    pub may_export: bool,
}

/// What was filed of one kind.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArchiveKind {
    pub kind: FiledKind,
    pub keep: KeepClass,
    pub basis: String,
    /// The seal of the year says something about it. What came after an older seal is filed, and not sealed.
    pub covered: bool,
    pub entries: Vec<ArchiveEntry>,
}

/// One entry of a catalogue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ArchiveEntry {
    pub kind: FiledKind,
    pub id: Uuid,
    /// The title as it is sealed: the same in every language.
    pub title: String,
    /// What it is called, in the language that is asked for; none where its day says it all.
    pub name: Option<String>,
    pub on: Date,
    /// SHA-256 over what it says, in hexadecimal.
    pub sum: String,
}

/// A seal over a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ArchiveSeal {
    pub id: VolumeId,
    pub number: i32,
    #[schema(inline)]
    pub state: VolumeState,
    pub sum: String,
    /// Those the reader is shown.
    pub entries: u32,
    #[serde(with = "time::serde::rfc3339")]
    pub sealed_at: OffsetDateTime,
    /// Why it was broken.
    pub reason: Option<String>,
}

impl ArchiveEntry {
    /// An entry with its name; of one that is filed no more only the title is known.
    pub fn of(entry: Entry, names: &Names) -> Self {
        let Entry { kind, id, title, on, sum } = entry;
        let more = title != on.to_string();
        let titled = || more.then(|| rest::voice().fill("{title}", "title", &title));
        let name = names.get(&(kind, id)).cloned().or_else(titled);
        Self { kind, id, title, name, on, sum }
    }
}

/// Names of entries whose title alone tells little.
pub type Names = HashMap<(FiledKind, Uuid), String>;

pub fn names(filed: &[Filed]) -> Names {
    filed.iter().filter_map(|one| Some(((one.kind, one.id), one.name.clone()?))).collect()
}

impl ArchiveSeal {
    /// # Errors
    /// When what is kept is none of ours.
    pub fn of(volume: &Model, withheld: &[FiledKind]) -> Result<Self, Problem> {
        let shown = volume.entries()?.iter().filter(|entry| !withheld.contains(&entry.kind)).count();
        Ok(Self {
            id: volume.id,
            number: volume.number.unwrap_or_default(),
            state: volume.state,
            sum: volume.hex(),
            entries: u32::try_from(shown).unwrap_or(u32::MAX),
            sealed_at: volume.made_at,
            reason: volume.reason.clone(),
        })
    }
}

/// Show what a unit filed in a year
#[utoipa::path(get, path = "/units/{id}/archive/{year}", tag = "archive", operation_id = "get_archive_year",
    params(("id" = UnitId, Path), ("year" = i32, Path)), responses((status = OK, body = ArchiveYear)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(of): Path<Of>) -> Answer {
    let unit = query::reached(&ctx, of.id, Action::View).await?;
    let desk = records.desk(&ctx);
    let year = query::year(&desk, of.year)?;
    let out = shown(&desk, &ctx, unit, year).await?;
    ctx.read(&out)
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, call: &Call, unit: Unit, year: i32) -> Result<ArchiveYear, Problem> {
    let filed = sources::of_year(desk, &unit, year).await?;
    let (entries, names) = (rules::catalogue(&filed), names(&filed));
    let seals = store::seals(desk.tx, unit.id, Some(year)).await?;
    let sealed = seals.iter().find(|seal| seal.state == VolumeState::Sealed);
    let covers = |kind: FiledKind| sealed.is_none_or(|seal| seal.covers(kind));
    let covered: Vec<Entry> = entries.iter().filter(|entry| covers(entry.kind)).cloned().collect();
    let rule = desk.pack.archive.retention.on(desk.today);
    let thing = Thing::within(ResourceKind::Archive, unit.path.as_str());
    let withheld = guard::withheld(call, &unit.path).await?;
    let kind = |kind: FiledKind| {
        let mine = entries.iter().filter(|entry| entry.kind == kind).cloned();
        let kept = rule.value.0.get(&kind);
        let basis = kept.map(|kept| rest::voice().say(&kept.basis).into_owned()).unwrap_or_default();
        ArchiveKind {
            kind,
            keep: rule.value.class(kind),
            basis,
            covered: covers(kind),
            entries: mine.map(|entry| ArchiveEntry::of(entry, &names)).collect(),
        }
    };
    Ok(ArchiveYear {
        unit_id: unit.id,
        unit_name: unit.name,
        year,
        sealed: sealed.is_some(),
        sum: data_encoding::HEXLOWER.encode(&rules::sum(&covered)),
        kinds: FiledKind::ALL
            .iter()
            .filter(|kind| !withheld.contains(kind))
            .copied()
            .map(kind)
            .filter(|kind| !kind.entries.is_empty())
            .collect(),
        seals: seals.iter().map(|seal| ArchiveSeal::of(seal, &withheld)).collect::<Result<_, _>>()?,
        withheld,
        source: rule.source.clone(),
        since: rule.effective_from,
        may_seal: call.may(Action::Decide, &thing).await?,
        may_export: call.may(Action::Export, &thing).await?,
    })
}
