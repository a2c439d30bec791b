//! Rules of the field as dated data: which kinds of unit stand where, how long terms run, what a post asks.
//!
//! A pack is a TOML file per kind of tenant over `packs/common/`. Every entry names its source and the
//! day it took effect; a new regulation is a new entry beside the old one, so that the past keeps its own
//! rules. The packs are embedded in the binary and checked when the process starts ([`Rules::built_in`]).

mod check;
mod figure;
mod load;
mod own;
mod pack;
mod setting;
mod timeline;
mod values;
mod words;

pub use figure::{Figure, Says};
pub use load::{Fault, LoadError};
pub use own::{Own, Wording};
pub use pack::{Pack, Rules};
pub use setting::{Chosen, Room, Setting as OwnSetting};
pub use timeline::{Timeline, Version};
pub use values::working_days::{Calendar, WORKING_DAYS, YearOfDays};
pub use values::{
    Base, Basis, Bounds, Collected, Dissolution, DocumentKinds, DocumentRule, Floating, Fraction,
    InvalidFraction, Joining, JointBranches, Keep, KeepTime, KindRule, LoginBounds, LostContact, Needed,
    OpenWorkKind, PostRules, PrivacyRequests, Retention, Setting, Switch, Terms, Thresholds, UnitKinds,
    Weight, archive, cadres, collections, development, dispositions, dues, elections, organisational_life,
    overview, statistics, transfers,
};
pub use words::{
    Capability, Counted, DataClass, DocumentClass, DocumentKind, DocumentSubject, Nature, Post, UnitKind,
};
