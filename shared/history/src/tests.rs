use super::*;
use kernel::YearMonth;
use proptest::prelude::*;
use rulepack::{organisational_life::MeetingKind, transfers::TransferState};
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, Duration, macros::date};

const TODAY: Date = date!(2026 - 11 - 27);

fn branch(key: u64, members: usize) -> Body {
    let person = |n: usize| {
        let joined_on = date!(1990 - 07 - 01) + Duration::days(i64::try_from(n).unwrap() * 97);
        Person { joined_on, full_on: Some(joined_on + Duration::days(366)) }
    };
    Body {
        key,
        depth: Depth::Full,
        founded_on: None,
        term_began: None,
        term_years: Some(3),
        groups: 2,
        people: (0..members).map(person).collect(),
        has_sibling: true,
        staged: Staged::default(),
    }
}

fn organisation() -> Vec<Body> {
    let committee = Body { depth: Depth::Committee, groups: 0, ..branch(9, 6) };
    let light = Body { depth: Depth::Light, ..branch(8, 30) };
    let staged = Staged { secretary: true, dues: true, development: true, transfers: true, talks: true };
    vec![committee, Body { staged, ..branch(1, 25) }, branch(2, 40), branch(3, 40), branch(4, 40), light]
}

fn all() -> Vec<What> {
    let plans = of_organisation(7, TODAY, &organisation());
    plans.iter().flat_map(Plan::deeds).map(|deed| deed.what.clone()).collect()
}

#[test]
fn meetings_are_of_every_kind() {
    let kinds: BTreeSet<&str> = all()
        .iter()
        .filter_map(|what| if let What::Plan(call) = what { Some(call.kinds.clone()) } else { None })
        .flatten()
        .collect();
    for kind in MeetingKind::ALL {
        assert!(kinds.contains(kind.as_str()), "{kind}");
    }
}

#[test]
fn transfers_and_development_reach_every_state() {
    let courses: BTreeSet<&str> = Course::ALL.iter().map(|course| course.as_str()).collect();
    for state in TransferState::ALL {
        assert!(courses.contains(state.as_str()), "{state}");
    }
    let count = |fits: fn(&What) -> bool| all().iter().filter(|what| fits(what)).count();
    let opened = count(|what| matches!(what, What::Move { .. } | What::TakeIn { .. }));
    assert_eq!(opened, Course::ALL.len());
    assert_eq!(count(|what| matches!(what, What::Open { .. })), Track::ALL.len());
    for step in ["lapse", "withdraw", "remove", "move_away", "confirmation_approval"] {
        assert!(
            all().iter().any(|what| matches!(what, What::Step { step: taken, .. } if *taken == step)),
            "{step}"
        );
    }
    for outcome in ["confirmed", "extended", "cancelled"] {
        let taken = |what: &What| matches!(what, What::Step { outcome: out, .. } if *out == outcome);
        assert!(all().iter().any(taken), "{outcome}");
    }
}

#[test]
fn one_form_goes_down_the_tree_and_two_have_a_workbook() {
    let count = |fits: fn(&What) -> bool| all().iter().filter(|what| fits(what)).count();
    assert_eq!(count(|what| matches!(what, What::BringWorkbook { .. })), 2);
    let (sent, closed) = (
        count(|what| matches!(what, What::SendDown { .. })),
        count(|what| matches!(what, What::CloseSurvey { .. })),
    );
    assert_eq!((sent, closed), (2, 1));
    let part = |what: &What| matches!(what, What::HandIn { percent, accept: false, .. } if *percent < 100);
    assert!(all().iter().any(part));
}

#[test]
fn a_congress_is_called_and_not_every_unit_has_elected() {
    let count = |fits: fn(&What) -> bool| all().iter().filter(|what| fits(what)).count();
    assert_eq!(count(|what| matches!(what, What::CallCongress { .. })), 1);
    assert_eq!(count(|what| matches!(what, What::SendDelegates { doc_no: Some(_), .. })), 1);
    assert_eq!(count(|what| matches!(what, What::SendDelegates { doc_no: None, .. })), 1);
}

#[test]
fn branches_elect_in_time_late_and_early_and_one_has_a_run_off() {
    let plans = of_organisation(7, TODAY, &organisation());
    let (mut approved, mut elected, mut run_offs, mut spoilt) = (0, 0, 0, 0);
    for plan in &plans {
        let told: Vec<&What> = plan.deeds().map(|deed| &deed.what).collect();
        let contests = told.iter().filter_map(|what| match what {
            What::Elect { contest, .. } => Some(contest),
            _ => None,
        });
        for contest in contests {
            assert_eq!(contest.stand.len(), contest.posts.len() + 1);
            assert_eq!(contest.stand.iter().collect::<BTreeSet<_>>().len(), contest.stand.len());
            let rounds = contest.ballots.rounds(36, contest.posts.len());
            run_offs += usize::from(rounds.len() > 1);
            spoilt += usize::from(rounds.iter().any(|round| round.spoilt > 0));
            elected += 1;
        }
        approved += told.iter().filter(|what| matches!(what, What::ApproveDay { .. })).count();
    }
    assert_eq!((elected, approved, run_offs, spoilt), (4, 2, 1, 2));
}

