//! Applicants, activists and candidates.

use crate::statistics::{
    frame::Frame,
    rules::ages,
    store::{self, Kinds, Pooled},
    tables::{Table, row},
    words::Theme,
};
use rest::Problem;

const STANDINGS: [&str; 3] = ["applicant", "activist", "candidate"];

/// What the classes of the bulletin are today: a file is only known as it stands now.
pub fn kinds(frame: &Frame<'_>) -> Kinds {
    let (rules, on) = (&frame.desk.pack.statistics, frame.desk.today);
    let (young, classes) = (rules.ages.on(on).value.young_until, &frame.closing.classes);
    Kinds {
        majority: classes.majority.clone(),
        not_counted: classes.not_counted.clone(),
        young_from: ages::born_from(young.saturating_add(1), on),
        junior_college: classes.junior_college.clone(),
        front_line: rules.occupations.on(on).value.front_line.iter().cloned().collect(),
    }
}

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let pooled = store::pool(frame.desk.tx, &frame.closing.scope, kinds(frame)).await?;
    let rows = STANDINGS.map(|standing| row(standing, sum(&pooled, &[standing], |one| one.n)));
    let chosen = ["activist", "candidate"];
    let part = |class: &str, of: fn(&Pooled) -> i64| row(class, sum(&pooled, &chosen, of));
    let makeup = vec![
        part("women", |one| one.women),
        part("minority", |one| one.minority),
        part("young", |one| one.young),
        part("junior_college", |one| one.junior_college),
        part("front_line", |one| one.front_line),
    ];
    Ok(vec![
        Table::classes(Theme::Pool, rows.into()),
        Table::parts(Theme::PoolMakeup, sum(&pooled, &chosen, |one| one.n), makeup),
    ])
}

fn sum(pooled: &[Pooled], standings: &[&str], of: fn(&Pooled) -> i64) -> i64 {
    pooled.iter().filter(|one| standings.contains(&one.standing.as_str())).map(of).sum()
}
