use crate::{
    desk::Desk,
    registers::floating::store::Model,
    transfers::rules::need::{self, Stay},
};
use rulepack::{Basis, transfers::Paper};
use serde::Serialize;
use utoipa::ToSchema;

/// The paper a stay needs, by the rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperDue {
    #[schema(inline)]
    pub paper: Paper,
    pub basis: Basis,
}

/// None where it cannot be said: too little is known of the stay, it is over, or outside the country, where the relation
/// stays at home without a paper; and where no relations are kept.
pub fn due(desk: &Desk<'_>, spell: &Model) -> Option<PaperDue> {
    let rules = &desk.pack.transfers;
    let asked = spell.until.is_none() && !spell.abroad.unwrap_or_default();
    let stay = stay(spell).filter(|_| asked && rules.practice.on(desk.today).value.usual)?;
    let rule = rules.need.on(desk.today);
    Some(PaperDue { paper: need::paper(rule.value, None, stay), basis: rule.basis("transfers.need") })
}

/// As far as it was told: whoever changed unit or residence moves the relation, however long the stay.
fn stay(spell: &Model) -> Option<Stay> {
    let changed = spell.changed.unwrap_or_default();
    let until = spell.expected_until.or_else(|| changed.then_some(spell.since))?;
    Some(Stay { changed, from: spell.since, until, fixed_place: spell.fixed_place.unwrap_or(true) })
}
