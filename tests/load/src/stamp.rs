//! Many organisations, fast: their schemas by the provisioner's own way of making slots, then one statement that says
//! whose they are and lets somebody in; a unit and a member by the API, since only the program seals fields.
//!
//! Up to a thousand they are whole. Beyond that only the files of the migrations that the measured requests touch are
//! run, and the report says so: thirty thousand schemas of everything would take longer than the whole measurement.

use crate::{
    ground::{Ground, NAME, Tenant},
    hammer,
    options::Options,
    report::Report,
    sql,
};
use anyhow::{Context, Result};
use kernel::{Service, SystemClock};
use migrations::{Scope, Set};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Row};
use std::{sync::Arc, time::Instant};
use tenancy::provision::Provisioner;

/// Up to here organisations are whole.
const WHOLE: usize = 1000;
/// Organisations made between two looks at the clock.
const STRIDE: usize = 250;
/// Members of the first organisations, so that a list has twenty rows.
const MEMBERS: usize = 25;
const WITH_LISTS: usize = 10;
pub const LANES: usize = 8;
/// Behind the numbers of all others.
const APART: usize = 999_998;

/// Makes organisations until there are `wanted`. False when the time was up before.
pub async fn up_to(
    ground: &mut Ground,
    wanted: usize,
    options: &Options,
    report: &mut Report,
) -> Result<bool> {
    let (started, before) = (Instant::now(), ground.tenants.len());
    while ground.tenants.len() < wanted {
        if Instant::now() > options.deadline {
            report.put_under("stamp", "time_was_up_at", ground.tenants.len());
            return Ok(false);
        }
        let have = ground.tenants.len();
        let next = wanted.min(have + STRIDE);
        slots(ground, next - have, next > WHOLE).await?;
        let new = claim(ground, have, next).await?;
        let new = fill(ground, new).await?;
        ground.tenants.extend(new);
        eprintln!("{next} organisations after {:?}", started.elapsed());
    }
    let made = wanted - before;
    if made > 0 {
        let each = started.elapsed().as_secs_f64() * 1000.0 / made as f64;
        report.put_under(
            "stamp",
            wanted,
            json!({ "made": made, "ms_each": crate::report::round(each),
            "whole": wanted <= WHOLE }),
        );
    }
    Ok(true)
}

/// A whole organisation that is no part of what is measured elsewhere, and has nobody but its administrator.
pub async fn one_apart(ground: &Ground) -> Result<Tenant> {
    slots(ground, 1, false).await?;
    let made = claim(ground, APART, APART + 1).await?;
    made.into_iter().next().context("a slot was made")
}

async fn slots(ground: &Ground, count: usize, reduced: bool) -> Result<()> {
    let mut provisioner = Provisioner::new(ground.deployment.clone(), Arc::new(SystemClock));
    if reduced {
        for service in [Service::Records, Service::Identity, Service::Notifications] {
            provisioner = provisioner.with_tenant_set(service, touched(service));
        }
    }
    let have = provisioner.warm().await?;
    provisioner.fill(have + count, &|_, _| {}).await?;
    Ok(())
}

/// The files whose tables the measured requests touch; the others are there and empty, so that versions are the same.
fn touched(service: Service) -> Set {
    let needed: &[&str] = match service {
        Service::Identity => &["settings", "accounts", "roles"],
        Service::Records => &["units", "members", "posts", "registers"],
        Service::Notifications => &[],
    };
    let mut set = migrations::set(service.as_str(), Scope::Tenant);
    for file in &mut set.own {
        if !needed.iter().any(|word| file.name.contains(word)) {
            file.sql = "".into();
        }
    }
    set
}

/// Says whose the warm slots are, in every database, and lets an administrator in.
async fn claim(ground: &Ground, from: usize, to: usize) -> Result<Vec<Tenant>> {
    let mut identity = ground.admin(&format!("{NAME}_identity")).await?;
    let warm = format!(
        "SELECT key FROM platform.tenants WHERE state = 'warm' ORDER BY created_at, key LIMIT {}",
        to - from
    );
    let keys: Vec<String> = sqlx::query(AssertSqlSafe(warm))
        .fetch_all(&mut identity)
        .await?
        .iter()
        .map(|row| row.try_get("key"))
        .collect::<Result<_, _>>()?;
    let rows: Vec<String> =
        keys.iter().enumerate().map(|(n, key)| format!("({}, '{key}')", from + n + 1)).collect();
    let list = rows.join(", ");
    let id = "('01900000-0000-7000-8000-' || lpad(to_hex(v.n), 12, '0'))::uuid";
    for &service in Service::ALL {
        let mut conn = ground.admin(&format!("{NAME}_{service}")).await?;
        let claimed = format!(
            "UPDATE platform.tenants t SET tenant_id = {id}, kind = 'community', state = 'active'
             FROM (VALUES {list}) AS v(n, key) WHERE t.key = v.key"
        );
        sql::run(&mut conn, claimed).await?;
    }
    let named = format!(
        "INSERT INTO platform.organisations (id, key, slug, kind, name, state, created_at)
         SELECT {id}, v.key, 'b' || v.n || '-bench', 'community', '单位' || v.n, 'active', now()
         FROM (VALUES {list}) AS v(n, key)"
    );
    sql::run(&mut identity, named).await?;
    sql::run(&mut identity, admit(&list)).await?;
    let tenant = |(n, key): (usize, &String)| {
        let number = from + n + 1;
        Ok(Tenant {
            number,
            key: key.parse().ok().context("a key")?,
            slug: format!("b{number}-bench"),
            cookie: cookie(number),
            unit: String::new(),
            member: String::new(),
        })
    };
    keys.iter().enumerate().map(tenant).collect()
}

