use super::{LIMITS, values::filling};
use crate::{
    Records,
    collections::{
        lines::Line,
        problems::{NO_TEMPLATE, NOT_MAPPED, TEMPLATE_GONE},
        query::Placed,
    },
    documents,
    table::{Fault, fill::fill},
};
use rest::{Ctx, Problem, kinds};

/// The name and the content of the workbook of the committee above, with the answers in it.
///
/// # Errors
/// 409 when there is none, nothing says what stands where, or it has gone.
pub async fn in_template(
    records: &Records,
    ctx: &Ctx,
    placed: &Placed,
    all: &[Line],
) -> Result<(String, Vec<u8>), Problem> {
    let template = placed.collection.template.as_ref().ok_or_else(|| NO_TEMPLATE.problem())?;
    if template.mapping.is_empty() {
        return Err(NOT_MAPPED.problem());
    }
    let found = documents::workbook(records, ctx, template.document_id, template.number).await?;
    let bytes = found.ok_or_else(|| TEMPLATE_GONE.problem())?;
    let filling = filling(&template.mapping, &placed.collection.form.0, &placed.unit.name, all);
    let _place = records.readers.acquire().await.map_err(|_| kinds::UNAVAILABLE.problem())?;
    let written = tokio::task::spawn_blocking(move || fill(bytes, &LIMITS, &filling)).await;
    let written = written.unwrap_or(Err(Fault::CorruptWorkbook));
    Ok((template.file_name.clone(), written.map_err(|fault| TEMPLATE_GONE.problem().because(fault))?))
}
