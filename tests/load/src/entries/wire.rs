//! Where the cost of a select as a tenant comes from: the same statement on the same tables in other forms on the wire,
//! played by pgbench over one connection. Between one flight and three lie the wake-ups of the server; between one
//! organisation and many lies planning, for a plan holds for one schema only.

use crate::{
    ground::{Ground, Tenant},
    pgbench,
    report::round,
};
use anyhow::Result;
use kernel::Service;
use serde_json::{Map, Value, json};
use std::fs;

/// Transactions of one form.
const TIMES: usize = 5000;

/// Microseconds of the server's processor for each form.
pub async fn profile(ground: &Ground, tenants: &[Tenant]) -> Result<Value> {
    pgbench::tables(ground, tenants).await?;
    let mut found = Map::new();
    for (name, script) in forms(tenants) {
        let file = ground.folder.join(format!("wire-{name}.sql"));
        fs::write(&file, script)?;
        pgbench::play(ground, Service::Records, &file, tenants.len().max(500)).await?;
        let before = ground.database_cpu()?;
        pgbench::play(ground, Service::Records, &file, TIMES).await?;
        let each = (ground.database_cpu()? - before) * 1e6 / TIMES as f64;
        found.insert(name.to_owned(), json!(round(each)));
    }
    Ok(found.into())
}

fn forms(tenants: &[Tenant]) -> [(&'static str, String); 4] {
    let many = format!("\\set n random(0, {})\n", tenants.len() - 1);
    let enter = "SELECT set_config('search_path', schema, true), set_config('role', role, true) \
                 FROM bench.t WHERE n = :n;\n";
    let select = "SELECT id, version, unit_id FROM members \
                  WHERE id = (SELECT member FROM bench.t WHERE n = :n);\n";
    let flight = |inside: &str| format!("\\startpipeline\n{inside}\\endpipeline\n");
    let bare = format!(
        "SELECT id, version, unit_id FROM {}.members WHERE id = (SELECT member FROM bench.t WHERE n = :n);\n",
        tenants[0].key.schema()
    );
    [
        ("bare_us", format!("\\set n 0\n{bare}")),
        ("three_flights_us", format!("{many}{}{select}ROLLBACK;\n", flight(&format!("BEGIN;\n{enter}")))),
        ("two_flights_us", format!("{many}{}ROLLBACK;\n", flight(&format!("BEGIN;\n{enter}{select}")))),
        ("one_flight_us", format!("{many}{}", flight(&format!("BEGIN;\n{enter}{select}ROLLBACK;\n")))),
    ]
}
