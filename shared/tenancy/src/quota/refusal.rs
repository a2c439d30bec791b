use super::Quota;
use sea_orm::DbErr;

/// There is not enough left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the quota {quota} is used up: {used} of {most}")]
pub struct Refusal {
    pub quota: Quota,
    /// How much is used without what was asked for.
    pub used: u64,
    pub most: u64,
}

/// Why something was not counted.
#[derive(Debug, thiserror::Error)]
pub enum QuotaError {
    #[error(transparent)]
    Full(#[from] Refusal),
    #[error(transparent)]
    Db(#[from] DbErr),
}
