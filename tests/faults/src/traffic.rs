//! What a round did to those who asked, and what has to be thought of each answer.

use crate::{
    crew::{Ask, Reply, Said},
    load::LOGO,
    rounds::Promise,
};
use std::{collections::BTreeMap, time::Duration};

#[derive(Clone, Debug, Default)]
pub struct Traffic {
    pub done: u32,
    /// 503 and the like.
    pub later: u32,
    pub lost: u32,
    /// A document could not be had.
    pub documents_away: u32,
    /// Any other answer that is no success, by its status.
    pub refused: BTreeMap<u16, u32>,
    pub slowest: Duration,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Fine,
    /// It is told, and no more is made of it.
    Odd(String),
    Breach(String),
}

impl Traffic {
    /// Counts an answer and judges it by what was promised when it was asked for.
    pub fn count(&mut self, promise: Promise, ask: &Ask, reply: &Reply, document: bool) -> Verdict {
        let promised = promise != Promise::Nothing;
        let away = document && promise == Promise::AllButDocuments;
        let broken = |text: String| if promised { Verdict::Breach(text) } else { Verdict::Fine };
        match reply {
            Reply::Said(said) if said.is_yes() => {
                self.done += 1;
                Verdict::Fine
            }
            Reply::Said(said) if said.status == 503 && away => {
                self.documents_away += 1;
                Verdict::Fine
            }
            Reply::Said(said) if said.is_later() => {
                self.later += 1;
                broken(said.text())
            }
            Reply::Said(said) if said.status >= 500 => Verdict::Breach(said.text()),
            Reply::Said(said) => {
                *self.refused.entry(said.status).or_default() += 1;
                if is_usual(ask, said) {
                    Verdict::Fine
                } else if !promised || away {
                    // a store that was started anew may have forgotten the parts of an upload
                    Verdict::Odd(said.text())
                } else {
                    Verdict::Breach(said.text())
                }
            }
            Reply::Lost(why) => {
                self.lost += 1;
                broken(why.clone())
            }
        }
    }
}

/// A refusal that means that somebody else was faster. A quota is nobody else; a picture may be replaced between
/// being looked up and being fetched, or none may hang yet.
fn is_usual(ask: &Ask, said: &Said) -> bool {
    match said.status {
        409 => !said.code().starts_with("quota_"),
        412 => true,
        404 => ask.path == LOGO,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn said(status: u16, code: &str) -> Reply {
        let json = if code.is_empty() { Value::Null } else { json!({"code": code}) };
        Reply::Said(Said { status, json, bytes: Vec::new(), etag: None, replayed: false })
    }

    /// What is thought of an answer: whether it is a breach, and whether it is told.
    fn judged(promise: Promise, path: &str, reply: &Reply, document: bool) -> (bool, bool) {
        let verdict = Traffic::default().count(promise, &Ask::get(path), reply, document);
        (matches!(verdict, Verdict::Breach(_)), verdict != Verdict::Fine)
    }

    const FINE: (bool, bool) = (false, false);
    const ODD: (bool, bool) = (false, true);
    const BREACH: (bool, bool) = (true, true);

    #[test]
    fn a_refusal_is_a_breach_where_everything_goes_on() {
        for status in [400, 401, 403, 404, 422] {
            let reply = said(status, "");
            assert_eq!(judged(Promise::GoesOn, "/x", &reply, false), BREACH, "{status}");
            assert_eq!(judged(Promise::AllButDocuments, "/x", &reply, false), BREACH, "{status}");
            assert_eq!(judged(Promise::AllButDocuments, "/x", &reply, true), ODD, "{status}");
            assert_eq!(judged(Promise::Nothing, "/x", &reply, false), ODD, "{status}");
        }
    }

    #[test]
    fn somebody_may_be_faster() {
        let (taken, full) = (said(409, "email_taken"), said(409, "quota_members"));
        assert_eq!(judged(Promise::GoesOn, "/x", &taken, false), FINE);
        assert_eq!(judged(Promise::GoesOn, "/x", &full, false), BREACH);
        assert_eq!(judged(Promise::GoesOn, "/x", &said(412, ""), false), FINE);
        assert_eq!(judged(Promise::GoesOn, LOGO, &said(404, ""), true), FINE);
    }

    #[test]
    fn documents_may_be_away_where_the_store_is() {
        let away = said(503, "");
        assert_eq!(judged(Promise::GoesOn, "/x", &away, true), BREACH);
        assert_eq!(judged(Promise::AllButDocuments, "/x", &away, true), FINE);
        assert_eq!(judged(Promise::AllButDocuments, "/x", &away, false), BREACH);
        assert_eq!(judged(Promise::Nothing, "/x", &away, true), FINE);
    }

    #[test]
    fn refusals_are_counted_by_status() {
        let mut traffic = Traffic::default();
        for status in [404, 409, 404, 503, 200] {
            traffic.count(Promise::Nothing, &Ask::get("/x"), &said(status, ""), false);
        }
        assert_eq!(traffic.refused, BTreeMap::from([(404, 2), (409, 1)]));
        assert_eq!((traffic.done, traffic.later), (1, 1));
    }
}
