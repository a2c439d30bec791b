use crate::{
    Records,
    dates::EARLIEST,
    dues::{
        place,
        rules::ledger::{Fund, LedgerAccount, Trial},
        store::sums,
    },
};
use access::Action;
use axum::extract::State;
use kernel::{Fen, UnitId, YearMonth};
use rest::{Answer, Ctx, Path, Query};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Up to when.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The end of this month; today when absent.
    pub month: Option<YearMonth>,
}

/// What every account of a unit shows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesTrialBalance)]
pub struct TrialOut {
    unit_id: UnitId,
    until: Date,
    accounts: Vec<AccountOut>,
    /// All debit balances together, in fen; the same as the credits.
    debits: Fen,
    credits: Fen,
    funds: FundsOut,
}

/// One account: its balance stands on one side, in fen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesAccount)]
pub struct AccountOut {
    account: LedgerAccount,
    debit: Fen,
    credit: Fen,
}

/// Where the money lies and whose it is, in fen.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = DuesFunds)]
pub struct FundsOut {
    pub cash: Fen,
    pub bank: Fen,
    /// The unit's own dues.
    pub ordinary: Fen,
    /// On its way to the Centre.
    pub centre: Fen,
    pub special: Fen,
}

impl FundsOut {
    pub fn of(trial: &Trial) -> Self {
        Self {
            cash: trial.of(LedgerAccount::Cash),
            bank: trial.of(LedgerAccount::Bank),
            ordinary: trial.held(Fund::Ordinary),
            centre: trial.held(Fund::Centre),
            special: trial.held(Fund::Special),
        }
    }
}

/// Show the trial balance of a unit
#[utoipa::path(get, path = "/dues/units/{id}/trial-balance", tag = "dues", operation_id = "get_dues_trial_balance",
    params(("id" = UnitId, Path), Wanted), responses((status = OK, body = TrialOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::View).await?;
    let until = wanted.month.map_or(desk.today, YearMonth::last_day);
    let trial = sums::trial(desk.tx, unit.id, EARLIEST, until).await?;
    let out = TrialOut {
        unit_id: unit.id,
        until,
        accounts: trial.accounts.iter().map(|(account, net)| one(*account, *net)).collect(),
        debits: trial.debits(),
        credits: trial.credits(),
        funds: FundsOut::of(&trial),
    };
    ctx.read(&out)
}

fn one(account: LedgerAccount, net: Fen) -> AccountOut {
    AccountOut { account, debit: net.max(Fen(0)), credit: Fen(-net.0).max(Fen(0)) }
}
