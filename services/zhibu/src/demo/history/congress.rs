//! A congress of delegates: it is called, its seats are divided, and units elect whom they send.

use super::{carry::Carrier, seat::Hand};
use anyhow::Result;
use history::What;
use http::Method;
use serde_json::{Value, json};
use time::Date;

pub const ELECTIONS: &str = "/api/records/elections";
/// One member of so many is a delegate, as far as congresses go.
const PART: i64 = 5;
const DELEGATES: (i64, i64) = (2, 100);
/// From so many members on no other reason is asked for.
const MANY: i64 = 500;
/// A page of voters; more stand nowhere.
const VOTERS: usize = 200;

impl Carrier<'_> {
    pub async fn assemble(&mut self, what: &What) -> Result<()> {
        match what {
            What::CallCongress { congress, on, planned_on, doc_no } => {
                self.call_congress(*congress, *on, *planned_on, doc_no).await
            }
            What::SendDelegates { congress, nth, on, doc_no } => {
                self.send_delegates(*congress, *nth, *on, doc_no.as_deref()).await
            }
            _ => Ok(()),
        }
    }

    async fn call_congress(&mut self, number: usize, on: Date, planned_on: Date, doc_no: &str) -> Result<()> {
        let all = self.place.all;
        let delegates = (all / PART).clamp(DELEGATES.0, DELEGATES.1);
        let body = json!({
            "unit_id": self.place.unit, "planned_on": planned_on, "committee": 7, "deputies": 1,
            "secretary_by": "committee", "congress": { "delegates": delegates, "scattered": all < MANY },
        });
        let Some(called) = self.post(ELECTIONS.into(), body).await? else { return Ok(()) };
        let shares = shares(&called);
        let paper = json!({ "doc_no": doc_no, "decided_on": on });
        let Some(now) = self.elect(&called, Method::POST, "congress", paper).await? else { return Ok(()) };
        let divided = self.elect(&now, Method::PUT, "delegates", json!({ "units": shares })).await?;
        if let Some(divided) = divided {
            self.keep("congress", number, &divided, shares.into());
            self.diary.count("congresses");
        }
        Ok(())
    }

    async fn send_delegates(
        &mut self,
        congress: usize,
        nth: usize,
        on: Date,
        doc_no: Option<&str>,
    ) -> Result<()> {
        let Some(thing) = self.diary.thing("congress", congress).cloned() else { return Ok(()) };
        let Some(share) = thing.more.get(nth) else { return Ok(()) };
        let body = json!({ "unit_id": share["unit_id"], "congress_id": thing.id, "planned_on": on });
        let Some(mut now) = self.post(format!("{ELECTIONS}/delegates"), body).await? else { return Ok(()) };
        self.diary.count("delegate_elections");
        let Some(doc_no) = doc_no else { return Ok(()) };
        for (method, part, body) in self.meeting_of(&now, on, doc_no).await? {
            let Some(after) = self.elect(&now, method, part, body).await? else { return Ok(()) };
            now = after;
        }
        Ok(())
    }

    /// Everything from the candidates to the filing: nearly all who should come do, and elect whom they were asked to.
    async fn meeting_of(
        &mut self,
        planned: &Value,
        on: Date,
        doc_no: &str,
    ) -> Result<Vec<(Method, &'static str, Value)>> {
        let id = planned["id"].as_str().unwrap_or_default();
        // on the day of the deed: who is on the list later may not have been then
        let list = format!("{ELECTIONS}/{id}/voters?limit={VOTERS}");
        let voters = self.send(Method::GET, list, Value::Null, None, Hand::Office).await?.unwrap_or_default();
        let office = &planned["offices"][0];
        let most = office["candidates_needed"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let seats = office["seats"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let may = voters["items"].as_array().into_iter().flatten().filter(|voter| voter["votes"] == true);
        let stand: Vec<&Value> = may.map(|voter| &voter["member_id"]).take(most).collect();
        let candidates: Vec<Value> =
            stand.iter().map(|id| json!({ "member_id": id, "office": "delegate" })).collect();
        let present = (planned["voters"]["should"].as_u64().unwrap_or_default() * 9).div_ceil(10);
        let votes: Vec<Value> = (stand.iter().zip(approvals(present, stand.len(), seats)))
            .map(|(id, yes)| json!({ "member_id": id, "yes": yes, "no": present - yes, "abstain": 0 }))
            .collect();
        let round = json!({
            "office": "delegate", "issued": present, "returned": present, "spoilt": 0, "votes": votes,
        });
        Ok(vec![
            (Method::PUT, "candidates", json!({ "candidates": candidates })),
            (Method::POST, "meeting", json!({ "held_on": on, "present": present })),
            (Method::POST, "rounds", round),
            (Method::POST, "result", json!({})),
            (
                Method::POST,
                "confirmations",
                json!({ "confirmation": "filed", "doc_no": doc_no, "decided_on": on }),
            ),
        ])
    }

    /// A step of an election. Where a run that was cut off had taken it, the election is looked up.
    pub async fn elect(
        &mut self,
        now: &Value,
        method: Method,
        part: &str,
        body: Value,
    ) -> Result<Option<Value>> {
        let path = format!("{ELECTIONS}/{}", now["id"].as_str().unwrap_or_default());
        let deed = self.key.clone();
        self.key = format!("{deed}-{part}");
        let version = now["version"].as_i64();
        let answer = self.send(method, format!("{path}/{part}"), body, version, Hand::Office).await?;
        self.key = deed;
        match answer {
            None if self.diary.resumed => self.seat.get(path).await.map(Some),
            answer => Ok(answer),
        }
    }
}

/// What is proposed for each unit that has members, the largest first.
fn shares(called: &Value) -> Vec<Value> {
    let seats = |one: &Value| one["seats"].as_u64().unwrap_or_default();
    let proposed = called["congress"]["proposed"].as_array().cloned().unwrap_or_default();
    let mut all: Vec<Value> = proposed.into_iter().filter(|one| seats(one) > 0).collect();
    all.sort_by_key(|one| std::cmp::Reverse(seats(one)));
    all.iter().map(|one| json!({ "unit_id": one["unit_id"], "delegates": one["seats"] })).collect()
}

/// Votes for each who stands: the first fill the seats with a few votes less than all, which go to those after them.
fn approvals(present: u64, standing: usize, seats: usize) -> Vec<u64> {
    let missing = |at: usize| (at as u64 * 7 + 3) % (present / 5).max(1);
    let elected = seats.min(standing);
    let left: u64 = (0..elected).map(missing).sum();
    let others = (standing - elected).max(1) as u64;
    let rest = (left / others).min(present / 4);
    (0..standing).map(|at| if at < elected { present - missing(at) } else { rest }).collect()
}

#[cfg(test)]
mod tests {
    use super::approvals;

    #[test]
    fn the_first_have_a_majority_and_nobody_has_more_votes_than_the_papers_hold() {
        for (present, standing, seats) in [(139, 39, 32), (2, 2, 1), (3, 3, 2), (20, 5, 4), (5, 1, 1)] {
            let votes = approvals(present, standing, seats);
            assert_eq!(votes.len(), standing);
            assert!(votes[..seats].iter().all(|yes| yes * 2 > present && *yes <= present), "{votes:?}");
            assert!(votes[seats..].iter().all(|yes| yes * 2 < present), "{votes:?}");
            assert!(votes.iter().sum::<u64>() <= present * seats as u64, "{votes:?}");
        }
    }
}
