//! Posts of a branch: a term that was running, and the election that ended it (换届). One comes late, one early, both with
//! the approval of the committee above; the others in good time.

use crate::{
    ballots::Ballots,
    body::{Body, Depth},
    calendar::workday,
    deed::What,
    held::hold,
    meetings::Gathering,
    parts::{Contest, Where},
    plan::Scribe,
};
use kernel::add_years;
use time::{Date, Duration};

const POSTS: &[&str] = &["secretary", "organisation_commissioner", "publicity_commissioner"];
/// Where there is no committee.
const SECRETARY: &[&str] = &["secretary"];
const TERM_YEARS: u8 = 3;
/// Months since the election of a branch that is told fully, and least of all months since that of another.
const SINCE: i32 = 11;
const SINCE_LIGHT: i32 = 4;
/// So many branches of an organisation elect, and all that are told fully; some are left that have not.
const MOST: usize = 4;
/// Days from the election to the end of the term, by turns.
const ENDS: [i64; 2] = [-100, 140];
const IN_TIME: i64 = 9;
/// A branch that is younger has its first term.
const YOUNG_DAYS: i64 = 60;
/// Days before the election on which it is planned, its day approved, and people nominated; days until it is confirmed.
const PLANNED: i64 = 40;
const APPROVED: i64 = 30;
const NOMINATED: i64 = 8;
const CONFIRMED: i64 = 3;

/// Whether an election is told of a branch, after so many others: nobody has entered its term or its secretary by hand.
pub fn is_told(body: &Body, others: usize) -> bool {
    let free = body.term_began.is_none() && !body.staged.secretary;
    free && (body.depth == Depth::Full || body.depth == Depth::Light && others < MOST)
}

/// The posts of a branch that is told fully, and the election where one is told.
pub fn write(scribe: &mut Scribe<'_>, turn: Option<usize>) {
    match (turn, scribe.body.term_began) {
        (Some(turn), _) => elect(scribe, turn),
        (None, Some(began)) => run(scribe, began),
        (None, None) => around_the_secretary(scribe),
    }
}

/// A branch elects, as it is done from the plan to the paper of the committee above.
pub fn elect(scribe: &mut Scribe<'_>, turn: usize) {
    let elected = day(scribe, turn);
    let years = scribe.body.term_years.unwrap_or(TERM_YEARS);
    let due = elected + Duration::days(ENDS.get(turn).copied().unwrap_or(IN_TIME));
    let since = begins(scribe.body, add_years_back(due, years));
    let (posts, long) = (posts(scribe.body, elected), members_since(scribe, since));
    if long.len() < posts.len() + 1 || (elected - since).whole_days() < YOUNG_DAYS {
        return;
    }
    let Some(meeting) = gather(scribe, elected) else { return };
    let ends = add_years(since, years);
    scribe.write(since, 8, 30, What::EnterTerm { began: since });
    for (post, who) in posts.iter().zip(&long) {
        let appoint = What::Appoint { who: *who, post, started_on: since, term_end: ends };
        scribe.write(since, 9, 0, appoint);
    }
    scribe.committee = posts.len() > 1;
    let contest = contest(scribe, turn, posts, &long);
    let election = contest.election;
    let before = |days| workday(elected - Duration::days(days));
    let seats = if posts.len() > 1 { u8::try_from(posts.len()).unwrap_or(u8::MAX) } else { 0 };
    scribe.write(before(PLANNED), 10, 0, What::PlanElection { election, on: elected, seats });
    if !(0..=IN_TIME).contains(&(ends - elected).whole_days()) {
        let (on, doc_no) = (before(APPROVED), paper(scribe, "shift", elected));
        scribe.write(on, 15, 0, What::ApproveDay { election, on, doc_no });
    }
    scribe.write(before(NOMINATED), 16, 0, What::Nominate(contest.clone()));
    scribe.write(elected, 18, 30, What::Elect { meeting, on: elected, contest });
    let (on, doc_no) = (workday(elected + Duration::days(CONFIRMED)), paper(scribe, "result", elected));
    scribe.write(on, 10, 0, What::ConfirmElection { election, on, doc_no });
    if scribe.body.depth == Depth::Full {
        hand_over(scribe, &long, posts.len(), elected);
    }
}

