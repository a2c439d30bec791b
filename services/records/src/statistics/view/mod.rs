//! Tables as they are shown: with names, definitions and sources, and small counts hidden where they have to be.

mod basis;
mod hide;
mod snapshot;
mod table;

pub use snapshot::{
    ComparisonOut, SinceThen, SnapshotItem, SnapshotOut, Why, comparison, frozen, since_then, snapshot,
};
pub use table::{ChapterOut, RowOut, TableOut, chapter, tables};
