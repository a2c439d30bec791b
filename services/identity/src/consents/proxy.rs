use super::{
    problems,
    record::{Said, record},
    rules::Purpose,
};
use crate::{accounts, invitations};
use access::{Action, ResourceKind, Thing};
use kernel::{AccountId, MemberId, NoticeId, text};
use rest::{Answer, Ctx, Json, Problem, ProblemKind, check::Check};
use serde::Deserialize;
use utoipa::ToSchema;

/// What somebody said who cannot say it here.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsentOnBehalf)]
pub struct OnBehalf {
    /// One of the two.
    account_id: Option<AccountId>,
    member_id: Option<MemberId>,
    purpose: Purpose,
    given: bool,
    notice_id: NoticeId,
    /// How the person said so, such as "signed on paper on 3 May".
    reason: String,
}

/// Write down what somebody else agreed to, or took back
#[utoipa::path(post, path = "/privacy/consents", tag = "privacy", operation_id = "record_consent",
    request_body = OnBehalf, responses((status = 204, description = "Written down")))]
pub async fn proxy(ctx: Ctx, Json(said): Json<OnBehalf>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let reason = text::single_line(&said.reason);
    Check::new()
        .line("/reason", &reason, 0..=500)
        .ensure(!reason.is_empty(), "/reason", &problems::REASON_NEEDED)
        .finish()?;
    let (account, member) = whose(&ctx, said.account_id, said.member_id, &problems::WHOSE).await?;
    let OnBehalf { purpose, given, notice_id, .. } = said;
    record(&ctx, Said { account, member, purpose, given, notice: notice_id, on_behalf: Some(reason) })
        .await?;
    ctx.no_content().await
}

/// The account and the member something was said for: one of the two is named, the other follows.
///
/// # Errors
/// When they are out of reach; `unclear` when none or both are named.
pub(crate) async fn whose(
    ctx: &Ctx,
    account: Option<AccountId>,
    member: Option<MemberId>,
    unclear: &'static ProblemKind,
) -> Result<(Option<AccountId>, Option<MemberId>), Problem> {
    match (account, member) {
        (Some(id), None) => {
            let account = accounts::visible(ctx, id).await?;
            Ok((Some(account.id), account.member_id))
        }
        (None, Some(member)) => {
            invitations::member_in_reach(ctx, member).await?;
            let account = accounts::active_of_member(ctx.tx(), member).await?;
            Ok((account.map(|account| account.id), Some(member)))
        }
        _ => Err(unclear.at("/account_id")),
    }
}
