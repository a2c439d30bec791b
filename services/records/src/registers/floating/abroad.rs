//! Stays outside the country (出国): how often the branch hears of the member, and from when membership generally rests.

use super::store::Model;
use crate::{
    desk::Desk,
    members::words::MembershipState,
    transfers::rules::{Finding, floating},
};
use rulepack::Basis;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A stay outside the country.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StayAbroad {
    pub last_contact_on: Option<Date>,
    /// Who of the branch spoke to the member.
    pub last_contact_by: Option<String>,
    /// What the rules ask for; none once the stay has ended or the membership rests.
    pub asked: Option<AskedAbroad>,
}

/// What the rules ask of a branch for somebody abroad.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedAbroad {
    /// The branch should have heard again by then.
    pub contact_by: Date,
    /// That day has come without contact.
    pub contact_overdue: bool,
    /// From when membership is generally suspended (停止党籍). People decide about that.
    pub suspend_from: Date,
    /// That day has come.
    pub long_abroad: bool,
    pub basis: Basis,
}

/// None for a stay within the country.
pub fn shown(desk: &Desk<'_>, spell: &Model, state: Option<MembershipState>) -> Option<StayAbroad> {
    spell.abroad.unwrap_or_default().then(|| StayAbroad {
        last_contact_on: spell.last_contact_on,
        last_contact_by: spell.last_contact_by.clone(),
        asked: state.and_then(|state| asked(desk, spell, state)),
    })
}

/// Nothing where no relations are kept, once the member is back, and where membership rests already.
pub fn asked(desk: &Desk<'_>, spell: &Model, state: MembershipState) -> Option<AskedAbroad> {
    let rules = &desk.pack.transfers;
    let open = spell.until.is_none() && state == MembershipState::Normal;
    if !(open && spell.abroad.unwrap_or_default() && rules.practice.on(desk.today).value.usual) {
        return None;
    }
    let rule = rules.inflow.on(desk.today);
    let (left_on, heard) = (spell.since, spell.last_contact_on);
    let found = floating::abroad(&rule.value, left_on, heard, desk.today);
    Some(AskedAbroad {
        contact_by: floating::contact_by(&rule.value, left_on, heard),
        contact_overdue: found.iter().any(|one| matches!(one, Finding::ContactDue { .. })),
        suspend_from: floating::suspend_from(&rule.value, left_on),
        long_abroad: found.iter().any(|one| matches!(one, Finding::LongAbroad { .. })),
        basis: rule.basis("transfers.inflow"),
    })
}
