//! The tables, for forms.

use super::TABLES;
use crate::Records;
use rest::{Answer, Ctx, spoken_locale};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// A code with its label in the language of the request.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeOut {
    pub code: &'static str,
    pub label: &'static str,
}

/// A table of codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableOut {
    /// The standard it is from.
    pub standard: &'static str,
    pub codes: Vec<CodeOut>,
}

/// Show the code tables
#[utoipa::path(get, path = "/codes", tag = "codes", operation_id = "list_codes",
    responses((status = OK, body = BTreeMap<String, TableOut>)))]
pub async fn handle(ctx: Ctx) -> Answer {
    let locale = spoken_locale();
    let table = |table: &super::CodeTable| TableOut {
        standard: table.standard,
        codes: table
            .rows
            .iter()
            .map(|row| CodeOut { code: row.code, label: table.label(row.code, locale).unwrap_or(row.zh) })
            .collect(),
    };
    let tables: BTreeMap<&str, TableOut> = TABLES.iter().map(|(name, rows)| (*name, table(rows))).collect();
    ctx.read(&tables)
}

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(handle))
}
