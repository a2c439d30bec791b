//! Recovery codes: a sheet of paper that stands in for a lost telephone. Accounts keep theirs in one table and operators
//! in another, alike in all but whose they are.

use crate::{
    handles,
    tokens::{self, NoRandomness},
};
use rest::Problem;
use ring::hmac;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use time::OffsetDateTime;
use uuid::Uuid;

/// How many codes are on a sheet.
const CODES: usize = 10;
const CODE_LENGTH: usize = 10;
/// Without the letters and digits that are read for one another on paper.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// An entity whose rows are the codes of sheets.
pub(crate) trait Sheet: EntityTrait {
    const OWNER: Self::Column;
    const CODE_HASH: Self::Column;
    const USED_AT: Self::Column;

    /// A code that nobody has used.
    fn row(owner: Uuid, code_hash: Vec<u8>) -> Self::ActiveModel;
}

/// Makes the entity of a module a [`Sheet`]: named are the field and the column that say whose a code is.
macro_rules! sheet {
    ($field:ident, $column:ident) => {
        impl $crate::totp::recovery::Sheet for Entity {
            const OWNER: Column = Column::$column;
            const CODE_HASH: Column = Column::CodeHash;
            const USED_AT: Column = Column::UsedAt;

            fn row(owner: ::uuid::Uuid, code_hash: Vec<u8>) -> ActiveModel {
                let id = ::uuid::Uuid::now_v7();
                let row = Model { id, $field: owner.into(), code_hash, used_at: None };
                ::sea_orm::ActiveModelTrait::reset_all(::sea_orm::IntoActiveModel::into_active_model(row))
            }
        }
    };
}
pub(crate) use sheet;

/// What is stored of a code, however it was typed; nothing if it cannot be one. Fifty bits could be searched through if
/// the hash had no key.
pub(crate) fn hash(key: &[u8; 32], owner: Uuid, typed: &str) -> Option<Vec<u8>> {
    let code = plain(typed)?;
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    context.update(owner.as_bytes());
    context.update(code.as_bytes());
    Some(context.sign().as_ref().to_vec())
}

/// Ten codes for an owner who has none. They are shown this once.
///
/// # Errors
/// When the operating system gives no random bytes, or the database is away.
pub(crate) async fn make<E: Sheet>(
    tx: &impl ConnectionTrait,
    key: &[u8; 32],
    owner: Uuid,
) -> Result<Vec<String>, Problem> {
    let codes = fresh()?;
    let hashes = codes.iter().filter_map(|code| hash(key, owner, code));
    let insert = E::insert_many(hashes.map(|hash| E::row(owner, hash)));
    insert.exec_without_returning(tx).await?;
    Ok(codes)
}

/// Makes all codes of an owner worthless, used or not.
///
/// # Errors
/// When the database is away.
pub(crate) async fn forget<E: Sheet>(tx: &impl ConnectionTrait, owner: Uuid) -> Result<(), DbErr> {
    E::delete_many().filter(E::OWNER.eq(owner)).exec(tx).await.map(drop)
}

/// Uses a code up; false when it is unknown or was used. One statement, so it works once.
///
/// # Errors
/// When the database is away.
pub(crate) async fn consume<E: Sheet>(
    tx: &impl ConnectionTrait,
    owner: Uuid,
    hash: Vec<u8>,
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let done = E::update_many()
        .col_expr(E::USED_AT, Expr::value(now))
        .filter(E::OWNER.eq(owner))
        .filter(E::CODE_HASH.eq(hash))
        .filter(E::USED_AT.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Fresh codes as they are printed: `abcde-fghij`.
fn fresh() -> Result<Vec<String>, NoRandomness> {
    (0..CODES)
        .map(|_| {
            let random = tokens::random::<CODE_LENGTH>()?;
            let letters: String = random.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect();
            Ok(format!("{}-{}", &letters[..CODE_LENGTH / 2], &letters[CODE_LENGTH / 2..]))
        })
        .collect()
}

/// A code as it is compared, however it was typed; nothing if it cannot be one.
fn plain(typed: &str) -> Option<String> {
    let letters: String = handles::half_width(typed)
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (letters.len() == CODE_LENGTH && letters.bytes().all(|b| ALPHABET.contains(&b))).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn typing_habits_do_not_matter() {
        let codes = fresh().unwrap();
        assert_eq!(plain(&codes[0].to_uppercase().replace('-', " ")), Some(codes[0].replace('-', "")));
        assert_eq!(plain("abcde-fgh1o"), None);
    }

    #[test]
    fn ten_codes_all_different_and_stored_under_a_key() {
        let codes: HashSet<_> = fresh().unwrap().into_iter().collect();
        assert_eq!(codes.len(), CODES);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let kept = hash(&[1; 32], one, "abcde-fghij");
        assert!(kept.is_some());
        assert_eq!(kept, hash(&[1; 32], one, "ABCDE fghij"));
        assert_ne!(kept, hash(&[2; 32], one, "abcde-fghij"));
        assert_ne!(kept, hash(&[1; 32], other, "abcde-fghij"));
        assert_eq!(hash(&[1; 32], one, "123456"), None);
    }
}
