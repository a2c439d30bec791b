//! `zhibu demo`: three organisations with their rosters on this machine, nothing else needed.
//!
//! Starts private servers under one folder, brings three organisations to life the way a customer would (the
//! administrator follows the mail, sets a password and a second factor, imports tree and roster; a secretary
//! and a member are invited and come), writes down who can log in where, gives each of them two years of history, and
//! serves. A second run finds its data and starts in seconds.

mod book;
mod cadres;
mod cast;
mod client;
mod clock;
mod code;
mod collections;
mod development;
mod dues;
mod elections;
mod exchange;
pub mod history;
mod letters;
mod lives;
mod office;
mod operators;
mod overview;
mod page;
mod people;
mod privacy;
mod rosters;
mod servers;
mod statistics;
mod talks;
mod transfers;

use crate::{
    App,
    cli::Demo,
    commands::{prepare, step, told_to_stop},
};
use anyhow::{Context, Result, bail};
use book::Book;
use cast::Cast;
use kernel::{Clock, SystemClock};
use page::Desk;
use press::Press;
use servers::Servers;
use std::{path::Path, time::Duration};

const BOOK: &str = "demo.json";
/// Codes change every thirty seconds; the file follows.
const REFRESH: Duration = Duration::from_secs(5);

/// Runs the demo until it is told to stop.
pub(crate) async fn run(options: &Demo) -> Result<()> {
    if options.reset || options.clear {
        clear(&options.data_dir)?;
        println!("演示数据已清除 the demo's data is gone");
    }
    if options.clear {
        return Ok(());
    }
    // half a demo is no demo: what a first run did not finish is begun anew
    let unfinished = options.data_dir.exists()
        && !Book::read(&options.data_dir.join(BOOK)).is_some_and(|book| book.complete);
    if unfinished {
        clear(&options.data_dir)?;
    }
    tokio::select! {
        outcome = show(options) => outcome,
        stopped = told_to_stop() => {
            println!("\n正在停止 stopping");
            stopped
        }
    }
}

/// Forgets the demo's data, and nothing else: a folder that is somebody's is left alone.
fn clear(folder: &Path) -> Result<()> {
    let empty = || folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    let ours = folder.is_symlink() || folder.join("postgres").is_dir() || empty();
    if folder.exists() && !ours {
        bail!("{} holds something else than a demo; it was not touched", folder.display());
    }
    embedded::clear(folder)
}

/// Everything from the first server to the last request. Dropped, it stops all it started.
async fn show(options: &Demo) -> Result<()> {
    let servers = Servers::start(options).await?;
    let settings = servers.settings()?;
    let _telemetry = telemetry::init(&settings.telemetry)?;
    let wheel = step("数据库 databases");
    let lanes = usize::try_from(settings.database.migrate_parallel).unwrap_or(1);
    prepare(&crate::deployment(&settings)?, lanes).await?;
    wheel.finish_and_clear();
    let file = servers.folder.join(BOOK);
    let book = Book::read(&file).unwrap_or_default();
    let clock = clock::open(options.clock.as_deref(), book.complete)?;
    let desk = Desk::new(servers.mail(), book, clock.clone());
    let pdf = Press::new(settings.press.clone()).program();
    let app = App::start_with_pages(settings, clock, page::router(desk.clone())).await;
    let app = app.context("the services do not start")?;
    if !desk.book().complete {
        fill(&app, &desk, &file, &options.only).await?;
    }
    lives::tell(&app, &desk, &servers.folder, options.history).await?;
    desk.move_to(&app);
    desk.refresh(&file)?;
    println!("\n支部云演示已就绪 the demo is ready\n{}\n  Ctrl-C 停止 stops it\n", desk.book().table());
    if pdf.is_err() {
        println!("  PDF：另行运行 make press 后重启即可下载 for PDF: make press, once, then start again\n");
    }
    loop {
        tokio::time::sleep(REFRESH).await;
        desk.refresh(&file)?;
    }
}

/// Brings organisations and people to life; all of them, unless only some are wanted.
async fn fill(app: &App, desk: &Desk, file: &Path, only: &[String]) -> Result<()> {
    let mut book =
        Book { page: format!("{}/demo", app.url(None)), platform: app.url(None), ..Book::default() };
    let rosters = rosters::folder()?;
    let bars = indicatif::MultiProgress::new();
    let wanted = |cast: &&Cast| only.is_empty() || only.iter().any(|slug| slug == cast.slug);
    let each =
        cast::ORGANISATIONS.iter().filter(wanted).map(|cast| office::open(app, desk, cast, &rosters, &bars));
    let opened = futures_util::future::try_join_all(each).await?;
    exchange::open(&opened).await?;
    book.organisations = opened.into_iter().map(|(organisation, _)| organisation).collect();
    book.operator = Some(operators::invite(app, desk).await?);
    book.complete = true;
    bars.clear()?;
    book.refresh(SystemClock.now());
    book.write(file)?;
    desk.open(book);
    Ok(())
}
