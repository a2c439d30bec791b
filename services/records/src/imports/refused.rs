use super::{check, header, sealed, store, view};
use crate::{
    spoken::pick,
    table::write::{Content, workbook},
};
use axum::{
    body::Body,
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::Response,
};
use kernel::ImportId;
use rest::{Answer, Ctx, Path, Problem, kinds, voice};
use serde_json::json;
use tenancy::audit::Entry;

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Download the refused rows
///
/// A workbook with the columns of the file and, in the last one, why each row was refused. It can be corrected
/// and uploaded as it is.
#[utoipa::path(get, path = "/imports/{id}/refused.xlsx", tag = "imports", operation_id = "get_refused_rows",
    params(("id" = ImportId, Path,)),
    responses((status = OK, description = "The workbook", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn handle(ctx: Ctx, Path(id): Path<ImportId>) -> Answer {
    let import = view::reached(&ctx, id).await?;
    view::work_on(&ctx, &import).await?;
    let mut titles: Vec<String> =
        header::read(import.header.as_deref()).into_iter().map(|column| column.title).collect();
    let columns = titles.len();
    titles.push(pick("未导入原因", "Why it was refused").to_owned());
    let refused = store::refused_rows(ctx.tx(), id).await?;
    let count = refused.len();
    let mut rows = Vec::with_capacity(count);
    for row in &refused {
        let judged = sealed::open(ctx.tx().vault(), row)?;
        let mut cells = judged.original;
        cells.resize(columns, String::new());
        let reasons = judged.findings.iter().filter(|finding| finding.refuses);
        let reasons: Vec<String> = reasons.map(|finding| check::detail(finding, voice())).collect();
        cells.push(reasons.join(pick("；", "; ")));
        rows.push(cells);
    }
    let sheet = pick("未导入", "Not imported");
    let file = tokio::task::spawn_blocking(move || {
        workbook(Content { sheet, titles: &titles, rows }).map_err(|e| kinds::INTERNAL.problem().because(e))
    });
    let file = file.await.map_err(|e| kinds::INTERNAL.problem().because(e))??;
    // the file holds numbers in the clear: who took it is written down
    let new = Some(json!({"rows": count}));
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "download_refused", subject: "import", subject_id, new, ..Entry::default() })
        .await?;
    ctx.commit_with(download(file, "refused.xlsx")?).await
}

pub(super) fn download(file: Vec<u8>, name: &str) -> Result<Response, Problem> {
    let mut response = Response::new(Body::from(file));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.map_err(|e| kinds::INTERNAL.problem().because(e))?;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(XLSX));
    response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    Ok(response)
}
