//! What a branch gathers for, month by month.

use crate::{
    calendar::{in_quarter, nth, quarter, workday},
    dice::Dice,
    held::hold,
    parts::Where,
    plan::Scribe,
    words::{COMMITTEE, DECISIONS, LECTURES, THEMES},
};
use kernel::YearMonth;
use time::{Date, Month};

/// A gathering that is to be told.
#[derive(Clone, Debug)]
pub struct Gathering {
    pub day: Date,
    pub unit: Where,
    pub kinds: &'static [&'static str],
    pub gathering: &'static str,
    pub subject: &'static str,
    pub place: Option<&'static str>,
    pub agenda: Vec<&'static str>,
    pub decision: Option<&'static str>,
    pub serves_year: Option<i32>,
    pub guests: u8,
    pub called_off: bool,
    /// An election: hardly anybody stays away, and it is written down at once.
    pub election: bool,
}

impl Gathering {
    pub const fn of(day: Date, unit: Where, kinds: &'static [&'static str]) -> Self {
        Self {
            day,
            unit,
            kinds,
            gathering: "members",
            subject: "支部组织生活",
            place: None,
            agenda: Vec::new(),
            decision: None,
            serves_year: None,
            guests: 0,
            called_off: false,
            election: false,
        }
    }
}

/// Every month of a branch: its themed day, its committee, its groups, and what a quarter and a year ask for.
pub fn monthly(scribe: &mut Scribe<'_>) {
    let mut dice = scribe.dice("meetings");
    let fixed = dice.between(5, 20);
    for month in scribe.span.months() {
        if !scribe.body.exists(month.first_day()) {
            continue;
        }
        let missed = dice.often(6);
        if !missed {
            themed(scribe, &mut dice, month, fixed);
        }
        if in_quarter(month) == 1 && !dice.often(8) {
            quarterly_meeting(scribe, &mut dice, month);
        }
        if scribe.committee && !dice.often(6) {
            committee(scribe, &mut dice, month);
        }
        for group in 0..scribe.body.groups.min(2) {
            let day = workday(nth(month, 21 + u8::from(group == 1)));
            let group = Gathering {
                gathering: "group",
                subject: "党小组会：学习讨论和近况交流",
                agenda: vec!["学习文件", "交流近期思想和工作"],
                ..Gathering::of(day, Where::Group(group), &["group_meeting"])
            };
            hold(scribe, &mut dice, group);
        }
        yearly(scribe, &mut dice, month);
    }
}

/// One gathering a quarter that serves all purposes.
pub fn quarterly(scribe: &mut Scribe<'_>) {
    let mut dice = scribe.dice("meetings");
    let fixed = dice.between(5, 20);
    for month in scribe.span.months() {
        if scribe.body.exists(month.first_day()) && in_quarter(month) == 1 && !dice.often(10) {
            hold(
                scribe,
                &mut dice,
                Gathering {
                    subject: theme(month),
                    agenda: vec!["集中学习", "讲党课", "讨论支部工作"],
                    ..Gathering::of(
                        workday(nth(month, fixed)),
                        Where::Body,
                        &["themed_day", "branch_meeting", "lecture"],
                    )
                },
            );
        }
    }
}

fn theme(month: YearMonth) -> &'static str {
    THEMES[usize::from(u8::from(month.month()) - 1)]
}

fn themed(scribe: &mut Scribe<'_>, dice: &mut Dice, month: YearMonth, fixed: u8) {
    let guests = if dice.often(20) { dice.between(1, 5) } else { 0 };
    // once for certain: a called off meeting belongs to every picture of two years
    let called_off = dice.often(4) || scribe.span.months().nth(7) == Some(month);
    hold(
        scribe,
        dice,
        Gathering {
            subject: theme(month),
            agenda: vec!["重温入党誓词", "集中学习", "交流讨论", "交纳党费"],
            guests,
            called_off,
            ..Gathering::of(workday(nth(month, fixed)), Where::Body, &["themed_day"])
        },
    );
}

fn quarterly_meeting(scribe: &mut Scribe<'_>, dice: &mut Dice, month: YearMonth) {
    let lecture = usize::try_from(quarter(month)).unwrap_or(0) % LECTURES.len();
    let decision = dice.one(&DECISIONS).copied();
    hold(
        scribe,
        dice,
        Gathering {
            subject: LECTURES[lecture],
            agenda: vec!["支部书记讲党课", "通报支部工作和党费收缴情况", "讨论表决"],
            decision,
            ..Gathering::of(workday(nth(month, 24)), Where::Body, &["branch_meeting", "lecture"])
        },
    );
}

fn committee(scribe: &mut Scribe<'_>, dice: &mut Dice, month: YearMonth) {
    let subject = dice.one(&COMMITTEE).copied().unwrap_or_default();
    hold(
        scribe,
        dice,
        Gathering {
            gathering: "committee",
            subject,
            agenda: vec!["学习上级文件", "研究议题"],
            ..Gathering::of(workday(nth(month, 3)), Where::Body, &["committee_meeting"])
        },
    );
}

fn yearly(scribe: &mut Scribe<'_>, dice: &mut Dice, month: YearMonth) {
    let last_year = month.year() - 1;
    let told = match month.month() {
        Month::February => Gathering {
            subject: "年度组织生活会和民主评议党员",
            agenda: vec!["支部委员会述职", "党员个人发言，批评和自我批评", "民主评议和测评"],
            serves_year: Some(last_year),
            ..Gathering::of(workday(nth(month, 26)), Where::Body, &["organisational_life", "appraisal"])
        },
        Month::May | Month::September => Gathering {
            subject: "党员集中学习培训",
            agenda: vec!["专题辅导", "分组研讨"],
            ..Gathering::of(workday(nth(month, 27)), Where::Body, &["study"])
        },
        Month::July => Gathering {
            subject: "“七一”走访慰问",
            agenda: vec!["走访慰问老党员和困难党员"],
            ..Gathering::of(workday(nth(month, 1)), Where::Body, &["other"])
        },
        _ => return,
    };
    hold(scribe, dice, told);
}
