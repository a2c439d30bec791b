//! What a row says for the registers: who is away, and with whom there is no contact.

use crate::{
    codes::LOST_REASONS,
    imports::{
        check::{Floating, Lost, line::Line, problems, values},
        layout::Field,
    },
    members::draft::NewMember,
    text::{BAD_TEXT, TEXT_TOO_LONG, too_long, unfit},
};
use time::Date;

pub fn floating(line: &mut Line<'_>, draft: &NewMember, today: Date) -> Option<Floating> {
    let away = line.wish(Field::Floating, values::yes_or_no).unwrap_or(false);
    let where_to = line.text(Field::FloatingTo).map(|text| kernel::text::single_line(&text));
    if away && !draft.membership_state.is_member() {
        line.doubt(Field::Floating, &problems::FLOATING_NOT_A_MEMBER);
        return None;
    }
    if !away {
        if where_to.is_some() {
            line.doubt(Field::FloatingTo, &problems::FLOATING_CONTRADICTS);
        }
        return None;
    }
    // the register takes no other texts, and by then it would be too late to say so
    match &where_to {
        Some(text) if too_long(text, 200) => line.refuse(Field::FloatingTo, &TEXT_TOO_LONG),
        Some(text) if unfit(text) => line.refuse(Field::FloatingTo, &BAD_TEXT),
        _ => {}
    }
    let since = line.date(Field::FloatingSince).filter(|day| (draft.joined_on..=today).contains(day));
    if since.is_none() {
        line.doubt(Field::FloatingSince, &problems::FLOATING_SINCE_ASSUMED);
    }
    if where_to.is_none() {
        line.doubt(Field::FloatingTo, &problems::FLOATING_TO_MISSING);
    }
    let where_to = where_to.unwrap_or_else(|| "不详".to_owned());
    Some(Floating { where_to, since: since.unwrap_or(today) })
}

/// What the rule asks for hangs on the day, so none is assumed.
pub fn lost(line: &mut Line<'_>, draft: &NewMember, today: Date) -> Option<Lost> {
    if !line.is_given(Field::LostSince) && !line.is_given(Field::LostReason) {
        return None;
    }
    let before = line.findings.len();
    let since = line.date(Field::LostSince);
    let reason = line.wish(Field::LostReason, |text| LOST_REASONS.find(text));
    if since.is_none() && reason.is_none() {
        return None; // both say that there is nothing, or it has been told
    }
    if !draft.membership_state.is_member() {
        line.doubt(Field::LostSince, &problems::LOST_NOT_A_MEMBER);
        return None;
    }
    let told = line.findings.len() > before;
    let Some(since) = since.filter(|day| (draft.joined_on..=today).contains(day)) else {
        if !told {
            line.doubt(Field::LostSince, &problems::LOST_SINCE_NEEDED);
        }
        return None;
    };
    if reason.is_none() && !told {
        line.doubt(Field::LostReason, &problems::LOST_REASON_ASSUMED);
    }
    Some(Lost { since, reason_code: reason.unwrap_or(OTHER).to_owned() })
}

/// The reason nobody has given.
const OTHER: &str = "7";
