use super::view::ShareOut;
use crate::{
    Records,
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    dues::{
        place,
        rules::remit::{Share, may_set},
        said,
        store::share::{self, Model},
    },
    text,
    units::Unit,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DuesShareId, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// The share from a day on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesShare {
    pub from_day: Date,
    /// 1/10000 of the receipts.
    pub basis_points: u16,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Set the share of its receipts a unit passes up
///
/// By the level above; for the top of the organisation it writes down what was set from outside.
#[utoipa::path(post, path = "/dues/units/{id}/shares", tag = "dues", operation_id = "set_dues_share",
    request_body = NewDuesShare, params(("id" = UnitId, Path)), responses((status = CREATED, body = ShareOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(new): Json<NewDuesShare>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::List).await?;
    let above = place::superior(&desk, &unit).await?;
    ctx.authorize(Action::Create, &place::of_unit(above.as_ref().unwrap_or(&unit))).await?;
    let row = set(&desk, &unit, new).await?;
    ctx.reply(StatusCode::CREATED, &ShareOut::from(row)).await
}

/// # Errors
/// Outside of what the rules leave to the level above.
pub async fn set(desk: &Desk<'_>, unit: &Unit, new: NewDuesShare) -> Result<Model, Problem> {
    let (from, basis_points) = (new.from_day, new.basis_points);
    if from < EARLIEST {
        return Err(TOO_EARLY.at("/from_day"));
    }
    if from > LATEST {
        return Err(TOO_LATE.at("/from_day"));
    }
    let rule = &desk.pack.dues.remittance.on(from).value;
    may_set(Share { from, basis_points }, rule)
        .map_err(|finding| said::refused("/basis_points", finding, &desk.pack.dues, from))?;
    let row = Model {
        id: DuesShareId::new(),
        unit_id: unit.id,
        from_day: from,
        basis_points: i32::from(basis_points),
        doc_no: text::kept(new.doc_no, "/doc_no", 100)?,
        set_by: desk.who.id,
        set_at: desk.now,
    };
    share::insert(desk.tx, row.clone()).await?;
    let new =
        json!({ "unit_id": unit.id, "from_day": from, "basis_points": basis_points, "doc_no": row.doc_no });
    let subject_id = Some(unit.id.0);
    desk.audit(Entry {
        action: "set_share",
        subject: "dues",
        subject_id,
        new: Some(new),
        ..Entry::default()
    })
    .await?;
    Ok(row)
}
