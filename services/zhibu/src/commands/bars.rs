use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar for something that can be counted. Where nobody watches it prints nothing.
pub fn bar(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:28} {bar:30} {pos}/{len} {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style).with_message(what.to_owned())
}

/// A wheel for something that cannot.
pub fn step(what: &str) -> ProgressBar {
    let wheel = ProgressBar::new_spinner().with_message(what.to_owned());
    wheel.enable_steady_tick(Duration::from_millis(120));
    wheel
}
