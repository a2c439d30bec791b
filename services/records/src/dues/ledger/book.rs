use crate::{
    desk::Desk,
    dues::{
        problems::ENTRY_REVERSED,
        rules::{
            Finding, closing,
            ledger::{Entry, EntryKind, LedgerAccount, MoneyPlace, Movement, Posting, Trial, enough},
            pay::PayChannel,
        },
        said,
        store::{
            closing as closings,
            entry::{self, Model},
            sums,
        },
    },
    units,
};
use kernel::{DuesEntryId, Fen, UnitId, YearMonth};
use rest::{Problem, kinds};
use time::Date;
use uuid::Uuid;

/// The book of a unit, held by this transaction alone: nobody else takes a number or closes a month meanwhile.
pub struct Book<'a> {
    desk: &'a Desk<'a>,
    unit: UnitId,
    last: i32,
    pub settled_to: Option<YearMonth>,
}

/// A movement of money that is to be booked.
#[derive(Clone, Debug)]
pub struct Booking {
    pub id: DuesEntryId,
    pub on: Date,
    pub movement: Movement,
    /// What made it.
    pub cause: Uuid,
    pub note: Option<String>,
    /// Where the day stands in what was sent.
    pub day_pointer: &'static str,
}

impl<'a> Book<'a> {
    /// # Errors
    /// When the database is away.
    pub async fn open(desk: &'a Desk<'a>, unit: UnitId) -> Result<Book<'a>, Problem> {
        units::claim(desk.tx, unit).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
        let last = entry::last_number(desk.tx, unit).await?;
        let settled_to = closings::settled_to(desk.tx, unit).await?;
        Ok(Self { desk, unit, last, settled_to })
    }

    /// Books a movement.
    ///
    /// # Errors
    /// When its month is closed, there is not so much to pass on or spend, or such money does not move like this.
    pub async fn post(&mut self, booking: Booking) -> Result<Model, Problem> {
        let Booking { id, on, movement, cause, note, day_pointer } = booking;
        self.may_book(on, day_pointer)?;
        let made = Entry::new(id, on, &movement).map_err(|finding| self.refused("/amount", finding, on))?;
        if movement.leaves() || movement.kind == EntryKind::Deposit {
            let trial = self.trial().await?;
            enough(&trial, &movement).map_err(|finding| self.refused("/amount", finding, on))?;
        }
        self.append(&made, cause, note).await
    }

    /// Takes an entry back by one that does the opposite.
    ///
    /// # Errors
    /// When its month is closed, it is a reversal itself or was reversed before, or the day lies before it.
    pub async fn take_back(
        &mut self,
        wrong: &Model,
        with: (DuesEntryId, Uuid),
        on: Date,
        note: Option<String>,
        day_pointer: &'static str,
    ) -> Result<Model, Problem> {
        self.may_book(on, day_pointer)?;
        let (id, cause) = with;
        let made = of(wrong).reversal(id, on).map_err(|finding| self.refused(day_pointer, finding, on))?;
        // the book is held: nobody else takes it back meanwhile
        if !entry::reversals_of(self.desk.tx, vec![wrong.id]).await?.is_empty() {
            return Err(ENTRY_REVERSED.problem());
        }
        self.append(&made, cause, note).await
    }

    /// What every account shows up to today.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn trial(&self) -> Result<Trial, Problem> {
        Ok(sums::trial(self.desk.tx, self.unit, crate::dates::EARLIEST, crate::dates::LATEST).await?)
    }

    /// # Errors
    /// When the month of the day is closed.
    pub fn may_book(&self, on: Date, pointer: &str) -> Result<(), Problem> {
        closing::open(on, self.settled_to).map_err(|finding| self.refused(pointer, finding, on))
    }

    fn refused(&self, pointer: &str, finding: Finding, on: Date) -> Problem {
        said::refused(pointer, finding, &self.desk.pack.dues, on)
    }

    async fn append(
        &mut self,
        made: &Entry<DuesEntryId>,
        cause: Uuid,
        note: Option<String>,
    ) -> Result<Model, Problem> {
        let (debit, credit, amount) = sides(made).ok_or_else(|| kinds::INTERNAL.problem())?;
        let row = Model {
            id: made.id,
            unit_id: self.unit,
            number: self.last + 1,
            booked_on: made.on,
            kind: made.kind,
            debit,
            credit,
            amount: amount.0,
            cause_id: cause,
            reverses: made.reverses,
            note,
            recorded_by: self.desk.who.id,
            recorded_at: self.desk.now,
        };
        entry::insert(self.desk.tx, row.clone()).await?;
        self.last = row.number;
        Ok(row)
    }
}

/// Every movement has one account on each side.
fn sides(made: &Entry<DuesEntryId>) -> Option<(LedgerAccount, LedgerAccount, Fen)> {
    let debit = made.postings.iter().find(|side| side.amount > Fen(0))?;
    let credit = made.postings.iter().find(|side| side.amount < Fen(0))?;
    Some((debit.account, credit.account, debit.amount))
}

/// An entry as the rules see it.
pub fn of(row: &Model) -> Entry<DuesEntryId> {
    let amount = Fen(row.amount);
    let postings = vec![Posting::debit(row.debit, amount), Posting::credit(row.credit, amount)];
    Entry { id: row.id, on: row.booked_on, kind: row.kind, postings, reverses: row.reverses }
}

impl From<PayChannel> for MoneyPlace {
    fn from(channel: PayChannel) -> Self {
        match channel {
            PayChannel::Cash => Self::Cash,
            PayChannel::Transfer | PayChannel::Online => Self::Bank,
        }
    }
}
