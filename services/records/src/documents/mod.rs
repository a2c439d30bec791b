//! Documents: files of members and papers of units.
//!
//! A document has *versions*; each is an object that was written once. Its row is written before the object
//! (`pending`) and confirmed after it (`stored`), so that whatever breaks in between leaves a row or an object too
//! many and never a row that promises what is not there: [`sweep`] clears both away, [`check`] compares what is
//! left. What a document is (its *kind*) decides by rule of the field whether it is confidential, whether the
//! member sees it and how long it is kept. Confidential ones are sealed and go through this service; others may go
//! between the browser and the store by themselves ([`direct`]).

pub mod archived;
mod bring;
pub mod check;
mod content;
mod delete;
mod direct;
mod erase;
mod exceptions;
mod expired;
mod files;
mod form;
mod get;
pub mod jobs;
mod kept;
mod kinds;
mod link;
mod list;
mod naming;
mod of_unit;
mod outgoing;
mod own;
mod paper;
mod picture;
pub mod problems;
mod query;
mod range;
mod restored;
mod room;
pub mod routes;
mod rules;
pub mod seam;
mod store;
pub mod sweep;
mod target;
mod update;
mod upload_member;
mod upload_unit;
mod upload_version;
mod view;
mod words;
mod workbook;

pub use erase::{ErasedFiles, Gone, erase_of_member};
pub use exceptions::exceptions;
pub use files::Files;
pub use jobs::DocumentJobs;
pub use of_unit::{OpenPaper, openable};
pub use own::{OwnDocument, of_member};
pub use paper::{UnitPaper, is_paper_of, papers, titles};
pub use picture::{Arrived, bring_photo, is_of, is_photo_of, picture};
pub use room::measure;
pub use store::{exist_of_members, exist_of_units, subject_of, units_brought};
pub use workbook::{bring_workbook, workbook};
