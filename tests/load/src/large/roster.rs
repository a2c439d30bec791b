//! Units and members as rows of COPY.

use super::{Size, people};
use anyhow::Result;
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use std::fmt::Write as _;
use tenancy::Vault;
use time::{Date, Duration};
use uuid::Uuid;

/// Rows of the tree, and the ids that are measured with.
pub struct Tree {
    pub rows: String,
    pub root: Uuid,
    pub committees: Vec<Uuid>,
    pub branches: Vec<Uuid>,
}

pub const UNITS: &str = "COPY units (id, parent_id, label, path, kind, name, state, founded_on, direct_transfers, position, \
     version, created_at, updated_at) FROM STDIN";
pub const MEMBERS: &str = "COPY members (id, unit_id, name, name_grams, initials, id_no_sealed, id_no_blind, id_birth_date, \
     gender, ethnic, birth_date, political_status, member_kind, membership_state, joined_on, full_on, mobile_sealed, \
     mobile_tail_blind, veteran, medal, not_applicable, version, created_at, updated_at) FROM STDIN";

const WHEN: &str = "2024-01-02 09:00:00+08";

/// The committee at the top, the committees below it, and their branches.
pub fn tree(size: Size) -> Tree {
    let mut tree =
        Tree { rows: String::new(), root: Uuid::now_v7(), committees: Vec::new(), branches: Vec::new() };
    let (mut number, root) = (0, tree.root);
    let top = unit(&mut tree.rows, &mut number, root, None, "", "party_committee", "集团党委");
    for c in 1..=size.committees {
        let id = Uuid::now_v7();
        let name = format!("第{c}党委");
        let path = unit(&mut tree.rows, &mut number, id, Some(root), &top, "party_committee", &name);
        tree.committees.push(id);
        for b in 1..=size.branches {
            let branch = Uuid::now_v7();
            unit(
                &mut tree.rows,
                &mut number,
                branch,
                Some(id),
                &path,
                "branch",
                &format!("第{c}党委第{b}党支部"),
            );
            tree.branches.push(branch);
        }
    }
    tree
}

/// Writes a row; gives the path of the unit.
fn unit(
    rows: &mut String,
    number: &mut usize,
    id: Uuid,
    parent: Option<Uuid>,
    above: &str,
    kind: &str,
    name: &str,
) -> String {
    let label = label(*number);
    let path = if above.is_empty() { format!("/{label}/") } else { format!("{above}{label}/") };
    let parent = parent.map_or("\\N".to_owned(), |parent| parent.to_string());
    // writing to a string does not fail
    let _ = writeln!(
        rows,
        "{id}\t{parent}\t{label}\t{path}\t{kind}\t{name}\tactive\t2010-01-01\tf\t{number}\t1\t{WHEN}\t{WHEN}"
    );
    *number += 1;
    path
}

fn label(number: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..8).rev().map(|place| char::from(LETTERS[number >> (5 * place) & 31])).collect()
}

/// Rows of the members of these branches, sealed.
pub fn members(vault: &Vault, branches: &[Uuid], first: usize, each: usize) -> Result<String> {
    let mut rows = String::with_capacity(branches.len() * each * 600);
    let lately = business_date(SystemClock.now(), SHANGHAI) - Duration::days(200);
    for (b, branch) in branches.iter().enumerate() {
        for n in 0..each {
            member(&mut rows, vault, *branch, first + b * each + n, lately)?;
        }
    }
    Ok(rows)
}

fn member(rows: &mut String, vault: &Vault, branch: Uuid, n: usize, lately: Date) -> Result<()> {
    let (id, name, number, mobile) = (Uuid::now_v7(), people::name(n), people::id_no(n), people::mobile(n));
    let id_no = sealed(vault, "members.id_no", id, &number)?;
    let id_no_blind = blind(vault, "members.id_no", &number);
    let tail = blind(vault, "members.mobile_tail", &mobile[mobile.len() - 4..]);
    let mobile = sealed(vault, "members.mobile", id, &mobile)?;
    let born = born(&number);
    // one of twenty is in the year of probation
    let (kind, status, joined, full) = if n % 20 == 7 {
        ("probationary", "02", lately.to_string(), "\\N")
    } else {
        ("full", "01", "2012-06-30".to_owned(), "2013-06-30")
    };
    writeln!(
        rows,
        "{id}\t{branch}\t{}\t{{{}}}\t{}\t{id_no}\t{id_no_blind}\t{born}\t{}\t01\t{born}\t{status}\t{kind}\tnormal\t\
         {joined}\t{full}\t{mobile}\t{tail}\tf\tf\t{{}}\t1\t{WHEN}\t{WHEN}",
        name.text,
        name.grams.join(","),
        name.initials,
        gender(n),
    )?;
    Ok(())
}

pub fn gender(n: usize) -> &'static str {
    if n.is_multiple_of(3) { "female" } else { "male" }
}

/// The day of birth in a resident number.
pub fn born(number: &str) -> String {
    format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14])
}

/// A value as the product seals it, in the form of COPY.
pub fn sealed(vault: &Vault, context: &str, row: Uuid, text: &str) -> Result<String> {
    let sealed = vault.seal(context, row, text.as_bytes());
    Ok(hex(sealed.map_err(|error| anyhow::anyhow!("{error}"))?))
}

pub fn blind(vault: &Vault, context: &str, text: &str) -> String {
    hex(vault.blind(context, text))
}

fn hex(bytes: Vec<u8>) -> String {
    format!("\\\\x{}", data_encoding::HEXLOWER.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn labels_are_different_and_of_their_form() {
        let labels: HashSet<String> = (0..5000).map(label).collect();
        assert_eq!(labels.len(), 5000);
        assert!(labels.iter().all(|label| label.len() == 8));
    }

    #[test]
    fn a_tree_has_a_row_for_every_unit() {
        let tree = tree(Size::TENTH);
        assert_eq!(tree.rows.lines().count(), 1 + 25 + 250);
        assert_eq!(tree.branches.len(), Size::TENTH.all_branches());
        assert_eq!(Size::WHOLE.all_members(), 100_000);
    }
}
