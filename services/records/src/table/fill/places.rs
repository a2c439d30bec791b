//! Places of cells in formulas and ranges, and how they move when rows are put in. Pure.

/// A cell, or a whole row, as a formula names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// What stands before the line: `$B$`, or nothing of a whole row.
    head: &'a str,
    pub line: u32,
    is_row: bool,
}

impl<'a> Place<'a> {
    /// None for a word that is no place.
    pub fn read(word: &'a str) -> Option<Self> {
        let plain = word.strip_prefix('$').unwrap_or(word);
        let letters = plain.chars().take_while(char::is_ascii_alphabetic).count();
        let rest = plain[letters..].strip_prefix('$').unwrap_or(&plain[letters..]);
        // the sign before a row stands alone
        let fine = letters <= 3 && (letters > 0 || rest.len() == plain.len());
        let digits = !rest.is_empty() && rest.len() <= 7 && rest.bytes().all(|byte| byte.is_ascii_digit());
        let line = rest.parse().ok().filter(|line| fine && digits && *line > 0)?;
        Some(Self { head: &word[..word.len() - rest.len()], line, is_row: letters == 0 })
    }

    fn is_fixed(&self) -> bool {
        self.head.ends_with('$') && (self.is_row || self.head.len() > 1)
    }

    fn at(&self, line: u32) -> String {
        format!("{}{line}", self.head)
    }
}

/// Rows that are put into a sheet behind a line.
#[derive(Clone, Debug)]
pub struct Shift {
    pub sheet: String,
    /// The last line of the rows that were there.
    pub after: u32,
    pub by: u32,
}

impl Shift {
    pub const fn line(&self, line: u32) -> u32 {
        if line > self.after { line.saturating_add(self.by) } else { line }
    }

    /// A formula, which may be in this sheet or in another one. A sum over the rows is one over the new rows too.
    pub fn formula(&self, formula: &str, here: bool) -> String {
        let mine = |owner: Owner<'_>| match owner {
            Owner::Unsaid => here,
            Owner::Sheet(name) => name.eq_ignore_ascii_case(&self.sheet),
            Owner::Foreign => false,
        };
        rewritten(formula, |owner, first, last| match last {
            _ if !mine(owner) => (first.line, last.map(|last| last.line)),
            None => (self.line(first.line), None),
            Some(last) => {
                let grows = first.line <= self.after && last.line == self.after;
                let end = if grows { last.line.saturating_add(self.by) } else { self.line(last.line) };
                (self.line(first.line), Some(end))
            }
        })
    }

    /// One or several ranges of this sheet, with blanks between.
    pub fn ranges(&self, text: &str) -> String {
        text.split(' ').map(|range| self.range(range)).collect::<Vec<_>>().join(" ")
    }

    fn range(&self, text: &str) -> String {
        let Some((first, last)) = text.split_once(':') else {
            return Place::read(text)
                .map_or_else(|| text.to_owned(), |place| place.at(self.line(place.line)));
        };
        let Some((first, last)) = Place::read(first).zip(Place::read(last)) else { return text.to_owned() };
        // what lies in the last row alone stays there
        let grows = first.line < self.after && last.line == self.after;
        let end = if grows { last.line.saturating_add(self.by) } else { self.line(last.line) };
        format!("{}:{}", first.at(self.line(first.line)), last.at(end))
    }
}

/// A formula of one row, as it reads so many rows below.
pub fn copied_down(formula: &str, by: u32) -> String {
    let down = |place: Place<'_>| if place.is_fixed() { place.line } else { place.line.saturating_add(by) };
    rewritten(formula, |_, first, last| (down(first), last.map(down)))
}

/// Which sheet a place is in.
#[derive(Clone, Copy, Debug)]
enum Owner<'a> {
    Unsaid,
    Sheet(&'a str),
    /// In another workbook.
    Foreign,
}

