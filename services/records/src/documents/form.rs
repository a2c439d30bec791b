//! The form a file comes in: a title and a remark, if there are any, and then the file.

use super::problems::{NO_FILE, STALLED};
use crate::text;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use bytes::Bytes;
use rest::{Problem, kinds};
use std::{future::Future, time::Duration};
use utoipa::ToSchema;

/// A line on which nothing comes for so long is dead.
const SILENCE: Duration = Duration::from_secs(60);
const MOST_TEXT: usize = 8 << 10;

/// The form with the file. What stands behind the file is not read.
#[derive(ToSchema)]
#[allow(dead_code)] // only described
pub struct DocumentForm {
    /// What the document is called; the name of the file when absent.
    title: Option<String>,
    note: Option<String>,
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// What the form says before the file.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub title: Option<String>,
    pub note: Option<String>,
    pub file_name: String,
}

/// The next field of the form.
///
/// # Errors
/// When there is none left, the line is dead or the form is broken.
pub async fn field(form: &mut Multipart) -> Result<Field<'_>, Problem> {
    soon(form.next_field()).await?.ok_or_else(|| NO_FILE.at("/file"))
}

/// Reads a field that stands before the file.
///
/// # Errors
/// When it cannot be kept.
pub async fn text_before(said: &mut Said, field: Field<'_>) -> Result<(), Problem> {
    let name = field.name().map(str::to_owned);
    let text = short(field).await?;
    match name.as_deref() {
        Some("title") => said.title = text::kept(Some(text), "/title", 200)?,
        Some("note") => said.note = text::kept(Some(text), "/note", 500)?,
        _ => {}
    }
    Ok(())
}

/// The next bytes of the file.
///
/// # Errors
/// When the line is dead or the form is broken.
pub async fn piece(field: &mut Field<'_>) -> Result<Option<Bytes>, Problem> {
    soon(field.chunk()).await
}

async fn short(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = soon(field.chunk()).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > MOST_TEXT {
            return Err(kinds::BODY_TOO_LARGE.problem());
        }
    }
    String::from_utf8(bytes).map_err(|_| kinds::BAD_REQUEST.problem())
}

async fn soon<T>(next: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Problem> {
    match tokio::time::timeout(SILENCE, next).await {
        Ok(Ok(next)) => Ok(next),
        Ok(Err(error)) if error.status().as_u16() == 413 => Err(kinds::BODY_TOO_LARGE.problem()),
        Ok(Err(error)) => Err(kinds::BAD_REQUEST.problem().because(error)),
        Err(_) => Err(STALLED.problem()),
    }
}
