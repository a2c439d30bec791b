//! The file of an appointment form (干部任免审批表, `.lrmx`): XML with a fixed set of elements.
//!
//! What strangers send is read with bounds: how large, how deep, how many elements, no document type and so no entity of
//! anybody's making. A date that is none is named by its element; an element nobody knows is told and not kept. What was
//! read and is written again is read as the same.

mod elements;
mod fault;
mod form;
mod read;
mod tree;
mod write;

pub use fault::{Fault, Wrong};
pub use form::{Form, Kin, Stamp};
pub use read::{Reading, read};
pub use write::write;

/// Bytes of a file; a photograph is most of it.
pub const MOST_BYTES: usize = 4 << 20;

#[cfg(test)]
mod tests;
