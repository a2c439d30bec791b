//! Workbooks, through calamine's streaming reader, behind a guard.

mod cells;
mod guard;

pub use cells::{Cells, Placed};

use super::{Fault, Limits};
use bytes::Bytes;
use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use kernel::DateSystem;
use std::io::Cursor;

/// An opened workbook.
pub struct Book {
    inner: Xlsx<Cursor<Bytes>>,
    visible: Vec<String>,
}

impl Book {
    pub fn open(bytes: Bytes, limits: &Limits) -> Result<Self, Fault> {
        guard::inspect(&bytes, limits)?;
        let inner: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        let shown =
            |s: &&calamine::Sheet| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible;
        let visible: Vec<String> =
            inner.sheets_metadata().iter().filter(shown).map(|s| s.name.clone()).collect();
        if visible.is_empty() {
            return Err(Fault::CorruptWorkbook);
        }
        Ok(Self { inner, visible })
    }

    pub fn sheets(&self) -> usize {
        self.visible.len()
    }

    pub fn name(&self, sheet: usize) -> Option<&str> {
        self.visible.get(sheet).map(String::as_str)
    }

    pub fn date_system(&self) -> DateSystem {
        if self.inner.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 }
    }

    pub fn cells(&mut self, sheet: usize) -> Result<Cells<'_>, Fault> {
        let name = self.visible.get(sheet).ok_or(Fault::CorruptWorkbook)?;
        let system = self.date_system();
        let reader = self.inner.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
        Ok(Cells::new(reader, system))
    }
}

fn fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::PasswordProtected,
        error => {
            tracing::debug!(%error, "a workbook cannot be read");
            Fault::CorruptWorkbook
        }
    }
}
