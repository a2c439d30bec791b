//! How members are shown: masked, whoever asks.

mod audit;
mod item;
mod whole;

pub use audit::{audited, audited_change};
pub use item::{MemberItem, items};
pub use whole::{MemberOut, actions, full};

use super::{rules::membership_years, store::member::Model, words::Flag};
use rulepack::Pack;
use time::Date;

/// What stands out about a member.
pub fn flags(member: &Model, floating: bool, lost: bool, pack: &Pack, today: Date) -> Vec<Flag> {
    let years = membership_years(member.full_on, today);
    let due = member.membership_state.is_member() && years >= pack.joining.on(today).value.medal_years;
    let differs = member.birth_date.is_some() && member.birth_date != member.id_birth_date;
    let flags = [
        (floating, Flag::Floating),
        (lost, Flag::LostContact),
        (member.veteran, Flag::Veteran),
        (member.medal, Flag::Medal),
        (due && !member.medal, Flag::MedalDue),
        (differs, Flag::BirthDateDiffers),
    ];
    flags.into_iter().filter_map(|(stands, flag)| stands.then_some(flag)).collect()
}
