//! Meetings: the record of what was held (组织生活记录), and what a period requires (应完成事项).
//!
//! A meeting is *planned*, then *held* - the attendance says when, and who was there - and its record *filed*, once
//! nothing the [`rules`] find stands against it. One record may be of several kinds. From then on it changes by a new
//! version with a reason; [`versions`] keeps every one. Whoever changes a meeting claims its row first. Duties,
//! completion and attendance are computed from records and never entered. [`talks`] keeps the register of
//! heart-to-heart talks, [`courses`] what members attended elsewhere, [`life`] what an organisational-life
//! meeting takes from its preparation to its report.

mod absent;
mod alike;
mod answer_leave;
mod archived;
mod ask_leave;
mod attend;
mod cancel;
mod change;
mod confirm;
mod correct;
mod courses;
mod decided;
mod decisions;
mod duties;
mod exceptions;
mod export;
mod fields;
mod file;
mod findings;
mod finish;
mod follow_ups;
mod gathered;
mod get;
mod late;
mod lecturers;
mod life;
mod list;
mod mine;
mod own_todo;
mod papers;
mod participation;
mod passed;
mod plan;
mod print;
pub mod problems;
mod query;
mod report;
mod results;
mod roster;
pub mod routes;
pub mod rules;
mod samples;
mod spoken;
mod store;
mod take_back_leave;
mod talks;
mod tell;
mod themed;
mod todo;
mod upcoming;
mod versions;
mod view;
mod visitors;
mod whole;
mod words;
mod work;
mod write;

pub use absent::long_absences;
pub use archived::{archived, held_in};
pub use courses::{archived as archived_courses, exist_of_members as courses_of_members};
pub use decided::{Decided, decided};
pub use duties::{completion_below, completion_by_unit};
pub use exceptions::exceptions;
pub use export::{OwnMeetings, of_member};
pub use gathered::{Gathered, gathered, held_on, holder};
pub use late::overdue_remedies;
pub use own_todo::own_todo;
pub use samples::remove_samples;
pub use spoken::kind_name;
pub use store::{count_open_of, exist_of_members, exist_of_units, last_seen, units_filed};
pub use talks::{
    archived as archived_talks, exist_of_members as talks_of_members, exist_of_units as talks_of_units,
};
pub use themed::fixed_days;
pub use todo::todo;
pub use upcoming::{Upcoming, upcoming};
