//! Minutes that read like those of another meeting of the unit: a word to whoever writes the record, before and when it is
//! filed.

use super::{
    findings::Told,
    problems::MINUTES_ALIKE,
    rules::alike::closest,
    store::{self, meeting::Model},
};
use crate::desk::Desk;
use kernel::{MeetingId, YearMonth};
use rulepack::Weight;
use sea_orm::DbErr;

/// The meeting these minutes are most like, said as a finding.
///
/// # Errors
/// When the database is away.
pub async fn found(desk: &Desk<'_>, meeting: &Model) -> Result<Option<(MeetingId, Told)>, DbErr> {
    let Some(minutes) = &meeting.minutes else { return Ok(None) };
    let version = desk.pack.overview.alike.on(meeting.day);
    let rule = &version.value;
    // a copy may be filed before what it was copied from
    let months = i32::from(rule.months);
    let first = YearMonth::of(meeting.day).plus(-months).first_day();
    let last = YearMonth::of(meeting.day).plus(months).last_day();
    let limit = u64::from(rule.records);
    let earlier = store::minutes_between(desk.tx, meeting.unit_id, meeting.id, (first, last), limit).await?;
    let texts = earlier.iter().map(|(_, _, _, text)| text.as_str());
    let like = closest(minutes, texts, rule);
    let told = like.and_then(|(n, share)| {
        let (id, day, subject, _) = earlier.get(n)?;
        let params = vec![
            ("day", day.to_string()),
            ("subject", subject.clone()),
            ("percent", (share / 10).to_string()),
        ];
        let weight = Weight::Warn;
        let (pointer, basis) = ("/minutes".to_owned(), None);
        let told = Told { pointer, kind: &MINUTES_ALIKE, params, weight, basis, meeting: Some(*id) };
        Some((*id, told.by(Some(version.basis("overview.alike")))))
    });
    Ok(told)
}
