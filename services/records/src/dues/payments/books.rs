//! The books of the branches whose members pay, all held by this transaction.

use crate::{
    desk::Desk,
    dues::{
        ledger::{Book, Booking},
        rules::ledger::{EntryKind, Fund, Movement},
        store::{entry, payment},
    },
};
use kernel::{DuesEntryId, Fen, UnitId};
use rest::{Problem, kinds};
use std::collections::{BTreeMap, BTreeSet};

pub struct Books<'a>(BTreeMap<UnitId, Book<'a>>);

impl<'a> Books<'a> {
    /// In the order of their ids, so that two who record at once never wait for each other.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn open(desk: &'a Desk<'a>, units: BTreeSet<UnitId>) -> Result<Books<'a>, Problem> {
        let mut books = BTreeMap::new();
        for unit in units {
            books.insert(unit, Book::open(desk, unit).await?);
        }
        Ok(Self(books))
    }

    /// Books a payment; its entry has its id.
    ///
    /// # Errors
    /// When the month it was paid in is closed.
    pub async fn post(&mut self, paid: &payment::Model) -> Result<entry::Model, Problem> {
        let book = self.0.get_mut(&paid.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
        let (fund, money, amount) = (Fund::Ordinary, paid.channel.into(), Fen(paid.amount));
        book.post(Booking {
            id: DuesEntryId(paid.id.0),
            on: paid.paid_on,
            movement: Movement { kind: EntryKind::Pay, fund, money, amount },
            cause: paid.id.0,
            note: None,
            day_pointer: "/paid_on",
        })
        .await
    }
}
