//! What the product promises, held against what was measured. What was not measured is said to be so; it holds in no case.

use crate::{large::pages, options::Options, report::Report};
use serde_json::json;

/// A number by its place in the report, and whether it must be at least or at most so much.
type Budget = (&'static str, &'static str, bool, f64);

const ONCE: [Budget; 12] = [
    ("select_cpu_at_1", "/select/1/cpu_of_bare", false, 2.0),
    ("create_warm_db_ms", "/create/warm/db_ms", false, 20.0),
    ("create_to_log_in_ms", "/create/approval_to_log_in_ms", false, 1000.0),
    ("create_cold_ms", "/create/cold/ms", false, 1000.0),
    ("migrate_1000_ms", "/migrate/{m}/ms_of_1000", false, 5000.0),
    ("migrate_of_django_tenants", "/migrate/{m}/times_django_tenants", true, 100.0),
    ("event_p99_ms", "/events/p99_ms", false, 1000.0),
    ("import_5000_rows_per_second", "/import/5000/rows_per_second", true, 5000.0),
    ("import_100000_rows_per_second", "/import/100000/rows_per_second", true, 5000.0),
    ("import_memory_of_5000", "/import/100000/memory_of_first", false, 1.5),
    ("idle_mib", "/start/idle_mib", false, 150.0),
    ("start_ms", "/start/ms", false, 1000.0),
];

/// The same at every number of organisations, each bound up to and with the number before it.
/// Name, place in the report, whether more is better, and the bound at each number of organisations.
type AtNumbers = (&'static str, &'static str, bool, &'static [(usize, f64)]);

const AT_EVERY_NUMBER: [AtNumbers; 5] = [
    ("get_of_pgbench", "/get/{n}/of_pgbench", true, &[(usize::MAX, 0.5)]),
    ("get_of_django_tenants", "/get/{n}/times_django_tenants", true, &[(usize::MAX, 20.0)]),
    ("get_p99_of_first", "/get/{n}/p99_of_p99_at_first", false, &[(usize::MAX, 1.5)]),
    ("select_cpu", "/select/{n}/cpu_of_bare", false, &[(1, 2.0), (1000, 5.0), (usize::MAX, 7.0)]),
    ("migrate_nothing_ms", "/migrate/nothing/{n}/ms", false, &[(usize::MAX, 2000.0)]),
];

/// Compares with the budgets what was measured, and says which were not reached.
pub fn judge(report: &mut Report, options: &Options) {
    let (mut missed, mut not_reached, mut held) = (Vec::new(), Vec::new(), 0);
    for (name, pointer, at_least, bound) in all(report, options) {
        let measured = report.number(&pointer);
        let holds = measured.map(|measured| if at_least { measured >= bound } else { measured <= bound });
        match holds {
            Some(true) => held += 1,
            Some(false) => missed.push(name.clone()),
            None => not_reached.push(name.clone()),
        }
        let word = if at_least { "at_least" } else { "at_most" };
        let verdict = match holds {
            Some(holds) => json!({ word: bound, "measured": measured, "holds": holds }),
            None => json!({ word: bound, "not_reached": true }),
        };
        report.put_under("budgets", name, verdict);
    }
    report.put("verdict", json!({ "held": held, "missed": missed, "not_reached": not_reached }));
}

/// Every budget that was asked for, with its place filled in.
fn all(report: &Report, options: &Options) -> Vec<(String, String, bool, f64)> {
    let migrated = options.migrate_at().to_string();
    let mut budgets: Vec<_> = ONCE
        .iter()
        .map(|(name, pointer, at_least, bound)| {
            ((*name).to_owned(), pointer.replace("{m}", &migrated), *at_least, *bound)
        })
        .collect();
    for (page, most) in pages::budgets() {
        budgets.push((format!("large_{page}_ms"), format!("/large/{page}/p95_ms"), false, most));
    }
    for tenants in numbers(report, options) {
        for (name, pointer, at_least, bounds) in AT_EVERY_NUMBER {
            let bound =
                bounds.iter().find(|(most, _)| tenants <= *most).map_or(f64::NAN, |(_, bound)| *bound);
            let pointer = pointer.replace("{n}", &tenants.to_string());
            budgets.push((format!("{name}_at_{tenants}"), pointer, at_least, bound));
        }
    }
    budgets.retain(|(_, pointer, ..)| asked(pointer, options));
    budgets
}

/// The numbers of organisations that were wanted, and the one where the time was up.
fn numbers(report: &Report, options: &Options) -> Vec<usize> {
    let measured = report.keys("get").into_iter().filter_map(|key| key.parse().ok());
    let mut numbers: Vec<usize> = options.tenants.iter().copied().chain(measured).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn asked(pointer: &str, options: &Options) -> bool {
    let mut parts = pointer.split('/').skip(1);
    let (entry, key) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let rows = |rows: &usize| rows.to_string() == key;
    options.wants(entry) && (entry != "import" || options.rosters.iter().any(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn what_was_not_measured_does_not_hold() {
        let options = Options::usual();
        let mut report = Report::new();
        report.put_at(&["get", "10", "of_pgbench"], 0.6);
        report.put_at(&["get", "8750", "of_pgbench"], 0.4);
        report.put_at(&["select", "5000", "cpu_of_bare"], 6.5);
        judge(&mut report, &options);
        let said: Value = serde_json::from_str(&report.render()).unwrap();
        let budgets = &said["budgets"];
        assert_eq!(budgets["get_of_pgbench_at_10"]["holds"], true);
        assert_eq!(budgets["get_of_pgbench_at_8750"]["holds"], false);
        assert_eq!(budgets["get_of_pgbench_at_10000"]["not_reached"], true);
        assert_eq!(budgets["get_of_pgbench_at_10000"]["holds"], Value::Null);
        assert_eq!(budgets["select_cpu_at_5000"]["holds"], true);
        assert_eq!(said["verdict"]["held"], 2);
    }
}
