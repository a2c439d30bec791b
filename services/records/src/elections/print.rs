use super::{
    problems::NOT_COUNTED,
    query,
    rules::{ElectionKind, ElectionState},
    spoken,
    view::{self, ElectionAnswer, ElectionCount, ElectionOut, ElectionRound},
};
use crate::{
    Records,
    sheets::{self, Sheet},
    spoken::{self as field, pick},
};
use axum::extract::State;
use kernel::ElectionId;
use rest::{Answer, Ctx, Path, voice};
use serde_json::{Value, json};

/// The result of an election as PDF, for the committee above
///
/// Once it is settled: how many came, every round that counts with its votes, and who is elected.
#[utoipa::path(get, path = "/elections/{id}/result.pdf", tag = "elections", operation_id = "print_election_result",
    params(("id" = ElectionId, Path)),
    responses((status = OK, description = "The notice", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<ElectionId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    match placed.election.state {
        ElectionState::Preparing | ElectionState::Voting | ElectionState::Cancelled => {
            return Err(NOT_COUNTED.problem());
        }
        ElectionState::Decided | ElectionState::Completed | ElectionState::Refused => {}
    }
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    let (unit, day) = (&out.election.unit_name, placed.election.day());
    let name = format!("{}-{unit}-{day}", pick("选举结果报告单", "election-result"));
    let data = sheet(&out);
    sheets::pdf(&records, ctx, Sheet { template: "election-result", name, data }).await
}

fn sheet(out: &ElectionOut) -> Value {
    let election = &out.election;
    // a count that was taken back says nothing
    let rounds = out.rounds.iter().filter(|round| round.taken_back.is_none());
    json!({
        "title": pick("{u}选举结果报告单", "Result of the election of {u}").replace("{u}", &election.unit_name),
        "unit": election.unit_name,
        "to": election.above_name,
        "facts": facts(out),
        "tables": rounds.map(round).collect::<Vec<_>>(),
        "result": result(out),
        "on": election.held_on,
    })
}

fn facts(out: &ElectionOut) -> Vec<Value> {
    let (election, voters) = (&out.election, &out.voters);
    let number = |name: &str, n: u32| json!({"name": name, "value": n.to_string()});
    let mut facts = vec![
        json!({"name": pick("选举日期", "Held on"), "day": election.held_on}),
        json!({"name": pick("选举形式", "Elected by"), "value": spoken::assembly(election.assembly)}),
        number(pick("正式党员", "Full members"), voters.full),
        number(pick("应到会", "Should attend"), voters.should),
        json!({"name": pick("实到会", "Present"), "value": voters.present.map(|n| n.to_string())}),
        number(pick("规定到会人数", "Quorum"), voters.quorum),
        json!({"name": pick("办理情况", "State"), "value": spoken::state(election.state)}),
    ];
    facts.extend(out.answers.iter().map(answer));
    if election.kind == ElectionKind::Term {
        facts.push(json!({"name": pick("本届任期至", "Term ends on"), "day": out.next_term_ends_on}));
    }
    facts
}

/// What the committee above has to say: its paper, once there is one.
fn answer(one: &ElectionAnswer) -> Value {
    let form = pick("{n}（{d}）", "{n} ({d})");
    let said = one
        .paper
        .as_ref()
        .map(|paper| form.replace("{n}", &paper.doc_no).replace("{d}", &voice().day(paper.decided_on)));
    let awaited = || pick("待上级答复", "awaited").to_owned();
    json!({"name": spoken::confirmation(one.confirmation), "value": said.unwrap_or_else(awaited)})
}

/// A round as a table: its ballots, and the votes on everybody who stood.
pub fn round(round: &ElectionRound) -> Value {
    let title = pick("第 {n} 轮：{o}（应选 {s} 名）", "Round {n}: {o} ({s} to be elected)");
    let title = title.replace("{n}", &round.number.to_string()).replace("{o}", spoken::office(round.office));
    let number = |title: &str| json!({"title": title, "side": "right", "width": 20});
    let row = |one: &ElectionCount| {
        let counts = [one.yes, one.no, one.abstain].map(|n| n.to_string());
        let verdict = verdict(one).to_owned();
        [vec![one.name.clone()], counts.to_vec(), vec![verdict]].concat()
    };
    json!({
        "caption": title.replace("{s}", &round.seats.to_string()),
        "lead": ballots(round),
        "columns": [
            {"title": pick("姓名", "Name"), "width": "rest"},
            number(pick("赞成", "For")),
            number(pick("不赞成", "Against")),
            number(pick("弃权", "Abstained")),
            {"title": pick("结果", "Outcome"), "width": 32},
        ],
        "rows": round.votes.iter().map(row).collect::<Vec<_>>(),
    })
}

fn ballots(round: &ElectionRound) -> String {
    let form = pick(
        "应到 {should} 人，实到 {present} 人；发出选票 {issued} 张，收回 {returned} 张，其中有效票 {valid} 张，无效票 {spoilt} 张；当选须得赞成票 {needed} 票。",
        "{should} should attend, {present} did; {issued} ballots issued, {returned} returned, {valid} of them valid, {spoilt} spoilt; {needed} votes to be elected.",
    );
    let void = pick(
        "收回的选票多于发出的选票，本轮选举无效。",
        "More ballots came back than went out: the round is void.",
    );
    let numbers = [
        ("{should}", round.should),
        ("{present}", round.present),
        ("{issued}", round.issued),
        ("{returned}", round.returned),
        ("{valid}", round.valid),
        ("{spoilt}", round.spoilt),
        ("{needed}", round.needed),
    ];
    let said = numbers.iter().fold(form.to_owned(), |text, (name, n)| text.replace(name, &n.to_string()));
    if round.void { said + void } else { said }
}

fn verdict(one: &ElectionCount) -> &'static str {
    match (one.elected, one.tied) {
        (true, _) => pick("当选", "elected"),
        (false, true) => pick("得票相等，再次投票", "tied"),
        (false, false) => pick("未当选", "not elected"),
    }
}

/// A line for every post.
fn result(out: &ElectionOut) -> String {
    let line = |post: &str, names: &[&str]| {
        pick("{p}：{n}", "{p}: {n}").replace("{p}", post).replace("{n}", &names.join(pick("、", ", ")))
    };
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for seat in &out.result {
        let post = seat.post.map_or_else(|| spoken::office(seat.office), field::post);
        match lines.iter_mut().find(|(there, _)| *there == post) {
            Some((_, names)) => names.push(seat.name.as_str()),
            None => lines.push((post, vec![seat.name.as_str()])),
        }
    }
    lines.iter().map(|(post, names)| line(post, names)).collect::<Vec<_>>().join("\n")
}
