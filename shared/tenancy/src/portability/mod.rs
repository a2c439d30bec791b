//! An organisation as a thing one can hold: written into one file, proved, brought in elsewhere, set back in
//! time, deleted with a certificate. PORTABILITY.md says what the file looks like.

mod adopt;
mod backup;
mod certificate;
mod chain;
mod check;
mod compare;
mod container;
mod copy_text;
mod cut;
mod depot;
mod documents;
mod error;
mod export;
mod given_up;
mod import;
mod journey;
mod keeping;
mod kept;
mod keys;
mod latest;
mod letters;
pub mod line;
mod load;
mod manifest;
mod objects;
mod place;
mod put_back;
mod restore;
mod resume;
mod rows;
mod sign;
mod sink;
mod slot;
mod snapshot;
mod snapshots;
mod source;
mod sum;
mod swap;
mod tar;
mod unload;
mod verify;
mod walk;

pub use certificate::{
    Belongings, CERTIFICATE, Certificate, CertificateRow, Farewell, LastExport, verify_certificate,
};
pub use compare::Difference;
pub use container::{Container, Parcel};
pub use depot::{Depot, Folder};
pub use error::{Damage, PortError};
pub use export::{Progress, Tell, Written};
pub use import::{Arrival, Signatory};
pub use journey::{Porting, PortingKind, PortingState, Step};
pub use keeping::{EXPORT_QUEUE, Turn, count_backups};
pub use kept::{objects_are_kept, restored_since};
pub use keys::{Envelope, Opening};
pub use manifest::{About, ColumnPart, Document, FORMAT, Manifest, ServicePart};
pub use objects::{Fut, Objects, Opened, Pieces, Stored};
pub use place::Place;
pub use restore::{BACKUPS, Back, Restoration};
pub(crate) use resume::is_interruption;
pub use sign::{Seal, Signature};
pub use sink::{Sink, TarSink};
pub use snapshots::{Order, SnapshotKind, SnapshotRow, SnapshotState};
pub use verify::{Verified, read as read_manifest, verify};
