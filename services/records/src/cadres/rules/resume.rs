//! 简历: lines of `yyyy.MM--yyyy.MM  text`, one after the other and without a gap.

use super::Finding;
use crate::cadres::details::ResumeLine;
use kernel::YearMonth;
use rulepack::cadres::Resume;
use time::Month;

/// A line that cannot be read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It begins with no months.
    NoMonths {
        line: usize,
    },
    BadMonth {
        line: usize,
    },
    EndsBeforeStart {
        line: usize,
    },
    NoText {
        line: usize,
    },
}

/// As long as the gap between the months and the text, for a line that goes on.
const INDENT: &str = "                  ";

/// Reads lines; one that begins with no months belongs to the one before it.
///
/// # Errors
/// With the first line that is wrong.
pub fn read(text: &str) -> Result<Vec<ResumeLine>, LineFault> {
    let mut lines: Vec<ResumeLine> = Vec::new();
    let written = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    for (number, line) in written.filter(|(_, line)| !line.is_empty()) {
        if dated(line) {
            lines.push(one(line, number)?);
            continue;
        }
        let last = lines.last_mut().ok_or(LineFault::NoMonths { line: number })?;
        last.text.push('\n');
        last.text.push_str(line);
    }
    Ok(lines)
}

/// Whether a line begins like a month: four digits and a dot.
pub fn dated(line: &str) -> bool {
    let head = line.as_bytes();
    head.len() > 4 && head[..4].iter().all(u8::is_ascii_digit) && head[4] == b'.'
}

fn one(line: &str, number: usize) -> Result<ResumeLine, LineFault> {
    let bad = LineFault::BadMonth { line: number };
    let (from, rest) = month(line).ok_or(bad)?;
    let rest = rest.trim_start();
    let text = rest.trim_start_matches(['-', '－', '—', '–', '~', '～']);
    if text.len() == rest.len() {
        return Err(bad);
    }
    let text = text.trim_start();
    let (to, text) = match dated(text) {
        true => month(text).map(|(to, text)| (Some(to), text)).ok_or(bad)?,
        false => (None, text),
    };
    if to.is_some_and(|to| to < from) {
        return Err(LineFault::EndsBeforeStart { line: number });
    }
    match text.trim() {
        "" => Err(LineFault::NoText { line: number }),
        text => Ok(ResumeLine { from, to, text: text.to_owned() }),
    }
}

/// A month at the beginning of a text, and what follows it.
fn month(text: &str) -> Option<(YearMonth, &str)> {
    let (head, rest) = text.split_at_checked(7)?;
    let month = of_form(head, ".")?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((month, rest))
}

/// `yyyy`, something between, `MM`.
pub fn of_form(text: &str, between: &str) -> Option<YearMonth> {
    let (year, rest) = text.split_at_checked(4)?;
    let month = rest.strip_prefix(between)?;
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    YearMonth::new(year.parse().ok()?, Month::try_from(month.parse::<u8>().ok()?).ok()?).ok()
}

/// `1998.09`, and with nothing between `199809`.
pub fn written(month: YearMonth, between: &str) -> String {
    month.to_string().replace('-', between)
}

/// The lines as the form has them.
pub fn write(lines: &[ResumeLine]) -> String {
    let line = |line: &ResumeLine| {
        let to = line.to.map_or_else(|| " ".repeat(7), |to| written(to, "."));
        let text = line.text.replace('\n', &format!("\n{INDENT}"));
        format!("{}--{to}  {text}", written(line.from, "."))
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Where the lines do not follow one another, or do not reach from the first day of work to today.
pub fn breaks(
    rules: Resume,
    lines: &[ResumeLine],
    work_began: Option<YearMonth>,
    today: YearMonth,
) -> Vec<Finding> {
    let join = i32::from(rules.join_months);
    let mut found = Vec::new();
    if let (Some(first), Some(work_began)) = (lines.first(), work_began)
        && first.from > work_began
    {
        found.push(Finding::StartsLate { from: first.from, work_began });
    }
    for pair in lines.windows(2) {
        let [one, next] = pair else { continue };
        // a line that goes on has nothing behind it
        let Some(to) = one.to else {
            found.push(Finding::Overlap { until: today.max(next.from), from: next.from });
            continue;
        };
        if next.from.since(to) > join {
            found.push(Finding::Gap { after: to, before: next.from });
        } else if next.from < to {
            found.push(Finding::Overlap { until: to, from: next.from });
        }
    }
    if let Some(to) = lines.last().and_then(|last| last.to)
        && today.since(to) > join
    {
        found.push(Finding::EndsEarly { to });
    }
    found
}