/// The token of the administrator's session: thirty-two bytes, as the program makes them.
fn cookie(number: usize) -> String {
    data_encoding::BASE64URL_NOPAD.encode(format!("{number:032}").as_bytes())
}

/// An account with the widest role and a session that is not about to end: it was used "tomorrow", so that reading
/// does not write when it was used last.
fn admit(list: &str) -> String {
    let id = "('01900000-0000-7000-8000-' || lpad(to_hex(v.n), 12, '0'))::uuid";
    format!(
        "DO $$
         DECLARE v record;
         BEGIN
           FOR v IN SELECT * FROM (VALUES {list}) AS v(n, key) LOOP
             EXECUTE format('INSERT INTO t_%s.accounts (id, display_name, user_name, user_name_key, locale, state,
                 password_hash, password_changed_at, must_change_password, failures, totp_secret, totp_confirmed_at,
                 created_at, updated_at, version)
               VALUES ($1, ''管理员'', ''admin'', ''admin'', ''zh-CN'', ''active'', ''-'', now(), false, 0, ''-'', now(),
                 now(), now(), 1)', v.key) USING {id};
             EXECUTE format('INSERT INTO t_%s.assignments (id, account_id, role, from_on, created_at)
               VALUES ($1, $1, ''tenant_admin'', ''2020-01-01'', now())', v.key) USING {id};
             EXECUTE format('INSERT INTO t_%s.sessions (id, account_id, token_hash, second_factor, password_expired,
                 device, address_masked, created_at, last_seen_at, expires_at)
               VALUES ($1, $1, sha256(convert_to(rtrim(translate(replace(encode(
                   convert_to(lpad($2::text, 32, ''0''), ''UTF8''), ''base64''), chr(10), ''''), ''+/'', ''-_''), ''=''), ''UTF8'')),
                 true, false, ''bench'', '''', now(), now() + interval ''1 day'', now() + interval ''2 days'')', v.key)
               USING {id}, v.n;
           END LOOP;
         END $$"
    )
}

/// A committee and a member for everybody, two dozen for the first ones.
async fn fill(ground: &Ground, mut tenants: Vec<Tenant>) -> Result<Vec<Tenant>> {
    let unit = json!({ "name": "党支部", "kind": "branch", "parent_id": null });
    let root = json!({ "name": "党委", "kind": "party_committee", "parent_id": null });
    let roots = tenants.iter().map(|t| ground.post(t, "/api/records/units", &root)).collect();
    let roots = ids(hammer::once(ground.address(), roots, LANES).await?)?;
    let below = tenants.iter().zip(&roots).map(|(tenant, root)| {
        let mut unit = unit.clone();
        unit["parent_id"] = Value::String(root.clone());
        ground.post(tenant, "/api/records/units", &unit)
    });
    let units = ids(hammer::once(ground.address(), below.collect(), LANES).await?)?;
    for (tenant, unit) in tenants.iter_mut().zip(units) {
        tenant.unit = unit;
    }
    let members = tenants.iter().map(|t| ground.post(t, "/api/records/members", &member(&t.unit))).collect();
    let members = ids(hammer::once(ground.address(), members, LANES).await?)?;
    for (tenant, member) in tenants.iter_mut().zip(members) {
        tenant.member = member;
    }
    let first = tenants.iter().filter(|tenant| tenant.number <= WITH_LISTS);
    let more =
        first.flat_map(|t| (1..MEMBERS).map(|_| ground.post(t, "/api/records/members", &member(&t.unit))));
    hammer::once(ground.address(), more.collect(), LANES).await?;
    Ok(tenants)
}

pub fn member(unit: &str) -> Value {
    json!({
        "name": "张建国", "unit_id": unit, "id_no": suites::resident_id(), "gender": "male", "ethnic": "01",
        "member_kind": "full", "joined_on": "2001-07-01", "full_on": "2002-07-01", "mobile": "16012345678",
    })
}

pub fn ids(answers: Vec<String>) -> Result<Vec<String>> {
    let id = |text: String| {
        let answer: Value = serde_json::from_str(&text)?;
        answer["id"].as_str().map(str::to_owned).with_context(|| format!("no id in {text}"))
    };
    answers.into_iter().map(id).collect()
}
