use super::{
    BOOK,
    book::Organisation,
    history::{self, Order, SEED},
    page::Desk,
};
use crate::App;
use anyhow::Result;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use std::path::Path;

/// The first branch of each organisation was filled by hand.
const STAGED: usize = 1;

/// Tells the history of every organisation that has none yet, or goes on where a run was cut off. With no branch to be
/// told fully nothing is.
pub(super) async fn tell(app: &App, desk: &Desk, folder: &Path, full: usize) -> Result<()> {
    let organisations = desk.book().organisations;
    let waiting: Vec<&Organisation> = organisations.iter().filter(|one| full > 0 && !one.lived).collect();
    let bars = MultiProgress::new();
    let each = waiting.iter().map(|organisation| one(app, desk, folder, full, organisation, &bars));
    futures_util::future::try_join_all(each).await?;
    Ok(bars.clear()?)
}

async fn one(
    app: &App,
    desk: &Desk,
    folder: &Path,
    full: usize,
    organisation: &Organisation,
    bars: &MultiProgress,
) -> Result<()> {
    let Some(account) = organisation.administrator else { return Ok(()) };
    let bar = bars.add(ProgressBar::new(0));
    bar.set_style(ProgressStyle::with_template("{prefix:12} {bar:30} {percent:>3}% {msg}")?);
    bar.set_prefix(organisation.slug.clone());
    bar.set_message("两年历史 two years of history");
    let today = business_date(SystemClock.now(), SHANGHAI);
    let order = Order { slug: &organisation.slug, account, seed: SEED, today, full, staged: STAGED, folder };
    let watch = |done: u64, all: u64| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let diary = history::tell(app, &order, &watch).await?;
    bar.finish_with_message("完成 done");
    if diary.refused > 0 {
        let (slug, refused) = (&organisation.slug, diary.refused);
        bars.println(format!(
            "{slug}: {refused} 条历史记录未通过规则检查，已略过 entries were left out by the rules"
        ))?;
    }
    desk.lived(&organisation.slug, &folder.join(BOOK))
}
