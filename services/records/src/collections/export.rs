use super::{
    lines::{Line, lines},
    query::{self, Placed},
    roll_up::adds,
    rules::{Cell, Field, FieldKind, Form, Value, roll_up, said},
    tell,
    template::in_template,
    words::AnswerState,
};
use crate::{
    Records,
    spoken::pick,
    table::write::{Content, workbook},
};
use ::documents::disposition;
use access::{Action, ResourceKind};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::CollectionId;
use rest::{Answer, Ctx, Path, Problem, ProblemBody, Query, kinds};
use serde::Deserialize;
use std::collections::BTreeMap;
use time::Date;
use utoipa::IntoParams;

/// In which form.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Written into the workbook of the committee above.
    #[serde(default)]
    pub template: bool,
}

/// Take the answers away as a workbook
///
/// Only of units whose answers one may take away. A row for each unit that was asked, a column for each field, and the sums below; or the workbook of the committee above
/// with a row for each unit that has handed in.
#[utoipa::path(get, path = "/collections/{id}/export", tag = "collections", operation_id = "export_collection",
    params(("id" = CollectionId, Path), Wanted), responses((status = OK, description = "The file",
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>),
        (status = 409, description = "There is no workbook of the committee above", body = ProblemBody,
        content_type = "application/problem+json")))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    ctx.takes_away()?;
    // names stand in it: to see the sums is not to take them away
    ctx.reach_something(Action::Export, ResourceKind::Collection).await?;
    let desk = records.desk(&ctx);
    let all = lines(&ctx, &placed, &placed.unit.path, Action::Export).await?;
    // written before the file: nobody takes anything away without a trace
    tell::audit(&desk, "export_collection", &placed.collection, None, None).await?;
    let (name, file) = match wanted.template {
        true => in_template(&records, &ctx, &placed, &all).await?,
        false => (named(&placed, desk.today), plain(&placed, &all).await?),
    };
    let mut response = Response::new(Body::from(file));
    for (name, value) in [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&disposition(false, &name)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    ctx.commit_with(response).await
}

/// What the file is called.
fn named(placed: &Placed, today: Date) -> String {
    format!("{}-{}-{today}.xlsx", placed.collection.title, placed.unit.name)
}

async fn plain(placed: &Placed, all: &[Line]) -> Result<Vec<u8>, Problem> {
    let form = &placed.collection.form.0;
    let (titles, rows, title) = (titles(form), rows(form, all), placed.collection.title.clone());
    let write = move || workbook(Content { sheet: &title, titles: &titles, rows });
    // packing is no work for the threads that answer others
    let file = tokio::task::spawn_blocking(write).await;
    let file = file.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    file.map_err(|error| kinds::INTERNAL.problem().because(error))
}

fn titles(form: &Form) -> Vec<String> {
    let first = [pick("党组织", "Unit"), pick("状态", "State"), pick("报送日期", "Handed in on")];
    let label = |field: &Field| match field.kind {
        FieldKind::Money => format!("{}{}", field.label, pick("（元）", " (yuan)")),
        _ => field.label.clone(),
    };
    first.into_iter().map(str::to_owned).chain(form.fields.iter().map(label)).collect()
}

fn rows(form: &Form, all: &[Line]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = all.iter().map(|line| row(form, line)).collect();
    let counted = all.iter().filter(|line| line.answer.state.is_in()).map(|line| &line.values);
    let tallies = roll_up(form, counted);
    let sums = form.fields.iter().zip(tallies).map(|(field, tally)| match field.kind {
        kind if adds(kind) => said(kind, &Value::Number(tally.sum), "", ""),
        FieldKind::Table => tally.rows.to_string(),
        _ => String::new(),
    });
    rows.push(
        [pick("合计", "Total").to_owned(), String::new(), String::new()].into_iter().chain(sums).collect(),
    );
    rows
}

fn row(form: &Form, line: &Line) -> Vec<String> {
    let on = line.answer.submitted_on.filter(|_| line.answer.state.is_in());
    let first = [
        line.unit.name.clone(),
        state(line.answer.state).to_owned(),
        on.map(|day| day.to_string()).unwrap_or_default(),
    ];
    // what has not been handed in is nobody else's yet
    let shown = line.answer.state.is_in();
    let values = form.fields.iter().map(|field| match line.values.get(&field.key).filter(|_| shown) {
        Some(Value::Rows(rows)) => table(field, rows),
        Some(value) => said(field.kind, value, pick("是", "yes"), pick("否", "no")),
        None => String::new(),
    });
    first.into_iter().chain(values).collect()
}

/// The rows of a table, one a line.
pub fn table(field: &Field, rows: &[BTreeMap<String, Cell>]) -> String {
    let line = |row: &BTreeMap<String, Cell>| {
        let cell = |column: &super::rules::Column| {
            let value = Value::from(row.get(&column.key)?.clone());
            Some(format!(
                "{}：{}",
                column.label,
                said(column.kind, &value, pick("是", "yes"), pick("否", "no"))
            ))
        };
        field.columns.iter().filter_map(cell).collect::<Vec<_>>().join("；")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub fn state(state: AnswerState) -> &'static str {
    match state {
        AnswerState::Asked => pick("未填报", "not begun"),
        AnswerState::Draft => pick("填报中", "being written"),
        AnswerState::Submitted => pick("已报送", "handed in"),
        AnswerState::Returned => pick("已退回", "returned"),
        AnswerState::Accepted => pick("已通过", "accepted"),
    }
}
