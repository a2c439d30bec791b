use super::store::{self, Taken};
use crate::{Records, units};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::{UnitId, YearMonth};
use rest::{Answer, Ctx, Query};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

/// Of which month.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The running one when absent.
    pub month: Option<YearMonth>,
}

/// What the entries of a month took.
#[derive(Debug, Serialize, ToSchema)]
pub struct Burden {
    month: YearMonth,
    entries: i64,
    minutes: i64,
    /// In the order of the tree; a unit without entries is not named.
    units: Vec<BurdenOfUnit>,
    /// What is of no unit, as rules and imports are; only for those who see the whole organisation.
    common: Option<BurdenInCommon>,
}

/// Of the organisation as a whole.
#[derive(Debug, Serialize, ToSchema)]
pub struct BurdenInCommon {
    entries: i64,
    /// About, as for a unit.
    minutes: i64,
}

/// Of one unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct BurdenOfUnit {
    unit_id: UnitId,
    unit_name: String,
    entries: i64,
    /// About: a pause between two entries of one person is not counted.
    minutes: i64,
}

/// Show how many entries the units made in a month, and about how many minutes they took
///
/// Over the units one may list. Who entered what is not told, and units are in the order of the tree.
#[utoipa::path(get, path = "/burden", tag = "overview", operation_id = "get_burden", params(Wanted),
    responses((status = OK, body = Burden)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Post).await?;
    let desk = records.desk(&ctx);
    let month = wanted.month.unwrap_or_else(|| YearMonth::of(desk.today));
    let taken: HashMap<Option<UnitId>, Taken> = store::taken(desk.tx, month).await?.into_iter().collect();
    let whole = matches!(reach, Reach::All);
    let listed = units::all_within(desk.tx, &reach, u64::from(u32::MAX)).await?;
    let of_units: Vec<(_, &Taken)> = listed
        .into_iter()
        .filter_map(|unit| {
            let taken = taken.get(&Some(unit.id))?;
            Some((unit, taken))
        })
        .collect();
    // units that are no more are of the whole, too
    let all = if whole { sum(taken.values()) } else { sum(of_units.iter().map(|(_, taken)| *taken)) };
    let common = taken
        .get(&None)
        .filter(|_| whole)
        .map(|taken| BurdenInCommon { entries: taken.entries, minutes: minutes(taken.seconds) });
    let units = of_units
        .into_iter()
        .map(|(unit, taken)| BurdenOfUnit {
            unit_id: unit.id,
            unit_name: unit.name,
            entries: taken.entries,
            minutes: minutes(taken.seconds),
        })
        .collect();
    ctx.read(&Burden { month, entries: all.entries, minutes: minutes(all.seconds), units, common })
}

fn sum<'a>(all: impl Iterator<Item = &'a Taken>) -> Taken {
    all.fold(Taken::default(), |sum, one| Taken {
        entries: sum.entries + one.entries,
        seconds: sum.seconds + one.seconds,
    })
}

/// A begun minute is one; of several, of their sum.
const fn minutes(seconds: i64) -> i64 {
    (seconds + 59) / 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minutes_of_all_are_rounded_once() {
        let one = Taken { entries: 1, seconds: 61 };
        let all = sum([one, one].iter());
        assert_eq!((minutes(one.seconds), all.entries, minutes(all.seconds)), (2, 2, 3));
    }
}
