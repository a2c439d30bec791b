//! Two years of an organisation's life as plain data, for demonstrations: what was done in each of its branches, on which
//! day, and when somebody got round to writing it down.
//!
//! A plan follows from a seed, a day and what is known of the branches ([`Body`]), and from nothing else: the same ones
//! give the same bytes. It names members by their place on the roster and things it makes by numbers of its own; whoever
//! carries it out finds the records behind them. It holds what happens in real life: months without a meeting, records
//! weeks late, people who stay away, who fall behind with their dues, who move, who are lost sight of.

/// Words of a kind, all of them in one place.
macro_rules! kinds {
    ($(#[$meta:meta])* pub enum $name:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

mod ballots;
mod body;
mod calendar;
mod collections;
mod committee;
mod congress;
mod deed;
mod development;
mod dice;
mod dispositions;
mod dues;
mod elections;
mod held;
mod honours;
mod life;
mod meetings;
mod minutes;
mod parts;
mod people;
mod plan;
mod registers;
mod stays;
mod transfers;
mod words;

pub use ballots::{Ballots, Round, Votes};
pub use body::{Body, Depth, Person, Staged};
pub use deed::{Chapter, Deed, What};
pub use development::{Track, WAY};
pub use parts::{
    Absence, Absent, Attendance, Call, Contest, Destination, FollowUp, Gift, Honour, Instalment, Newcomer,
    Ruling, Stay, Survey, Training, Where,
};
pub use plan::{MONTHS, Plan, of_organisation};
pub use transfers::Course;

#[cfg(test)]
mod tests;