#[test]
fn a_term_somebody_has_entered_goes_on() {
    let entered = Body { term_began: Some(date!(2024 - 01 - 10)), ..branch(3, 40) };
    let plans = of_organisation(7, TODAY, &[entered]);
    let count = |fits: fn(&What) -> bool| plans[0].deeds().filter(|deed| fits(&deed.what)).count();
    assert_eq!(count(|what| matches!(what, What::PlanElection { .. } | What::LeavePost { .. })), 0);
    assert_eq!(count(|what| matches!(what, What::Appoint { .. })), 3);
}

#[test]
fn life_is_not_tidy() {
    let told = all();
    type Fits = fn(&What) -> bool;
    let fits: [(&str, Fits); 35] = [
        ("called off", |what| matches!(what, What::Cancel { .. })),
        ("leave asked", |what| matches!(what, What::AskLeave { .. })),
        ("leave declined", |what| matches!(what, What::AnswerLeave { approve: false, .. })),
        (
            "absent without excuse",
            |what| matches!(what, What::Attend(list) if list.absent.iter().any(|one| one.reason.is_none())),
        ),
        ("guests", |what| matches!(what, What::Attend(list) if list.guests > 0)),
        ("not everybody has talked", |what| matches!(what, What::Talk { percent, .. } if *percent < 100)),
        ("corrected", |what| matches!(what, What::Correct { .. })),
        ("followed up", |what| matches!(what, What::Finish { .. })),
        ("payment taken back", |what| matches!(what, What::TakeBack { .. })),
        ("relief", |what| matches!(what, What::Relieve { .. })),
        ("excuse", |what| matches!(what, What::Excuse { .. })),
        (
            "far behind",
            |what| matches!(what, What::Pay { instalments, .. } if instalments.iter().any(|one| one.approved_above_on.is_some())),
        ),
        ("lost", |what| matches!(what, What::Lose { .. })),
        ("takes part elsewhere", |what| matches!(what, What::Float { inflow: true, .. })),
        ("came back", |what| matches!(what, What::ComeBack { .. })),
        ("correction declined", |what| matches!(what, What::Decide { accept: false, .. })),
        ("abroad", |what| matches!(what, What::Float { stay: Stay { abroad: true, .. }, .. })),
        ("heard of", |what| matches!(what, What::Hear { .. })),
        ("certificate cancelled", |what| matches!(what, What::CancelCertificate { .. })),
        ("visitor gone", |what| matches!(what, What::EndVisit { .. })),
        ("joint branch", |what| matches!(what, What::Join { .. })),
        ("thought report", |what| matches!(what, What::ThoughtReport { .. })),
        ("pool analysed", |what| matches!(what, What::AnalysePool { .. })),
        ("remedy delayed", |what| matches!(what, What::ReportRemedy { state: "delayed", .. })),
        ("special dues", |what| matches!(what, What::Give(gift) if gift.campaign.is_some())),
        ("paid in cash", |what| matches!(what, What::Pay { channel: "cash", .. })),
        ("handed over", |what| matches!(what, What::HandOver { .. })),
        ("sealed", |what| matches!(what, What::Seal { .. })),
        ("unit refused", |what| matches!(what, What::RefuseUnit { .. })),
        ("disposition approved", |what| matches!(what, What::Approve { .. })),
        ("disposition lifted", |what| matches!(what, What::Lift { .. })),
        ("member honoured", |what| matches!(what, What::Honour(one) if one.who.is_some())),
        ("branch honoured", |what| matches!(what, What::Honour(one) if one.who.is_none())),
        ("trained", |what| matches!(what, What::Train(_))),
        ("disposition filled in", |what| matches!(what, What::Dispose(one) if one.filled_in.is_some())),
    ];
    for (name, fits) in fits {
        assert!(told.iter().any(fits), "{name}");
    }
}

