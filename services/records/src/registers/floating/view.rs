use super::{
    abroad::{self, StayAbroad},
    certificates::{self, CertificateOut, PaperDue},
    store::Model,
};
use crate::{
    dates::whole_months,
    desk::Desk,
    registers::view::{Whose, whose},
    sealing,
    transfers::rules::floating::{self, Away},
};
use access::Reach;
use kernel::{MemberId, SpellId, UnitId, mask};
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
    /// Of a stay outside the country.
    pub abroad: Option<StayAbroad>,
    /// When the member means to be back.
    pub expected_until: Option<Date>,
    /// The unit of work or the habitual residence has changed.
    pub changed: Option<bool>,
    /// At one place, by and large.
    pub fixed_place: Option<bool>,
    /// The paper the stay needs, as far as enough is known of it.
    pub paper: Option<PaperDue>,
    /// The newest first.
    pub certificates: Vec<CertificateOut>,
}

/// `open` is where the actor may see what is masked for others.
///
/// # Errors
/// When the database is away or a contact does not open.
pub async fn shown(desk: &Desk<'_>, open: &Reach, spells: Vec<Model>) -> Result<Vec<SpellOut>, Problem> {
    let owners = whose(desk, spells.iter().map(|spell| spell.member_id).collect()).await?;
    let mut issued = certificates::of_spells(desk.tx, spells.iter().map(|spell| spell.id).collect()).await?;
    let rule = &desk.pack.floating.on(desk.today).value;
    let out = |spell: Model| {
        let last = spell.until.unwrap_or(desk.today);
        let whose = owners.get(&spell.member_id).cloned().unwrap_or_default();
        let sealed = spell.contact_sealed.as_deref();
        let contact = sealing::open(desk.tx.vault(), CONTACT, Uuid::from(spell.id), sealed)?;
        let hidden = !open.covers(Some(&whose.path));
        Ok(SpellOut {
            abroad: abroad::shown(desk, &spell, whose.state),
            paper: certificates::due(desk, &spell),
            certificates: issued
                .remove(&spell.id)
                .unwrap_or_default()
                .into_iter()
                .map(certificates::shown)
                .collect(),
            expected_until: spell.expected_until,
            changed: spell.changed,
            fixed_place: spell.fixed_place,
            counts: floating::is_floating(rule, away(&spell), last),
            contact: contact.map(|text| if hidden { mask::mobile(&text) } else { text }),
            id: spell.id,
            member_id: spell.member_id,
            whose,
            where_to: spell.where_to,
            since: spell.since,
            ended_on: spell.until,
            inflow_unit_id: spell.inflow_unit_id,
            months: whole_months(spell.since, last),
        })
    };
    spells.into_iter().map(out).collect()
}

/// Whoever is entered here does not come to the own branch; where nothing else is told, unit or residence changed.
fn away(spell: &Model) -> Away {
    Away { since: spell.since, changed: spell.changed.unwrap_or(true), attends_own_branch: false }
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
