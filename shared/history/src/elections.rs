//! Posts of a branch: a term that was running, and the election that ended it (换届).

use crate::{calendar::workday, deed::What, held::hold, meetings::Gathering, parts::Where, plan::Scribe};
use kernel::add_years;
use time::{Date, Duration};

const POSTS: [&str; 3] = ["secretary", "organisation_commissioner", "publicity_commissioner"];
const TERM_YEARS: u8 = 3;
/// Months since the election.
const SINCE: i32 = 11;

/// Whoever holds the posts of a branch without a committee is its secretary alone.
pub fn write(scribe: &mut Scribe<'_>) {
    let elected = workday(scribe.span.ago(SINCE, 18));
    let before = add_years_back(elected, TERM_YEARS);
    let since = scribe.body.founded_on.map_or(before, |founded| founded.max(before));
    let long: Vec<usize> =
        scribe.long().into_iter().filter(|who| joined_before(scribe, *who, since)).collect();
    let posts =
        if scribe.body.has_committee() { POSTS.as_slice() } else { POSTS.get(..1).unwrap_or_default() };
    let skipped = usize::from(scribe.body.staged.secretary);
    if long.len() < posts.len() + 1 || elected <= since {
        return;
    }
    for (post, who) in posts.iter().zip(&long).skip(skipped) {
        let appoint = What::Appoint { who: *who, post, started_on: since, term_end: elected };
        scribe.write(scribe.span.begins(), 9, 0, appoint);
    }
    scribe.committee = posts.len() > 1;
    elect(scribe, elected);
    for (post, who) in posts.iter().zip(&long).skip(skipped) {
        scribe.write(
            elected,
            19,
            0,
            What::LeavePost { who: *who, post, on: elected, reason: "任期届满换届" },
        );
    }
    // the secretary makes room for the next on the roster
    let next = long.get(posts.len()).into_iter().chain(long.iter().take(posts.len()).skip(1));
    for (post, who) in posts.iter().zip(next).skip(skipped) {
        let term_end = add_years(elected, TERM_YEARS);
        scribe.write(elected, 19, 30, What::Appoint { who: *who, post, started_on: elected, term_end });
    }
    if let ([from, ..], Some(to)) = (long.as_slice(), long.get(posts.len()))
        && skipped == 0
    {
        let note = "支部印章和党员活动室钥匙已移交，党费存折待银行变更预留印鉴。";
        let hand_over = What::HandOver { from: *from, to: *to, note };
        scribe.write(elected + Duration::days(6), 16, 0, hand_over);
    }
}

fn elect(scribe: &mut Scribe<'_>, day: Date) {
    let mut dice = scribe.dice("election");
    hold(
        scribe,
        &mut dice,
        Gathering {
            decision: Some("选举产生新一届支部委员会"),
            agenda: vec![
                "上届支部委员会工作报告",
                "通过选举办法和监票人、计票人名单",
                "投票选举",
                "宣布选举结果",
            ],
            subject: "支部换届选举党员大会",
            ..Gathering::of(day, Where::Body, &["branch_meeting"])
        },
    );
}

fn joined_before(scribe: &Scribe<'_>, who: usize, day: Date) -> bool {
    scribe.body.people.get(who).is_some_and(|person| person.full_on.is_some_and(|on| on < day))
}

fn add_years_back(day: Date, years: u8) -> Date {
    let earlier = day.replace_year(day.year() - i32::from(years));
    // 29 February of a year that has none
    earlier.unwrap_or_else(|_| day - Duration::days(365 * i64::from(years)))
}
