use super::{
    problems,
    shape::NoticeOut,
    store::{self, DRAFT},
};
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use kernel::NoticeId;
use rest::{Answer, Ctx, IfMatch, Json, Path, check::Check, kinds};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Long enough for any notice that people still read.
const LONGEST: usize = 20_000;

/// The texts of a draft; absent ones stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoticePatch)]
pub struct Texts {
    text_zh: Option<String>,
    text_en: Option<String>,
}

/// Change a draft of the privacy notice
#[utoipa::path(patch, path = "/privacy/notices/{id}", tag = "privacy", operation_id = "update_notice_draft",
    params(("id" = NoticeId, Path), ("if-match" = String, Header, description = "Entity tag of the version to change")),
    request_body = Texts,
    responses((status = 200, description = "The draft as it is now", body = NoticeOut)))]
pub async fn update(
    ctx: Ctx,
    Path(id): Path<NoticeId>,
    version: IfMatch,
    Json(texts): Json<Texts>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let mut draft = store::locked(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if draft.state != DRAFT {
        return Err(problems::PUBLISHED.problem());
    }
    version.check(draft.version)?;
    let mut check = Check::new();
    if let Some(text) = texts.text_zh {
        check.text("/text_zh", &text, 1..=LONGEST);
        draft.text_zh = text;
    }
    if let Some(text) = texts.text_en {
        check.text("/text_en", &text, 0..=LONGEST);
        draft.text_en = text;
    }
    check.finish()?;
    let draft = store::update(ctx.tx(), draft).await?;
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "notice.changed", subject: "notice", subject_id, ..Default::default() })
        .await?;
    ctx.reply_version(StatusCode::OK, draft.version, &NoticeOut::from(draft)).await
}
