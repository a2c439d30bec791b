//! What the archive keeps of statistics that were frozen.

use super::{
    store::{
        self,
        snapshot::{Column, Model},
    },
    words::Occasion,
};
use crate::{archive::Filed, desk::Desk, units::Unit};
use data_encoding::HEXLOWER;
use kernel::{SHANGHAI, business_date};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::{Date, Duration};

/// Statistics of a unit that were frozen for a cut-off day between two days, or by hand on one of them: the figures, and
/// the sum over those who were counted.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    // a day more on both sides: which day a moment is of is said below
    let around = (first.saturating_sub(Duration::DAY), last.saturating_add(Duration::DAY));
    let moments = (around.0.midnight().assume_utc(), around.1.midnight().assume_utc());
    let near = Condition::any()
        .add(Column::CutOffOn.between(first, last))
        .add(Column::FrozenAt.between(moments.0, moments.1));
    let near = store::whole(desk.tx, Condition::all().add(Column::UnitId.eq(unit.id)).add(near)).await?;
    let filed = near.iter().map(filed);
    Ok(filed.filter(|one| (first..=last).contains(&one.on)).collect())
}

fn filed(snapshot: &Model) -> Filed {
    let content = json!({
        "cut_off_on": snapshot.cut_off_on, "opened_after": snapshot.opened_after,
        "occasion": snapshot.occasion, "note": snapshot.note, "unit_name": snapshot.unit_name,
        "members": snapshot.member_count, "hash": HEXLOWER.encode(&snapshot.hash), "figures": snapshot.content,
    });
    let title = snapshot.cut_off_on.to_string();
    Filed::new(FiledKind::StatisticsSnapshot, snapshot.id.0, &title, day(snapshot), content)
}

/// The yearly and half-yearly reports belong to their cut-off day. What somebody froze by hand may be of any day long
/// past, and belongs to the day it was made, so that it comes into no year that is sealed.
fn day(snapshot: &Model) -> Date {
    match snapshot.occasion {
        Occasion::CutOff | Occasion::Automatic => snapshot.cut_off_on,
        Occasion::ByHand => business_date(snapshot.frozen_at, SHANGHAI),
    }
}
