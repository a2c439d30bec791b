//! People on their way to membership, and those who have come to its end: nine of each branch as rows of COPY, sealed. What
//! they have done so far is in [`super::development`].

use super::{Size, people, roster};
use anyhow::Result;
use std::fmt::Write as _;
use tenancy::Vault;
use uuid::Uuid;

pub const TABLE: &str = "CREATE TEMP TABLE sealed (b bigint, f integer, m bigint, id uuid, name text, id_no_sealed bytea, \
     id_no_blind bytea, gender text, birth_date date)";
pub const ROWS: &str =
    "COPY sealed (b, f, m, id, name, id_no_sealed, id_no_blind, gender, birth_date) FROM STDIN";

const CONTEXT: &str = "development_files.id_no";
/// Files of a branch, counted from 1: two of its probationary members, one of somebody who is none yet, five of full
/// members, and one that led nowhere.
const EACH: usize = 9;
const OUTSIDE: usize = 3;
/// Four branches of five develop somebody who is no member yet.
const WITHOUT: usize = 5;

/// The place of a file's person among the members of the branch, from 1.
const fn member(file: usize) -> Option<usize> {
    match file {
        1 => Some(8),
        2 => Some(28),
        4..=8 => Some(file + 7),
        _ => None,
    }
}

pub fn rows(vault: &Vault, size: Size) -> Result<String> {
    let mut rows = String::with_capacity(size.all_branches() * EACH * 350);
    for b in 1..=size.all_branches() {
        for f in 1..=EACH {
            if f != OUTSIDE || b % WITHOUT != 0 {
                row(&mut rows, vault, size, b, f)?;
            }
        }
    }
    Ok(rows)
}

fn row(rows: &mut String, vault: &Vault, size: Size, b: usize, f: usize) -> Result<()> {
    let place = member(f);
    // whoever is no member has a number behind those of all members
    let n = place.map_or(size.all_members() + b * EACH + f, |m| (b - 1) * size.members + m - 1);
    let (id, number) = (Uuid::now_v7(), people::id_no(n));
    writeln!(
        rows,
        "{b}\t{f}\t{}\t{id}\t{}\t{}\t{}\t{}\t{}",
        place.map_or("\\N".to_owned(), |m| m.to_string()),
        people::name(n).text,
        roster::sealed(vault, CONTEXT, id, &number)?,
        roster::blind(vault, CONTEXT, &number),
        roster::gender(n),
        roster::born(&number),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nobody_has_two_files() {
        let places: Vec<usize> = (1..=EACH).filter_map(member).collect();
        let different: HashSet<&usize> = places.iter().collect();
        assert_eq!(different.len(), places.len());
        assert!(places.iter().all(|place| *place <= Size::WHOLE.members));
    }

    /// As the roster has it.
    #[test]
    fn the_first_two_are_in_their_probation() {
        for place in [1, 2].into_iter().filter_map(member) {
            assert_eq!((place - 1) % 20, 7);
        }
    }
}
