//! One person has one open file, over all organisations of the deployment.
//!
//! Who keeps one claims the person by a fingerprint of the number, in the transaction that opens the file, and frees it
//! in the one that closes it. Another organisation is told that somebody keeps one, and not who.

use super::{
    person,
    problems::FILE_ELSEWHERE,
    store::{self, file::Model},
};
use crate::desk::Desk;
use kernel::MemberId;
use rest::Problem;
use tenancy::exchange;

const PRINT: &str = "development.person";

fn print(desk: &Desk<'_>, id_no: &str) -> Vec<u8> {
    desk.tx.vault().common_blind(PRINT, &id_no.trim().to_uppercase())
}

/// # Errors
/// 409 when another organisation keeps an open file of the person.
pub async fn claim(desk: &Desk<'_>, id_no: &str) -> Result<(), Problem> {
    let held = exchange::claim_development(desk.tx, print(desk, id_no)).await?;
    if held { Ok(()) } else { Err(FILE_ELSEWHERE.at("/person/id_no")) }
}

/// After a file was closed, or opened again.
///
/// # Errors
/// As [`claim`].
pub async fn settle(desk: &Desk<'_>, before: &Model, now: &Model) -> Result<(), Problem> {
    match (before.closed_on, now.closed_on) {
        (None, Some(_)) => release(desk, now).await,
        (Some(_), None) => claim(desk, &person::id_no(desk.tx.vault(), now)?).await,
        _ => Ok(()),
    }
}

async fn release(desk: &Desk<'_>, file: &Model) -> Result<(), Problem> {
    let print = print(desk, &person::id_no(desk.tx.vault(), file)?);
    exchange::release_development(desk.tx, print).await?;
    Ok(())
}

/// The member goes to an organisation elsewhere, which keeps the file from now on.
///
/// # Errors
/// When the database is away.
pub async fn let_go(desk: &Desk<'_>, member: MemberId) -> Result<(), Problem> {
    for file in store::of_person(desk.tx, member).await? {
        if file.closed_on.is_none() {
            release(desk, &file).await?;
        }
    }
    Ok(())
}

/// Claims everything anew from the files that are open. What somebody else keeps meanwhile stays theirs.
///
/// # Errors
/// When the database is away.
pub async fn claim_all(desk: &Desk<'_>) -> Result<(), Problem> {
    exchange::release_all_development(desk.tx).await?;
    for file in store::open_ones(desk.tx).await? {
        let print = print(desk, &person::id_no(desk.tx.vault(), &file)?);
        exchange::claim_development(desk.tx, print).await?;
    }
    Ok(())
}
