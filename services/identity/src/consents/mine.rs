use super::{
    rules::Purpose,
    store::{self, consent},
};
use crate::notices;
use kernel::NoticeId;
use rest::{Answer, Ctx, Problem};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// How the own account stands to the privacy notice and to every optional purpose.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnPrivacy)]
pub struct Standing {
    /// The version in force; none while the organisation has published nothing.
    notice: Option<NoticeRead>,
    purposes: Vec<PurposeStanding>,
}

/// The version in force and whether it was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeRead {
    id: NoticeId,
    number: i32,
    #[serde(with = "time::serde::rfc3339::option")]
    published_at: Option<OffsetDateTime>,
    /// None: it is still to be shown.
    #[serde(with = "time::serde::rfc3339::option")]
    read_at: Option<OffsetDateTime>,
}

/// How one purpose stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct PurposeStanding {
    purpose: Purpose,
    /// None: never asked, which counts as no.
    given: Option<bool>,
    #[serde(with = "time::serde::rfc3339::option")]
    at: Option<OffsetDateTime>,
    /// The version of the notice it was said to.
    notice_number: Option<i32>,
    /// Said to an earlier version: worth asking again.
    earlier_notice: bool,
    /// Somebody else said it for this person.
    on_behalf: bool,
}

/// Read how one stands to the privacy notice
#[utoipa::path(get, path = "/me/privacy", tag = "privacy", operation_id = "get_own_privacy",
    responses((status = 200, description = "Notice and purposes", body = Standing)))]
pub async fn mine(ctx: Ctx) -> Answer {
    let standing = standing(&ctx).await?;
    ctx.read(&standing)
}

pub(super) async fn standing(ctx: &Ctx) -> Result<Standing, Problem> {
    let said = store::of_account(ctx.tx(), ctx.account()?).await?;
    let notice = notices::in_force(ctx.tx()).await?;
    let number = notice.as_ref().and_then(|notice| notice.number);
    let purposes = Purpose::optional().map(|purpose| of_purpose(purpose, &said, number)).collect();
    let notice = notice.map(|notice| NoticeRead {
        id: notice.id,
        number: notice.number.unwrap_or_default(),
        published_at: notice.published_at,
        read_at: said
            .iter()
            .find(|row| row.purpose == Purpose::Notice && row.notice_id == notice.id)
            .map(|row| row.at),
    });
    Ok(Standing { notice, purposes })
}

/// The newest entry holds.
fn of_purpose(purpose: Purpose, said: &[consent::Model], number: Option<i32>) -> PurposeStanding {
    let last = said.iter().find(|row| row.purpose == purpose);
    PurposeStanding {
        purpose,
        given: last.map(|row| row.given),
        at: last.map(|row| row.at),
        notice_number: last.map(|row| row.notice_number),
        earlier_notice: last.is_some_and(|row| row.given && Some(row.notice_number) != number),
        on_behalf: last.is_some_and(|row| row.on_behalf),
    }
}
