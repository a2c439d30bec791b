//! The vectors of the field and what must hold whatever is tried. The worked timeline is the file all of them start from.

mod first_day;
mod guards;
mod judge;
mod latest;
mod limits;
mod machine;
mod papers;
mod plans;
mod small;
mod timeline;
mod votes;
mod walk;
mod world;

use crate::vectors::{day, lines, number};