#[test]
fn some_records_are_late_and_some_months_have_no_meeting() {
    let plans = of_organisation(7, TODAY, &organisation());
    let mut days: BTreeMap<(usize, usize), Date> = BTreeMap::new();
    let (mut late, mut called, mut held) = (0, 0, 0);
    for (n, plan) in plans.iter().enumerate() {
        for deed in plan.deeds() {
            match &deed.what {
                What::Plan(call) => {
                    called += 1;
                    days.insert((n, call.meeting), call.starts.date());
                }
                What::Attend(list) => {
                    held += 1;
                    late += usize::from(deed.at.date() > days[&(n, list.meeting)] + Duration::days(7));
                }
                _ => {}
            }
        }
    }
    assert!(late > 10 && held > 20 * late / 10 && called > held, "{called} {held} {late}");
    let themed = |month: YearMonth| {
        plans[2].deeds().any(|deed| {
            matches!(&deed.what, What::Plan(call)
                if call.kinds.contains(&"themed_day") && YearMonth::of(call.starts.date()) == month)
        })
    };
    let present = YearMonth::of(TODAY);
    assert!(plans.len() > 2 && present.plus(-MONTHS).to(present).filter(|month| themed(*month)).count() > 15);
}

#[test]
fn what_goes_before_an_organisational_life_meeting_is_mostly_noted_and_now_and_then_late() {
    let plans = of_organisation(7, TODAY, &organisation());
    let mut days: BTreeMap<(usize, usize), Date> = BTreeMap::new();
    let (mut filed, mut noted, mut late, mut talks) = (0, 0, 0, 0);
    for (n, plan) in plans.iter().enumerate() {
        for deed in plan.deeds() {
            match &deed.what {
                What::Plan(call) if call.kinds.contains(&"organisational_life") => {
                    days.insert((n, call.meeting), call.starts.date());
                }
                What::NoteStep { meeting, on, .. } => {
                    let day = days[&(n, *meeting)];
                    assert!(*on <= day, "{deed:?}");
                    noted += 1;
                    late += usize::from(deed.at.date() > day);
                }
                What::Talk { meeting, until, .. } => {
                    assert!(*until < days[&(n, *meeting)], "{deed:?}");
                    talks += 1;
                }
                What::File { meeting } => filed += usize::from(days.contains_key(&(n, *meeting))),
                _ => {}
            }
        }
    }
    let forgotten = 3 * filed - noted;
    assert!(filed == days.len() && noted > 4 * forgotten && noted > 2 * late, "{filed} {noted} {late}");
    assert!(forgotten > 0 && late > 0, "{filed} {noted} {late}");
    assert!(talks > 0 && talks < filed, "the talks of the first branch were entered by hand: {talks}");
}

#[test]
fn no_month_is_paid_twice_and_none_is_left_out() {
    for plan in of_organisation(7, TODAY, &organisation()) {
        let (mut paid, mut last): (BTreeMap<usize, Vec<Instalment>>, BTreeMap<usize, YearMonth>) =
            Default::default();
        for deed in plan.deeds() {
            match &deed.what {
                What::Pay { payment, instalments, .. } => {
                    for one in instalments {
                        let again = last.get(&one.who).is_some_and(|last| *last >= one.first);
                        assert!(!again, "{one:?}");
                        assert!(one.first <= one.last && one.last <= YearMonth::of(deed.at.date()));
                        last.insert(one.who, one.last);
                    }
                    paid.insert(*payment, instalments.clone());
                }
                What::TakeBack { payment, nth, .. } => {
                    let one = paid[payment][*nth];
                    last.insert(one.who, one.first.plus(-1));
                }
                _ => {}
            }
        }
    }
}

