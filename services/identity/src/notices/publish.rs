use super::{
    hash, problems,
    shape::NoticeOut,
    store::{self, DRAFT, Model, PUBLISHED},
};
use crate::tenant_settings;
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use kernel::NoticeId;
use rest::{Answer, Ctx, IfMatch, Path, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Publish a draft of the privacy notice
///
/// From now on it cannot be changed, and everybody is asked to read it at the next visit.
#[utoipa::path(post, path = "/privacy/notices/{id}/publish", tag = "privacy", operation_id = "publish_notice",
    params(("id" = NoticeId, Path), ("if-match" = String, Header, description = "Entity tag of the draft that was read")),
    responses((status = 200, description = "The version in force", body = NoticeOut)))]
pub async fn publish(ctx: Ctx, Path(id): Path<NoticeId>, version: IfMatch) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    let mut draft = store::locked(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if draft.state != DRAFT {
        return Err(problems::PUBLISHED.problem());
    }
    version.check(draft.version)?;
    let before = store::in_force(ctx.tx()).await?;
    finished(&draft, before.as_ref())?;
    let number = before.and_then(|notice| notice.number).unwrap_or_default() + 1;
    draft.text_hash = Some(hash::of(number, &draft.text_zh, &draft.text_en));
    draft.number = Some(number);
    draft.state = PUBLISHED.to_owned();
    draft.published_by = Some(ctx.account()?.0);
    draft.published_at = Some(ctx.now());
    let published = NoticeOut::from(store::update(ctx.tx(), draft).await?);
    let (subject_id, new) = (Some(id.0), Some(json!({ "number": number, "text_hash": published.text_hash })));
    ctx.audit(Entry { action: "notice.published", subject: "notice", subject_id, new, ..Default::default() })
        .await?;
    ctx.reply_version(StatusCode::OK, published.version, &published).await
}

/// A text with blanks in it tells nobody anything; the same text again would only trouble people.
fn finished(draft: &Model, before: Option<&Model>) -> Result<(), Problem> {
    let mut wrong: Option<Problem> = None;
    for (pointer, text) in [("/text_zh", &draft.text_zh), ("/text_en", &draft.text_en)] {
        if let Some(blank) = hash::blank(text) {
            let problem = wrong.take().unwrap_or_else(|| kinds::VALIDATION.problem());
            let blank = [("blank", blank.to_owned())];
            wrong = Some(problem.field_with(pointer, &problems::UNFINISHED, &blank));
        }
    }
    let same = |notice: &&Model| notice.text_zh == draft.text_zh && notice.text_en == draft.text_en;
    if before.filter(same).is_some() {
        return Err(problems::UNCHANGED.at("/text_zh"));
    }
    wrong.map_or(Ok(()), Err)
}
