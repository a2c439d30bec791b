use super::{problems, shape::NoticeOut, store};
use rest::{Answer, PublicCtx};

/// Read the privacy notice in force
///
/// Everybody may, without an account: it is told before anything is collected.
#[utoipa::path(get, path = "/privacy/notice", tag = "privacy", operation_id = "get_privacy_notice", security(()),
    responses((status = 200, description = "The version in force", body = NoticeOut)))]
pub async fn current(ctx: PublicCtx) -> Answer {
    let notice = store::in_force(ctx.tx()).await?.ok_or_else(|| problems::NONE_PUBLISHED.problem())?;
    ctx.read(&NoticeOut::from(notice))
}
