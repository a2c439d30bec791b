use crate::{
    Records,
    desk::Desk,
    development::{
        problems::WITHDRAWN,
        query,
        rules::{Record, length},
        store::{mentor, notice},
        whole::{Whole, ruleset},
        words::MentorRole,
    },
    sheets::{self, Sheet},
    spoken::{self, pick},
};
use axum::extract::State;
use kernel::{DevelopmentFileId, DevelopmentNoticeId};
use rest::{Answer, Ctx, Path, kinds, voice};
use rulepack::development::{Limit, NoticeField};
use serde_json::{Value, json};
use time::Date;

/// A public notice as PDF, to be put up
///
/// It tells what was chosen to be told, as it was when the notice began. One that says nothing of where to object has
/// lines to fill in by hand.
#[utoipa::path(get, path = "/development/files/{id}/notices/{notice_id}/notice.pdf", tag = "development",
    operation_id = "print_development_notice",
    params(("id" = DevelopmentFileId, Path), ("notice_id" = DevelopmentNoticeId, Path)),
    responses((status = OK, description = "The notice", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, notice)): Path<(DevelopmentFileId, DevelopmentNoticeId)>,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let found = whole.notices.iter().find(|one| one.id == notice);
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if found.withdrawn_at.is_some() {
        return Err(WITHDRAWN.problem());
    }
    let name = format!("{}-{}-{}", pick("公示", "notice"), whole.file.name, found.from_on);
    let data = sheet(&records.desk(&ctx), &whole, found);
    sheets::pdf(&records, ctx, Sheet { template: "development-notice", name, data }).await
}

fn sheet(desk: &Desk<'_>, whole: &Whole, notice: &notice::Model) -> Value {
    let (title, lead) = words(notice);
    let said = |text: &str| text.replace("{n}", &whole.file.name).replace("{u}", &whole.unit.name);
    let shown = notice.shown.iter().filter_map(|word| word.parse().ok());
    json!({
        "title": said(title),
        "lead": said(lead),
        "facts": shown.filter_map(|field| fact(desk, whole, notice, field)).collect::<Vec<_>>(),
        "period": period(desk, notice),
        "place": notice.place,
        "objection_phone": notice.objection_phone,
        "objection_address": notice.objection_address,
        "unit": whole.unit.name,
        "on": notice.from_on,
    })
}

/// Title and first sentence, by the step the notice comes before.
fn words(notice: &notice::Model) -> (&'static str, &'static str) {
    match notice.ahead_of.as_str() {
        "admission_meeting" => (
            pick(
                "关于拟接收{n}同志为预备党员的公示",
                "Notice: {n} is to be admitted as a probationary member",
            ),
            pick(
                "经{u}研究，拟提交支部大会讨论接收{n}同志为中共预备党员，现将有关情况公示如下：",
                "{u} intends to put the admission of {n} as a probationary member to its meeting. For public notice:",
            ),
        ),
        "confirmation_meeting" => (
            pick("关于{n}同志拟转为正式党员的公示", "Notice: {n} is to become a full member"),
            pick(
                "经{u}研究，拟提交支部大会讨论{n}同志转为中共正式党员，现将有关情况公示如下：",
                "{u} intends to put the full membership of {n} to its meeting. For public notice:",
            ),
        ),
        _ => (
            pick("关于{n}同志的公示", "Notice about {n}"),
            pick("{u}现将{n}同志的有关情况公示如下：", "For public notice by {u}:"),
        ),
    }
}

