use super::store::Model;
use crate::{
    dates::whole_months,
    desk::Desk,
    registers::view::{Whose, whose},
    sealing,
};
use kernel::{MemberId, SpellId, UnitId};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

const CONTACT: &str = "floating_spells.contact";

/// A stay away from the own branch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SpellOut {
    pub id: SpellId,
    pub member_id: MemberId,
    #[serde(flatten)]
    pub whose: Whose,
    pub where_to: String,
    pub since: Date,
    /// The last day of the spell.
    pub ended_on: Option<Date>,
    /// How the member is reached.
    pub contact: Option<String>,
    /// A unit of this organisation where the member takes part.
    pub inflow_unit_id: Option<UnitId>,
    /// Completed months away.
    pub months: u16,
    /// Away long enough to count as floating by the rule.
    pub counts: bool,
}

/// # Errors
/// When the database is away or a contact does not open.
pub async fn shown(desk: &Desk<'_>, spells: Vec<Model>) -> Result<Vec<SpellOut>, Problem> {
    let owners = whose(desk, spells.iter().map(|spell| spell.member_id).collect()).await?;
    let after = u16::from(desk.pack.floating.on(desk.today).value.after_months);
    let out = |spell: Model| {
        let months = whole_months(spell.since, spell.until.unwrap_or(desk.today));
        Ok(SpellOut {
            contact: sealing::open(
                desk.tx.vault(),
                CONTACT,
                Uuid::from(spell.id),
                spell.contact_sealed.as_deref(),
            )?,
            id: spell.id,
            member_id: spell.member_id,
            whose: owners.get(&spell.member_id).cloned().unwrap_or_default(),
            where_to: spell.where_to,
            since: spell.since,
            ended_on: spell.until,
            inflow_unit_id: spell.inflow_unit_id,
            months,
            counts: months >= after,
        })
    };
    spells.into_iter().map(out).collect()
}

/// # Errors
/// When the vault cannot seal.
pub fn seal_contact(
    desk: &Desk<'_>,
    spell: SpellId,
    contact: Option<&str>,
) -> Result<Option<Vec<u8>>, Problem> {
    sealing::seal(desk.tx.vault(), CONTACT, Uuid::from(spell), contact)
}