/// What a deed needs to have been done before.
fn follows(what: &What, made: &mut BTreeSet<(&'static str, usize)>) -> bool {
    match what {
        What::Plan(call) => made.insert(("meeting", call.meeting)),
        What::Attend(list) => {
            made.contains(&("meeting", list.meeting)) && made.insert(("held", list.meeting))
        }
        What::AskLeave { meeting, .. } | What::AnswerLeave { meeting, .. } | What::Cancel { meeting, .. } => {
            made.contains(&("meeting", *meeting))
        }
        What::Write { meeting, .. } => {
            made.contains(&("held", *meeting)) && made.insert(("written", *meeting))
        }
        What::NoteStep { meeting, .. } => {
            made.contains(&("meeting", *meeting)) && !made.contains(&("filed", *meeting))
        }
        What::Talk { meeting, .. } => {
            made.contains(&("meeting", *meeting)) && !made.contains(&("held", *meeting))
        }
        What::File { meeting } => made.contains(&("written", *meeting)) && made.insert(("filed", *meeting)),
        What::Correct { meeting, .. } | What::Finish { meeting, .. } | What::ReportRemedy { meeting, .. } => {
            made.contains(&("filed", *meeting))
        }
        What::Pay { payment, .. } => made.insert(("payment", *payment)),
        What::TakeBack { payment, .. } => made.contains(&("payment", *payment)),
        What::Open { file, .. } => made.insert(("file", *file)),
        What::Notice { file, .. } | What::Step { file, .. } | What::ThoughtReport { file, .. } => {
            made.contains(&("file", *file))
        }
        What::Move { transfer, .. } | What::TakeIn { transfer, .. } => made.insert(("transfer", *transfer)),
        What::Hand { transfer, .. } => made.contains(&("transfer", *transfer)),
        What::Ask { request, .. } => made.insert(("request", *request)),
        What::Decide { request, .. } => made.contains(&("request", *request)),
        What::DraftSurvey { survey, .. } => made.insert(("survey", *survey)),
        What::BringWorkbook { survey, .. } => made.contains(&("survey", *survey)),
        What::SendDown { survey } => made.contains(&("survey", *survey)) && made.insert(("sent", *survey)),
        What::HandIn { survey, .. } => made.contains(&("sent", *survey)) && made.insert(("in", *survey)),
        What::CloseSurvey { survey } => made.contains(&("in", *survey)),
        What::AskUnit { request, .. } => made.insert(("unit", *request)),
        What::RefuseUnit { request, .. } => made.contains(&("unit", *request)),
        What::Float { who, .. } => made.insert(("away", *who)),
        What::Hear { who, .. } | What::ComeBack { who, .. } => made.contains(&("away", *who)),
        What::Certify { certificate, who, .. } => {
            made.contains(&("away", *who)) && made.insert(("certificate", *certificate))
        }
        What::CancelCertificate { certificate, .. } => made.contains(&("certificate", *certificate)),
        What::Visit { visitor, .. } => made.insert(("visitor", *visitor)),
        What::EndVisit { visitor, .. } => made.contains(&("visitor", *visitor)),
        What::CallCongress { congress, .. } => made.insert(("congress", *congress)),
        What::SendDelegates { congress, .. } => made.contains(&("congress", *congress)),
        What::PlanElection { election, .. } => made.insert(("election", *election)),
        What::ApproveDay { election, .. } => made.contains(&("election", *election)),
        What::Nominate(contest) => {
            made.contains(&("election", contest.election)) && made.insert(("nominated", contest.election))
        }
        What::Elect { meeting, contest, .. } => {
            made.contains(&("nominated", contest.election))
                && made.contains(&("held", *meeting))
                && made.insert(("elected", contest.election))
        }
        What::ConfirmElection { election, .. } => made.contains(&("elected", *election)),
        What::Dispose(one) => made.insert(("case", one.case)),
        What::Approve { case, .. } | What::Lift { case, .. } => made.contains(&("case", *case)),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_plan_repeats_itself_and_keeps_its_order(seed: u64, ago in 0_i64..1500, members in 0_usize..60, key: u64) {
        let today = TODAY - Duration::days(ago);
        let bodies = [branch(key, members), Body { depth: Depth::Light, ..branch(key ^ 1, members) }];
        let plans = of_organisation(seed, today, &bodies);
        let bytes = |plans: &[Plan]| serde_json::to_vec(plans).unwrap();
        prop_assert_eq!(bytes(&plans), bytes(&of_organisation(seed, today, &bodies)));
        for plan in &plans {
            let mut made = BTreeSet::new();
            let moments: Vec<_> = plan.deeds().map(|deed| deed.at).collect();
            prop_assert!(moments.is_sorted());
            for deed in plan.deeds() {
                let day = deed.at.date();
                prop_assert!(day < today && day >= YearMonth::of(today).plus(-MONTHS).first_day(), "{:?}", deed);
                prop_assert!(follows(&deed.what, &mut made), "{:?}", deed);
                match &deed.what {
                    What::Attend(list) => prop_assert!(list.started < list.ended && list.ended < deed.at),
                    What::Step { on, .. } | What::ThoughtReport { on, .. } => prop_assert!(*on <= day),
                    What::NoteStep { on, .. } | What::Talk { until: on, .. } => prop_assert!(*on <= day),
                    What::Pay { on, .. } => prop_assert!(*on == day),
                    What::Dispose(one) => prop_assert!(one.on <= day),
                    What::Honour(one) => prop_assert!(one.on < day),
                    What::Train(one) => prop_assert!(one.from <= one.until && one.until < day),
                    What::Approve { on, .. } | What::Lift { on, .. } => prop_assert!(*on <= day),
                    What::Lose { since, .. } | What::Float { since, .. } => prop_assert!(*since <= day),
                    _ => {}
                }
            }
            prop_assert!(plan.chapters.is_sorted_by_key(|chapter| chapter.month));
        }
    }

    #[test]
    fn another_seed_is_another_life(seed: u64) {
        let bodies = [branch(5, 30)];
        let (one, other) = (of_organisation(seed, TODAY, &bodies), of_organisation(seed ^ 1, TODAY, &bodies));
        prop_assert_ne!(one, other);
    }
}
