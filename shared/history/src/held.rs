//! A gathering: called, held, written down - sometimes late, sometimes not at all.

use crate::{
    calendar::at,
    deed::What,
    dice::Dice,
    life,
    meetings::Gathering,
    minutes,
    parts::{Absence, Absent, Attendance, Call, FollowUp},
    plan::{LEADERS, Scribe, spare},
    words::{FOLLOW_UPS, PLACES},
};
use time::{Date, Duration};

/// Days a gathering is called ahead.
const AHEAD: i64 = 5;
/// At most one of so many stays away from an election.
const ELECTORS_AWAY: usize = 10;
/// Months for which somebody has stayed away.
const TRUANT_MONTHS: i32 = 8;

/// Tells a gathering from its calling to its filing, as far as it has got by today. Its number, where it was held.
pub fn hold(scribe: &mut Scribe<'_>, dice: &mut Dice, told: Gathering) -> Option<usize> {
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
        return None;
    }
    if told.called_off {
        let cancel = What::Cancel { meeting, reason: "与上级会议时间冲突，另行安排" };
        scribe.write(day - Duration::days(1), 16, 0, cancel);
        return None;
    }
    if told.kinds.contains(&life::KIND) {
        life::prepare(scribe, meeting, called, day);
    }
    let excused = leave(scribe, dice, meeting, &told);
    let late = dice.often(12) && !told.election;
    let recorded = if late { day + Duration::days(i64::from(dice.between(15, 45))) } else { day };
    let attendance = Attendance {
        meeting,
        started: at(day, 15, 0),
        ended: at(day, 16, 10 + dice.between(0, 45)),
        absent: absent(scribe, dice, &told, excused),
        guests: told.guests,
        guests_note: (told.guests > 0).then_some("入党积极分子和群众代表列席"),
    };
    let held = scribe.write(recorded, 18, 0, What::Attend(attendance));
    if held {
        put_down(scribe, dice, meeting, &told, recorded);
    }
    held.then_some(meeting)
}

/// Somebody asks to be excused, and is nearly always.
fn leave(scribe: &mut Scribe<'_>, dice: &mut Dice, meeting: usize, told: &Gathering) -> Option<Absent> {
    if told.gathering != "members"
        || told.election
        || scribe.body.depth != crate::Depth::Full
        || !dice.often(30)
    {
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

fn absent(scribe: &Scribe<'_>, dice: &mut Dice, told: &Gathering, excused: Option<Absent>) -> Vec<Absent> {
    let mut absent: Vec<Absent> = excused.into_iter().collect();
    let truant = scribe.spare(spare::TRUANT).filter(|_| told.day > scribe.span.ago(TRUANT_MONTHS, 1));
    let people = scribe.body.people.len();
    for who in 0..people {
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
    if told.election {
        // four of five have to be there
        absent.truncate(people / ELECTORS_AWAY);
    }
    absent
}

/// The record, and what follows from it.
fn put_down(scribe: &mut Scribe<'_>, dice: &mut Dice, meeting: usize, told: &Gathering, recorded: Date) {
    let due_on = told.day + Duration::days(20);
    let follow = if dice.often(25) { dice.one(&FOLLOW_UPS) } else { None };
    let follow = follow.map(|text| FollowUp { problem: None, text, due_on });
    let remedies = told.kinds.contains(&life::KIND).then(|| remedies(told.day));
    let follow_ups: Vec<FollowUp> = follow.into_iter().chain(remedies.into_iter().flatten()).collect();
    let (given, against, all) = (follow.is_some(), u8::from(dice.often(15)), follow_ups.len());
    let minutes = minutes::of(meeting, told.subject);
    let write = What::Write { meeting, minutes, decision: told.decision, against, follow_ups };
    let written = recorded + Duration::days(i64::from(dice.between(0, 1)));
    let filed = written + Duration::days(i64::from(dice.between(0, 3)));
    if remedies.is_some() {
        life::catch_up(scribe, meeting, told.day, filed);
    }
    if !scribe.write(written, 19, 0, write) || !scribe.write(filed, 20, 0, What::File { meeting }) {
        return;
    }
    if remedies.is_some() {
        improve(scribe, meeting, (all - REMEDIES, told.day), filed);
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

/// Problems a branch found, and what is done about them (整改清单).
const REMEDIES: usize = 2;

fn remedies(day: Date) -> [FollowUp; REMEDIES] {
    let due_on = day + Duration::days(120);
    let remedy = |problem, text| FollowUp { problem: Some(problem), text, due_on };
    [
        remedy("集中学习形式单一，结合岗位不够", "每季度安排一次岗位实践课，由党员轮流主讲"),
        remedy("联系服务群众的台账不全", "建立党员联系群众台账，每月更新"),
    ]
}

/// The first is done in time; the other is reported on, and takes longer than it was meant to.
fn improve(scribe: &mut Scribe<'_>, meeting: usize, (first, day): (usize, Date), filed: Date) {
    let after = |days: i64| (day + Duration::days(days)).max(filed);
    let mut report = |nth, days, state, note| {
        let on = after(days);
        scribe.write(on, 17, 0, What::ReportRemedy { meeting, nth, state, on, note });
    };
    report(first, 50, "under_way", "已排出轮流主讲的安排，完成两次");
    report(first + 1, 50, "under_way", "台账模板已发到各党小组");
    report(first + 1, 118, "delayed", "部分党员外出施工，台账尚未收齐");
    let done = after(110);
    scribe.write(done, 17, 30, What::Finish { meeting, nth: first, on: done });
}
