use super::{
    papers::list::{ChecklistOut, LineOut, PaperState, checklist},
    query,
    view::{self, FileOut, MentorOut, StepOut, VoteOut},
    whole::Whole,
    words::MentorRole,
};
use crate::{
    Records,
    codes::{EDUCATION, ETHNIC},
    sheets::{self, Sheet},
    spoken::{self, pick},
};
use axum::extract::State;
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, Path, spoken_locale};
use rulepack::development::BallotMethod;
use serde_json::{Value, json};

/// A development file as PDF: cover, papers in the customary order, steps
#[utoipa::path(get, path = "/development/files/{id}/file.pdf", tag = "development",
    operation_id = "print_development_file", params(("id" = DevelopmentFileId, Path)),
    responses((status = OK, description = "The file", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DevelopmentFileId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let desk = records.desk(&ctx);
    let papers = checklist(&desk, &whole).await?;
    let out = view::detail(&desk, &ctx, whole).await?;
    let name = format!("{}-{}", pick("发展党员档案", "development-file"), out.file.name);
    let data = sheet(&out, &papers);
    sheets::pdf(&records, ctx, Sheet { template: "development-file", name, data }).await
}

fn sheet(out: &FileOut, papers: &ChecklistOut) -> Value {
    let file = &out.file;
    // a step that was taken back is no part of the file
    let taken = out.steps.iter().filter(|step| step.retracted.is_none());
    json!({
        "name": file.name,
        "unit": file.unit_name,
        "state": file.state_name,
        "since": file.since,
        "person": person(out),
        "mentors": out.mentors.iter().map(mentor).collect::<Vec<_>>(),
        "probation": out.probation.as_ref().map(|probation| json!({
            "from": probation.from, "ends_on": probation.ends_on, "extended": probation.extended,
        })),
        "papers": papers.lines.iter().map(paper).collect::<Vec<_>>(),
        "filed": papers.filed,
        "missing": papers.missing,
        "source": papers.source,
        "steps": taken.map(step).collect::<Vec<_>>(),
    })
}

fn person(out: &FileOut) -> Value {
    let locale = spoken_locale();
    let ethnic = out.ethnic.as_deref().and_then(|code| ETHNIC.label(code, locale));
    let education = out.education.as_deref().and_then(|code| EDUCATION.label(code, locale));
    json!([
        {"name": pick("性别", "Gender"), "value": spoken::gender(out.gender)},
        {"name": pick("民族", "Ethnic group"), "value": ethnic},
        {"name": pick("出生日期", "Born on"), "day": out.birth_date},
        {"name": pick("学历", "Education"), "value": education},
        {"name": pick("工作岗位", "Job"), "value": out.job_title},
        {"name": pick("身份证号", "ID number"), "value": out.id_no_masked},
    ])
}

fn mentor(one: &MentorOut) -> Value {
    let role = match one.role {
        MentorRole::Contact => pick("培养联系人", "contact"),
        MentorRole::Introducer => pick("入党介绍人", "introducer"),
    };
    let note = one.former.then(|| pick("已更换", "replaced"));
    json!({"name": one.name, "role": role, "since": one.since, "note": note})
}

fn paper(line: &LineOut) -> Value {
    let state = match line.state {
        PaperState::Filed => pick("已齐", "filed"),
        PaperState::Missing => pick("缺", "missing"),
        PaperState::Without => pick("无", "none"),
        PaperState::NotYet => pick("步骤未办", "not yet"),
    };
    json!({
        "no": line.no,
        "name": line.name,
        "state": state,
        "dated": line.held.iter().filter_map(|paper| paper.dated).collect::<Vec<_>>(),
        "pages": line.held.iter().map(|paper| i64::from(paper.pages)).sum::<i64>(),
        "scans": line.held.iter().filter_map(|paper| paper.document_title.as_ref()).collect::<Vec<_>>(),
        "faults": line.faults.iter().map(|fault| &fault.detail).collect::<Vec<_>>(),
    })
}

fn step(one: &StepOut) -> Value {
    let body = one.body.as_ref().map(|body| body.name.clone());
    let details: Vec<String> = body.into_iter().chain(one.vote.as_ref().map(vote)).collect();
    json!({"no": one.no, "name": one.name, "on": one.decided_on, "note": one.note, "details": details})
}

fn vote(vote: &VoteOut) -> String {
    let method = match vote.method {
        BallotMethod::Secret => pick("无记名投票", "secret ballot"),
        BallotMethod::Hands => pick("举手表决", "show of hands"),
    };
    let form = pick(
        "{m}：应到 {s}，实到 {p}，赞成 {y}，不赞成 {n}，弃权 {a}",
        "{m}: {s} entitled, {p} present, {y} for, {n} against, {a} abstained",
    );
    let numbers = [
        ("{s}", vote.should),
        ("{p}", vote.present),
        ("{y}", vote.yes),
        ("{n}", vote.no),
        ("{a}", vote.abstained),
    ];
    numbers.iter().fold(form.replace("{m}", method), |text, (name, n)| text.replace(name, &n.to_string()))
}
