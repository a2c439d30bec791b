use super::{
    super::{
        bring::answer,
        files::{Files, area},
        kept,
        naming::ended,
        problems::{self, PARTS_DIFFER, SIZE_DIFFERS, SUM_DIFFERS, TYPE_DIFFERS, away},
        store::version,
        sweep::forget,
        target::Target,
        view::DocumentOut,
    },
    open,
};
use crate::Records;
use ::documents::{DirectPart, Facts, Inspector};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{DocumentVersionId, TenantId};
use rest::{Ctx, Json, Path, Problem, Waiting, kinds};
use rulepack::DocumentClass;
use serde::Deserialize;
use utoipa::ToSchema;

/// What the store said to each part.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteUpload {
    pub parts: Vec<PutPart>,
    /// SHA-256 of the whole file in hexadecimal, where the browser can compute it.
    #[serde(default)]
    pub sha256: Option<String>,
}

/// A part that was put.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutPart {
    pub number: i32,
    /// The ETag the store answered with.
    pub etag: String,
}

/// Finish an upload
///
/// The whole of it is read once: it counts only if it is what was said.
#[utoipa::path(post, path = "/direct-uploads/{id}/complete", tag = "documents", operation_id = "complete_direct_upload",
    request_body = CompleteUpload, params(("id" = DocumentVersionId, Path)),
    responses((status = CREATED, body = DocumentOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<DocumentVersionId>,
    Json(complete): Json<CompleteUpload>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    let files = records.files().map_err(refuse)?;
    let ctx = waiting.open().await?;
    let (version, upload) = open(&ctx, id).await.map_err(refuse)?;
    permit(&records, &ctx, &version).await.map_err(refuse)?;
    let (tenant, scope) = (ctx.tenant().id, ctx.scope().clone());
    // no connection waits while the file is read
    drop(ctx);
    match whole(files, tenant, &version, &upload, complete).await {
        Ok(facts) => {
            let ctx = waiting.open().await?;
            finish(&records, ctx, id, facts).await.map_err(refuse)
        }
        Err(problem) => {
            // what is not what was said does not stay; what could not be looked at may be tried again
            if problem.kind().status == 422 && problem.kind() != &PARTS_DIFFER {
                let forgotten = forget(&records, files, &scope, &version).await;
                forgotten.map_err(|error| refuse(kinds::UNAVAILABLE.problem().because(error)))?;
            }
            Err(refuse(problem))
        }
    }
}

async fn permit(
    records: &Records,
    ctx: &Ctx,
    version: &version::Model,
) -> Result<rulepack::DocumentRule, Problem> {
    let document = super::super::store::find(ctx.tx(), version.document_id).await?;
    let document = document.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let target = match (document.current_version, document.unit_id) {
        (0, Some(unit)) => Target::Unit(unit, document.kind),
        _ => Target::Version(document.id),
    };
    Ok(target.permit(records, ctx).await?.rule)
}

async fn whole(
    files: &Files,
    tenant: TenantId,
    version: &version::Model,
    upload: &str,
    complete: CompleteUpload,
) -> Result<Facts, Problem> {
    let name = (tenant, area(DocumentClass::Content), version.id.0.into());
    let mut parts: Vec<DirectPart> =
        complete.parts.into_iter().map(|part| DirectPart { number: part.number, etag: part.etag }).collect();
    parts.sort_by_key(|part| part.number);
    let made = files.store.complete_direct(name, upload, &parts).await.map_err(away)?;
    // an answer that was lost on its way is asked for again
    let there = files.store.length(name.0, name.1, name.2).await.map_err(away)?;
    let Some(size) = there.filter(|size| made || *size == version.bytes()) else {
        return Err(PARTS_DIFFER.at("/parts"));
    };
    if size != version.bytes() {
        return Err(SIZE_DIFFERS.at("/parts"));
    }
    let facts = looked_at(files, name).await?;
    if version.file_kind != Some(facts.kind) {
        return Err(TYPE_DIFFERS.at("/parts"));
    }
    let said = complete.sha256.map(|sum| sum.to_lowercase());
    if said.is_some_and(|said| said != data_encoding::HEXLOWER.encode(&facts.sha256)) {
        return Err(SUM_DIFFERS.at("/sha256"));
    }
    Ok(facts)
}

async fn looked_at(
    files: &Files,
    (tenant, class, object): (TenantId, ::documents::Class, ::documents::ObjectId),
) -> Result<Facts, Problem> {
    let rules = files.direct_rules(DocumentClass::Content);
    let kinds = rules.kinds.clone();
    let reading = files.store.read(tenant, class, object, None).await.map_err(away)?;
    let mut reading = reading.ok_or_else(|| PARTS_DIFFER.at("/parts"))?;
    let mut inspector = Inspector::new(rules);
    while let Some(bytes) = reading.next().await.map_err(away)? {
        inspector.push(&bytes).map_err(|refusal| problems::refused(refusal, &kinds))?;
    }
    inspector.finish().map_err(|refusal| problems::refused(refusal, &kinds))
}

async fn finish(
    records: &Records,
    ctx: Ctx,
    id: DocumentVersionId,
    facts: Facts,
) -> Result<Response, Problem> {
    let (version, _) = open(&ctx, id).await?;
    let rule = permit(records, &ctx, &version).await?;
    let version = version::Model { file_name: ended(&version.file_name, &facts), ..version };
    let document = kept::keep(&records.desk(&ctx), version, &facts, &rule, |_| {}).await?;
    let out = answer(records, &ctx, document).await?;
    ctx.reply_version(StatusCode::CREATED, out.version, &out).await
}
