use crate::table::Header;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A column of the file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ColumnOut {
    /// The title as it stands.
    pub title: String,
    /// The field it means; none for a column that is not imported.
    pub field: Option<String>,
}

/// The columns of a header, as they are kept with the import.
pub fn columns<F: ToString>(header: &Header<F>) -> Vec<ColumnOut> {
    let pairs = header.titles.iter().zip(&header.fields);
    pairs
        .map(|(title, field)| ColumnOut { title: title.clone(), field: field.as_ref().map(F::to_string) })
        .collect()
}

pub fn read(kept: Option<&str>) -> Vec<ColumnOut> {
    kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}
