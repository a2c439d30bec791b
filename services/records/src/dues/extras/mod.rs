//! Extra payments (自愿多交) and special dues (特殊党费). Neither is ever mixed with monthly dues, and each has its receipt
//! when it is recorded.

mod archived;
pub mod list;
pub mod print;
pub mod record;
mod view;

pub use archived::archived;
pub use view::{ExtraOut, of_member};