/// Moves every place and range of a formula.
fn rewritten(
    formula: &str,
    mut lines: impl FnMut(Owner<'_>, Place<'_>, Option<Place<'_>>) -> (u32, Option<u32>),
) -> String {
    let tokens = tokens(formula);
    let at = |n: usize| tokens.get(n).copied().unwrap_or_default();
    let (mut out, mut owner, mut n) = (String::with_capacity(formula.len()), Owner::Unsaid, 0);
    while n < tokens.len() {
        let token = tokens[n];
        if at(n + 1) == "!" {
            let foreign = token.contains('[') || (n > 0 && at(n - 1).ends_with(']'));
            owner = if foreign { Owner::Foreign } else { Owner::Sheet(token.trim_matches('\'')) };
            out.push_str(token);
            out.push('!');
            n += 2;
            continue;
        }
        let place = Place::read(token);
        let last = Some(at(n + 2)).filter(|_| at(n + 1) == ":" && at(n + 3) != "!").and_then(Place::read);
        match place.map(|first| (first, last.filter(|last| last.is_row == first.is_row))) {
            Some((first, Some(last))) => {
                let (begin, end) = lines(owner, first, Some(last));
                out.push_str(&format!("{}:{}", first.at(begin), last.at(end.unwrap_or(last.line))));
                n += 2;
            }
            // a number is no row, and a name with a bracket is a function
            Some((first, None)) if !first.is_row && at(n + 1) != "(" => {
                out.push_str(&first.at(lines(owner, first, None).0));
            }
            _ => out.push_str(token),
        }
        owner = Owner::Unsaid;
        n += 1;
    }
    out
}

/// Words, texts in quotes, what stands in brackets, and single signs.
fn tokens(formula: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            '[' => bracketed(rest),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, behind) = rest.split_at(length);
        all.push(token);
        rest = behind;
    }
    all
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\' | '?')
}

/// A quote that stands twice is one of the text.
fn quoted(text: &str, quote: char) -> usize {
    let mut signs = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = signs.next() {
        if c == quote && signs.next_if(|(_, next)| *next == quote).is_none() {
            return at + quote.len_utf8();
        }
    }
    text.len()
}

fn bracketed(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return at + 1,
            ']' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shift() -> Shift {
        Shift { sheet: "汇总表".into(), after: 13, by: 4 }
    }

    #[test]
    fn formulas_follow_the_rows() {
        for (here, there) in [
            ("SUM(B4:B13)", "SUM(B4:B17)"),
            ("SUM($B$4:$B$13)+B15", "SUM($B$4:$B$17)+B19"),
            ("IF(B14>0,C14/B14,\"B14\")", "IF(B18>0,C18/B18,\"B14\")"),
            ("LOG10(B3)+B13", "LOG10(B3)+B13"),
            ("SUM(4:13)", "SUM(4:17)"),
            ("汇总表!B14+'汇总表'!B14", "汇总表!B18+'汇总表'!B18"),
            ("另表!B14+'[1]汇总表'!B14+[1]汇总表!B14", "另表!B14+'[1]汇总表'!B14+[1]汇总表!B14"),
            ("Table1[B14]*1.5", "Table1[B14]*1.5"),
            ("ROUND(14,2)", "ROUND(14,2)"),
            ("SUM(B:B)", "SUM(B:B)"),
        ] {
            assert_eq!(shift().formula(here, true), there);
        }
        assert_eq!(shift().formula("B14+汇总表!$A$14:B$20", false), "B14+汇总表!$A$18:B$24");
    }

    #[test]
    fn one_row_grows_under_its_sum() {
        let one = Shift { sheet: "s".into(), after: 4, by: 2 };
        assert_eq!(one.formula("SUM(B4:B4)", true), "SUM(B4:B6)");
    }

    #[test]
    fn ranges_follow_the_rows() {
        for (before, after) in [
            ("A1:F1", "A1:F1"),
            ("A14:F14", "A18:F18"),
            ("C4:C13 D4:D13", "C4:C17 D4:D17"),
            ("B13:C13", "B13:C13"),
            ("A14", "A18"),
            ("A:A", "A:A"),
        ] {
            assert_eq!(shift().ranges(before), after);
        }
    }

    #[test]
    fn a_formula_is_copied_down() {
        assert_eq!(copied_down("C4/$B$2+D$3+\"C4\"", 3), "C7/$B$2+D$3+\"C4\"");
    }

    proptest! {
        /// Whatever a formula says: nothing moves where nothing was put in, and nothing is lost.
        #[test]
        fn nothing_is_lost(formula in "\\PC{0,60}") {
            let still = Shift { sheet: "s".into(), after: 5, by: 0 };
            let same = still.formula(&formula, true);
            prop_assert_eq!(tokens(&same).len(), tokens(&formula).len());
            let _ = copied_down(&formula, 3);
            let _ = still.ranges(&formula);
        }
    }
}
