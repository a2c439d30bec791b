//! What lies between two counts.

use crate::members::words::Gender;
use crate::statistics::{
    frame::Frame,
    rules::{
        ages,
        balance::{Balance, Flow},
    },
    store::{self, Touched},
    tables::{Row, Table, row},
    words::Theme,
};
use kernel::MemberId;
use rest::Problem;
use uuid::Uuid;

/// Somebody who came into or went out of the count.
pub struct Moved {
    pub flow: Flow,
    pub member: Touched,
}

/// Every way in and out within the span.
pub async fn moved(frame: &Frame<'_>) -> Result<Vec<Moved>, Problem> {
    let touched = store::touched(frame.desk.tx, &frame.closing, frame.span).await?;
    let group = frame.closing.scope.group;
    let mine = touched.into_iter().filter(|one| group.is_none() || one.group_id == group);
    let mut moved = Vec::new();
    for member in mine {
        let life = frame.history.life(member.id, member.unit_id, member.membership_state, member.joined_on);
        let flows = life.flows(frame.span, |unit| frame.inside(unit));
        moved.extend(flows.into_iter().map(|flow| Moved { flow, member: member.clone() }));
    }
    Ok(moved)
}

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let moved = moved(frame).await?;
    let mut balance = Balance {
        opening: store::count(frame.desk.tx, &frame.opening()).await?,
        closing: store::count(frame.desk.tx, &frame.closing).await?,
        ..Balance::default()
    };
    for one in &moved {
        *balance.flows.entry(one.flow).or_default() += 1;
    }
    let admitted: Vec<&Touched> =
        moved.iter().filter(|one| one.flow == Flow::Admitted).map(|one| &one.member).collect();
    Ok(vec![of_balance(&balance), of_admitted(frame, &admitted)])
}

fn of_balance(balance: &Balance) -> Table {
    let flows = Flow::ALL.iter().map(|flow| row(flow.as_str(), balance.of(*flow)));
    let mut rows = vec![row("opening", balance.opening)];
    rows.extend(flows);
    rows.extend([
        row("closing", balance.closing),
        row("net", balance.net()),
        row("difference", balance.difference()),
    ]);
    Table::counts(Theme::Balance, balance.closing, rows)
}

fn of_admitted(frame: &Frame<'_>, admitted: &[&Touched]) -> Table {
    let occupations = &frame.desk.pack.statistics.occupations.on(frame.span.through).value.classes;
    let plain = ["women", "minority", "young", "junior_college", "front_line"].map(str::to_owned);
    let posts = occupations.iter().map(|word| format!("post_{word}"));
    let count = |class: String| -> Row {
        let n = admitted.iter().filter(|one| in_class(frame, one, &class)).count();
        row(class, i64::try_from(n).unwrap_or(i64::MAX))
    };
    let rows = plain.into_iter().chain(posts).map(count).collect();
    Table::parts(Theme::Admitted, i64::try_from(admitted.len()).unwrap_or(i64::MAX), rows)
}

/// Whether somebody is in one of the classes the bulletin tells admitted members by.
fn in_class(frame: &Frame<'_>, one: &Touched, class: &str) -> bool {
    let (rules, on) = (&frame.desk.pack.statistics, frame.span.through);
    let ethnic = &rules.ethnic.on(on).value;
    match class {
        "women" => one.gender == Gender::Female,
        "minority" => one
            .ethnic
            .as_ref()
            .is_some_and(|code| *code != ethnic.majority && !ethnic.not_counted.contains(code)),
        "young" => one.born.is_some_and(|born| ages::is_young(born, on, &rules.ages.on(on).value)),
        "junior_college" => one.education.as_deref().is_some_and(|code| {
            rules.education.on(on).value.junior_college.iter().any(|begin| code.starts_with(begin.as_str()))
        }),
        "front_line" => one
            .work_post
            .as_ref()
            .is_some_and(|post| rules.occupations.on(on).value.front_line.contains(post)),
        class => class.strip_prefix("post_").is_some_and(|post| one.work_post.as_deref() == Some(post)),
    }
}

/// Who is behind a row of the balance or of those admitted; none where it has no people of its own.
pub async fn behind(frame: &Frame<'_>, theme: Theme, class: &str) -> Result<Option<Vec<Uuid>>, Problem> {
    let flow = match theme {
        Theme::Balance => class.parse::<Flow>().ok(),
        Theme::Admitted => Some(Flow::Admitted),
        _ => None,
    };
    let Some(flow) = flow else { return Ok(None) };
    let wanted = |one: &Moved| {
        one.flow == flow
            && (theme == Theme::Balance || class.is_empty() || in_class(frame, &one.member, class))
    };
    let moved = moved(frame).await?;
    let ids = moved.iter().filter(|one| wanted(one)).map(|one| one.member.id);
    Ok(Some(ids.map(|MemberId(id)| id).collect()))
}
