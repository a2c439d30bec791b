use crate::{
    desk::Desk,
    development::{
        rules::{Pooled, pool},
        store::{self, InPool, PoolLine},
        words::DevelopmentStanding,
    },
    members::words::Gender,
    units::{self, Unit},
};
use rest::Problem;
use rulepack::development::StateCode;

/// In the order of the way.
const STANDINGS: [DevelopmentStanding; 3] =
    [DevelopmentStanding::Applicant, DevelopmentStanding::Activist, DevelopmentStanding::Candidate];

/// The pool of a unit and everything below it today, by the classes of the reports.
///
/// # Errors
/// When the database is away.
pub async fn figures(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<PoolLine>, Problem> {
    let people = store::in_pool(desk.tx, units::ids_below(&unit.path), &STANDINGS).await?;
    let people: Vec<Pooled> = people.into_iter().map(|one| pooled(desk, one)).collect();
    let pools = pool(&desk.pack.development.pool.on(desk.today).value, &people, desk.today);
    let line = |standing: DevelopmentStanding| {
        let of = pools.get(&code(standing)).copied().unwrap_or_default();
        PoolLine {
            standing,
            all: of.all,
            young: of.young,
            female: of.female,
            ethnic_minority: of.ethnic_minority,
            college: of.college,
            front_line: of.front_line,
        }
    };
    Ok(STANDINGS.into_iter().map(line).collect())
}

/// Whoever waits for the filing counts as what they were until then: people are told apart by standing.
fn code(standing: DevelopmentStanding) -> StateCode {
    StateCode::from(standing.as_str())
}

fn pooled(desk: &Desk<'_>, one: InPool) -> Pooled {
    let (rules, on) = (&desk.pack.statistics, desk.today);
    let ethnic = &rules.ethnic.on(on).value;
    let minority = |code: &String| *code != ethnic.majority && !ethnic.not_counted.contains(code);
    let college = &rules.education.on(on).value.junior_college;
    let level = one.education.as_deref().and_then(|code| code.get(..1));
    let front_line = &rules.occupations.on(on).value.front_line;
    Pooled {
        state: code(one.standing),
        birth_date: Some(one.birth_date),
        female: one.gender == Gender::Female,
        ethnic_minority: one.ethnic.as_ref().is_some_and(minority),
        college: level.is_some_and(|level| college.contains(level)),
        front_line: one.work_post.is_some_and(|post| front_line.contains(post.as_str())),
    }
}
