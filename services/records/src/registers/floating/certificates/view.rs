use super::store::Model;
use kernel::{SpellId, StayCertificateId};
use rest::{Problem, kinds};
use rulepack::Basis;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::Date;
use utoipa::ToSchema;

/// The rule a certificate was issued by, as it read on that day.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = CertificateRule)]
pub struct RuleOut {
    /// Such as `transfers.need`.
    pub rule: String,
    pub source: String,
    /// When this wording took effect.
    pub since: Date,
}

/// A certificate for a stay away.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = StayCertificate)]
pub struct CertificateOut {
    pub id: StayCertificateId,
    pub spell_id: SpellId,
    /// Such as `2026-007`.
    pub serial: String,
    /// The organisation it is shown to.
    pub addressee: String,
    pub issued_on: Date,
    /// The last day on which it is taken.
    pub valid_until: Date,
    pub rests_on: Option<RuleOut>,
    pub cancelled_on: Option<Date>,
    pub cancel_reason: Option<String>,
}

pub fn shown(certificate: Model) -> CertificateOut {
    CertificateOut {
        id: certificate.id,
        spell_id: certificate.spell_id,
        serial: certificate.serial(),
        addressee: certificate.addressee,
        issued_on: certificate.issued_on,
        valid_until: certificate.valid_until,
        rests_on: serde_json::from_value(certificate.rests_on).ok(),
        cancelled_on: certificate.cancelled_on,
        cancel_reason: certificate.cancel_reason,
    }
}

/// What is kept of the rule beside a certificate.
///
/// # Errors
/// When it cannot be written.
pub fn kept(basis: Basis) -> Result<Value, Problem> {
    let rule = RuleOut { rule: basis.rule.to_owned(), source: basis.source, since: basis.effective_from };
    serde_json::to_value(rule).map_err(|error| kinds::INTERNAL.problem().because(error))
}
