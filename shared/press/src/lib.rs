//! The way to the press: a program of its own (`services/press`) that typesets sheets as PDF. A few of them are kept,
//! each with one sheet at a time; one that dies or hangs is replaced. Nothing is started before somebody wants a sheet,
//! and a deployment does well without: then everything but PDF is there.

mod error;
mod frame;
mod pool;
mod program;
mod worker;

pub use error::PressError;
pub use pool::Press;
