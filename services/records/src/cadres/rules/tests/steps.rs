use super::{
    super::{Finding, steps::*},
    cadres, pack,
};
use crate::{
    cadres::words::{AppointmentState, AppointmentStep},
    vectors::{day, maybe, number, rows},
};
use kernel::add_months;
use proptest::prelude::*;
use rulepack::{Calendar, cadres::AppointmentKind};
use std::sync::LazyLock;
use time::{Date, Duration, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| pack().calendar());

fn rules() -> Rules<'static> {
    let (notice, probation) = (&cadres().notice.on(TODAY).value, &cadres().probation.on(TODAY).value);
    Rules { notice, probation, calendar: &CALENDAR }
}

fn word(finding: &Finding) -> &'static str {
    match finding {
        Finding::NoSuchStep { .. } => "no_such_step",
        Finding::NoticeNeeded => "notice_needed",
        Finding::NoticeRunning { .. } => "notice_running",
        Finding::ObjectionOpen { .. } => "objection_open",
        Finding::ObjectionUpheld => "objection_upheld",
        Finding::ProbationRunning { .. } => "probation_running",
        Finding::InFuture => "in_future",
        Finding::BeforeLastStep { .. } => "before_last",
        _ => "other",
    }
}

#[test]
fn every_step_leads_where_the_table_says() {
    for row in rows::<10>(include_str!("../../vectors/steps.tsv")) {
        let [kind, elected, state, notice_until, open, upheld, probation_until, step, on, expected] = row;
        let standing = Standing {
            kind: number(kind),
            elected: elected == "yes",
            state: number(state),
            notice: maybe(notice_until, day).map(|until| (until - Duration::days(6), until)),
            objections_open: number(open),
            upheld: upheld == "yes",
            probation_until: maybe(probation_until, day),
            last: date!(2026 - 11 - 10),
        };
        let step = number(step);
        let against = against(rules(), standing, step, day(on), TODAY);
        let told = against.first().map_or_else(|| after(rules(), standing, step).as_str(), word);
        assert_eq!(told, expected, "{row:?}");
    }
}

#[test]
fn a_probation_lasts_a_year() {
    for [from, ends_on] in rows::<2>(include_str!("../../vectors/probation.tsv")) {
        assert_eq!(rules().probation_ends(day(from)), day(ends_on), "{from}");
    }
}

#[test]
fn a_notice_counts_working_days() {
    // the holiday at the beginning of October is worked around
    for (from, ends) in [
        (date!(2025 - 09 - 28), date!(2025 - 10 - 10)),
        (date!(2025 - 11 - 03), date!(2025 - 11 - 07)),
        (date!(2025 - 11 - 08), date!(2025 - 11 - 14)),
    ] {
        let found = rules().notice_ends(from);
        assert_eq!(CALENDAR.count(from, found), 5);
        assert!(found <= ends, "{from} ends {found}");
        assert_eq!(rules().notice_fault(from, found), None);
        let short = rules().notice_fault(from, found - Duration::DAY);
        assert!(matches!(short, Some(Finding::NoticeTooShort { days: 4, least: 5, .. })), "{short:?}");
    }
}

proptest! {
    #[test]
    fn a_probation_is_over_on_its_last_day_and_not_before(days in 0..20_000_i64, early in 1..365_i64) {
        let from = date!(1990 - 01 - 01) + Duration::days(days);
        let until = rules().probation_ends(from);
        prop_assert_eq!(until, add_months(from, 12));
        prop_assert!((365..=366).contains(&(until - from).whole_days()));
        let standing = Standing {
            kind: AppointmentKind::Promotion,
            elected: false,
            state: AppointmentState::InProbation,
            notice: None,
            objections_open: 0,
            upheld: false,
            probation_until: Some(until),
            last: from,
        };
        let on = |day| against(rules(), standing, AppointmentStep::Confirm, day, until);
        prop_assert!(on(until).is_empty());
        prop_assert!(!on(until - Duration::days(early)).is_empty());
    }

    #[test]
    fn nothing_is_open_once_it_is_over(state in 0..AppointmentState::ALL.len(), kind in 0..2_usize, elected: bool) {
        let state = AppointmentState::ALL[state];
        let standing = Standing {
            kind: AppointmentKind::ALL[kind],
            elected,
            state,
            notice: None,
            objections_open: 0,
            upheld: false,
            probation_until: None,
            last: TODAY,
        };
        prop_assert_eq!(open(rules(), standing).is_empty(), state.is_final());
    }
}
