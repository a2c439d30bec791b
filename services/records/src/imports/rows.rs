use super::{
    check::{self, Finding, Judged},
    header::{self, ColumnOut},
    sealed, store, view,
    words::Verdict,
};
use kernel::ImportId;
use rest::{Answer, Ctx, Page, Paged, Path, Problem, Query, voice};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which rows.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Good ones include those with something to look at.
    pub state: Option<Verdict>,
}

/// A row and what was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportRowOut {
    /// The row of the sheet; in a text file the number of the record, the header being the first.
    pub line: u32,
    pub state: Verdict,
    pub name: Option<String>,
    /// The reason of a refusal comes first.
    pub findings: Vec<FindingOut>,
}

/// One thing that refuses a row or should be looked at.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingOut {
    /// Title of the column, as it stands in the file.
    pub column: Option<String>,
    pub code: String,
    pub detail: String,
    /// Whether it keeps the row out.
    pub refuses: bool,
    /// What stands there; sensitive values are masked.
    pub value_masked: Option<String>,
}

/// Show what the check said about rows
#[utoipa::path(get, path = "/imports/{id}/rows", tag = "imports", operation_id = "list_import_rows",
    params(("id" = ImportId, Path,), Wanted, Page), responses((status = OK, body = Paged<ImportRowOut>)))]
pub async fn handle(ctx: Ctx, Path(id): Path<ImportId>, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    let import = view::reached(&ctx, id).await?;
    let columns = header::read(import.header.as_deref());
    let after = page.after::<i32>()?;
    let rows = store::page_of_rows(ctx.tx(), id, verdicts(wanted.state), after, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| row.line);
    let opened = |row: &store::row::Model| Ok(shown(sealed::open(ctx.tx().vault(), row)?, &columns));
    let items = cut.items.iter().map(opened).collect::<Result<Vec<_>, Problem>>()?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

fn verdicts(state: Option<Verdict>) -> &'static [Verdict] {
    match state {
        None => Verdict::ALL,
        Some(Verdict::Good) => &[Verdict::Good, Verdict::Warned],
        Some(Verdict::Warned) => &[Verdict::Warned],
        Some(Verdict::Refused) => &[Verdict::Refused],
    }
}

fn shown(judged: Judged, columns: &[ColumnOut]) -> ImportRowOut {
    let state = judged.verdict();
    let finding = |finding: Finding| FindingOut {
        column: title(&finding, columns),
        detail: check::detail(&finding, voice()),
        code: finding.code,
        refuses: finding.refuses,
        value_masked: finding.value,
    };
    ImportRowOut {
        line: judged.line,
        state,
        name: Some(judged.name).filter(|name| !name.is_empty()),
        findings: judged.findings.into_iter().map(finding).collect(),
    }
}

fn title(finding: &Finding, columns: &[ColumnOut]) -> Option<String> {
    let column = finding.column.and_then(|at| columns.get(at));
    column.map(|column| column.title.clone()).or_else(|| finding.field.clone())
}
