use super::{
    problems,
    shape::NoticeOut,
    store::{self, DRAFT, Model},
    template,
};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::NoticeId;
use rest::{Answer, Ctx, OnConstraint};
use tenancy::audit::Entry;

/// Begin a draft of the privacy notice
///
/// It holds the text in force; for the first one, a template with the parts the law asks for.
#[utoipa::path(post, path = "/privacy/notices", tag = "privacy", operation_id = "create_notice_draft",
    responses((status = 201, description = "The draft", body = NoticeOut)))]
pub async fn create(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let (text_zh, text_en) = match store::in_force(ctx.tx()).await? {
        Some(before) => (before.text_zh, before.text_en),
        None => template::filled(&app, &ctx).await?,
    };
    let draft = Model {
        id: NoticeId::new(),
        number: None,
        state: DRAFT.to_owned(),
        text_zh,
        text_en,
        text_hash: None,
        created_by: Some(ctx.account()?.0),
        created_at: ctx.now(),
        published_by: None,
        published_at: None,
        version: 1,
    };
    let draft = store::insert(ctx.tx(), draft).await.on_constraint(
        "notices_draft_key",
        &problems::DRAFT_EXISTS,
        "",
    )?;
    let subject_id = Some(draft.id.0);
    ctx.audit(Entry { action: "notice.drafted", subject: "notice", subject_id, ..Default::default() })
        .await?;
    ctx.reply_version(StatusCode::CREATED, draft.version, &NoticeOut::from(draft)).await
}
