use crate::{
    Records,
    desk::Desk,
    development::{
        problems::NO_RESOLUTION,
        query,
        store::step,
        view::VoteOut,
        whole::{Whole, ruleset},
    },
    meetings,
    sheets::{self, Sheet},
    spoken::pick,
};
use axum::extract::State;
use kernel::{DevelopmentFileId, DevelopmentStepId};
use rest::{Answer, Ctx, Path, Problem, kinds, voice};
use rulepack::development::{BallotMethod, Effect};
use serde_json::json;

/// The resolution of a branch meeting on somebody as PDF
///
/// On admission, full membership, an extension or a cancellation, with the counts of the record. The conduct of the person
/// is written in by hand, and the secretary signs.
#[utoipa::path(get, path = "/development/files/{id}/steps/{step_id}/resolution.pdf", tag = "development",
    operation_id = "print_development_resolution",
    params(("id" = DevelopmentFileId, Path), ("step_id" = DevelopmentStepId, Path)),
    responses((status = OK, description = "The resolution", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, step)): Path<(DevelopmentFileId, DevelopmentStepId)>,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let found = whole.counting().find(|one| one.id == step).ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let vote = whole.votes.get(&step).ok_or_else(|| NO_RESOLUTION.problem())?;
    let desk = records.desk(&ctx);
    let vote = VoteOut::of(&ruleset(&desk, found.decided_on), vote);
    let unit = branch(&desk, &whole, found).await?;
    let name = format!("{}-{}-{}", pick("支部大会决议", "resolution"), whole.file.name, found.decided_on);
    let (lead, result) = words(found);
    let told = |text: &str| filled(text, &whole.file.name, found);
    let data = json!({
        "name": whole.file.name,
        "unit": unit,
        "on": found.decided_on,
        "lead": told(lead),
        "counts": counts(&vote),
        "result": told(result),
    });
    sheets::pdf(&records, ctx, Sheet { template: "development-resolution", name, data }).await
}

/// The branch that met. Where no meeting is named and the file has gone to another branch since, nobody knows.
async fn branch(desk: &Desk<'_>, whole: &Whole, step: &step::Model) -> Result<Option<String>, Problem> {
    if let Some(meeting) = step.meeting_id
        && let Some(unit) = meetings::holder(desk.tx, meeting).await?
    {
        return Ok(Some(unit.name));
    }
    let left = whole.counting().any(|one| one.number > step.number && hands_over(desk, one));
    Ok((!left).then(|| whole.unit.name.clone()))
}

fn hands_over(desk: &Desk<'_>, step: &step::Model) -> bool {
    let record = step.record();
    let known = ruleset(desk, step.decided_on).workflow.value.step(&record.step);
    let outcome = known.and_then(|known| known.outcome(&record.outcome));
    outcome.is_some_and(|outcome| outcome.effect == Some(Effect::HandsOver))
}

/// What was discussed, and what was decided.
fn words(step: &step::Model) -> (&'static str, &'static str) {
    let admission = pick(
        "{d}，支部召开党员大会，讨论{n}同志的入党申请。",
        "On {d} the meeting of the branch discussed the application of {n} for admission.",
    );
    let confirmation = pick(
        "{d}，支部召开党员大会，讨论{n}同志的转正申请。",
        "On {d} the meeting of the branch discussed the application of {n} for full membership.",
    );
    match (step.step.as_str(), step.outcome.as_str()) {
        ("admission_meeting", "passed") => (
            admission,
            pick(
                "大会决定：同意接收{n}同志为中共预备党员，报上级党委审批。",
                "The meeting resolves to admit {n} as a probationary member, for approval by the committee above.",
            ),
        ),
        ("admission_meeting", _) => (
            admission,
            pick(
                "赞成票没有达到规定票数，大会没有通过接收{n}同志为中共预备党员。",
                "There were not enough votes for it: the meeting does not admit {n} as a probationary member.",
            ),
        ),
        (_, "extend") => extended(),
        (_, "cancel") => cancelled(),
        (_, "confirm") => (
            confirmation,
            pick(
                "大会决定：同意{n}同志转为中共正式党员，报上级党委审批。",
                "The meeting resolves that {n} becomes a full member, for approval by the committee above.",
            ),
        ),
        _ => (
            confirmation,
            pick(
                "赞成票没有达到规定票数，大会没有通过{n}同志转为中共正式党员。",
                "There were not enough votes for it: the meeting does not make {n} a full member.",
            ),
        ),
    }
}

fn extended() -> (&'static str, &'static str) {
    (
        pick(
            "{d}，支部召开党员大会，讨论延长{n}同志预备期的问题。",
            "On {d} the meeting of the branch discussed an extension of the probation of {n}.",
        ),
        pick(
            "大会决定：延长{n}同志的预备期 {m} 个月，报上级党委审批。",
            "The meeting resolves to extend the probation of {n} by {m} months, for approval by the committee above.",
        ),
    )
}

fn cancelled() -> (&'static str, &'static str) {
    (
        pick(
            "{d}，支部召开党员大会，讨论取消{n}同志预备党员资格的问题。",
            "On {d} the meeting of the branch discussed the end of the probation of {n}.",
        ),
        pick(
            "大会决定：取消{n}同志的预备党员资格，报上级党委审批。",
            "The meeting resolves that {n} is no longer a probationary member, for approval by the committee above.",
        ),
    )
}

fn filled(text: &str, name: &str, step: &step::Model) -> String {
    let months = step.months.map(|months| months.to_string()).unwrap_or_default();
    let said = text.replace("{d}", &voice().day(step.decided_on)).replace("{m}", &months);
    // a name is the last to be put in: what it holds is nobody's mark
    said.replace("{n}", name)
}

/// How many could vote and did, and what they said.
fn counts(vote: &VoteOut) -> String {
    let method = match vote.method {
        BallotMethod::Secret => pick("无记名投票", "secret ballot"),
        BallotMethod::Hands => pick("举手表决", "a show of hands"),
    };
    let form = pick(
        "应到会有表决权的正式党员 {should} 名，实到会 {present} 名。经{method}，收回 {returned} 票：赞成 {yes} 票，不赞成 {no} 票，弃权 {abstained} 票，无效 {spoilt} 票；按规定须有 {needed} 票赞成。",
        "{should} full members with a vote should attend, {present} did. By {method} {returned} votes came back: {yes} for, {no} against, {abstained} abstained, {spoilt} spoilt; {needed} are needed by the rules.",
    );
    let written = pick(
        "会前收到书面意见：赞成 {wy} 份，不赞成 {wn} 份，计入表决。",
        " In writing before the meeting, counted with them: {wy} for, {wn} against.",
    );
    let form = match vote.written_yes + vote.written_no > 0 {
        true => format!("{form}{written}"),
        false => form.to_owned(),
    };
    let numbers = [
        ("{should}", vote.should),
        ("{present}", vote.present),
        ("{returned}", vote.returned),
        ("{yes}", vote.yes),
        ("{no}", vote.no),
        ("{abstained}", vote.abstained),
        ("{spoilt}", vote.spoilt),
        ("{wy}", vote.written_yes),
        ("{wn}", vote.written_no),
    ];
    let said = form.replace("{method}", method).replace("{needed}", &vote.needed.to_string());
    numbers.iter().fold(said, |text, (name, n)| text.replace(name, &n.to_string()))
}
