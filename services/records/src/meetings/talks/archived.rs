//! What the archive keeps of talks: that two people talked, and when. There is nothing else to keep.

use super::{
    store::{self, Model},
    words::TalkState,
};
use crate::{archive::Filed, desk::Desk, members, units::Unit};
use kernel::MemberId;
use rest::Problem;
use rulepack::archive::FiledKind;
use serde_json::json;
use std::collections::HashMap;
use time::Date;

/// The talks of a unit between two days that neither of the two denies.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let mut talks = store::of_unit(desk.tx, unit.id, first, last).await?;
    talks.retain(|talk| talk.state == TalkState::Standing);
    let mut people: Vec<MemberId> = talks.iter().flat_map(|talk| [talk.one_id, talk.other_id]).collect();
    people.sort_unstable();
    people.dedup();
    let names = members::names(desk.tx, people).await?;
    Ok(talks.iter().map(|talk| filed(talk, &names)).collect())
}

fn filed(talk: &Model, names: &HashMap<MemberId, String>) -> Filed {
    let two = [talk.one_id, talk.other_id];
    let name = |id: &MemberId| names.get(id).map(String::as_str).unwrap_or_default();
    let people = two.iter().map(|id| json!({"member_id": id, "name": name(id)})).collect::<Vec<_>>();
    let title = two.iter().map(name).collect::<Vec<_>>().join("、");
    let content =
        json!({"day": talk.day, "pair": talk.pair, "people": people, "meeting_id": talk.meeting_id});
    Filed::new(FiledKind::Talk, talk.id.0, &title, talk.day, content)
}
