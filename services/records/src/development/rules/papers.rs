use super::{
    check::Case,
    finding::Source,
    mentors::Mentor,
    reports::{Reports, reports},
};
use rulepack::{
    DocumentKind,
    development::{FilePart, PaperCode, PaperRule, Signer, StepCode},
};
use std::collections::BTreeSet;
use time::Date;

/// A paper that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub code: PaperCode,
    pub dated: Option<Date>,
    pub pages: u16,
    pub signed_by: BTreeSet<Signer>,
}

/// A line of the check-list, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1.
    pub no: usize,
    pub code: PaperCode,
    pub name: String,
    pub part: FilePart,
    pub document: DocumentKind,
    pub step: StepCode,
    pub state: LineState,
    pub faults: Vec<PaperFault>,
    pub source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// All of them are there.
    Filed {
        papers: u32,
    },
    Missing {
        papers: u32,
        expected: u32,
    },
    /// Custom of some places, and not there.
    Without {
        expected: u32,
    },
    /// The step has not been taken.
    NotYet,
}

/// What is wrong with a paper that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperFault {
    Undated,
    /// Its date is not the day of its step.
    DateDiffers {
        dated: Date,
        step_on: Date,
    },
    /// It is dated before a step that comes first.
    BeforeStep {
        dated: Date,
        step: StepCode,
        step_on: Date,
    },
    Unsigned {
        by: Signer,
    },
    FewPages {
        have: u16,
        least: u16,
    },
    /// Somebody who signs as a contact or introducer was no full member with all rights on the day of the step.
    MentorUnsound {
        by: Signer,
        on: Date,
    },
}

/// The papers of a file in the customary order: what is there by a day, what is missing, what is wrong with it.
pub fn checklist(case: &Case<'_>, papers: &[Paper], today: Date) -> Vec<Line> {
    let file = case.rules.file;
    let reports = reports(case, papers, today);
    let source = Source { basis: file.basis("development.file"), own: false };
    let line = |(index, rule): (usize, &PaperRule)| {
        let mine: Vec<&Paper> = papers.iter().filter(|paper| paper.code == rule.code).collect();
        Line {
            no: index + 1,
            code: rule.code.clone(),
            name: rule.name.clone(),
            part: rule.part,
            document: rule.document,
            step: rule.step.clone(),
            state: state(case, rule, mine.len(), &reports),
            faults: mine.into_iter().flat_map(|paper| faults(case, rule, paper)).collect(),
            source: source.clone(),
        }
    };
    file.value.paper.iter().enumerate().map(line).collect()
}

fn state(case: &Case<'_>, rule: &PaperRule, papers: usize, reports: &Reports) -> LineState {
    let (papers, expected) = counted(case, rule, papers, reports);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (papers, expected) = (number(papers), number(expected));
    match papers {
        0 if expected == 0 => LineState::NotYet,
        0 if rule.customary => LineState::Without { expected },
        _ if papers < expected => LineState::Missing { papers, expected },
        _ => LineState::Filed { papers },
    }
}

/// How many are there, and how many there should be.
fn counted(case: &Case<'_>, rule: &PaperRule, papers: usize, reports: &Reports) -> (usize, usize) {
    let taken = case.progress.days_of(&rule.step).count();
    match (rule.is_thought_report(), reports.missed()) {
        (true, 0) => (papers, reports.asked()),
        // two of one period do not make up for a period without any
        (true, missed) => (reports.asked().saturating_sub(missed).min(papers), reports.asked()),
        (false, _) if rule.each => (papers, taken),
        (false, _) => (papers, taken.min(1)),
    }
}

fn faults(case: &Case<'_>, rule: &PaperRule, paper: &Paper) -> Vec<PaperFault> {
    let mut found = dates(case, rule, paper);
    let unsigned = rule.signed_by.iter().filter(|signer| !paper.signed_by.contains(signer));
    found.extend(unsigned.map(|signer| PaperFault::Unsigned { by: *signer }));
    if paper.pages < rule.pages {
        found.push(PaperFault::FewPages { have: paper.pages, least: rule.pages });
    }
    let on = case.progress.taken_on(&rule.step).into_iter();
    let signers = rule.signed_by.iter().flat_map(|signer| on.clone().map(move |on| (*signer, on)));
    let unsound =
        |(signer, on): &(Signer, Date)| mentors(case, *signer).iter().any(|mentor| !mentor.is_sound_on(*on));
    found.extend(signers.filter(unsound).map(|(by, on)| PaperFault::MentorUnsound { by, on }));
    found
}

fn mentors<'a>(case: &Case<'a>, signer: Signer) -> &'a [Mentor] {
    match signer {
        Signer::Contacts => &case.facts.contacts,
        Signer::Introducers => &case.facts.introducers,
        _ => &[],
    }
}

fn dates(case: &Case<'_>, rule: &PaperRule, paper: &Paper) -> Vec<PaperFault> {
    let Some(dated) = paper.dated else { return vec![PaperFault::Undated] };
    let days: Vec<Date> = case.progress.days_of(&rule.step).collect();
    if rule.same_day && !days.is_empty() && !days.contains(&dated) {
        let nearest = days.into_iter().min_by_key(|day| (*day - dated).abs()).unwrap_or(dated);
        return vec![PaperFault::DateDiffers { dated, step_on: nearest }];
    }
    let step = case.rules.workflow.value.step(&rule.step);
    let needs = step.map(|step| step.needs.as_slice()).unwrap_or_default();
    let earlier = needs.iter().filter_map(|need| Some((need, case.progress.taken_on(need)?)));
    let last = earlier.max_by_key(|(_, day)| *day).filter(|(_, day)| dated < *day);
    last.map(|(step, step_on)| PaperFault::BeforeStep { dated, step: step.clone(), step_on })
        .into_iter()
        .collect()
}