/// The secretary makes room for the next on the roster; one more stands than there are posts.
fn contest(scribe: &mut Scribe<'_>, turn: usize, posts: &'static [&'static str], long: &[usize]) -> Contest {
    let n = posts.len();
    let again = long.iter().take(n).skip(1);
    let last = long.get(n + 1).or_else(|| long.first());
    let stand: Vec<usize> = long.get(n).into_iter().chain(again).chain(last).copied().collect();
    let mut dice = scribe.dice("ballots");
    let mut shares: Vec<u8> = [(90, 98), (82, 89), (68, 80)]
        .iter()
        .rev()
        .take(n)
        .rev()
        .map(|(least, most)| dice.between(*least, *most))
        .collect();
    shares.push(dice.between(4, 28));
    let ballots =
        Ballots { spoilt: u32::from(turn.is_multiple_of(2)), run_off: turn.is_multiple_of(4), shares };
    Contest { election: scribe.number(), stand, posts, ballots }
}

fn hand_over(scribe: &mut Scribe<'_>, long: &[usize], seats: usize, elected: Date) {
    if let (Some(from), Some(to)) = (long.first(), long.get(seats)) {
        let note = "支部印章和党员活动室钥匙已移交，党费存折待银行变更预留印鉴。";
        let hand_over = What::HandOver { from: *from, to: *to, note };
        scribe.write(elected + Duration::days(6), 16, 0, hand_over);
    }
}

/// A term somebody has entered goes on. Where it began in these two years, who was elected then is known already.
fn run(scribe: &mut Scribe<'_>, began: Date) {
    let (posts, long) = (posts(scribe.body, began), members_since(scribe, began));
    if began >= scribe.span.begins() || long.len() < posts.len() {
        return;
    }
    let term_end = add_years(began, scribe.body.term_years.unwrap_or(TERM_YEARS));
    for (post, who) in posts.iter().zip(long) {
        scribe.write(began, 9, 0, What::Appoint { who, post, started_on: began, term_end });
    }
    scribe.committee = posts.len() > 1;
}

/// The secretary was entered by hand; the others are elected beside.
fn around_the_secretary(scribe: &mut Scribe<'_>) {
    let elected = day(scribe, 0);
    let since = begins(scribe.body, add_years_back(elected, TERM_YEARS));
    let (posts, long) = (posts(scribe.body, elected), members_since(scribe, since));
    if long.len() < posts.len() + 1 || elected <= since {
        return;
    }
    let others = || posts.iter().zip(&long).skip(1);
    for (post, who) in others() {
        let appoint = What::Appoint { who: *who, post, started_on: since, term_end: elected };
        scribe.write(since, 9, 0, appoint);
    }
    scribe.committee = posts.len() > 1;
    gather(scribe, elected);
    let term_end = add_years(elected, TERM_YEARS);
    for (post, who) in others() {
        let reason = "任期届满换届";
        scribe.write(elected, 19, 0, What::LeavePost { who: *who, post, on: elected, reason });
        let appoint = What::Appoint { who: *who, post, started_on: elected, term_end };
        scribe.write(elected, 19, 30, appoint);
    }
}

/// The meeting at which a branch elects.
fn gather(scribe: &mut Scribe<'_>, day: Date) -> Option<usize> {
    let mut dice = scribe.dice("election");
    hold(
        scribe,
        &mut dice,
        Gathering {
            decision: Some("通过选举办法和监票人、计票人名单"),
            agenda: vec![
                "上届支部委员会工作报告",
                "通过选举办法和监票人、计票人名单",
                "投票选举",
                "宣布选举结果",
            ],
            subject: "支部换届选举党员大会",
            election: true,
            ..Gathering::of(day, Where::Body, &["branch_meeting"])
        },
    )
}

fn day(scribe: &Scribe<'_>, turn: usize) -> Date {
    let later = i32::try_from(turn % 5).unwrap_or(0);
    let months = if scribe.body.depth == Depth::Full { SINCE } else { SINCE_LIGHT + later };
    workday(scribe.span.ago(months, 18))
}

/// Whoever holds the posts of a branch without a committee is its secretary alone.
fn posts(body: &Body, on: Date) -> &'static [&'static str] {
    if body.has_committee(on) { POSTS } else { SECRETARY }
}

fn begins(body: &Body, day: Date) -> Date {
    body.founded_on.map_or(day, |founded| founded.max(day))
}

/// Those who could hold a post on the first day of a term.
fn members_since(scribe: &Scribe<'_>, since: Date) -> Vec<usize> {
    let full = |who: &usize| {
        scribe.body.people.get(*who).is_some_and(|person| person.full_on.is_some_and(|on| on < since))
    };
    scribe.long().into_iter().filter(full).collect()
}

fn paper(scribe: &Scribe<'_>, what: &str, day: Date) -> String {
    format!("党组〔{}〕{}号", day.year(), scribe.dice(what).between(11, 58))
}

fn add_years_back(day: Date, years: u8) -> Date {
    let earlier = day.replace_year(day.year() - i32::from(years));
    // 29 February of a year that has none
    earlier.unwrap_or_else(|_| day - Duration::days(365 * i64::from(years)))
}
