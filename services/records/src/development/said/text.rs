//! The texts of findings: which one a reason is, and how its values are named in the language of whoever asks.

use super::{Param, Said};
use crate::{
    development::{
        findings as say,
        rules::{NoticeFault, Reason, Ruleset},
        spoken,
    },
    spoken::pick,
};
use rest::ProblemKind;
use rulepack::development::{Anchor, Limit};

impl Said {
    pub(super) fn params(&self, rules: &Ruleset<'_>, basis: &str) -> Vec<(&'static str, String)> {
        let workflow = &rules.workflow.value;
        let value = |param: &Param| match param {
            Param::Plain(text) => text.clone(),
            Param::Step(code) => spoken::step(workflow, code),
            Param::State(code) => spoken::state(workflow, code),
            Param::Fact(fact) => spoken::fact(*fact).to_owned(),
            Param::Span(limit, number) => spoken::span(rules, *limit, *number),
        };
        let known = |name: &str| NAMES.iter().copied().find(|known| *known == name);
        let mut params: Vec<(&'static str, String)> =
            self.params.iter().filter_map(|(name, param)| Some((known(name)?, value(param)))).collect();
        if !self.among.is_empty() {
            let each: Vec<String> =
                self.among.iter().map(|one| filled(kind(&one.text), &one.params(rules, ""))).collect();
            params.push(("all", each.join(pick("；或", "; or "))));
        }
        params.push(("basis", basis.to_owned()));
        params
    }
}

const NAMES: &[&str] = &[
    "state",
    "step",
    "on",
    "earlier",
    "earlier_on",
    "today",
    "earliest",
    "latest",
    "anchor",
    "from",
    "span",
    "fact",
    "have",
    "least",
    "most",
    "until",
    "told",
    "known",
    "resting",
];

pub(super) fn filled(kind: &'static ProblemKind, params: &[(&'static str, String)]) -> String {
    params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value)).body().detail
}

/// The text a name stands for; what an earlier release kept and this one does not know is told in general.
pub(super) fn kind(text: &str) -> &'static ProblemKind {
    TEXTS.iter().find(|(name, _)| *name == text).map_or(&say::UNKNOWN, |(_, kind)| *kind)
}

const TEXTS: &[(&str, &ProblemKind)] = &[
    ("unknown", &say::UNKNOWN),
    ("not_possible", &say::NOT_POSSIBLE),
    ("already_taken", &say::ALREADY_TAKEN),
    ("step_missing", &say::STEP_MISSING),
    ("out_of_order", &say::OUT_OF_ORDER),
    ("in_future", &say::IN_FUTURE),
    ("no_reason", &say::NO_REASON),
    ("too_early", &say::TOO_EARLY),
    ("too_early_plain", &say::TOO_EARLY_PLAIN),
    ("too_late", &say::TOO_LATE),
    ("too_late_plain", &say::TOO_LATE_PLAIN),
    ("too_few", &say::TOO_FEW),
    ("too_many", &say::TOO_MANY),
    ("too_few_records", &say::TOO_FEW_RECORDS),
    ("not_so", &say::NOT_SO),
    ("fact_unknown", &say::FACT_UNKNOWN),
    ("ballot", &say::BALLOT),
    ("more_entitled", &say::MORE_ENTITLED),
    ("notice_none", &say::NOTICE_NONE),
    ("notice_running", &say::NOTICE_RUNNING),
    ("notice_short", &say::NOTICE_SHORT),
    ("objection_open", &say::OBJECTION_OPEN),
    ("none_of", &say::NONE_OF),
];

fn with(text: &str, params: Vec<(&str, Param)>) -> Said {
    let params = params.into_iter().map(|(name, param)| (name.to_owned(), param)).collect();
    Said { text: text.to_owned(), params, among: Vec::new() }
}

fn plain(value: impl ToString) -> Param {
    Param::Plain(value.to_string())
}

fn anchor(anchor: &Anchor) -> Param {
    match anchor {
        Anchor::Step(step) => Param::Step(step.to_string()),
        Anchor::Fact(fact) => Param::Fact(*fact),
    }
}

pub(super) fn said(reason: &Reason, step: &str) -> Said {
    let own = || Param::Step(step.to_owned());
    match reason {
        Reason::Unknown => with("unknown", vec![]),
        Reason::NotPossible { state } => {
            with("not_possible", vec![("state", Param::State(state.to_string())), ("step", own())])
        }
        Reason::AlreadyTaken { on } => with("already_taken", vec![("step", own()), ("on", plain(on))]),
        Reason::StepMissing { step } => {
            with("step_missing", vec![("earlier", Param::Step(step.to_string()))])
        }
        Reason::OutOfOrder { earlier, earlier_on, on } => with(
            "out_of_order",
            vec![
                ("on", plain(on)),
                ("earlier", Param::Step(earlier.to_string())),
                ("earlier_on", plain(earlier_on)),
            ],
        ),
        Reason::InFuture { today, .. } => with("in_future", vec![("today", plain(today))]),
        Reason::NoReason => with("no_reason", vec![]),
        Reason::TooEarly { earliest, anchor: of, from, limit, .. } => {
            let params = vec![("earliest", plain(earliest)), ("anchor", anchor(of)), ("from", plain(from))];
            bounded("too_early", params, *limit)
        }
        Reason::TooLate { latest, anchor: of, from, limit, .. } => {
            let params = vec![("latest", plain(latest)), ("anchor", anchor(of)), ("from", plain(from))];
            bounded("too_late", params, *limit)
        }
        Reason::TooFew { what, have, least } => with(
            "too_few",
            vec![("fact", Param::Fact(*what)), ("have", plain(have)), ("least", plain(least))],
        ),
        Reason::TooMany { what, have, most } => {
            with("too_many", vec![("fact", Param::Fact(*what)), ("have", plain(have)), ("most", plain(most))])
        }
        Reason::TooFewRecords { of, have, least } => with(
            "too_few_records",
            vec![("earlier", Param::Step(of.to_string())), ("have", plain(have)), ("least", plain(least))],
        ),
        Reason::NotSo { fact } => with("not_so", vec![("fact", Param::Fact(*fact))]),
        Reason::FactUnknown { fact } => with("fact_unknown", vec![("fact", Param::Fact(*fact))]),
        Reason::Ballot { .. } => with("ballot", vec![]),
        Reason::MoreEntitled { told, known, resting } => with(
            "more_entitled",
            vec![("told", plain(told)), ("known", plain(known)), ("resting", plain(resting))],
        ),
        Reason::Notice(fault) => of_notice(fault),
        Reason::NoneOf(reasons) => {
            let among = reasons.iter().map(|reason| said(reason, step)).collect();
            Said { among, ..with("none_of", vec![]) }
        }
    }
}

fn bounded(text: &str, mut params: Vec<(&str, Param)>, limit: Option<(Limit, u16)>) -> Said {
    match limit {
        Some((limit, number)) => {
            params.push(("span", Param::Span(limit, number)));
            with(text, params)
        }
        None => with(&format!("{text}_plain"), params),
    }
}

fn of_notice(fault: &NoticeFault) -> Said {
    match fault {
        NoticeFault::None => with("notice_none", vec![]),
        NoticeFault::Running { until } => with("notice_running", vec![("until", plain(until))]),
        NoticeFault::TooShort { days, least, .. } => {
            with("notice_short", vec![("have", plain(days)), ("least", plain(least))])
        }
        NoticeFault::OpenObjection { raised_on, .. } => {
            with("objection_open", vec![("on", plain(raised_on))])
        }
    }
}
