//! Gatherings of a branch: called, held, written down - sometimes late, sometimes not at all.

use crate::{
    calendar::{at, in_quarter, nth, quarter, workday},
    deed::{Absence, Absent, Attendance, Call, FollowUp, What, Where},
    dice::Dice,
    plan::{LEADERS, Scribe, spare},
    words::{COMMITTEE, DECISIONS, FOLLOW_UPS, LECTURES, MINUTES, PLACES, THEMES},
};
use kernel::YearMonth;
use time::{Date, Duration, Month};

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

/// Days a gathering is called ahead.
const AHEAD: i64 = 5;
/// Months for which somebody has stayed away.
const TRUANT_MONTHS: i32 = 8;

/// Tells a gathering from its calling to its filing, as far as it has got by today.
pub fn hold(scribe: &mut Scribe<'_>, dice: &mut Dice, told: Gathering) {
    let (meeting, day) = (scribe.number(), told.day);
    let called = day - Duration::days(AHEAD);
    let place = told.place.or_else(|| dice.one(&PLACES).copied()).unwrap_or_default();
    let call = Call {
        meeting,
        unit: told.unit,
        kinds: told.kinds.to_vec(),
        gathering: told.gathering,
        subject: told.subject,
        place,
        starts: at(day, 15, 0),
        ends: at(day, 17, 0),
        serves_year: told.serves_year,
        agenda: told.agenda.clone(),
    };
    if called < scribe.span.begins() || !scribe.write(called, 10, 0, What::Plan(call)) {
        return;
    }
    if told.called_off {
        scribe.write(
            day - Duration::days(1),
            16,
            0,
            What::Cancel { meeting, reason: "与上级会议时间冲突，另行安排" },
        );
        return;
    }
    let excused = leave(scribe, dice, meeting, &told);
    let recorded = if dice.often(12) { day + Duration::days(i64::from(dice.between(15, 45))) } else { day };
    let attendance = Attendance {
        meeting,
        started: at(day, 15, 0),
        ended: at(day, 16, 10 + dice.between(0, 45)),
        absent: absent(scribe, dice, day, excused),
        guests: told.guests,
        guests_note: (told.guests > 0).then_some("入党积极分子和群众代表列席"),
    };
    if scribe.write(recorded, 18, 0, What::Attend(attendance)) {
        put_down(scribe, dice, meeting, &told, recorded);
    }
}

/// Somebody asks to be excused, and is nearly always.
fn leave(scribe: &mut Scribe<'_>, dice: &mut Dice, meeting: usize, told: &Gathering) -> Option<Absent> {
    if told.gathering != "members" || scribe.body.depth != crate::Depth::Full || !dice.often(30) {
        return None;
    }
    let long = scribe.long();
    // not those who will have moved away
    let moving = spare::LEAVERS + scribe.courses.len();
    let staying = long.len().saturating_sub(moving).clamp(LEADERS.min(long.len()), long.len());
    let who = *dice.one(long.get(1..staying)?)?;
    let reason = *dice.one(&[Absence::OfficialDuty, Absence::Ill, Absence::Leave, Absence::Away])?;
    let (asked, approve) = (told.day - Duration::days(2), dice.often(90));
    scribe.write(asked, 9, 0, What::AskLeave { meeting, who, reason });
    // a wish of the last days still waits
    let answered =
        scribe.write(asked + Duration::days(1), 9, 30, What::AnswerLeave { meeting, who, approve });
    Some(Absent { who, reason: (answered && approve).then_some(reason) })
}

fn absent(scribe: &Scribe<'_>, dice: &mut Dice, day: Date, excused: Option<Absent>) -> Vec<Absent> {
    let mut absent: Vec<Absent> = excused.into_iter().collect();
    let truant = scribe.spare(spare::TRUANT).filter(|_| day > scribe.span.ago(TRUANT_MONTHS, 1));
    for who in 0..scribe.body.people.len() {
        let reason = match dice.below(100) {
            _ if truant == Some(who) => None,
            0..3 => Some(Absence::OfficialDuty),
            3..5 => Some(Absence::Ill),
            5..6 => Some(Absence::Away),
            6..7 => None,
            _ => continue,
        };
        // whoever leads is there
        if who > 2 && absent.iter().all(|one| one.who != who) {
            absent.push(Absent { who, reason });
        }
    }
    absent
}

/// The record, and what follows from it.
fn put_down(scribe: &mut Scribe<'_>, dice: &mut Dice, meeting: usize, told: &Gathering, recorded: Date) {
    let due_on = told.day + Duration::days(20);
    let follow = if dice.often(25) { dice.one(&FOLLOW_UPS) } else { None };
    let follow_ups: Vec<FollowUp> = follow.map(|text| FollowUp { text, due_on }).into_iter().collect();
    let (given, against) = (!follow_ups.is_empty(), u8::from(dice.often(15)));
    let write =
        What::Write { meeting, minutes: MINUTES.join("\n"), decision: told.decision, against, follow_ups };
    let written = recorded + Duration::days(i64::from(dice.between(0, 1)));
    let filed = written + Duration::days(i64::from(dice.between(0, 3)));
    if !scribe.write(written, 19, 0, write) || !scribe.write(filed, 20, 0, What::File { meeting }) {
        return;
    }
    if given && dice.often(70) {
        let on = if dice.often(75) { due_on - Duration::days(3) } else { due_on + Duration::days(9) };
        let on = on.max(filed);
        scribe.write(on, 20, 30, What::Finish { meeting, nth: 0, on });
    }
    if dice.often(4) {
        let correct = What::Correct {
            meeting, place: "党员活动室（二楼）", reason: "会议地点填写有误"
        };
        scribe.write(filed + Duration::days(9), 11, 0, correct);
    }
}
