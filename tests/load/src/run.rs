//! What is measured, in which order, and how many seconds each entry may take.
//!
//! First what needs few organisations, the large one among it, then the growing numbers of them: when the time does not
//! suffice, it is the greatest numbers that are missing, and the report names them.

use crate::{clock::Clock, entries, ground::Ground, options::Options, report::Report, stamp};

/// Kept for measuring, while organisations are made.
const KEPT: u64 = 130;

/// Runs an entry within its seconds and writes down what became of it; one that was not asked for leaves no trace.
macro_rules! entry {
    ($options:expr, $clock:expr, $report:expr, $name:expr, $seconds:expr, $work:expr) => {{
        let name: String = $name.into();
        if $options.wants(name.split('/').next().unwrap_or_default()) {
            let reached = $clock.within($seconds, $work).await;
            $report.close(&name, reached)
        } else {
            None
        }
    }};
}

/// An entry that fails or is cut off does not keep the others from being measured.
pub async fn everything(options: &Options, report: &mut Report) {
    let clock = Clock::until(options.end);
    let Some(mut ground) = entry!(options, clock, report, "ground", 90, Ground::new(options)) else { return };
    report.put("machine", ground.machine());
    entry!(options, clock, report, "start", 30, entries::start::run(&mut ground, report));
    entry!(options, clock, report, "create", 40, entries::create::run(&ground, report));
    entry!(options, clock, report, "log_in", 20, entries::log_in::run(&ground, options, report));
    let mut short = false;
    for (at, &wanted) in options.tenants.iter().enumerate() {
        if short {
            not_reached(options, wanted, &["stamp", "get", "select", "migrate/nothing"], report);
            continue;
        }
        let (before, seconds) = (ground.tenants.len(), stamp::seconds(ground.tenants.len(), wanted));
        let until = clock.in_seconds(seconds, KEPT);
        // a stride that has begun is finished
        entry!(
            options,
            clock,
            report,
            format!("stamp/{wanted}"),
            seconds + 15,
            stamp::up_to(&mut ground, wanted, until, report)
        );
        let tenants = ground.tenants.len();
        short = tenants < wanted;
        if short {
            not_reached(options, wanted, &["get", "select", "migrate/nothing"], report);
        }
        if tenants > before {
            many(&ground, tenants, options, clock, report).await;
        }
        // rosters go to the second and the third
        if at == 0 && tenants > options.rosters.len() {
            few(&mut ground, options, clock, report).await;
        }
    }
}

/// At every number of organisations; the more, the longer everybody's first touch takes.
async fn many(ground: &Ground, tenants: usize, options: &Options, clock: Clock, report: &mut Report) {
    let more = tenants as u64 / 100;
    let name = |entry: &str| format!("{entry}/{tenants}");
    entry!(
        options,
        clock,
        report,
        name("get"),
        45 + more,
        entries::get::run(ground, tenants, options, report)
    );
    entry!(
        options,
        clock,
        report,
        name("select"),
        40 + more,
        entries::select::run(ground, tenants, options, report)
    );
    if tenants == options.migrate_at() {
        entry!(options, clock, report, name("migrate"), 30, entries::migrate::run(ground, tenants, report));
        // also when it was cut off
        entry!(options, clock, report, "migrate/taking_back", 20, entries::migrate::take_back(ground));
    }
    let nothing = name("migrate/nothing");
    entry!(options, clock, report, nothing, 15, entries::migrate::nothing(ground, tenants, report));
}

/// What a few organisations are enough for, and the large one.
async fn few(ground: &mut Ground, options: &Options, clock: Clock, report: &mut Report) {
    entry!(options, clock, report, "lists", 35, entries::lists::run(ground, options, report));
    entry!(options, clock, report, "write", 60, entries::write::run(ground, options, report));
    entry!(options, clock, report, "events", 75, entries::events::run(ground, report));
    entry!(options, clock, report, "large", 300, entries::large::run(ground, options, report));
    entry!(options, clock, report, "large/emptying", 20, entries::large::empty(ground));
    entry!(options, clock, report, "import", 150, entries::import::run(ground, options, report));
    entry!(options, clock, report, "export", 40, entries::export::run(ground, options, report));
}

fn not_reached(options: &Options, tenants: usize, entries: &[&str], report: &mut Report) {
    let asked = |entry: &&&str| options.wants(entry.split('/').next().unwrap_or_default());
    for entry in entries.iter().filter(asked) {
        report.not_reached(&format!("{entry}/{tenants}"));
    }
}
