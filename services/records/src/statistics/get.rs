use super::{
    figures,
    query::{self, Days},
    view::{self, ChapterOut},
    words::Chapter,
};
use crate::Records;
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
    #[param(inline)]
    pub chapter: Chapter,
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

/// Show a chapter of the statistics of a unit and all below it
///
/// Small counts are hidden from whoever may not list the members of the unit.
#[utoipa::path(get, path = "/units/{id}/statistics", tag = "statistics", operation_id = "get_statistics",
    params(("id" = UnitId, Path), Wanted), responses((status = OK, body = ChapterOut)))]
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
    let tables = figures::of(&frame, wanted.chapter).await?;
    let out = view::chapter(&desk, &unit, frame.span, wanted.chapter, shown, &tables);
    ctx.read(&out)
}
