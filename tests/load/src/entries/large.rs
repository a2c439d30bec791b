use crate::{
    ground::Ground,
    hammer::{self, Load, Shot},
    large::{Large, Size, load},
    options::Options,
    report::{Report, round},
};
use anyhow::Result;
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use serde_json::{Value, json};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// One reader: what is measured is how long somebody waits, not how many can.
const LANES: usize = 1;
/// Places a page is asked for in turn.
const PLACES: usize = 20;
/// How long after the time was up it is still worth beginning.
const GRACE: Duration = Duration::from_secs(120);

/// Pages of an organisation with a hundred thousand members: how long each takes, half of the time and nineteen times of
/// twenty.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    if !options.wants("large") {
        return Ok(());
    }
    if Instant::now() > options.deadline + GRACE {
        report.put_under("large", "time_was_up", true);
        return Ok(());
    }
    let size = if options.quick { Size::TENTH } else { Size::WHOLE };
    let large = load(ground, size).await?;
    report.put_under("large", "members", size.all_members());
    report.put_under("large", "branches", size.all_branches());
    report.put_under("large", "load_seconds", round(large.took.as_secs_f64()));
    for (name, paths) in pages(&large) {
        let measured = page(ground, &large, options, &paths).await?;
        report.put_under("large", name, measured);
    }
    Ok(())
}

/// What is asked for, each page with several places so that no single one is warm.
fn pages(large: &Large) -> Vec<(&'static str, Vec<String>)> {
    let spread = |all: &[uuid::Uuid], path: fn(&uuid::Uuid) -> String| {
        let step = (all.len() / PLACES).max(1);
        all.iter().step_by(step).take(PLACES).map(path).collect::<Vec<_>>()
    };
    let root = large.root;
    let mut pages = vec![
        ("month_board", spread(&large.branches, |id| format!("/api/records/units/{id}/month"))),
        ("members", vec!["/api/records/members?limit=50".into()]),
        (
            "members_filtered",
            spread(&large.committees, |id| {
                format!("/api/records/members?limit=50&unit_id={id}&kind=probationary")
            }),
        ),
        ("members_searched", ["%E5%BB%BA%E5%9B%BD", "%E5%BC%A0", "wjg", "zz"].map(searched).to_vec()),
        ("meetings", vec!["/api/records/meetings?limit=50".into()]),
        (
            "meetings_of_branch",
            spread(&large.branches, |id| format!("/api/records/meetings?limit=50&unit_id={id}")),
        ),
        ("dues_board", spread(&large.branches, |id| format!("/api/records/dues/units/{id}/board?limit=50"))),
        ("dues_board_of_all", vec![format!("/api/records/dues/units/{root}/board?limit=50")]),
        ("transfers", vec!["/api/records/transfers?limit=50".into()]),
        ("units_tree", vec!["/api/records/units?tree=true".into()]),
    ];
    for (name, path) in [("exceptions", "/api/records/exceptions"), ("statistics", "/api/records/statistics")]
    {
        if let Some(query) = asked(path, &root.to_string()) {
            pages.push((name, vec![format!("{path}{query}")]));
        }
    }
    pages
}

fn searched(text: &str) -> String {
    format!("/api/records/members?limit=50&q={text}")
}

/// What a page that may be there has to be asked with; none where it is not there.
fn asked(path: &str, unit: &str) -> Option<String> {
    let document = serde_json::to_value(zhibu::openapi()).ok()?;
    let operation = &document["paths"][path]["get"];
    operation.as_object()?;
    let needed = |one: &&Value| one["in"] == "query" && one["required"] == true;
    let all = operation["parameters"].as_array().into_iter().flatten().filter(needed);
    let values = all.filter_map(|one| match one["name"].as_str()? {
        "unit_id" => Some(format!("unit_id={unit}")),
        "unit" => Some(format!("unit={unit}")),
        "year" => Some(format!("year={}", business_date(SystemClock.now(), SHANGHAI).year())),
        _ => None,
    });
    let query = values.collect::<Vec<_>>().join("&");
    Some(if query.is_empty() { query } else { format!("?{query}") })
}

/// A page that is refused is reported as such: it says more than no number at all.
async fn page(ground: &Ground, large: &Large, options: &Options, paths: &[String]) -> Result<Value> {
    let shots: Arc<Vec<Shot>> = Arc::new(paths.iter().map(|path| ground.get(&large.tenant, path)).collect());
    // everything once before
    let mut load = Load::default();
    if let Err(refused) = hammer::once(ground.address(), shots.to_vec(), LANES).await {
        return Ok(json!({ "refused": format!("{refused:#}").chars().take(300).collect::<String>() }));
    }
    for _ in 0..options.rounds {
        load.add(hammer::fire(ground.address(), &shots, LANES, options.turn).await?);
    }
    Ok(json!({
        "p50_ms": round(load.quantile(0.5)), "p95_ms": round(load.quantile(0.95)), "requests": load.requests,
    }))
}
