//! Many organisations, fast: their schemas by the provisioner's own way of making slots, then one statement that says
//! whose they are and lets somebody in; a unit and a member by the API.
//!
//! Up to a thousand they are whole. Beyond that they have the tables that the measured requests touch, with every index,
//! and rows that are put in by COPY; the report says so, and how large the catalogue has become: thirty thousand schemas
//! of everything would take longer than the whole measurement.

mod claim;
mod fill;
mod slim;

pub use fill::member;

use crate::{
    ground::{Ground, NAME, Tenant},
    report::{Report, round},
    sql,
};
use anyhow::{Context, Result};
use kernel::{Service, SystemClock};
use serde_json::{Value, json};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tenancy::provision::Provisioner;

/// Up to here organisations are whole.
const WHOLE: usize = 1000;
/// Organisations made between two looks at the clock.
const STRIDE: usize = 250;
pub const LANES: usize = 8;
/// Behind the numbers of all others.
const APART: usize = 999_998;

/// What making them may take: twice of what it takes on two processors.
pub fn seconds(have: usize, wanted: usize) -> u64 {
    let whole = wanted.min(WHOLE).saturating_sub(have);
    let slim = wanted.saturating_sub(have.max(WHOLE));
    15 + (whole * 200 + slim * 100) as u64 / 1000
}

/// Makes organisations until there are `wanted`, or until another stride would not end in time. The number there are.
pub async fn up_to(ground: &mut Ground, wanted: usize, until: Instant, report: &mut Report) -> Result<usize> {
    let (started, before) = (Instant::now(), ground.tenants.len());
    let mut stride = Duration::ZERO;
    while ground.tenants.len() < wanted && Instant::now() + stride < until {
        let (begun, have) = (Instant::now(), ground.tenants.len());
        // no stride is of both kinds
        let kind = if have < WHOLE { WHOLE } else { usize::MAX };
        let next = wanted.min(have + STRIDE).min(kind);
        let new = make(ground, have, next).await?;
        ground.tenants.extend(new);
        stride = begun.elapsed();
        eprintln!("{next} organisations after {:?}", started.elapsed());
    }
    let there = ground.tenants.len();
    let made = there - before;
    if made > 0 {
        let each = started.elapsed().as_secs_f64() * 1000.0 / made as f64;
        let catalogue = catalogue(ground).await?;
        report.put_under(
            "stamp",
            there,
            json!({ "made": made, "ms_each": round(each), "whole": there.min(WHOLE), "records": catalogue }),
        );
    }
    Ok(there)
}

async fn make(ground: &Ground, have: usize, next: usize) -> Result<Vec<Tenant>> {
    let slim = have >= WHOLE;
    slots(ground, next - have, slim).await?;
    let (claimed, list) = claim::claim(ground, have, next).await?;
    if slim {
        let (_, filled) = tokio::try_join!(claim::admit(ground, &list), slim::fill(ground, claimed))?;
        return Ok(filled);
    }
    claim::admit(ground, &list).await?;
    fill::fill(ground, claimed).await
}

/// A whole organisation that is no part of what is measured elsewhere, and has nobody but its administrator. To be made
/// before there are slots that are not whole.
pub async fn one_apart(ground: &Ground) -> Result<Tenant> {
    slots(ground, 1, false).await?;
    let (made, list) = claim::claim(ground, APART, APART + 1).await?;
    claim::admit(ground, &list).await?;
    made.into_iter().next().context("a slot was made")
}

pub fn slug_apart() -> String {
    claim::slug(APART + 1)
}

/// The token of somebody else's session there, counted from 1.
pub fn cookie_apart(n: usize) -> String {
    claim::cookie(APART + 1 + n)
}

async fn slots(ground: &Ground, count: usize, slim: bool) -> Result<()> {
    let mut provisioner = Provisioner::new(ground.deployment.clone(), Arc::new(SystemClock));
    if slim {
        for &service in Service::ALL {
            provisioner = provisioner.with_tenant_set(service, slim::set(service));
        }
    }
    let have = provisioner.warm().await?;
    provisioner.fill(have + count, &|_, _| {}).await?;
    Ok(())
}

/// How much the catalogue of the measured service holds: what the caches of its connections are filled from.
async fn catalogue(ground: &Ground) -> Result<Value> {
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    let relations: f64 = sql::text(&mut conn, "SELECT count(*)::text FROM pg_class").await?.parse()?;
    let size = "SELECT (sum(pg_total_relation_size(oid)) / 1048576)::text FROM pg_class \
                WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'";
    let mib: f64 = sql::text(&mut conn, size).await?.parse()?;
    Ok(json!({ "relations": relations, "catalogue_mib": round(mib) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_ones_get_more_time() {
        assert_eq!(seconds(0, 10), 17);
        assert_eq!(seconds(10, 1000), 213);
        assert_eq!(seconds(1000, 5000), 415);
        assert_eq!(seconds(500, 2000), 215);
    }
}
