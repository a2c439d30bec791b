//! Class hours and courses of the year.

use crate::{
    meetings::rules::study::{self, Studied},
    statistics::{
        frame::Frame,
        rules::study::{CLASSES, COURSES, class_of, course_of, is_asked},
        store::{self, Asked, WithHours},
        tables::{Table, row},
        words::Theme,
    },
};
use rest::Problem;
use rulepack::{Post, elections::Office, organisational_life::Study};
use time::Date;

/// What the year of the cut-off day asks; none where nobody is asked for hours.
pub fn asked(frame: &Frame<'_>) -> Option<Asked> {
    let (rule, through) = (rule(frame), frame.span.through);
    let leads = Post::ALL.iter().filter(|post| Office::of(**post).is_some());
    is_asked(rule).then(|| Asked {
        from: Date::from_ordinal_date(through.year(), 1).unwrap_or(through),
        kinds: rule.kinds.iter().map(ToString::to_string).collect(),
        posts: leads.map(ToString::to_string).collect(),
        hour: study::asked(rule.hour_minutes).into(),
        member_hours: study::due(rule, false).hours.into(),
        leader_hours: study::due(rule, true).hours.into(),
        leader_courses: study::due(rule, true).courses.into(),
    })
}

fn rule<'a>(frame: &'a Frame<'_>) -> &'a Study {
    &frame.desk.pack.organisational_life.study.on(frame.span.through).value
}

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let Some(asked) = asked(frame) else { return Ok(Vec::new()) };
    let found = store::by_hours(frame.desk.tx, &frame.closing, &asked).await?;
    let rule = rule(frame);
    Ok(vec![
        classed(Theme::StudyHours, CLASSES, &found, |studied| class_of(rule, studied)),
        classed(Theme::Courses, COURSES, &found, |studied| course_of(rule, studied)),
        total(&found),
    ])
}

/// Everybody in a class; the rows make up the members of the day.
fn classed(
    theme: Theme,
    classes: [&'static str; 4],
    found: &[WithHours],
    class: impl Fn(Studied) -> &'static str,
) -> Table {
    let classed: Vec<(&str, i64)> = found.iter().map(|one| (class(studied(one)), one.n)).collect();
    let of = |wanted: &str| classed.iter().filter(|(one, _)| *one == wanted).map(|(_, n)| *n).sum::<i64>();
    Table::classes(theme, classes.map(|wanted| row(wanted, of(wanted))).into())
}

fn studied(one: &WithHours) -> Studied {
    let whole = |n: i64| u16::try_from(n).unwrap_or(u16::MAX);
    Studied { hours: whole(one.hours), courses: whole(one.courses), leads: one.leads }
}

/// Hours of everybody together, and by how many they were studied.
fn total(found: &[WithHours]) -> Table {
    let of = |some: bool| found.iter().filter(|one| (one.hours > 0) == some).map(|one| one.n).sum::<i64>();
    let hours = found.iter().map(|one| one.hours.saturating_mul(one.n)).fold(0, i64::saturating_add);
    let rows = vec![row("studied", of(true)), row("not_studied", of(false)), row("class_hours", hours)];
    Table::counts(Theme::StudyTotal, hours, rows)
}
