use super::facts::Year;
use crate::{
    desk::Desk,
    meetings::{
        rules::{
            attendance::Attendance,
            study::{self, Studied},
        },
        view::Basis,
    },
};
use kernel::MemberId;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// What a member took part in, in a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberParticipation {
    member_id: MemberId,
    year: i32,
    meetings: Participation,
    /// None where no hours are asked for.
    study: Option<MemberStudy>,
    /// Of the secretary of a committee or leading group.
    lectures: Option<MemberLectures>,
}

/// Meetings somebody, or everybody of a unit, was due to attend, and did.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Participation {
    attended: u32,
    /// Since the day of joining; without those from which the person was exempt.
    due: u32,
    /// Absent with a reason: part of what was due, and shown apart.
    leave: u32,
    unexcused: u32,
    exempt: u32,
    /// Held, and nobody said yet whether the person was there.
    unmarked: u32,
    basis: Basis,
}

impl Participation {
    /// By the rule of a day.
    pub fn of(desk: &Desk<'_>, attendance: Attendance, day: Date) -> Self {
        let rule = desk.pack.organisational_life.participation.on(day);
        Self {
            attended: attendance.present,
            due: attendance.due(rule.value),
            leave: attendance.leave,
            unexcused: attendance.unexcused,
            exempt: attendance.exempt,
            unmarked: attendance.unmarked,
            basis: rule.basis("meetings.participation").into(),
        }
    }
}

/// Class hours of a year: of meetings that were study, as long as their records say they lasted, and of courses.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberStudy {
    hours: u16,
    asked: u16,
    left: u16,
    /// Minutes of a class hour.
    hour_minutes: u16,
    /// A secretary or a member of a committee, of whom more is asked.
    leads: bool,
    /// Concentrated courses attended, whose hours are among them, and how many the year asks for.
    courses: u16,
    courses_asked: u16,
    basis: Basis,
}

/// Lectures the secretary of a committee or leading group gives.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberLectures {
    given: u16,
    asked: u16,
    left: u16,
    basis: Basis,
}

pub fn shown(desk: &Desk<'_>, member_id: MemberId, year: Year) -> MemberParticipation {
    MemberParticipation {
        member_id,
        year: year.year,
        meetings: Participation::of(desk, year.attendance, year.as_of),
        study: study(desk, &year),
        lectures: lectures(desk, &year),
    }
}

fn study(desk: &Desk<'_>, year: &Year) -> Option<MemberStudy> {
    let rule = desk.pack.organisational_life.study.on(year.as_of);
    let hours = study::class_hours(&rule.value, year.studied)?.saturating_add(year.course_hours);
    let leads = year.leads.committee;
    let due = study::due(&rule.value, leads);
    (due.hours > 0).then(|| MemberStudy {
        hours,
        asked: due.hours,
        left: study::left(&rule.value, Studied { hours, courses: year.courses, leads }).hours,
        hour_minutes: study::asked(rule.value.hour_minutes),
        leads,
        courses: year.courses,
        courses_asked: due.courses,
        basis: rule.basis("meetings.study").into(),
    })
}

fn lectures(desk: &Desk<'_>, year: &Year) -> Option<MemberLectures> {
    let rule = desk.pack.organisational_life.study.on(year.as_of);
    let asked = study::asked(rule.value.secretary_lectures);
    (year.leads.over_branches && asked > 0).then(|| MemberLectures {
        given: year.lectures,
        asked,
        left: study::lectures_left(&rule.value, year.lectures),
        basis: rule.basis("meetings.study").into(),
    })
}
