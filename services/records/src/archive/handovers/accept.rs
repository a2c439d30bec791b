use super::{
    content::{HandoverContent, HandoverSignature, Kept},
    get::reached,
    view::{self, HandoverOut},
};
use crate::{
    Records,
    archive::{
        problems::{CONTENT_CHANGED, NO_SUCH_STEP, NOT_YOURS},
        store, tell,
        words::VolumeState,
    },
    desk::Desk,
};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, VolumeId};
use rest::{Answer, Ctx, IfMatch, Json, Path, kinds};
use serde::Deserialize;
use tenancy::Who;
use utoipa::ToSchema;

/// A signature under a handover.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverSigning {
    /// The sum of what was looked at.
    pub sum: String,
}

/// Sign a handover
///
/// Whoever leaves signs first, and what is handed over is frozen; then whoever comes. Where the committee records a
/// signature on paper, it acts on behalf.
#[utoipa::path(post, path = "/handovers/{id}/signatures", tag = "archive", operation_id = "sign_handover",
    request_body = HandoverSigning, params(("id" = VolumeId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = HandoverOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<VolumeId>,
    IfMatch(version): IfMatch,
    Json(signing): Json<HandoverSigning>,
) -> Answer {
    let (_, unit) = reached(&ctx, id).await?;
    let mut volume = store::claim(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let missing = || kinds::INTERNAL.problem();
    let (from, to) = (volume.from_member_id.ok_or_else(missing)?, volume.to_member_id.ok_or_else(missing)?);
    let of = view::next(volume.state, from, to).ok_or_else(|| NO_SUCH_STEP.problem())?;
    let on_behalf = view::signer(&ctx, &unit, of).await?.ok_or_else(|| NOT_YOURS.problem())?;
    IfMatch(version).check(volume.version)?;
    let desk = signing_desk(records.desk(&ctx), of, on_behalf);
    let mut kept: Kept = volume.read()?;
    let content = match kept.handed.take() {
        Some(handed) => handed,
        None => HandoverContent::gather(&desk, &unit, from).await?,
    };
    let sum = content.sum()?;
    if data_encoding::HEXLOWER.encode(&sum) != signing.sum {
        return Err(CONTENT_CHANGED.problem());
    }
    volume.state = if of == from { VolumeState::Handed } else { VolumeState::Taken };
    kept.handed = Some(content);
    kept.signatures.push(HandoverSignature { member_id: of, at: desk.now, on_behalf });
    volume.content = kept.value()?;
    volume.sum = Some(sum);
    let saved = store::update(desk.tx, volume, desk.now).await?;
    let volume = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::handover(&desk, "sign_handover", &volume, on_behalf).await?;
    let out = view::detail(&records, &desk, &ctx, &unit, &volume).await?;
    ctx.reply_version(StatusCode::OK, volume.version, &out).await
}

/// The desk writes down for whom it acts.
fn signing_desk(desk: Desk<'_>, of: MemberId, on_behalf: bool) -> Desk<'_> {
    let who = Who { on_behalf_of: on_behalf.then_some(of).or(desk.who.on_behalf_of), ..desk.who };
    Desk { who, ..desk }
}
