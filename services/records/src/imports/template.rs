use super::{layout, refused::download, upload::Which, view::brings, words::ImportKind};
use crate::{
    spoken::pick,
    table::{
        Column,
        write::{Content, workbook},
    },
};
use access::Action;
use rest::{Answer, Ctx, Query, kinds, voice};

/// Download an empty table to fill in
#[utoipa::path(get, path = "/imports/template.xlsx", tag = "imports", operation_id = "get_import_template",
    params(Which),
    responses((status = OK, description = "The workbook", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn handle(ctx: Ctx, Query(which): Query<Which>) -> Answer {
    ctx.reach_something(Action::Import, brings(which.kind)).await?;
    let (titles, sheet, name) = match which.kind {
        ImportKind::Members => (titles(layout::MEMBERS), pick("党员花名册", "Members"), "members.xlsx"),
        ImportKind::Units => (titles(layout::UNITS), pick("组织架构", "Units"), "units.xlsx"),
    };
    let content = Content { sheet, titles: &titles, rows: Vec::<Vec<String>>::new() };
    let file = workbook(content).map_err(|e| kinds::INTERNAL.problem().because(e))?;
    ctx.commit_with(download(file, name)?).await
}

fn titles<F>(layout: &[Column<F>]) -> Vec<String> {
    let voice = voice();
    layout.iter().map(|column| column.title(voice)).collect()
}
