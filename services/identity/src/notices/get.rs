use super::{shape::NoticeOut, store};
use access::{Action, ResourceKind, Thing};
use kernel::NoticeId;
use rest::{Answer, Ctx, Path, kinds};

/// Read a version of the privacy notice
///
/// Everybody may read what was published; a draft is for those who see to the notice.
#[utoipa::path(get, path = "/privacy/notices/{id}", tag = "privacy", operation_id = "get_notice_version",
    params(("id" = NoticeId, Path)),
    responses((status = 200, description = "The version", body = NoticeOut)))]
pub async fn get(ctx: Ctx, Path(id): Path<NoticeId>) -> Answer {
    let notice = store::by_id(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let published = notice.number.is_some();
    if !published && !ctx.may(Action::View, &Thing::of(ResourceKind::Settings)).await? {
        return Err(kinds::NOT_FOUND.problem());
    }
    ctx.read_version(notice.version, &NoticeOut::from(notice))
}
