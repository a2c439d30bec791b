//! The rows below a header that are there to be filled, and what stands below them.

use super::{
    Filling, Put,
    cell::Cell,
    places::{Place, Shift},
    sheet::{Line, Sheet, column},
};
use crate::table::cell_name;
use std::collections::BTreeMap;

/// Rows that take what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    pub first: u32,
    /// The last of them; the line before the first where there is none.
    pub last: u32,
    /// The first line that is none of them; none where the sheet goes on without end.
    pub below: Option<u32>,
}

impl Region {
    /// Below the header and whatever cells are merged with it, up to the first row with words, or with anything in a column
    /// that is to be filled. Numbers of lines that are there already do not count.
    pub fn of(sheet: &Sheet, header: u32, merges: &[String], columns: &[u32]) -> Self {
        let spans = merges.iter().filter_map(|range| lines(range));
        let spans = spans.filter(|(first, last)| *first <= header && header <= *last);
        let first = spans.map(|(_, last)| last).fold(header, u32::max) + 1;
        let slot = |line: &Line| {
            line.cells
                .iter()
                .all(|(column, cell)| cell.is_blank() || (!columns.contains(column) && !cell.has_words()))
        };
        let below = sheet.lines.range(first..).find(|(_, line)| !slot(line)).map(|(number, _)| *number);
        let end = sheet.lines.keys().next_back().copied().unwrap_or_default().max(first - 1);
        Self { first, last: below.map_or(end, |below| below - 1), below }
    }

    /// How many rows have to be put in.
    pub fn more(&self, count: u32) -> u32 {
        let there = self.last + 1 - self.first;
        if self.below.is_some() { count.saturating_sub(there) } else { 0 }
    }

    /// Puts in the rows that are missing, and fills the rows. Hands out the cells that are merged in them as in the first.
    pub fn write(
        &self,
        sheet: &mut Sheet,
        filling: &Filling,
        shift: &Shift,
        merges: &[String],
    ) -> Vec<String> {
        move_lines(sheet, shift);
        let pattern = sheet.lines.range(self.first..=self.last.max(self.first)).next();
        // with no row to be filled what follows is of another kind
        let pattern = pattern.filter(|_| self.last >= self.first);
        let pattern = pattern.map(|(number, line)| (*number, line.clone()));
        let prefix = sheet.prefix.clone();
        let mut new = Vec::new();
        for (number, values) in (self.first..).zip(&filling.rows) {
            if number > self.last {
                new.push(number);
            }
            let line = sheet.lines.entry(number).or_insert_with(|| copied(pattern.as_ref(), number));
            for (column, put) in filling.columns.iter().zip(values) {
                if *put != Put::Keep {
                    line.cells.entry(*column).or_default().put(&prefix, put);
                }
            }
        }
        let across = merges.iter().filter(|range| lines(range) == Some((self.first, self.first)));
        let across: Vec<(u32, u32)> = across.filter_map(|range| columns_of(range)).collect();
        let name = |line: u32, column: u32| cell_name(line - 1, usize::try_from(column).unwrap_or_default());
        let merge = |line: u32| {
            across.iter().map(move |(first, last)| format!("{}:{}", name(line, *first), name(line, *last)))
        };
        if self.last < self.first { Vec::new() } else { new.into_iter().flat_map(merge).collect() }
    }

    /// Single cells; those among the rows are not single.
    pub fn put_cells(&self, sheet: &mut Sheet, filling: &Filling, shift: &Shift) {
        let prefix = sheet.prefix.clone();
        let beyond = |line: u32| line < self.first || self.below.is_some_and(|below| line >= below);
        for (line, column, put) in filling.cells.iter().filter(|(line, ..)| beyond(*line)) {
            let line = sheet.lines.entry(shift.line(*line)).or_default();
            line.cells.entry(*column).or_default().put(&prefix, put);
        }
    }
}

fn copied(pattern: Option<&(u32, Line)>, number: u32) -> Line {
    let Some((from, pattern)) = pattern else { return Line::default() };
    let down = number.checked_sub(*from);
    let cells = pattern.cells.iter().map(|(column, cell)| (*column, cell.copied(down))).collect();
    Line { attributes: pattern.attributes.clone(), cells }
}

fn move_lines(sheet: &mut Sheet, shift: &Shift) {
    if shift.by == 0 {
        return;
    }
    let lines = std::mem::take(&mut sheet.lines);
    let moved = lines.into_iter().map(|(number, mut line)| {
        line.cells.values_mut().for_each(|cell: &mut Cell| cell.follow(shift));
        (shift.line(number), line)
    });
    sheet.lines = moved.collect::<BTreeMap<_, _>>();
}

/// The sums of the rows, where the line with totals has room for them. Its own formulas stay.
pub fn put_totals(sheet: &mut Sheet, line: u32, filling: &Filling) {
    let prefix = sheet.prefix.clone();
    let Some(line) = sheet.lines.get_mut(&line) else { return };
    for (column, put) in filling.columns.iter().zip(&filling.totals) {
        let cell = line.cells.entry(*column).or_default();
        if cell.is_blank() {
            cell.put(&prefix, put);
        }
    }
}

/// The first and the last line of a range.
fn lines(range: &str) -> Option<(u32, u32)> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    Some((Place::read(first)?.line, Place::read(last)?.line))
}

fn columns_of(range: &str) -> Option<(u32, u32)> {
    let (first, last) = range.split_once(':')?;
    Some((column(first)?, column(last)?))
}
