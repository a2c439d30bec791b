use super::{Draft, too_many};
use crate::{
    cadres::{
        details::ResumeLine,
        problems as say,
        rules::resume::{self, LineFault},
    },
    text,
};
use rest::Problem;

const SHORT: usize = 50;
const LINE: usize = 200;
const NOTE: usize = 2000;
const MOST_RESUME: usize = 5000;
const MOST_LINES: usize = 60;
const MOST_POSTS: usize = 10;
const MOST_FAMILY: usize = 30;
const MOST_MARKS: usize = 60;

/// Every text in one line, or in a few, and no longer than it may be.
pub fn clean(draft: &mut Draft) -> Result<(), Problem> {
    draft.name = text::required(std::mem::take(&mut draft.name), "/name", SHORT)?;
    let person = &mut draft.details.person;
    for (value, pointer, most) in [
        (&mut person.gender, "/person/gender", 4),
        (&mut person.ethnic, "/person/ethnic", SHORT),
        (&mut person.native_place, "/person/native_place", LINE),
        (&mut person.birth_place, "/person/birth_place", LINE),
        (&mut person.professional_title, "/person/professional_title", LINE),
        (&mut person.speciality, "/person/speciality", LINE),
        (&mut draft.private.health, "/health", SHORT),
    ] {
        several(value, pointer, most)?;
    }
    let schooling = &mut draft.details.schooling;
    for (value, pointer) in [
        (&mut schooling.full_time.level, "/schooling/full_time/level"),
        (&mut schooling.full_time.degree, "/schooling/full_time/degree"),
        (&mut schooling.full_time.level_school, "/schooling/full_time/level_school"),
        (&mut schooling.full_time.degree_school, "/schooling/full_time/degree_school"),
        (&mut schooling.in_service.level, "/schooling/in_service/level"),
        (&mut schooling.in_service.degree, "/schooling/in_service/degree"),
        (&mut schooling.in_service.level_school, "/schooling/in_service/level_school"),
        (&mut schooling.in_service.degree_school, "/schooling/in_service/degree_school"),
    ] {
        several(value, pointer, LINE)?;
    }
    lists(draft)
}

fn lists(draft: &mut Draft) -> Result<(), Problem> {
    let details = &mut draft.details;
    for (count, pointer, most) in [
        (details.posts.len(), "/posts", MOST_POSTS),
        (draft.private.family.len(), "/family", MOST_FAMILY),
        (details.rewards.len(), "/rewards", MOST_MARKS),
        (details.penalties.len(), "/penalties", MOST_MARKS),
        (details.results.len(), "/results", MOST_MARKS),
        (details.resume.len(), "/resume", MOST_LINES),
    ] {
        if count > most {
            return Err(too_many(pointer, most));
        }
    }
    for (at, post) in details.posts.iter_mut().enumerate() {
        post.title = text::required(std::mem::take(&mut post.title), &format!("/posts/{at}/title"), LINE)?;
    }
    for (at, reward) in details.rewards.iter_mut().enumerate() {
        reward.text = text::required(std::mem::take(&mut reward.text), &format!("/rewards/{at}/text"), LINE)?;
    }
    for (at, penalty) in details.penalties.iter_mut().enumerate() {
        several(&mut penalty.text, &format!("/penalties/{at}/text"), LINE)?;
    }
    several(&mut details.results_note, "/results_note", NOTE)?;
    several(&mut details.awards_note, "/awards_note", NOTE)?;
    for (at, relative) in draft.private.family.iter_mut().enumerate() {
        let place = |field: &str| format!("/family/{at}/{field}");
        several(&mut relative.relation, &place("relation"), SHORT)?;
        several(&mut relative.name, &place("name"), SHORT)?;
        several(&mut relative.political, &place("political"), SHORT)?;
        several(&mut relative.work, &place("work"), LINE)?;
    }
    Ok(())
}

fn several(value: &mut String, pointer: &str, most: usize) -> Result<(), Problem> {
    *value = text::lines(Some(std::mem::take(value)), pointer, most)?.unwrap_or_default();
    Ok(())
}

/// The lines of a career that came as one text.
///
/// # Errors
/// With the line that cannot be read.
pub fn resume_of(written: String) -> Result<Vec<ResumeLine>, Problem> {
    let written = text::lines(Some(written), "/resume", MOST_RESUME)?.unwrap_or_default();
    resume::read(&written).map_err(lines_fault)
}

pub fn lines_fault(fault: LineFault) -> Problem {
    let (kind, line) = match fault {
        LineFault::NoMonths { line } => (&say::NO_MONTHS, line),
        LineFault::BadMonth { line } => (&say::BAD_MONTH, line),
        LineFault::EndsBeforeStart { line } => (&say::ENDS_BEFORE_START, line),
        LineFault::NoText { line } => (&say::LINE_NO_TEXT, line),
    };
    kind.with("line", line).field("/resume", kind)
}
