use super::content::{HandoverContent, HandoverSignature, Kept};
use crate::{
    Records,
    archive::{store::Model, words::VolumeState},
    desk::Desk,
    documents::{self, OpenPaper},
    members,
    units::Unit,
};
use access::{Action, ResourceKind, Thing};
use kernel::{MemberId, UnitId, VolumeId};
use rest::{Call, Problem, kinds};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A handover in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HandoverItem {
    pub id: VolumeId,
    pub unit_id: UnitId,
    pub unit_name: String,
    #[schema(inline)]
    pub state: VolumeState,
    pub from_member_id: MemberId,
    pub from_name: String,
    pub to_member_id: MemberId,
    pub to_name: String,
    pub since: Date,
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    pub version: i32,
}

/// A handover: what is there now while it is open, what was handed over afterwards.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HandoverOut {
    #[serde(flatten)]
    pub item: HandoverItem,
    pub note: Option<String>,
    pub content: HandoverContent,
    /// SHA-256 over the content, in hexadecimal: what is signed.
    pub sum: String,
    pub signatures: Vec<HandoverSignature>,
    /// The last documents of the unit, as far as the reader may open them.
    pub papers: Vec<OpenPaper>,
    /// Whose signature comes next, if the reader may give or record it.
    pub may_sign: Option<MemberId>,
    /// It would be recorded on behalf.
    pub on_behalf: bool,
}

/// # Errors
/// When what is kept is none of ours.
pub async fn item(desk: &Desk<'_>, unit: &Unit, volume: &Model) -> Result<HandoverItem, Problem> {
    let missing = || kinds::INTERNAL.problem();
    let from = volume.from_member_id.ok_or_else(missing)?;
    let to = volume.to_member_id.ok_or_else(missing)?;
    let mut names = members::names(desk.tx, vec![from, to]).await?;
    let kept: Kept = volume.read()?;
    Ok(HandoverItem {
        id: volume.id,
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        state: volume.state,
        from_member_id: from,
        from_name: names.remove(&from).unwrap_or_default(),
        to_member_id: to,
        to_name: names.remove(&to).unwrap_or_default(),
        since: kept.since,
        made_at: volume.made_at,
        version: volume.version,
    })
}

/// How many of the documents are named; all of them are with the unit.
const PAPERS: u64 = 100;

/// # Errors
/// When the database is away.
pub async fn detail(
    records: &Records,
    desk: &Desk<'_>,
    call: &Call,
    unit: &Unit,
    volume: &Model,
) -> Result<HandoverOut, Problem> {
    let kept: Kept = volume.read()?;
    let item = item(desk, unit, volume).await?;
    let content = match kept.handed {
        Some(handed) => handed,
        None => HandoverContent::gather(desk, unit, item.from_member_id).await?,
    };
    let next = next(volume.state, item.from_member_id, item.to_member_id);
    let signer = match next {
        Some(next) => signer(call, unit, next).await?,
        None => None,
    };
    Ok(HandoverOut {
        sum: data_encoding::HEXLOWER.encode(&content.sum()?),
        item,
        note: kept.note,
        content,
        signatures: kept.signatures,
        papers: documents::openable(records, call, unit, PAPERS).await?,
        may_sign: next.filter(|_| signer.is_some()),
        on_behalf: signer.unwrap_or_default(),
    })
}

/// Whose signature comes next.
pub const fn next(state: VolumeState, from: MemberId, to: MemberId) -> Option<MemberId> {
    match state {
        VolumeState::Open => Some(from),
        VolumeState::Handed => Some(to),
        VolumeState::Taken | VolumeState::Sealed | VolumeState::Opened => None,
    }
}

/// Whether the actor may give somebody's signature, and whether that is on behalf; none where not.
///
/// # Errors
/// When the database is away.
pub async fn signer(call: &Call, unit: &Unit, of: MemberId) -> Result<Option<bool>, Problem> {
    if call.own(Action::TakePart, ResourceKind::Handover).await? == Some(of) {
        return Ok(Some(false));
    }
    let thing = Thing::within(ResourceKind::Handover, unit.path.as_str());
    Ok(call.may(Action::Decide, &thing).await?.then_some(true))
}
