//! Periods within their bounds. Pure.

use kernel::Service;
use rulepack::{DataClass, Retention};
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};

/// What was chosen, as far as it lies within the bounds of today; what a later regulation forbids is pulled in.
pub fn periods(bounds: &Retention, chosen: &BTreeMap<DataClass, i32>) -> BTreeMap<DataClass, u16> {
    let period = |class: &DataClass| {
        let keep = bounds.0.get(class)?;
        let days = chosen.get(class).and_then(|days| u16::try_from(*days).ok()).unwrap_or(keep.usual);
        Some((*class, days.clamp(keep.least, keep.most)))
    };
    DataClass::ALL.iter().filter_map(period).collect()
}

/// What is older than this is kept no longer.
pub fn limit(days: u16, now: OffsetDateTime) -> OffsetDateTime {
    now - Duration::days(i64::from(days))
}

/// Who keeps a kind of data.
pub const fn keeper(class: DataClass) -> Service {
    match class {
        DataClass::Sessions | DataClass::Resets | DataClass::Invitations | DataClass::Erasures => {
            Service::Identity
        }
        DataClass::Imports | DataClass::Corrections => Service::Records,
        DataClass::Deliveries => Service::Notifications,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::TenantKind;
    use proptest::prelude::*;
    use time::macros::date;

    fn bounds() -> Retention {
        let rules = rulepack::Rules::built_in().unwrap();
        rules.of(TenantKind::Agency).retention.on(date!(2026 - 06 - 01)).value.clone()
    }

    #[test]
    fn log_in_records_are_kept_for_half_a_year_at_least() {
        let chosen = BTreeMap::from([(DataClass::Sessions, 1)]);
        assert_eq!(periods(&bounds(), &chosen)[&DataClass::Sessions], 183);
        assert_eq!(periods(&bounds(), &BTreeMap::new()).len(), DataClass::ALL.len());
    }

    #[test]
    fn no_choice_leaves_the_bounds() {
        let bounds = bounds();
        proptest!(|(days: i32, which in 0..DataClass::ALL.len())| {
            let class = DataClass::ALL[which];
            let period = periods(&bounds, &BTreeMap::from([(class, days)]))[&class];
            prop_assert!((bounds.0[&class].least..=bounds.0[&class].most).contains(&period));
        });
    }
}
