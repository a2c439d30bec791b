use super::{bring::bring, form::DocumentForm, target::Target, upload_member::Which, view::DocumentOut};
use crate::Records;
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::HeaderMap,
    response::Response,
};
use kernel::UnitId;
use rest::{Path, Query, Waiting};

/// Upload a document of a unit
#[utoipa::path(post, path = "/units/{id}/documents", tag = "documents", operation_id = "upload_unit_document",
    params(("id" = UnitId, Path), Which),
    request_body(content = DocumentForm, content_type = "multipart/form-data"),
    responses((status = CREATED, body = DocumentOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<UnitId>,
    Query(which): Query<Which>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    bring(&records, &waiting, Target::Unit(id, which.kind), &headers, form).await
}
