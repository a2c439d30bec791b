use super::{bring::bring, form::DocumentForm, target::Target, view::DocumentOut};
use crate::Records;
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::HeaderMap,
    response::Response,
};
use kernel::DocumentId;
use rest::{Path, Waiting};

/// Upload a new version of a document
///
/// The versions before stay as long as the document.
#[utoipa::path(post, path = "/documents/{id}/versions", tag = "documents", operation_id = "upload_document_version",
    params(("id" = DocumentId, Path)), request_body(content = DocumentForm, content_type = "multipart/form-data"),
    responses((status = CREATED, body = DocumentOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<DocumentId>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    bring(&records, &waiting, Target::Version(id), &headers, form).await
}
