use super::whole::detail;
use crate::{Records, development::whole::Whole};
use axum::http::StatusCode;
use rest::{Answer, Ctx};

/// Ends the request with the file as it is now.
///
/// # Errors
/// When the database is away or a value does not open.
pub async fn answer(records: &Records, ctx: Ctx, status: StatusCode, whole: Whole) -> Answer {
    let version = whole.file.version;
    let out = detail(&records.desk(&ctx), &ctx, whole).await?;
    ctx.reply_version(status, version, &out).await
}
