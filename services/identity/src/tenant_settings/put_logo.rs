use super::{
    load, problems,
    shape::{SettingsOut, recorded},
    store, sweep_logos,
};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use documents::{Class, Object, ObjectId};
use kernel::TenantId;
use rest::{Ctx, Problem, Waiting, kinds};
use sea_orm::DbErr;
use tenancy::{audit::Entry, portability::objects_are_kept};

const MOST_BYTES: usize = 512 * 1024;

/// Replace the logo
///
/// The picture is the body itself, or the first file of a form.
#[utoipa::path(put, path = "/settings/logo", tag = "settings", operation_id = "put_logo",
    request_body(content = Vec<u8>, content_type = "image/png", description = "PNG, JPEG or WebP, at most 512 KiB"),
    responses((status = 200, description = "The settings with the new address of the logo", body = SettingsOut)))]
pub async fn put_logo(
    State(app): State<App>,
    waiting: Waiting,
    request: Request,
) -> Result<Response, Response> {
    // asked before the picture is taken to the store, and again when it is there: the store may be slow, and no
    // connection to the database waits for it
    let ctx = waiting.open().await?;
    permitted(&ctx).await.map_err(IntoResponse::into_response)?;
    let tenant = ctx.tenant().id;
    drop(ctx);
    let stored = store_it(&app, tenant, request).await.map_err(IntoResponse::into_response)?;
    let ctx = match waiting.open().await {
        Ok(ctx) => ctx,
        Err(refused) => {
            forget(&app, tenant, Some(stored.into())).await;
            return Err(refused.into_response());
        }
    };
    match hang_up(&app, ctx, stored).await {
        Ok((answer, old)) => {
            forget(&app, tenant, old).await;
            Ok(answer)
        }
        Err(problem) => {
            forget(&app, tenant, Some(stored.into())).await;
            Err(problem.into_response())
        }
    }
}

async fn permitted(ctx: &Ctx) -> Result<(), Problem> {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await
}

/// Writes down which picture it is; gives the one it was.
async fn hang_up(app: &App, ctx: Ctx, id: ObjectId) -> Result<(Response, Option<uuid::Uuid>), Problem> {
    permitted(&ctx).await?;
    let entry = app.entry(ctx.claims()).await?;
    super::one_at_a_time(ctx.tx()).await?;
    let before = load(app, ctx.tx(), &entry.name).await?;
    let after = store::Settings { logo_id: Some(id.into()), version: before.version + 1, ..before.clone() };
    store::put(ctx.tx(), &after, ctx.now()).await?;
    let (old, new) = (Some(recorded(&before)), Some(recorded(&after)));
    ctx.audit(Entry { action: "settings.logo_changed", subject: "settings", old, new, ..Default::default() })
        .await?;
    let answer = ctx.reply_version(StatusCode::OK, after.version, &SettingsOut::from(after)).await?;
    Ok((answer, before.logo_id))
}

async fn store_it(app: &App, tenant: TenantId, request: Request) -> Result<ObjectId, Problem> {
    let body = picture(request).await?;
    let content_type = sniff(&body).ok_or_else(|| problems::LOGO_KIND.problem())?.to_owned();
    let objects = app.objects().ok_or_else(|| problems::NO_STORE.problem())?;
    let put = objects.put(tenant, Class::Content, Object { content_type, body }).await;
    put.map_err(|e| problems::NO_STORE.problem().retry_after(10).because(e))
}

/// Removes a picture that no row names any more. If that fails, the sweep finds it.
pub(super) async fn forget(app: &App, tenant: TenantId, logo: Option<uuid::Uuid>) {
    let (Some(objects), Some(logo)) = (app.objects(), logo) else { return };
    if is_needed(app, tenant, logo).await.unwrap_or(true) {
        tracing::info!("a logo stays behind that may be named");
        return;
    }
    if let Err(error) = objects.delete(tenant, Class::Content, logo.into()).await {
        tracing::warn!(%error, "an old logo stays behind");
    }
}

/// Named by the settings, where only the answer to the commit was lost, by what is being written of them, or by what was
/// in use before they were set back. Where nobody may enter, one of these may be under way.
async fn is_needed(app: &App, tenant: TenantId, logo: uuid::Uuid) -> Result<bool, DbErr> {
    let Some(scope) = app.system().enter_by_id(tenant).await? else { return Ok(true) };
    let tx = app.base().db.begin(&scope).await?;
    let named = store::find(&tx).await?.is_some_and(|settings| settings.logo_id == Some(logo));
    Ok(named || objects_are_kept(&tx).await? || sweep_logos::restored_lately(app, &tx).await?)
}

async fn picture(request: Request) -> Result<Bytes, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let bytes = if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        from_form(request).await?
    } else {
        Bytes::from_request(request, &()).await.map_err(|e| unread(e.status()))?
    };
    match bytes.len() {
        0 => Err(problems::LOGO_EMPTY.problem()),
        length if length > MOST_BYTES => Err(problems::LOGO_SIZE.problem()),
        _ => Ok(bytes),
    }
}

async fn from_form(request: Request) -> Result<Bytes, Problem> {
    let malformed = |_| kinds::BAD_REQUEST.problem();
    let mut form = Multipart::from_request(request, &()).await.map_err(malformed)?;
    while let Some(field) = form.next_field().await.map_err(|e| unread(e.status()))? {
        if field.file_name().is_some() {
            return field.bytes().await.map_err(|e| unread(e.status()));
        }
    }
    Err(problems::LOGO_EMPTY.problem())
}

fn unread(status: StatusCode) -> Problem {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        problems::LOGO_SIZE.problem()
    } else {
        kinds::BAD_REQUEST.problem()
    }
}

/// What the bytes are, whatever they were called.
fn sniff(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn pictures_are_known_by_what_they_are() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        for bad in [&b""[..], b"<svg onload=alert(1)>", b"GIF89a", b"RIFF\0\0\0\0WAVE"] {
            assert_eq!(sniff(bad), None);
        }
    }
}