/// From when to when, and what whoever objects can do.
fn period(desk: &Desk<'_>, notice: &notice::Model) -> String {
    let least = ruleset(desk, notice.from_on).number(Limit::NoticeDays).unwrap_or(0);
    let length = length(notice.from_on, notice.until_on, least, &desk.pack.calendar());
    let form = pick(
        "公示期为{from}至{until}（{d} 个工作日）。公示期间，如对公示对象有异议，可以署名或匿名，通过电话、来信或来访向党组织反映，反映的情况应当具体、真实。",
        "The notice runs from {from} to {until} ({d} working days). Whoever objects may say so until then, with or without a name, by telephone, in writing or in person; what is said should be specific and true.",
    );
    let day = |day: Date| voice().day(day);
    form.replace("{from}", &day(notice.from_on))
        .replace("{until}", &day(notice.until_on))
        .replace("{d}", &length.working_days.to_string())
}

/// What the notice tells under one of its headings; nothing where that is not known.
fn fact(desk: &Desk<'_>, whole: &Whole, notice: &notice::Model, field: NoticeField) -> Option<Value> {
    let file = &whole.file;
    let told = |name: &str, value: Option<String>| value.map(|value| json!({"name": name, "value": value}));
    let on = |name: &str, day: Option<Date>| day.map(|day| json!({"name": name, "day": day}));
    let since = |step: &str| taken(desk, whole, step, notice.from_on);
    let named = |role: MentorRole| {
        let names = mentors(whole, role, notice.from_on);
        (!names.is_empty()).then(|| names.join(pick("、", ", ")))
    };
    match field {
        NoticeField::Name => told(pick("姓名", "Name"), Some(file.name.clone())),
        NoticeField::Gender => told(pick("性别", "Gender"), spoken::gender(file.gender).map(str::to_owned)),
        // the day of birth stays in the file
        NoticeField::BirthMonth => {
            let (year, month) = (file.birth_date.year(), u8::from(file.birth_date.month()));
            Some(
                json!({"name": pick("出生年月", "Month of birth"), "month": format!("{year:04}-{month:02}")}),
            )
        }
        NoticeField::Post => told(pick("工作岗位", "Job"), file.job_title.clone()),
        NoticeField::AppliedOn => on(pick("申请入党日期", "Applied on"), since("apply")),
        NoticeField::ActivistOn => {
            on(pick("确定为入党积极分子日期", "Activist since"), since("choose_activist"))
        }
        NoticeField::CandidateOn => {
            on(pick("列为发展对象日期", "Development target since"), since("file_candidate"))
        }
        NoticeField::Contacts => told(pick("培养联系人", "Contacts"), named(MentorRole::Contact)),
        NoticeField::Introducers => told(pick("入党介绍人", "Introducers"), named(MentorRole::Introducer)),
        // these have lines of their own, and the last are told of nobody
        NoticeField::ObjectionPhone
        | NoticeField::ObjectionAddress
        | NoticeField::IdNumber
        | NoticeField::Phone
        | NoticeField::Address => None,
    }
}

/// The last time by a day that a step was taken and done.
fn taken(desk: &Desk<'_>, whole: &Whole, step: &str, by: Date) -> Option<Date> {
    let workflow = &ruleset(desk, by).workflow.value;
    let done = |one: &Record| {
        let known = workflow.step(&one.step).and_then(|step| step.outcome(&one.outcome));
        known.is_some_and(|outcome| outcome.fulfils)
    };
    let mine = whole.records().into_iter().filter(|one| one.step == *step && one.decided_on <= by);
    mine.filter(done).map(|one| one.decided_on).max()
}

/// Who was a contact or introducer on a day.
fn mentors(whole: &Whole, role: MentorRole, on: Date) -> Vec<String> {
    let replaced = |one: &mentor::Model| {
        let by = whole.steps.iter().find(|step| Some(step.id) == one.replaced_by);
        by.is_some_and(|step| step.decided_on <= on)
    };
    let there = |one: &&mentor::Model| {
        one.role == role && one.since <= on && one.replaced_by != Some(one.step_id) && !replaced(one)
    };
    let named = |one: &mentor::Model| whole.people.get(&one.member_id).map(|member| member.name.clone());
    whole.mentors.iter().filter(there).filter_map(named).collect()
}
