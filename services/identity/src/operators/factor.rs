//! The second factor of an operator: a code of the telephone, or one from the sheet of paper.

use super::{
    enrol::ISSUER,
    seal,
    store::{self, operator},
};
use crate::{
    state::App,
    totp::{self, recovery},
};
use kernel::OperatorId;
use rest::{Problem, kinds};
use sea_orm::DbErr;
use tenancy::PlatformTx;
use time::OffsetDateTime;

/// What was shown and is right as far as can be told without using it up.
pub(super) enum Factor {
    /// The time step of a code.
    Step(i64),
    /// The hash of a recovery code.
    Recovery(Vec<u8>),
}

impl Factor {
    /// None where what was shown is wrong.
    ///
    /// # Errors
    /// When the secret was tampered with.
    pub fn read(
        app: &App,
        operator: &operator::Model,
        shown: &str,
        now: OffsetDateTime,
    ) -> Result<Option<Self>, Problem> {
        if let Some(hash) = recovery::hash(app.operator_codes_key(), operator.id.0, shown) {
            return Ok(Some(Self::Recovery(hash)));
        }
        let Some(sealed) = operator.totp_secret.as_deref() else { return Ok(None) };
        let secret = seal::open(app.operator_key(), operator.id, sealed)?;
        let generator = totp::generator(&secret, &operator.login, ISSUER)
            .map_err(|e| kinds::INTERNAL.problem().because(e.to_string()))?;
        Ok(totp::check(&generator, shown, operator.totp_step, now).ok().map(Self::Step))
    }

    /// Uses it up; false when it was used before, or there is no such recovery code.
    pub async fn consume(self, tx: &PlatformTx, id: OperatorId, now: OffsetDateTime) -> Result<bool, DbErr> {
        match self {
            Self::Step(step) => store::use_totp_step(tx, id, step).await,
            Self::Recovery(hash) => recovery::consume::<store::Codes>(tx, id.0, hash, now).await,
        }
    }
}

/// Ten recovery codes for somebody who has none yet. They are shown this once.
pub(super) async fn new_codes(app: &App, tx: &PlatformTx, id: OperatorId) -> Result<Vec<String>, Problem> {
    recovery::make::<store::Codes>(tx, app.operator_codes_key(), id.0).await
}
