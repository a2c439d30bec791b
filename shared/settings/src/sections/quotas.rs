use super::bounds;
use crate::error::Findings;
use serde::{Deserialize, Serialize};

/// How much an organisation may use, by its kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotas {
    pub warn_percent: u8,
    pub agency: QuotaSet,
    pub enterprise: QuotaSet,
    pub community: QuotaSet,
    pub association: QuotaSet,
}

/// Zero means as much as it likes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaSet {
    pub members: u64,
    pub storage_mb: u64,
    pub mails_per_day: u64,
    pub requests_per_second: u64,
    pub job_seconds_per_day: u64,
}

impl Quotas {
    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "quotas.warn_percent", self.warn_percent, 1..=100);
        let sets = [
            ("agency", &self.agency),
            ("enterprise", &self.enterprise),
            ("community", &self.community),
            ("association", &self.association),
        ];
        for (kind, set) in sets {
            let key = |name: &str| format!("quotas.{kind}.{name}");
            bounds(found, &key("members"), set.members, 0..=100_000_000);
            bounds(found, &key("storage_mb"), set.storage_mb, 0..=1 << 30);
            bounds(found, &key("mails_per_day"), set.mails_per_day, 0..=1_000_000_000);
            bounds(found, &key("requests_per_second"), set.requests_per_second, 0..=1_000_000);
            bounds(found, &key("job_seconds_per_day"), set.job_seconds_per_day, 0..=100_000_000);
        }
    }
}

/// What holds for the work of operators.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operators {
    pub closing_days: u16,
    pub closing_reminder_days: u16,
    pub break_glass_minutes: u16,
    pub figures_seconds: u32,
}

impl Operators {
    /// How many days before an organisation goes its people are reminded: always after they were told that it will.
    pub fn reminder_days(&self) -> u16 {
        self.closing_reminder_days.min(self.closing_days.saturating_sub(1))
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "operators.closing_days", self.closing_days, 1..=3650);
        bounds(found, "operators.break_glass_minutes", self.break_glass_minutes, 5..=1440);
        bounds(found, "operators.figures_seconds", self.figures_seconds, 5..=86_400);
    }
}
