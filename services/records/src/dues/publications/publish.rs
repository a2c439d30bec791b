use super::{
    preview::{figures, open_month},
    view::{self, PublicationOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        ledger::Book,
        place,
        problems::{NO_YEAR, PUBLISHED_ALREADY, YEAR_NOT_CLOSED},
        store::{
            entry,
            publication::{self, Model},
        },
    },
    text,
    units::Unit,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesPublished;
use kernel::{DuesPublicationId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which year is shown to the members.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesPublication {
    pub year: i32,
    /// What the members should know beside the figures.
    #[serde(default)]
    pub note: Option<String>,
}

/// Publish the figures of a year to the members
///
/// Once every month of it is closed. What was shown never changes.
#[utoipa::path(post, path = "/dues/units/{id}/publications", tag = "dues", operation_id = "publish_dues_year",
    request_body = NewDuesPublication, params(("id" = UnitId, Path)),
    responses((status = CREATED, body = PublicationOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(new): Json<NewDuesPublication>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::Create).await?;
    let row = publish(&desk, &unit, new).await?;
    let out = view::shown(&desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// # Errors
/// While a month of the year is open, when there are no books of it, or when it was published before.
pub async fn publish(desk: &Desk<'_>, unit: &Unit, new: NewDuesPublication) -> Result<Model, Problem> {
    let book = Book::open(desk, unit.id).await?;
    let first = entry::first_day(desk.tx, unit.id).await?;
    if first.is_none_or(|first| first.year() > new.year) || new.year > desk.today.year() {
        return Err(NO_YEAR.at("/year"));
    }
    if let Some(month) = open_month(new.year, book.settled_to) {
        return Err(YEAR_NOT_CLOSED.at("/year").with("year", new.year).with("month", month));
    }
    let published = figures(desk, unit, new.year).await?;
    let row = Model {
        id: DuesPublicationId::new(),
        unit_id: unit.id,
        year: new.year,
        figures: serde_json::to_value(&published)
            .map_err(|error| kinds::INTERNAL.problem().because(error))?,
        note: text::lines(new.note, "/note", 500)?,
        published_on: desk.today,
        published_by: desk.who.id,
        published_at: desk.now,
    };
    publication::insert(desk.tx, row.clone()).await.on_constraint(
        "dues_publications_year_key",
        &PUBLISHED_ALREADY,
        "/year",
    )?;
    let (id, unit_id, year) = (row.id, unit.id, row.year);
    desk.emit(&DuesPublished { id, unit_id, year }).await?;
    let new = Some(json!({ "unit_id": unit_id, "year": year, "figures": row.figures }));
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "publish", subject: "dues", subject_id, new, ..Entry::default() }).await?;
    Ok(row)
}
