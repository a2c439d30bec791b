use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Money in fen (1/100 yuan). Never a float; never a decimal in JSON.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(transparent)]
pub struct Fen(pub i64);
