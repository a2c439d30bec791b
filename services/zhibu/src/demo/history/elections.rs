//! Elections of branches: a term that ends, the plan, who stands, the ballots, and the paper of the committee above.

use super::{carry::Carrier, congress::ELECTIONS, seat::Hand};
use anyhow::Result;
use history::{Contest, Round, What};
use http::Method;
use serde_json::{Value, json};
use time::Date;

const COMMITTEE: &str = "committee_member";
const SECRETARY: &str = "secretary";
/// What is remembered of whoever an election made secretary.
pub const ELECTED: &str = "elected-secretary";

impl Carrier<'_> {
    pub async fn contest(&mut self, what: &What) -> Result<()> {
        match what {
            What::EnterTerm { began } => self.enter_term(*began).await,
            What::PlanElection { election, on, seats } => self.plan_election(*election, *on, *seats).await,
            What::ApproveDay { election, on, doc_no } => {
                let paper = json!({ "doc_no": doc_no, "decided_on": on });
                self.step_of(*election, Method::POST, "shift", paper).await
            }
            What::Nominate(contest) => {
                let body = json!({ "candidates": self.candidates(contest) });
                self.step_of(contest.election, Method::PUT, "candidates", body).await
            }
            What::Elect { meeting, on, contest } => self.vote(*meeting, *on, contest).await,
            What::ConfirmElection { election, on, doc_no } => self.confirm(*election, *on, doc_no).await,
            _ => Ok(()),
        }
    }

    async fn enter_term(&mut self, began: Date) -> Result<()> {
        let path = format!("/api/records/units/{}", self.place.unit);
        let version = self.seat.get(path.clone()).await?["version"].as_i64();
        let body = json!({ "term_started_on": began });
        self.send(Method::PATCH, path, body, version, Hand::Office).await.map(drop)
    }

    async fn plan_election(&mut self, number: usize, on: Date, seats: u8) -> Result<()> {
        let by = if seats > 0 { "committee" } else { "members" };
        let body = json!({
            "unit_id": self.place.unit, "planned_on": on, "committee": seats, "secretary_by": by,
        });
        if let Some(planned) = self.post(ELECTIONS.into(), body).await? {
            self.keep("election", number, &planned, Value::Null);
            self.diary.count("elections");
        }
        Ok(())
    }

    /// One step of an election that is remembered.
    async fn step_of(&mut self, number: usize, method: Method, part: &str, body: Value) -> Result<()> {
        let Some(thing) = self.diary.thing("election", number) else { return Ok(()) };
        let now = json!({ "id": thing.id, "version": thing.version });
        if let Some(after) = self.elect(&now, method, part, body).await? {
            self.keep("election", number, &after, Value::Null);
        }
        Ok(())
    }

    /// Whoever stands for secretary of a committee stands for the committee too.
    fn candidates(&self, contest: &Contest) -> Vec<Value> {
        let stands = |who: &usize, office: &str| json!({ "member_id": self.member(*who), "office": office });
        if contest.posts.len() < 2 {
            return contest.stand.iter().map(|who| stands(who, SECRETARY)).collect();
        }
        let leader = contest.stand.iter().take(1).map(|who| stands(who, SECRETARY));
        contest.stand.iter().map(|who| stands(who, COMMITTEE)).chain(leader).collect()
    }

    /// The meeting begins with those its list says are there, and votes until every seat is filled.
    async fn vote(&mut self, meeting: usize, on: Date, contest: &Contest) -> Result<()> {
        let Some(thing) = self.diary.thing("election", contest.election) else { return Ok(()) };
        let Some(listed) = self.meeting(meeting) else { return Ok(()) };
        let now = json!({ "id": thing.id, "version": thing.version });
        let begins = json!({ "held_on": on, "meeting_id": listed.id });
        let Some(mut now) = self.elect(&now, Method::POST, "meeting", begins).await? else { return Ok(()) };
        for (n, round) in self.rounds(contest, &now).into_iter().enumerate() {
            let Some(after) = self.nth(n, &now, "rounds", round).await? else { return Ok(()) };
            now = after;
        }
        let result = json!({ "posts": self.divided(contest) });
        if let Some(after) = self.elect(&now, Method::POST, "result", result).await? {
            self.keep("election", contest.election, &after, Value::Null);
            if let Some(leader) = contest.stand.first() {
                self.keep(ELECTED, *leader, &after, Value::Null);
            }
        }
        Ok(())
    }

    /// All members vote on the committee, or on the secretary where there is none; the committee on its secretary.
    fn rounds(&self, contest: &Contest, begun: &Value) -> Vec<Value> {
        let (seats, all) = (contest.posts.len(), begun["voters"]["present"].as_u64().unwrap_or_default());
        let all = u32::try_from(all).unwrap_or_default();
        let office = if seats > 1 { COMMITTEE } else { SECRETARY };
        let held = contest.ballots.rounds(all, seats);
        let mut rounds: Vec<Value> =
            held.iter().map(|round| self.counted(contest, round, all, office)).collect();
        if seats > 1 {
            let leader = contest.stand.first().and_then(|who| self.member(*who));
            let votes = json!([{ "member_id": leader, "yes": seats, "no": 0, "abstain": 0 }]);
            rounds.push(json!({
                "office": SECRETARY, "issued": seats, "returned": seats, "spoilt": 0, "votes": votes,
            }));
        }
        rounds
    }

    fn counted(&self, contest: &Contest, round: &Round, all: u32, office: &str) -> Value {
        let member = |at: &usize| contest.stand.get(*at).and_then(|who| self.member(*who));
        let votes = round.votes.iter().map(|(at, votes)| {
            json!({ "member_id": member(at), "yes": votes.yes, "no": votes.no, "abstain": votes.abstain })
        });
        let votes: Vec<Value> = votes.collect();
        json!({ "office": office, "issued": all, "returned": all, "spoilt": round.spoilt, "votes": votes })
    }

    /// What the members of the committee do but for its secretary.
    fn divided(&self, contest: &Contest) -> Vec<Value> {
        let others = contest.stand.iter().zip(contest.posts).skip(1);
        others.map(|(who, post)| json!({ "member_id": self.member(*who), "post": post })).collect()
    }

    /// One paper says all that is asked of the committee above.
    async fn confirm(&mut self, number: usize, on: Date, doc_no: &str) -> Result<()> {
        let Some(thing) = self.diary.thing("election", number) else { return Ok(()) };
        let mut now = self.seat.get(format!("{ELECTIONS}/{}", thing.id)).await?;
        let answers = now["answers"].as_array().cloned().unwrap_or_default();
        for (n, answer) in answers.iter().enumerate() {
            let paper = json!({ "confirmation": answer["confirmation"], "doc_no": doc_no, "decided_on": on });
            let Some(after) = self.nth(n, &now, "confirmations", paper).await? else { return Ok(()) };
            now = after;
        }
        self.diary.count("elections_confirmed");
        Ok(())
    }

    /// A step that is taken more than once.
    async fn nth(&mut self, n: usize, now: &Value, part: &str, body: Value) -> Result<Option<Value>> {
        let deed = self.key.clone();
        self.key = format!("{deed}-{n}");
        let answer = self.elect(now, Method::POST, part, body).await;
        self.key = deed;
        answer
    }
}
