//! What the committee at the top asks of everybody below: one form that is done with, one that goes down the tree now, one
//! that is being prepared. The committee above that committee wants two of them in a workbook of its own.

use crate::{calendar::workday, deed::What, parts::Survey, plan::Scribe};
use time::{Date, Duration};

/// Months since the form that is done with was sent.
const DONE: i32 = 5;

pub fn write(scribe: &mut Scribe<'_>) {
    done(scribe);
    under_way(scribe);
    prepared(scribe);
}

/// Everybody handed in, and it was closed.
fn done(scribe: &mut Scribe<'_>) {
    let sent = workday(scribe.span.ago(DONE, 6));
    let due_on = sent + Duration::days(15);
    let survey = asked(scribe, Survey::Training, sent, due_on, true);
    scribe.write(sent, 15, 0, What::SendDown { survey });
    hand_in(scribe, survey, sent + Duration::days(9), 100, true);
    scribe.write(due_on + Duration::days(1), 9, 0, What::CloseSurvey { survey });
}

/// Some have handed in, and nobody has looked at it.
fn under_way(scribe: &mut Scribe<'_>) {
    let sent = scribe.span.today - Duration::days(6);
    let survey = asked(scribe, Survey::Volunteering, sent, scribe.span.today + Duration::days(12), false);
    scribe.write(sent, 15, 0, What::SendDown { survey });
    hand_in(scribe, survey, scribe.span.today - Duration::days(2), 40, false);
}

fn prepared(scribe: &mut Scribe<'_>) {
    let drafted = scribe.span.today - Duration::days(3);
    asked(scribe, Survey::Premises, drafted, scribe.span.today + Duration::days(30), true);
}

/// The form, and the workbook the answers are to be written into.
fn asked(scribe: &mut Scribe<'_>, about: Survey, on: Date, due_on: Date, workbook: bool) -> usize {
    let survey = scribe.number();
    scribe.write(on, 14, 0, What::DraftSurvey { survey, about, due_on });
    if workbook {
        scribe.write(on, 14, 30, What::BringWorkbook { survey, about });
    }
    survey
}

fn hand_in(scribe: &mut Scribe<'_>, survey: usize, on: Date, percent: u8, accept: bool) {
    let mut dice = scribe.dice("surveys");
    let figures = (0..FIGURES).map(|_| dice.between(2, 40)).collect();
    scribe.write(on, 16, 0, What::HandIn { survey, percent, accept, figures });
}

/// What units write, one after the other and again from the beginning.
const FIGURES: usize = 24;
