//! Public notices (公示) ahead of a step, and what is raised against a person.

pub mod object;
pub mod print;
pub mod settle;
pub mod start;
pub mod withdraw;

use super::{problems::WITHDRAWN, query, store::notice, whole::Whole};
use access::Action;
use kernel::{DevelopmentFileId, DevelopmentNoticeId};
use rest::{Call, Problem, kinds};

/// The file with one of its notices that is still up, for this transaction alone.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may not be changed, 409 when it is over with it.
async fn claimed(
    call: &Call,
    id: DevelopmentFileId,
    notice: DevelopmentNoticeId,
) -> Result<(Whole, notice::Model), Problem> {
    let placed = query::claimed_for(call, id, Action::Update).await?;
    let whole = Whole::of(call.tx(), placed).await?;
    let found = whole.notices.iter().find(|one| one.id == notice).cloned();
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    query::still_open(&whole.file)?;
    if found.withdrawn_at.is_some() {
        return Err(WITHDRAWN.problem());
    }
    Ok((whole, found))
}
