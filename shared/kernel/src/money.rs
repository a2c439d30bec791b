use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected, Visitor},
};
use std::fmt;
use utoipa::ToSchema;

/// Money in fen (1/100 yuan). Never a float; never a decimal in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(transparent)]
pub struct Fen(pub i64);

/// Reads money, and says of anything else what was expected: a whole number alone does not tell people who write yuan
/// that it counts fen.
struct WholeFen;

impl Visitor<'_> for WholeFen {
    type Value = Fen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("whole fen")
    }

    fn visit_i64<E: Error>(self, fen: i64) -> Result<Fen, E> {
        Ok(Fen(fen))
    }

    fn visit_u64<E: Error>(self, fen: u64) -> Result<Fen, E> {
        i64::try_from(fen).map(Fen).map_err(|_| E::invalid_value(Unexpected::Unsigned(fen), &self))
    }
}

impl<'de> Deserialize<'de> for Fen {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_i64(WholeFen)
    }
}
