use crate::{
    desk::Desk,
    dues::{
        rules::ledger::{EntryKind, LedgerAccount},
        store::{
            entry::{self, Model},
            extra, payment, remittance, spending,
        },
    },
    members, units,
};
use kernel::{
    DuesEntryId, DuesExtraId, DuesPaymentId, DuesRemittanceId, DuesSpendingId, Fen, MemberId, UnitId,
};
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

/// A line of the ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesEntry)]
pub struct EntryOut {
    pub id: DuesEntryId,
    pub unit_id: UnitId,
    /// Counts from 1 in the unit.
    pub number: i32,
    pub booked_on: Date,
    pub kind: EntryKind,
    pub debit: LedgerAccount,
    pub credit: LedgerAccount,
    /// In fen.
    pub amount: Fen,
    /// What came into cash and bank, in fen.
    pub money_in: Fen,
    pub money_out: Fen,
    /// Cash and bank after it, in the order of the list; none for a line that stands alone.
    pub balance: Option<Fen>,
    /// Who paid, where it went, what it was for.
    pub about: Option<String>,
    pub note: Option<String>,
    pub reverses: Option<DuesEntryId>,
    pub reversed_by: Option<DuesEntryId>,
    /// It is taken back here; others where they were made.
    pub reversible: bool,
}

/// Lines with their running balance, in as many queries for fifty as for one.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>, before: Option<Fen>) -> Result<Vec<EntryOut>, Problem> {
    let ids = rows.iter().map(|row| row.id).collect();
    let reversed = entry::reversals_of(desk.tx, ids).await?.into_iter();
    let reversed: HashMap<_, _> = reversed.filter_map(|row| Some((row.reverses?, row.id))).collect();
    let about = about(desk, &rows).await?;
    let mut balance = before;
    let line = |row: Model| {
        let amount = Fen(row.amount);
        let (money_in, money_out) = moved(&row);
        balance = balance.map(|had| Fen(had.0 + money_in.0 - money_out.0));
        EntryOut {
            reversed_by: reversed.get(&row.id).copied(),
            reversible: reversible(row.kind) && !reversed.contains_key(&row.id),
            about: about.get(&row.cause_id).cloned(),
            id: row.id,
            unit_id: row.unit_id,
            number: row.number,
            booked_on: row.booked_on,
            kind: row.kind,
            debit: row.debit,
            credit: row.credit,
            amount,
            money_in,
            money_out,
            balance,
            note: row.note,
            reverses: row.reverses,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Entries that nobody else has to agree to, and that cover no month.
pub const fn reversible(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Voluntary
            | EntryKind::Special
            | EntryKind::Spend
            | EntryKind::Interest
            | EntryKind::Deposit
            | EntryKind::Opening
    )
}

fn moved(row: &Model) -> (Fen, Fen) {
    let money = |account| matches!(account, LedgerAccount::Cash | LedgerAccount::Bank);
    match (money(row.debit), money(row.credit)) {
        (true, false) => (Fen(row.amount), Fen(0)),
        (false, true) => (Fen(0), Fen(row.amount)),
        _ => (Fen(0), Fen(0)),
    }
}

/// What the entries are about, by their cause.
async fn about(desk: &Desk<'_>, rows: &[Model]) -> Result<HashMap<Uuid, String>, Problem> {
    let causes = || rows.iter().map(|row| row.cause_id);
    let payments = payment::by_ids(desk.tx, causes().map(DuesPaymentId).collect()).await?;
    let extras = extra::by_ids(desk.tx, causes().map(DuesExtraId).collect()).await?;
    let spendings = spending::by_ids(desk.tx, causes().map(DuesSpendingId).collect()).await?;
    let transfers = remittance::by_ids(desk.tx, causes().map(DuesRemittanceId).collect()).await?;
    let paid = payments.iter().map(|row| (row.id.0, row.member_id));
    let payers: HashMap<Uuid, MemberId> =
        paid.chain(extras.iter().map(|row| (row.id.0, row.member_id))).collect();
    let names = members::names(desk.tx, payers.values().copied().collect()).await?;
    let ends = transfers.iter().flat_map(|row| [Some(row.from_unit_id), row.to_unit_id]).flatten();
    let units = units::by_ids(desk.tx, ends.collect()).await?;
    let mut about: HashMap<Uuid, String> =
        payers.iter().filter_map(|(cause, member)| Some((*cause, names.get(member)?.clone()))).collect();
    about.extend(spendings.into_iter().map(|row| (row.id.0, row.subject)));
    let here = rows.first().map(|row| row.unit_id);
    about.extend(transfers.into_iter().filter_map(|row| {
        let other = if here == Some(row.from_unit_id) { row.to_unit_id } else { Some(row.from_unit_id) };
        Some((row.id.0, units.get(&other?)?.name.clone()))
    }));
    Ok(about)
}
