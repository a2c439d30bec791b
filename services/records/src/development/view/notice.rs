use crate::{
    desk::Desk,
    development::{
        rules::length,
        store::{notice, objection},
        whole::{Whole, ruleset},
    },
    sealing::open,
};
use kernel::{DevelopmentNoticeId, ObjectionId};
use rest::Problem;
use rulepack::development::{Limit, NoticeField};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

pub const TEXT: &str = "development_objections.text";
pub const RESULT: &str = "development_objections.result";

/// A public notice.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentNotice)]
pub struct NoticeOut {
    pub id: DevelopmentNoticeId,
    pub ahead_of: String,
    pub from_on: Date,
    pub until_on: Date,
    pub working_days: u32,
    pub least: u32,
    /// Whether the calendar of days off was known; otherwise weekends alone were counted.
    pub certain: bool,
    /// It is up today.
    pub running: bool,
    pub shown: Vec<NoticeField>,
    pub place: Option<String>,
    /// Where to object, as the notice tells.
    pub objection_phone: Option<String>,
    /// An address, or an office.
    pub objection_address: Option<String>,
    pub withdrawn_reason: Option<String>,
    pub objections: Vec<ObjectionOut>,
}

/// What somebody holds against the person. What was said is read by whoever keeps the file alone.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentObjection)]
pub struct ObjectionOut {
    pub id: ObjectionId,
    pub raised_on: Date,
    pub named: bool,
    pub text: Option<String>,
    pub settled_on: Option<Date>,
    pub result: Option<String>,
}

/// # Errors
/// When a value does not open.
pub fn notices(desk: &Desk<'_>, whole: &Whole, keeps: bool) -> Result<Vec<NoticeOut>, Problem> {
    let calendar = desk.pack.calendar();
    let out = |notice: &notice::Model| {
        // by the rules of its day: what the organisation asks since does not make it short
        let least = ruleset(desk, notice.from_on).number(Limit::NoticeDays).unwrap_or(0);
        let length = length(notice.from_on, notice.until_on, least, &calendar);
        let mine = whole.objections.iter().filter(|one| one.notice_id == notice.id);
        Ok(NoticeOut {
            id: notice.id,
            ahead_of: notice.ahead_of.clone(),
            from_on: notice.from_on,
            until_on: notice.until_on,
            working_days: length.working_days,
            least: length.least,
            certain: length.certain,
            running: notice.runs_on(desk.today),
            shown: notice.shown.iter().filter_map(|word| word.parse().ok()).collect(),
            place: notice.place.clone(),
            objection_phone: notice.objection_phone.clone(),
            objection_address: notice.objection_address.clone(),
            withdrawn_reason: notice.withdrawn_reason.clone(),
            objections: mine.map(|one| objection(desk, one, keeps)).collect::<Result<_, _>>()?,
        })
    };
    whole.notices.iter().map(out).collect()
}

fn objection(desk: &Desk<'_>, one: &objection::Model, keeps: bool) -> Result<ObjectionOut, Problem> {
    let opened = |context, sealed: Option<&[u8]>| match keeps {
        true => open(desk.tx.vault(), context, Uuid::from(one.id), sealed),
        false => Ok(None),
    };
    Ok(ObjectionOut {
        id: one.id,
        raised_on: one.raised_on,
        named: one.named,
        text: opened(TEXT, Some(&one.text_sealed))?,
        settled_on: one.settled_on,
        result: opened(RESULT, one.result_sealed.as_deref())?,
    })
}
