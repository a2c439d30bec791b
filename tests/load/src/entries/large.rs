use crate::{
    ground::{Ground, NAME},
    hammer::{self, Load, Shot},
    large::{Large, Size, load},
    options::Options,
    report::{Report, round},
    sql, stamp,
};
use anyhow::Result;
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// One reader: what is measured is how long somebody waits, not how many can.
const LANES: usize = 1;
/// Places a page is asked for in turn.
const PLACES: usize = 20;
/// A page that has not answered for all its places by then is far beyond its budget, and the others have their turn.
const PATIENCE: Duration = Duration::from_secs(25);

/// Pages of an organisation with a hundred thousand members: how long each takes, half of the time and nineteen times of
/// twenty.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    let size = if options.quick { Size::TENTH } else { Size::WHOLE };
    let large = load(ground, size).await?;
    report.put_under("large", "members", size.all_members());
    report.put_under("large", "branches", size.all_branches());
    report.put_under("large", "load_seconds", round(large.took.as_secs_f64()));
    for (name, paths) in pages(&large) {
        let measured = match tokio::time::timeout(PATIENCE, page(ground, &large, options, &paths)).await {
            Ok(measured) => measured?,
            Err(_) => json!({ "cut_off_after_s": PATIENCE.as_secs() }),
        };
        report.put_under("large", name, measured);
    }
    Ok(())
}

/// Takes its rows away, however far they had come: the server's memory is for what is measured next.
pub async fn empty(ground: &Ground) -> Result<()> {
    let mut registry = ground.admin(&format!("{NAME}_identity")).await?;
    let slug = stamp::slug_apart();
    let key = format!("SELECT coalesce(max(key), '') FROM platform.organisations WHERE slug = '{slug}'");
    let key = sql::text(&mut registry, &key).await?;
    if key.is_empty() {
        return Ok(());
    }
    let mut records = ground.admin(&format!("{NAME}_records")).await?;
    sql::run(&mut records, format!("SET lock_timeout = '10s'; SET search_path = t_{key}")).await?;
    sql::run(&mut records, "TRUNCATE units CASCADE".into()).await?;
    sql::run(&mut records, "CHECKPOINT".into()).await
}

pub const CHAPTERS: [(&str, &str); 8] = [
    ("statistics_members", "members"),
    ("statistics_changes", "changes"),
    ("statistics_pool", "pool"),
    ("statistics_bodies", "bodies"),
    ("statistics_posts", "posts"),
    ("statistics_dues", "dues"),
    ("statistics_life", "life"),
    ("statistics_registers", "registers"),
];

/// Rows that open to people, of each kind of list behind a figure.
const BEHIND: [&str; 8] = [
    "theme=gender&class=female",
    "theme=age&class=3",
    "theme=balance&class=opening",
    "theme=dues&class=paid",
    "theme=dues&class=unpaid",
    "theme=dues&class=not_fixed",
    "theme=floating&class=out",
    "theme=lost&class=lost",
];

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
    pages.push(("exceptions", vec!["/api/records/exceptions".into()]));
    let figures = format!("/api/records/units/{root}/statistics");
    pages.extend(CHAPTERS.map(|(name, chapter)| (name, vec![format!("{figures}?chapter={chapter}")])));
    pages.push(("statistics_behind", BEHIND.map(|row| format!("{figures}/behind?limit=50&{row}")).to_vec()));
    pages
}

fn searched(text: &str) -> String {
    format!("/api/records/members?limit=50&q={text}")
}

/// A page that is refused is reported as such: it says more than no number at all.
async fn page(ground: &Ground, large: &Large, options: &Options, paths: &[String]) -> Result<Value> {
    let shots: Arc<Vec<Shot>> = Arc::new(paths.iter().map(|path| ground.get(&large.tenant, path)).collect());
    // everything once before
    let mut load = Load::default();
    if let Err(refused) = hammer::once(ground.address(), shots.to_vec(), LANES).await {
        return Ok(json!({ "refused": format!("{refused:#}").chars().take(300).collect::<String>() }));
    }
    for round in 0..options.rounds {
        if round == 0 || load.requests < PLACES {
            load.add(hammer::fire(ground.address(), &shots, LANES, options.turn).await?);
        }
    }
    Ok(json!({
        "p50_ms": round(load.quantile(0.5)), "p95_ms": round(load.quantile(0.95)), "requests": load.requests,
    }))
}
