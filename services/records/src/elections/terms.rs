use super::{
    facts,
    rules::{
        ElectionKind, Finding,
        term::{self, Term},
    },
    store,
};
use crate::{
    Records,
    desk::Desk,
    units::{self, Unit},
};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::{ElectionId, UnitId, words};
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use rulepack::{Capability, UnitKind};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// More units than any organisation has.
const UNITS: u64 = 20_000;

words! {
    /// How a term stands, the most urgent first.
    pub enum TermState {
        /// Its end is over, and nobody was elected.
        Over = "over",
        /// Its end is near.
        Ending = "ending",
        /// Nobody has said when it began.
        Unknown = "unknown",
        Running = "running",
    }
}

impl TermState {
    /// How a term stands on a day, where it is known.
    pub fn on(known: Option<&Term>, today: Date) -> Self {
        match known.map(|known| term::state(known, today)) {
            None => Self::Unknown,
            Some(Some(Finding::TermOver { .. })) => Self::Over,
            Some(Some(_)) => Self::Ending,
            Some(None) => Self::Running,
        }
    }
}

/// Which terms to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Of this unit and those below it.
    pub unit_id: Option<UnitId>,
    #[param(inline)]
    pub state: Option<TermState>,
}

/// The term of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitTerm {
    unit_id: UnitId,
    unit_name: String,
    kind: UnitKind,
    started_on: Option<Date>,
    years: Option<u8>,
    /// The day by which the next one is elected.
    ends_on: Option<Date>,
    /// From when the end is warned of.
    warn_from: Option<Date>,
    #[schema(inline)]
    state: TermState,
    /// The election under way.
    election_id: Option<ElectionId>,
}

/// List the terms of units, those that end first before the others
///
/// The calendar of a part of the organisation: what is over, what ends soon, and where an election is under way.
#[utoipa::path(get, path = "/elections/terms", tag = "elections", operation_id = "list_terms",
    params(Wanted, Page), responses((status = OK, body = Paged<UnitTerm>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Election).await?;
    let top = units::wanted(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    let desk = records.desk(&ctx);
    let mut all = within(&desk, &reach, top.as_ref()).await?;
    all.retain(|term| wanted.state.is_none_or(|state| state == term.state));
    ctx.read(&Paged::reckoned(all, &page)?)
}

/// The terms of all units that elect, in the order in which they have to be seen to.
///
/// # Errors
/// When the database is away.
pub async fn within(desk: &Desk<'_>, reach: &Reach, top: Option<&Unit>) -> Result<Vec<UnitTerm>, Problem> {
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let below = |unit: &Unit| top.is_none_or(|top| unit.path.starts_with(&top.path));
    let mut units = units::all_within(desk.tx, reach, UNITS).await?;
    units.retain(|unit| below(unit) && kinds.can(unit.kind, Capability::HoldElections));
    let open = store::open_of_units(desk.tx, units.iter().map(|unit| unit.id).collect()).await?;
    // delegates begin no term
    let terms = open.into_iter().filter(|election| election.kind() == ElectionKind::Term);
    let open: HashMap<_, _> = terms.map(|election| (election.unit_id, election.id)).collect();
    let term = |unit: &Unit| of_unit(desk, unit, open.get(&unit.id).copied());
    let mut terms: Vec<_> = units.iter().map(term).collect();
    terms.sort_by(|a, b| (a.state, a.ends_on, &a.unit_name).cmp(&(b.state, b.ends_on, &b.unit_name)));
    Ok(terms)
}

fn of_unit(desk: &Desk<'_>, unit: &Unit, election_id: Option<ElectionId>) -> UnitTerm {
    let known = facts::term_of(desk, unit);
    UnitTerm {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        kind: unit.kind,
        started_on: unit.term_started_on,
        years: units::term(desk, unit).years,
        ends_on: known.map(|term| term.ends_on),
        warn_from: known.map(|term| term.warn_from),
        state: TermState::on(known.as_ref(), desk.today),
        election_id,
    }
}

impl UnitTerm {
    /// Nobody prepares the next election, and it is time.
    pub fn is_due(&self) -> bool {
        self.election_id.is_none() && matches!(self.state, TermState::Over | TermState::Ending)
    }

    pub fn place(&self) -> (UnitId, &str, Option<Date>) {
        (self.unit_id, &self.unit_name, self.ends_on)
    }
}
