//! Class hours of the year.

use crate::{
    meetings::rules::study::{self, Studied},
    statistics::{
        frame::Frame,
        rules::study::{CLASSES, class_of, is_asked},
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
    })
}

fn rule<'a>(frame: &'a Frame<'_>) -> &'a Study {
    &frame.desk.pack.organisational_life.study.on(frame.span.through).value
}

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let Some(asked) = asked(frame) else { return Ok(Vec::new()) };
    let found = store::by_hours(frame.desk.tx, &frame.closing, &asked).await?;
    Ok(vec![hours(rule(frame), &found), total(&found)])
}

/// Who has the hours of the year; the rows make up the members of the day.
fn hours(rule: &Study, found: &[WithHours]) -> Table {
    let class = |one: &WithHours| {
        let hours = u16::try_from(one.hours).unwrap_or(u16::MAX);
        class_of(rule, Studied { hours, courses: 0, leads: one.leads })
    };
    let classed: Vec<(&str, i64)> = found.iter().map(|one| (class(one), one.n)).collect();
    let of = |wanted: &str| classed.iter().filter(|(one, _)| *one == wanted).map(|(_, n)| *n).sum::<i64>();
    Table::classes(Theme::StudyHours, CLASSES.map(|wanted| row(wanted, of(wanted))).into())
}

/// Hours of everybody together, and by how many they were studied.
fn total(found: &[WithHours]) -> Table {
    let of = |some: bool| found.iter().filter(|one| (one.hours > 0) == some).map(|one| one.n).sum::<i64>();
    let hours = found.iter().map(|one| one.hours.saturating_mul(one.n)).fold(0, i64::saturating_add);
    let rows = vec![row("studied", of(true)), row("not_studied", of(false)), row("class_hours", hours)];
    Table::counts(Theme::StudyTotal, hours, rows)
}
