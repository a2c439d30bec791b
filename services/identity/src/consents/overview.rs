use super::{rules::Purpose, store};
use crate::{erasures, notices};
use access::{Action, ResourceKind, Thing};
use kernel::NoticeId;
use rest::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

/// How an organisation stands with the privacy of its people, in counts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PrivacyOverview)]
pub struct Overview {
    /// The notice in force.
    notice_id: Option<NoticeId>,
    notice_number: Option<i32>,
    /// Active accounts, and those that have read the notice in force.
    accounts: i64,
    readers: i64,
    /// Members without an account for whom it is written down that they know the notice in force. How many there are
    /// in all, the roster of the records service says.
    told: i64,
    purposes: Vec<PurposeCount>,
    erasures: erasures::Counts,
}

/// How many people stand where, members without an account among them.
#[derive(Debug, Serialize, ToSchema)]
pub struct PurposeCount {
    purpose: Purpose,
    given: i64,
    withdrawn: i64,
}

/// Read how the organisation stands with privacy
#[utoipa::path(get, path = "/privacy/overview", tag = "privacy", operation_id = "get_privacy_overview",
    responses((status = 200, description = "Counts, no names", body = Overview)))]
pub async fn overview(ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let notice = notices::in_force(ctx.tx()).await?;
    let number = notice.as_ref().and_then(|notice| notice.number);
    let (accounts, readers) = store::readers(ctx.tx(), number.unwrap_or_default()).await?;
    let told = store::told(ctx.tx(), number.unwrap_or_default()).await?;
    let counted = store::counted(ctx.tx()).await?;
    let of = |purpose| {
        let found = counted.iter().find(|(word, _)| *word == purpose);
        let counted = found.map(|(_, counted)| *counted).unwrap_or_default();
        PurposeCount { purpose, given: counted.given, withdrawn: counted.withdrawn }
    };
    let out = Overview {
        notice_id: notice.map(|notice| notice.id),
        notice_number: number,
        accounts,
        readers,
        told,
        purposes: Purpose::optional().map(of).collect(),
        erasures: erasures::counts(&ctx).await?,
    };
    ctx.read(&out)
}
