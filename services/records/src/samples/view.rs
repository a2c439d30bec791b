use super::store::Samples;
use crate::{Records, desk::Desk, members, posts, units};
use rest::Problem;
use serde::Serialize;
use utoipa::ToSchema;

/// How much sample data there is, and how much beside it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SampleState)]
pub struct State {
    /// Sample records.
    pub units: usize,
    pub members: usize,
    pub posts: usize,
    /// What is really there.
    pub real: Real,
    /// Whether sample data can be put in now.
    pub may_add: bool,
}

/// How far the organisation has got with its own records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RealRecords)]
pub struct Real {
    pub units: usize,
    pub members: i64,
    /// Units that have a secretary today.
    pub secretaries: usize,
}

/// # Errors
/// When the database is away.
pub async fn real(desk: &Desk<'_>, samples: &Samples) -> Result<Real, Problem> {
    Ok(Real {
        units: units::count_without(desk.tx, &samples.units).await?,
        members: members::count_without(desk.tx, &samples.members).await?,
        secretaries: posts::secretaries_without(desk, &samples.posts).await?,
    })
}

/// # Errors
/// When the database is away.
pub async fn state(records: &Records, desk: &Desk<'_>, samples: &Samples) -> Result<State, Problem> {
    let real = real(desk, samples).await?;
    Ok(State {
        units: samples.units.len(),
        members: samples.members.len(),
        posts: samples.posts.len(),
        may_add: samples.is_empty() && real.members <= i64::from(records.samples_most),
        real,
    })
}
