//! Papers of a stay away: which one it needs, and the certificate (党员证明信) the branch issues where no relation moves. It is
//! numbered as letters are, valid for the stay and never for longer than the rule has it, and cancelled where it is wrong.

pub mod cancel;
mod find;
pub mod issue;
mod paper;
pub mod print;
mod store;
mod view;

pub use paper::{PaperDue, due};
pub use store::{of_spells, spells_with};
pub use view::{CertificateOut, shown};
