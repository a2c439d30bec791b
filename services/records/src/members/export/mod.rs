//! Members to take away, as a workbook or delimited text: what one may see, masked unless a reason is given and
//! the actor may ask for more. Text is written while it is read, so its length does not matter.

mod columns;
mod rows;

use super::{
    list::{self, Wanted},
    store::Filter,
    words::{MemberKind, MembershipState},
};
use crate::{
    table::{
        Format,
        write::{Content, workbook},
    },
    text, units,
};
use access::{Action, ResourceKind};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::UnitId;
use rest::{Answer, Ctx, Problem, Query, kinds};
use rows::Source;
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::IntoParams;

/// What to take away.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Export {
    #[param(inline)]
    pub format: Format,
    /// Sensitive fields in full; needs the permission to reveal them, and a reason.
    #[serde(default)]
    pub sensitive: bool,
    pub reason: Option<String>,
    /// The filters of the list.
    pub q: Option<String>,
    pub unit_id: Option<UnitId>,
    pub below: Option<bool>,
    pub kind: Option<MemberKind>,
    pub state: Option<MembershipState>,
    pub floating: Option<bool>,
    pub lost: Option<bool>,
}

impl Export {
    fn wanted(&self) -> Wanted {
        Wanted {
            q: self.q.clone(),
            unit_id: self.unit_id,
            below: self.below,
            kind: self.kind,
            state: self.state,
            floating: self.floating,
            lost: self.lost,
            sort: None,
        }
    }
}

/// Export members
#[utoipa::path(get, path = "/members/export", tag = "members", operation_id = "export_members", params(Export),
    responses((status = OK, description = "The file", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "text/csv")))))]
pub async fn handle(ctx: Ctx, Query(export): Query<Export>) -> Answer {
    let mut filter = list::filter(&ctx, &export.wanted(), Action::Export).await?;
    let reason = text::kept(export.reason.clone(), "?reason", 500)?;
    if export.sensitive {
        sensitive(&ctx, &mut filter, reason.as_deref()).await?;
    }
    let new = json!({"format": export.format, "sensitive": export.sensitive, "unit_id": export.unit_id});
    // written before the file: nobody takes anything away without a trace
    ctx.audit(Entry { action: "export", subject: "member", new: Some(new), why: reason, ..Entry::default() })
        .await?;
    let masked = !export.sensitive;
    let voice = rest::voice();
    let name = named(&ctx, &export).await?;
    let source = Source::new(filter, masked, voice);
    let response = match export.format {
        Format::Xlsx => {
            let rows = source.all(ctx.tx()).await?;
            let write = move || {
                let titles = columns::titles(voice);
                workbook(Content { sheet: columns::sheet(voice), titles: &titles, rows })
            };
            // packing thousands of rows is no work for the threads that answer others
            let file = tokio::task::spawn_blocking(write).await;
            let file = file.map_err(|error| kinds::INTERNAL.problem().because(error))?;
            let file = file.map_err(|error| kinds::INTERNAL.problem().because(error))?;
            attachment(
                Body::from(file),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                &format!("{name}.xlsx"),
            )
        }
        Format::Csv => {
            let body = source.stream(ctx.base().db.clone(), ctx.scope().clone());
            attachment(body, "text/csv; charset=utf-8", &format!("{name}.csv"))
        }
    };
    ctx.commit_with(response).await
}

async fn sensitive(ctx: &Ctx, filter: &mut Filter, reason: Option<&str>) -> Result<(), Problem> {
    if reason.is_none() {
        return Err(kinds::VALIDATION.problem().field("?reason", &kinds::MISSING));
    }
    let reach = ctx.reach_something(Action::Reveal, ResourceKind::Member).await?;
    filter.also_within = units::ids_within(&reach);
    Ok(())
}

/// What the file is called, without its ending: by the unit, where one is asked for.
async fn named(ctx: &Ctx, export: &Export) -> Result<String, Problem> {
    let (title, today) = (columns::sheet(rest::voice()), ctx.today());
    let Some(unit) = export.unit_id else { return Ok(format!("{title}-{today}")) };
    let unit = units::named(ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
    Ok(format!("{title}-{}-{today}", unit.name))
}

fn attachment(body: Body, kind: &'static str, name: &str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(name) = HeaderValue::from_str(&::documents::disposition(false, name)) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
