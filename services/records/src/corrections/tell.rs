use super::store::Model;
use crate::desk::Desk;
use events::kinds::CorrectionChanged;
use rest::Problem;

/// Tells other services where a request stands now.
///
/// # Errors
/// When the database is away.
pub async fn tell(desk: &Desk<'_>, correction: &Model) -> Result<(), Problem> {
    let Model { id, member_id, field, state, .. } = correction;
    let (field, state) = (field.as_str().to_owned(), state.as_str().to_owned());
    desk.emit(&CorrectionChanged { id: *id, member_id: *member_id, field, state }).await
}
