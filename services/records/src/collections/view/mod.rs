//! Collections and answers as people see them.

mod answer;
mod item;

pub use answer::{CollectionAnswer, CollectionAnswerItem, answer};
pub use item::{CollectionItem, CollectionOut, Progress, detail, progress};
