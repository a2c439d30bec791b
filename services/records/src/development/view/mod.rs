//! How files are shown: masked, whoever asks.

mod answer;
mod item;
mod next;
mod notice;
mod own;
mod special;
mod step;
mod thoughts;
mod whole;

pub use answer::answer;
pub use item::{FileItem, items};
pub use notice::{RESULT, TEXT};
pub use own::{OwnFile, own};
pub use step::{StepOut, VoteOut};
pub use whole::{FileOut, MentorOut, detail};
