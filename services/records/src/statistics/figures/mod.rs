//! Reckoning the tables of a chapter.

pub mod bodies;
pub mod changes;
mod dues;
pub mod employers;
mod honours;
mod life;
pub mod members;
pub mod places;
mod pool;
mod registers;
mod study;

use super::{frame::Frame, tables::Table, words::Chapter};
use rest::Problem;

pub use dues::month as dues_month;
pub use pool::kinds as pool_kinds;
pub use registers::away_by;
pub use study::asked as study_asked;

/// # Errors
/// When the database is away.
pub async fn of(frame: &Frame<'_>, chapter: Chapter) -> Result<Vec<Table>, Problem> {
    match chapter {
        Chapter::Members => members::tables(frame).await,
        Chapter::Changes => changes::tables(frame).await,
        Chapter::Pool => pool::tables(frame).await,
        Chapter::Bodies => bodies::tables(frame).await,
        Chapter::Posts => bodies::posts(frame).await,
        Chapter::Dues => dues::tables(frame).await,
        Chapter::Life => life::tables(frame).await,
        Chapter::Study => study::tables(frame).await,
        Chapter::Honours => honours::tables(frame).await,
        Chapter::Registers => registers::tables(frame).await,
    }
}

/// All of them, in their order.
///
/// # Errors
/// When the database is away.
pub async fn all(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let mut tables = Vec::new();
    for chapter in Chapter::ALL {
        tables.extend(of(frame, *chapter).await?);
    }
    Ok(tables)
}
