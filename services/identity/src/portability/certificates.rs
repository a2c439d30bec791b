use super::{problems, shape::DeletionCertificate};
use crate::{operators::Post, state::App};
use axum::{
    Json as Body,
    extract::State,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use kernel::TenantId;
use rest::{Answer, Page, Paged, Path, kinds};
use std::collections::HashMap;
use tenancy::portability::CertificateRow;
use time::OffsetDateTime;
use uuid::Uuid;

/// List certificates of deletion
#[utoipa::path(get, path = "/operator/certificates", tag = "operators", operation_id = "list_certificates",
    params(Page), responses((status = 200, description = "The newest first", body = Paged<DeletionCertificate>)))]
pub async fn list(State(app): State<App>, post: Post, page: Page) -> Answer {
    let before = page.after::<Uuid>()?;
    let rows = app.provisioner().certificates(before, page.fetch()).await.map_err(problems::refused)?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let gone: Vec<TenantId> = cut.items.iter().map(|row| row.tenant).collect();
    let last = app.provisioner().last_exports(&gone, post.now).await.map_err(problems::refused)?;
    let kept: HashMap<TenantId, OffsetDateTime> =
        last.into_iter().map(|row| (row.tenant, row.expires_at)).collect();
    let shown = |row: CertificateRow| {
        let until = kept.get(&row.tenant).copied();
        DeletionCertificate::of(row, until)
    };
    Ok(Body(cut.map(shown)).into_response())
}

/// Read a certificate of deletion
///
/// The signed text itself.
#[utoipa::path(get, path = "/operator/certificates/{id}", tag = "operators", operation_id = "get_certificate",
    params(("id" = Uuid, Path)),
    responses((status = 200, description = "The certificate", body = String, content_type = "application/json")))]
pub async fn get(State(app): State<App>, _post: Post, Path(id): Path<Uuid>) -> Answer {
    let row = app.provisioner().certificate(id).await.map_err(problems::refused)?;
    if row.issued_at.is_none() {
        return Err(kinds::NOT_FOUND.problem());
    }
    let mut response = row.body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}
