use serde_json::{Map, Value, json};

/// What was measured, by entry.
pub struct Report(Map<String, Value>);

/// A budget: the path of the number, whether it must be at least or at most so much.
const BUDGETS: [(&str, &str, bool, f64); 25] = [
    ("get_of_pgbench", "/get/10/of_pgbench", true, 0.5),
    ("p99_at_10000", "/get/10000/p99_of_p99_at_first", false, 1.5),
    ("select_cpu_at_1", "/select/1/cpu_of_bare", false, 2.0),
    ("select_cpu_at_1000", "/select/1000/cpu_of_bare", false, 5.0),
    ("select_cpu_at_10000", "/select/10000/cpu_of_bare", false, 7.0),
    ("create_warm_db_ms", "/create/warm/db_ms", false, 20.0),
    ("create_to_log_in_ms", "/create/approval_to_log_in_ms", false, 1000.0),
    ("create_cold_ms", "/create/cold/ms", false, 1000.0),
    ("migrate_1000_ms", "/migrate/1000/ms", false, 5000.0),
    ("migrate_of_django_tenants", "/migrate/1000/times_django_tenants", true, 100.0),
    ("migrate_nothing_ms", "/migrate/nothing/ms", false, 2000.0),
    ("get_of_django_tenants", "/get/10/times_django_tenants", true, 20.0),
    ("event_p99_ms", "/events/p99_ms", false, 1000.0),
    ("import_5000_rows_per_second", "/import/5000/rows_per_second", true, 5000.0),
    ("import_memory_of_5000", "/import/100000/memory_of_first", false, 1.5),
    ("idle_mib", "/start/idle_mib", false, 150.0),
    ("start_ms", "/start/ms", false, 1000.0),
    ("large_month_board_ms", "/large/month_board/p95_ms", false, 1000.0),
    ("large_dues_board_ms", "/large/dues_board/p95_ms", false, 1000.0),
    ("large_exceptions_ms", "/large/exceptions/p95_ms", false, 1000.0),
    ("large_statistics_ms", "/large/statistics/p95_ms", false, 1000.0),
    ("large_members_ms", "/large/members/p95_ms", false, 200.0),
    ("large_members_filtered_ms", "/large/members_filtered/p95_ms", false, 200.0),
    ("large_members_searched_ms", "/large/members_searched/p95_ms", false, 200.0),
    ("large_meetings_ms", "/large/meetings/p95_ms", false, 200.0),
];

impl Report {
    pub fn new() -> Self {
        Self(Map::new())
    }

    pub fn put(&mut self, entry: &str, value: impl Into<Value>) {
        self.0.insert(entry.to_owned(), value.into());
    }

    /// One line of an entry that has several.
    pub fn put_under(&mut self, entry: &str, key: impl ToString, value: impl Into<Value>) {
        let group = self.0.entry(entry.to_owned()).or_insert_with(|| json!({}));
        if let Some(group) = group.as_object_mut() {
            let value = value.into();
            eprintln!("   {entry} {}: {value}", key.to_string());
            group.insert(key.to_string(), value);
        }
    }

    pub fn number(&self, pointer: &str) -> Option<f64> {
        let mut parts = pointer.split('/').skip(1);
        let first = self.0.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))?.as_f64()
    }

    /// Compares with the budgets what was measured.
    pub fn judge(&mut self) {
        let mut verdicts = Map::new();
        for (name, pointer, at_least, bound) in BUDGETS {
            let Some(measured) = self.number(pointer) else { continue };
            let holds = if at_least { measured >= bound } else { measured <= bound };
            let word = if at_least { "at_least" } else { "at_most" };
            verdicts.insert(name.to_owned(), json!({ word: bound, "measured": measured, "holds": holds }));
        }
        self.put("budgets", verdicts);
    }

    pub fn render(&self) -> String {
        serde_json::to_string_pretty(&self.0).unwrap_or_default()
    }
}

/// Two or three digits are all a shared machine is good for.
pub fn round(value: f64) -> f64 {
    let scale = match value.abs() {
        0.0..1.0 => 1000.0,
        1.0..100.0 => 100.0,
        _ => 1.0,
    };
    (value * scale).round() / scale
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
