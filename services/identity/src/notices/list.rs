use super::{shape::NoticeOut, store};
use access::{Action, ResourceKind, Thing};
use kernel::NoticeId;
use rest::{Answer, Ctx, Page, Paged};

/// List the versions of the privacy notice
///
/// Everybody may: what somebody agreed to stays readable. Drafts are for those who see to the notice.
#[utoipa::path(get, path = "/privacy/notices", tag = "privacy", operation_id = "list_notice_versions", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<NoticeOut>)))]
pub async fn list(ctx: Ctx, page: Page) -> Answer {
    let drafts = ctx.may(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let rows = store::page(ctx.tx(), drafts, page.after::<NoticeId>()?, page.fetch()).await?;
    ctx.read(&Paged::cut(rows, &page, |row| row.id).map(NoticeOut::from))
}
