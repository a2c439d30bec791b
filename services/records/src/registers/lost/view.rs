use super::store::Model;
use crate::{
    codes::LOST_REASONS,
    dates::whole_months,
    desk::Desk,
    members::{self, words::MembershipState},
    registers::{
        rules::{Due, due},
        view::{Whose, whose},
    },
};
use kernel::{MemberId, SpellId};
use rest::{Problem, spoken_locale};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A time out of contact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LostOut {
    pub id: SpellId,
    pub member_id: MemberId,
    #[serde(flatten)]
    pub whose: Whose,
    /// Of the last activity or payment.
    pub since: Date,
    /// The last day of the spell.
    pub ended_on: Option<Date>,
    pub reason_code: String,
    pub reason: String,
    /// Completed months without contact.
    pub months: u16,
    /// What the rule asks for after so long, and is not done yet.
    pub due: Option<Due>,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, entries: Vec<Model>) -> Result<Vec<LostOut>, Problem> {
    let ids: Vec<MemberId> = entries.iter().map(|entry| entry.member_id).collect();
    let owners = whose(desk, ids.clone()).await?;
    let suspended = members::out_of_standing(desk.tx, ids).await?;
    let rule = &desk.pack.lost_contact.on(desk.today).value;
    let asked = |entry: &Model, state: Option<MembershipState>| {
        let suspended = suspended.get(&entry.member_id).copied();
        let asked = due(entry.since, state?, suspended, rule, desk.today);
        asked.filter(|_| entry.until.is_none()).map(|(due, _)| due)
    };
    let out = |entry: Model| LostOut {
        due: asked(&entry, owners.get(&entry.member_id).and_then(|whose| whose.state)),
        id: entry.id,
        member_id: entry.member_id,
        whose: owners.get(&entry.member_id).cloned().unwrap_or_default(),
        since: entry.since,
        ended_on: entry.until,
        reason: LOST_REASONS.label(&entry.reason_code, spoken_locale()).unwrap_or_default().to_owned(),
        reason_code: entry.reason_code,
        months: whole_months(entry.since, entry.until.unwrap_or(desk.today)),
    };
    Ok(entries.into_iter().map(out).collect())
}
