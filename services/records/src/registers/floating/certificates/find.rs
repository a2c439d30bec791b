use super::store::{self, Model};
use crate::{
    members::Reached,
    registers::{
        floating::store::{Entity, Model as Spell},
        spells,
    },
};
use kernel::StayCertificateId;
use rest::{Ctx, Problem, kinds};

/// A certificate with the stay it is for and the member, whom the actor may change.
///
/// # Errors
/// 404 when there is none within reach, 403 when its member may not be changed.
pub async fn reached(ctx: &Ctx, id: StayCertificateId) -> Result<(Model, Spell, Reached), Problem> {
    let certificate = store::find(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let (spell, member) = spells::reached::<Entity>(ctx, certificate.spell_id).await?;
    Ok((certificate, spell, member))
}
