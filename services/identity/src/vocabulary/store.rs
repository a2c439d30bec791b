//! The table `vocabulary` and every query on it.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::collections::BTreeMap;
use tenancy::TenantTx;

/// A word in both languages; the usual one where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub zh: Option<String>,
    pub en: Option<String>,
}

fn statement<const N: usize>(sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

pub async fn all(tx: &TenantTx) -> Result<BTreeMap<String, Word>, DbErr> {
    let rows = tx.query_all_raw(statement("SELECT word_key, zh, en FROM vocabulary", [])).await?;
    let one = |row: &sea_orm::QueryResult| {
        Ok((row.try_get("", "word_key")?, Word { zh: row.try_get("", "zh")?, en: row.try_get("", "en")? }))
    };
    rows.iter().map(one).collect()
}

/// Puts these words in the place of all there were.
pub async fn replace(tx: &TenantTx, words: &BTreeMap<String, Word>) -> Result<(), DbErr> {
    tx.execute_raw(statement("DELETE FROM vocabulary", [])).await?;
    for (key, word) in words {
        let values = [key.as_str().into(), word.zh.clone().into(), word.en.clone().into()];
        tx.execute_raw(statement("INSERT INTO vocabulary (word_key, zh, en) VALUES ($1, $2, $3)", values))
            .await?;
    }
    Ok(())
}
