use kernel::TenantKind;
use settings::{QuotaSet, Quotas};
use std::collections::HashMap;
use tenancy::quota::{Bound, Bounds, Defaults, Quota};

/// What the settings allow organisations of each kind.
pub fn defaults(settings: &Quotas) -> Defaults {
    let of = |kind: TenantKind| match kind {
        TenantKind::Agency => &settings.agency,
        TenantKind::Enterprise => &settings.enterprise,
        TenantKind::Community => &settings.community,
        TenantKind::Association => &settings.association,
    };
    let kinds: HashMap<_, _> = TenantKind::ALL.iter().map(|kind| (*kind, bounds(of(*kind)))).collect();
    Defaults::new(settings.warn_percent, kinds)
}

fn bounds(set: &QuotaSet) -> Bounds {
    let all = [
        (Quota::Members, set.members),
        (Quota::Storage, set.storage_mb << 20),
        (Quota::Mails, set.mails_per_day),
        (Quota::Requests, set.requests_per_second),
        (Quota::Jobs, set.job_seconds_per_day),
    ];
    let bound = |most| if most == 0 { Bound::NONE } else { Bound::hard(most) };
    all.into_iter().fold(Bounds::default(), |bounds, (quota, most)| bounds.with(quota, bound(most)))
}
