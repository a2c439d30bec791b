//! A file that comes through this service, from the first byte to the row that says it is there.

use super::{
    files::{Files, area},
    form::{self, Said},
    kept,
    naming::{ended, file_name, title_of},
    problems, query, room,
    store::{self, document, version},
    target::{Permitted, Target},
    view::{self, DocumentOut},
    words::VersionState,
};
use crate::Records;
use ::documents::{Facts, Intake, IntakeError, Keys, Place, Refusal, Rules};
use axum::{
    extract::{
        Multipart,
        multipart::{Field, MultipartRejection},
    },
    http::{HeaderMap, StatusCode, header::CONTENT_LENGTH},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use kernel::{DocumentId, DocumentVersionId};
use rest::{Ctx, Problem, Waiting, kinds};
use rulepack::DocumentClass;
use std::sync::Arc;
use tenancy::{TenantScope, Vault};

/// What a form adds to the file in it.
const AROUND: u64 = 64 << 10;

/// A file that is on its way: its row is there, its object is not.
pub struct Arriving {
    version: version::Model,
    class: DocumentClass,
    place: Place,
    keys: Arc<Vault>,
    scope: TenantScope,
}

impl Arriving {
    pub fn version(&self) -> &version::Model {
        &self.version
    }

    fn intake(&self, files: &Files, rules: Rules) -> Result<Intake, IntakeError> {
        let keys: Option<&dyn Keys> = match self.class {
            DocumentClass::Confidential => Some(&*self.keys),
            DocumentClass::Content => None,
        };
        Intake::open(&files.store, area(self.class), &self.place, keys, rules)
    }
}

/// Takes the file of a form to its target.
///
/// # Errors
/// The finished answer: a refusal, or the one that was given to this request before.
pub async fn bring(
    records: &Records,
    waiting: &Waiting,
    target: Target,
    headers: &HeaderMap,
    mut form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    let files = records.files().map_err(refuse)?;
    // asked before the file is taken in, and again when it is here: no connection waits for a slow line
    let ctx = waiting.open().await?;
    let arriving = begin(records, ctx, target, headers).await.map_err(refuse)?;
    let form = match &mut form {
        Ok(form) => Ok(form),
        Err(_) => Err(kinds::UNSUPPORTED_MEDIA.with("expected", "multipart/form-data")),
    };
    let taken = match form {
        Ok(form) => take(files, &arriving, form).await,
        Err(problem) => Err(problem),
    };
    let ended = match taken {
        Ok((said, facts)) => match waiting.open().await {
            Ok(ctx) => finish(records, ctx, target, &arriving, said, facts).await,
            Err(given) => {
                give_up(records, files, &arriving).await;
                return Err(given);
            }
        },
        Err(problem) => Err(problem),
    };
    match ended {
        Ok(answer) => Ok(answer),
        Err(problem) => {
            give_up(records, files, &arriving).await;
            Err(refuse(problem))
        }
    }
}

async fn begin(
    records: &Records,
    ctx: Ctx,
    target: Target,
    headers: &HeaderMap,
) -> Result<Arriving, Problem> {
    let says = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    begin_sized(records, ctx, target, says.unwrap_or_default().saturating_sub(AROUND)).await
}

/// Writes the row of a content of about this size; ends the transaction.
///
/// # Errors
/// When nothing may be put there, or it is too large.
pub async fn begin_sized(
    records: &Records,
    ctx: Ctx,
    target: Target,
    expected: u64,
) -> Result<Arriving, Problem> {
    let Permitted { document, new, .. } = target.permit(records, &ctx).await?;
    let rules = records.files()?.rules(document.class);
    if expected > rules.most {
        return Err(problems::refused(Refusal::TooLarge { most: rules.most }, &rules.kinds));
    }
    room::fits(ctx.tx(), expected).await?;
    let version = pending(&ctx, document.id, expected);
    let (class, tenant) = (document.class, ctx.tenant().id);
    let place = Place { tenant, document: document.id.0, object: version.id.0 };
    let arriving = Arriving {
        version: version.clone(),
        class,
        place,
        keys: ctx.tx().keys(),
        scope: ctx.scope().clone(),
    };
    if new {
        store::insert(ctx.tx(), document).await?;
    }
    store::insert_version(ctx.tx(), version).await?;
    ctx.commit().await?;
    Ok(arriving)
}

/// The row of a content that is on its way.
pub fn pending(ctx: &Ctx, document: DocumentId, size: u64) -> version::Model {
    version::Model {
        id: DocumentVersionId::new(),
        document_id: document,
        number: None,
        state: VersionState::Pending,
        file_name: String::new(),
        file_kind: None,
        size: i64::try_from(size).unwrap_or(i64::MAX),
        sha256: None,
        upload: None,
        fault: None,
        checked_at: None,
        created_by: ctx.account().ok(),
        created_at: ctx.now(),
        stored_at: None,
    }
}

async fn take(files: &Files, arriving: &Arriving, form: &mut Multipart) -> Result<(Said, Facts), Problem> {
    let mut said = Said::default();
    loop {
        let field = form::field(form).await?;
        if field.name() == Some("file") {
            said.file_name = file_name(field.file_name().unwrap_or_default());
            return Ok((said, stream(files, arriving, field).await?));
        }
        form::text_before(&mut said, field).await?;
    }
}

/// Puts a content that is here as a whole into the store.
///
/// # Errors
/// When it is not of a kind that is taken, or the store is away.
pub async fn whole(files: &Files, arriving: &Arriving, bytes: Bytes) -> Result<Facts, Problem> {
    let rules = files.rules(arriving.class);
    let taken = rules.kinds.clone();
    let refused = |error| problems::not_taken(error, &taken);
    let mut intake = arriving.intake(files, rules).map_err(refused)?;
    intake.push(&bytes).await.map_err(refused)?;
    intake.finish().await.map_err(refused)
}

async fn stream(files: &Files, arriving: &Arriving, mut field: Field<'_>) -> Result<Facts, Problem> {
    let rules = files.rules(arriving.class);
    let taken = rules.kinds.clone();
    let refused = |error| problems::not_taken(error, &taken);
    let mut intake = arriving.intake(files, rules).map_err(refused)?;
    while let Some(bytes) = form::piece(&mut field).await? {
        intake.push(&bytes).await.map_err(refused)?;
    }
    intake.finish().await.map_err(refused)
}

async fn finish(
    records: &Records,
    ctx: Ctx,
    target: Target,
    arriving: &Arriving,
    said: Said,
    facts: Facts,
) -> Result<Response, Problem> {
    let rule = target.permit(records, &ctx).await?.rule;
    let file_name = ended(&said.file_name, &facts);
    let version = version::Model { file_name: file_name.clone(), ..arriving.version.clone() };
    let named = |document: &mut document::Model| {
        document.title = said.title.unwrap_or_else(|| title_of(&file_name));
        document.note = said.note;
    };
    let document = kept::keep(&records.desk(&ctx), version, &facts, &rule, named).await?;
    let out = answer(records, &ctx, document).await?;
    ctx.reply_version(StatusCode::CREATED, out.version, &out).await
}

/// The document as it is shown.
pub async fn answer(records: &Records, ctx: &Ctx, document: document::Model) -> Result<DocumentOut, Problem> {
    let placed = query::placed(ctx, vec![document]).await?;
    view::shown(records, ctx, placed).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())
}

/// Clears away at once what the sweep would find later. Row first: where only the answer to a commit was lost, the file is
/// stored, and stays.
pub async fn give_up(records: &Records, files: &Files, arriving: &Arriving) {
    let forgotten = async {
        let tx = records.base.db.begin(&arriving.scope).await?;
        let forgotten = store::forget_pending(&tx, &arriving.version).await?;
        tx.commit().await?;
        Ok::<_, sea_orm::DbErr>(forgotten)
    };
    match forgotten.await {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => {
            tracing::warn!(%error, "a refused file stays until it is swept");
            return;
        }
    }
    let (class, object) = (area(arriving.class), arriving.place.object.into());
    if let Err(error) = files.store.delete(arriving.place.tenant, class, object).await {
        tracing::warn!(%error, "the object of a refused file stays until it is swept");
    }
}
