use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};

const FOLDER: &str = "tests/data/rosters";

/// Where the rosters lie: as the environment says, below the current folder, or in the checkout this program
/// was built from.
pub(super) fn folder() -> Result<PathBuf> {
    let said = env::var_os("ZHIBU_DEMO_ROSTERS").map(PathBuf::from);
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(FOLDER);
    let places = said.into_iter().chain([PathBuf::from(FOLDER), built]);
    let mut found = places.filter(|place| place.join("agency.xlsx").is_file());
    found
        .next()
        .context("the rosters are not to be found; run this in the checkout, or set ZHIBU_DEMO_ROSTERS")
}
