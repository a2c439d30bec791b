use super::{mine, sheet, view};
use crate::{
    Records,
    dues::{
        called, place,
        store::publication::{self, Column, Model},
    },
    sheets::{self, Sheet},
};
use axum::extract::State;
use kernel::DuesPublicationId;
use rest::{Answer, Ctx, Path, Problem, kinds};

/// What a unit has published of a year as PDF, to be put up
///
/// For those who see its books, and for the members it was published to.
#[utoipa::path(get, path = "/dues/publications/{id}/publication.pdf", tag = "dues",
    operation_id = "print_dues_publication", params(("id" = DuesPublicationId, Path)),
    responses((status = OK, description = "The figures", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DuesPublicationId>) -> Answer {
    let row = reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let out = view::shown(&desk, vec![row]).await?.pop();
    let out = out.ok_or_else(|| kinds::INTERNAL.problem())?;
    let name = format!(
        "{}-{}-{}",
        called::called(&desk, ("党费公示", "dues"), ("会费公示", "fees")),
        out.unit_name,
        out.year
    );
    let data = sheet::of(&desk, &out);
    sheets::pdf(&records, ctx, Sheet { template: "statistics", name, data }).await
}

/// # Errors
/// 404 when there is none within reach.
async fn reached(ctx: &Ctx, id: DuesPublicationId) -> Result<Model, Problem> {
    let books = match place::seen_of_units(ctx, Column::UnitId).await {
        Ok(seen) => publication::find_within(ctx.tx(), id, seen).await?,
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => None,
        Err(problem) => return Err(problem),
    };
    match books {
        Some(row) => Ok(row),
        None => mine::find(ctx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem()),
    }
}
