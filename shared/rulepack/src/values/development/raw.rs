//! A definition as it is written: names are texts, nothing is checked.

use super::{Actor, Effect, Stage, Weight};
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWorkflow {
    pub start: String,
    pub goal: String,
    /// How many steps the chart has.
    pub numbered: u8,
    pub state: Vec<RawState>,
    pub step: Vec<RawStep>,
    pub guard: Vec<RawGuard>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawState {
    pub code: String,
    pub name: String,
    #[serde(default)]
    pub last: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    pub no: Option<u8>,
    pub code: String,
    pub name: String,
    pub stage: Option<Stage>,
    pub actor: Actor,
    pub from: Vec<String>,
    #[serde(default)]
    pub repeats: bool,
    #[serde(default)]
    pub departs: bool,
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub expects: Vec<String>,
    #[serde(default)]
    pub guards: Vec<String>,
    pub outcome: Vec<RawOutcome>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOutcome {
    pub code: String,
    #[serde(default)]
    pub from: Vec<String>,
    pub to: Option<String>,
    pub back_before: Option<String>,
    #[serde(default)]
    pub unfulfilled: bool,
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub guards: Vec<String>,
    /// Conditions an organisation may ask here beyond the field, and whether it does.
    #[serde(default)]
    pub may_ask: Vec<String>,
    #[serde(default)]
    pub asks: bool,
    #[serde(default)]
    pub voids: Vec<String>,
    pub effect: Option<Effect>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGuard {
    pub code: String,
    pub kind: Weight,
    /// What it is by the field, where an organisation has made it harder.
    pub least: Option<Weight>,
    pub test: RawTest,
    #[serde(default)]
    pub excusable: bool,
    #[serde(default)]
    pub silent: bool,
    #[serde(default)]
    pub addable: bool,
    pub source: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RawTest {
    NotBefore(RawBound),
    NotAfter(RawBound),
    AtLeast(RawCount),
    AtMost(RawCount),
    Records(RawRecords),
    Holds(String),
    Any(Vec<RawTest>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBound {
    pub day: String,
    pub plus: Option<String>,
    pub minus: Option<String>,
    #[serde(default)]
    pub strictly: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCount {
    pub count: String,
    pub limit: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRecords {
    pub of: String,
    pub since: String,
    pub limit: String,
}
