use super::{
    figures,
    query::{self, Days},
    sheet::{self, Report},
    spoken, view,
    words::Chapter,
};
use crate::{
    Records,
    sheets::{self, Sheet},
};
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path, Query};
use serde::Deserialize;
use time::Date;
use utoipa::IntoParams;

/// Which chapter, for which days, for whose eyes.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// All of them when absent.
    #[param(inline)]
    pub chapter: Option<Chapter>,
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

/// The statistics of a unit and all below it as PDF
///
/// What the page shows to whoever asks: small counts are hidden from whoever may not list the members of the unit.
#[utoipa::path(get, path = "/units/{id}/statistics.pdf", tag = "statistics", operation_id = "print_statistics",
    params(("id" = UnitId, Path), Wanted),
    responses((status = OK, description = "The tables", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let unit = query::reached(&ctx, id, Action::View).await?;
    let shown = query::shown(&ctx, &unit, wanted.public).await?;
    let desk = records.desk(&ctx);
    let frame = query::framed(&desk, &unit, Days { on: wanted.on, after: wanted.after }).await?;
    let figures = match wanted.chapter {
        Some(chapter) => figures::of(&frame, chapter).await?,
        None => figures::all(&frame).await?,
    };
    let span = frame.span;
    let tables = view::tables(&desk, span.through, shown, &figures);
    let title = sheet::title(wanted.chapter.map(spoken::chapter));
    let report = Report { title, unit: &unit.name, span, shown, notes: Vec::new() };
    let (name, data) = (sheet::name(&unit.name, span), sheet::sheet(report, &tables));
    sheets::pdf(&records, ctx, Sheet { template: "statistics", name, data }).await
}
