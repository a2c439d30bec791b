//! The whole report as a workbook.

use super::{
    figures,
    query::{self, Days},
    sheet, spoken,
    view::{self, TableOut},
    words::{Chapter, Shown},
};
use crate::{
    Records,
    table::write::{Content, workbook},
};
use access::Action;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::UnitId;
use rest::{Answer, Ctx, Path, Query, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::IntoParams;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// For which days, for whose eyes.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The cut-off day; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
    /// The day before the span begins; the last day of the year before when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub after: Option<Date>,
    /// As it may be published: small counts are hidden.
    #[serde(default)]
    pub public: bool,
}

/// Export the statistics of a unit and all below it
#[utoipa::path(get, path = "/units/{id}/statistics/export", tag = "statistics",
    operation_id = "export_statistics", params(("id" = UnitId, Path), Wanted),
    responses((status = OK, description = "The workbook", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let unit = query::reached(&ctx, id, Action::Export).await?;
    let shown = query::shown(&ctx, &unit, wanted.public).await?;
    let desk = records.desk(&ctx);
    let frame = query::framed(&desk, &unit, Days { on: wanted.on, after: wanted.after }).await?;
    let mut rows = Vec::new();
    for chapter in Chapter::ALL {
        let tables = figures::of(&frame, *chapter).await?;
        let out = view::tables(&desk, frame.span.through, shown, &tables);
        rows.extend(out.iter().flat_map(|table| sheet_rows(*chapter, table)));
    }
    let new = json!({"unit_id": unit.id, "on": frame.span.through, "public": shown == Shown::Public});
    let (subject_id, new) = (Some(unit.id.0), Some(new));
    ctx.audit(Entry { action: "export", subject: "statistics", subject_id, new, ..Entry::default() }).await?;
    let name = format!("{}.xlsx", sheet::name(&unit.name, frame.span));
    let (titles, title) = (spoken::titles(), spoken::sheet(frame.span.through));
    let write = move || workbook(Content { sheet: &title, titles: &titles, rows });
    // packing is no work for the threads that answer others
    let file = tokio::task::spawn_blocking(write).await;
    let file = file.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    let file = file.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    ctx.commit_with(attachment(file, &name)).await
}

/// A row of the sheet for every row of a table, its total first.
fn sheet_rows(chapter: Chapter, table: &TableOut) -> Vec<Vec<String>> {
    let number = |count: Option<i64>| count.map_or_else(|| spoken::hidden().to_owned(), |n| n.to_string());
    let basis = table.basis.as_ref();
    let line = |label: &str, count: Option<i64>, share: Option<&String>| {
        vec![
            spoken::chapter(chapter).to_owned(),
            table.label.clone(),
            label.to_owned(),
            number(count),
            share.cloned().unwrap_or_default(),
            table.definition.clone(),
            basis.map(|basis| basis.source.clone()).unwrap_or_default(),
            basis.map(|basis| basis.effective_from.to_string()).unwrap_or_default(),
        ]
    };
    let total = line(spoken::total(), table.total, None);
    let rows = table.rows.iter().map(|row| line(&row.label, row.count, row.share.as_ref()));
    std::iter::once(total).chain(rows).collect()
}

fn attachment(file: Vec<u8>, name: &str) -> Response {
    let mut response = Response::new(Body::from(file));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(KIND));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(name) = HeaderValue::from_str(&::documents::disposition(false, name)) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
