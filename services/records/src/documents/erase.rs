//! Erasing files at the wish of the person they are about. 个人信息保护法 article 47: what rules or the organisation keep
//! stays, and so does what is held.

use super::{
    delete::{Deed, take_away},
    rules::{Duty, has_to_be_kept},
    store,
};
use kernel::{MemberId, SHANGHAI, business_date};
use rest::{Problem, kinds};
use rulepack::{DocumentKind, Rules};
use tenancy::{TenantTx, Who};
use time::OffsetDateTime;

/// Which files of a member are erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ErasedFiles {
    pub photos: bool,
    /// All but the photographs.
    pub others: bool,
}

/// How many files went, and how many have to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    pub erased: u64,
    pub kept: u64,
}

/// Deletes what a member has asked for and nothing asks to be kept.
///
/// # Errors
/// When the database is away.
pub async fn erase_of_member(
    tx: &TenantTx,
    member: MemberId,
    which: ErasedFiles,
    now: OffsetDateTime,
) -> Result<Gone, Problem> {
    let (today, mut gone) = (business_date(now, SHANGHAI), Gone::default());
    if which == ErasedFiles::default() {
        return Ok(gone);
    }
    // no organisation decides how long files are kept: the rules of its kind are all there is
    let rules = Rules::built_in().map_err(|error| kinds::INTERNAL.problem().because(error))?;
    let rules = &rules.of(tx.tenant().kind).document_kinds.on(today).value;
    for mut document in store::claim_of_member(tx, member).await? {
        let photo = document.kind == DocumentKind::Photo;
        let asked = if photo { which.photos } else { which.others };
        if !asked {
            continue;
        }
        let duty = Duty::of(rules, document.kind, document.retain_until);
        if has_to_be_kept(today, duty, document.held_reason.as_deref()) {
            gone.kept += 1;
            continue;
        }
        // what it was called may name the person
        document.title = document.kind.to_string();
        document.note = None;
        store::blank_names(tx, document.id).await?;
        let deed = Deed { who: &Who::system(), by: None, reason: "本人申请删除".to_owned(), now };
        take_away(tx, document, deed).await?;
        gone.erased += 1;
    }
    Ok(gone)
}
