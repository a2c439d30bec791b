use crate::{Base, Problem, idempotency::Slip, kinds};
use access::Linked;
use kernel::{AccountId, Locale, MemberId, OperatorId, RequestId, SHANGHAI, SessionId, business_date};
use std::sync::Arc;
use tenancy::{
    Tenant, TenantScope, TenantTx, Who,
    assertion::{Actor, Claims, Level, Proof},
};
use time::{Date, OffsetDateTime};
use tokio::sync::OnceCell;

/// One request inside its tenant's transaction.
pub struct Call {
    pub(super) base: Base,
    pub(super) claims: Claims,
    pub(super) scope: TenantScope,
    pub(super) tx: TenantTx,
    pub(super) now: OffsetDateTime,
    /// The idempotency key of the request, if it sent one.
    pub(super) slip: Option<Slip>,
    /// The actor with its roles, made at the first question.
    pub(super) linked: OnceCell<Arc<Linked>>,
}

impl Call {
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    pub fn actor(&self) -> &Actor {
        &self.claims.actor
    }

    pub fn level(&self) -> Level {
        self.claims.level
    }

    /// The account that acts.
    ///
    /// # Errors
    /// 401 for a request without one; 403 for an operator who looks in, whose session is good and who has none here.
    pub fn account(&self) -> Result<AccountId, Problem> {
        match &self.claims.actor {
            Actor::Account { id, .. } => Ok(*id),
            Actor::Operator { .. } => Err(kinds::FORBIDDEN.problem()),
            Actor::Anonymous | Actor::Gateway => Err(kinds::UNAUTHENTICATED.problem()),
        }
    }

    /// Files are for the people of the organisation: an operator who looks in reads what the pages show.
    ///
    /// # Errors
    /// 403 for an operator.
    pub fn takes_away(&self) -> Result<(), Problem> {
        match self.claims.entry() {
            Some(_) => Err(kinds::FORBIDDEN.problem()),
            None => Ok(()),
        }
    }

    /// The member record of the account, if it has one.
    pub fn member(&self) -> Option<MemberId> {
        match &self.claims.actor {
            Actor::Account { member, .. } => *member,
            _ => None,
        }
    }

    pub fn operator(&self) -> Option<OperatorId> {
        match &self.claims.actor {
            Actor::Operator { id, .. } => Some(*id),
            _ => None,
        }
    }

    pub fn session(&self) -> Option<SessionId> {
        self.claims.session
    }

    pub fn tenant(&self) -> &Tenant {
        self.tx.tenant()
    }

    /// For an answer that is still being written after the transaction of the request has ended.
    pub fn scope(&self) -> &TenantScope {
        &self.scope
    }

    pub fn tx(&self) -> &TenantTx {
        &self.tx
    }

    pub fn now(&self) -> OffsetDateTime {
        self.now
    }

    /// The business date in the tenant's zone.
    pub fn today(&self) -> Date {
        business_date(self.now, SHANGHAI)
    }

    pub fn locale(&self) -> Locale {
        self.claims.locale
    }

    pub fn request_id(&self) -> RequestId {
        self.claims.request_id
    }

    /// Asks for the proof that the actor has just shown the password again.
    ///
    /// # Errors
    /// 403 when it is missing in this session, run out or forged.
    pub fn proven(&self, proof: &str) -> Result<Proof, Problem> {
        let proof = self.base.verifier.proof(proof, &self.claims, self.now);
        proof.map_err(|refused| kinds::PROOF_REQUIRED.problem().because(refused))
    }

    /// Who acts, as the audit log writes it.
    pub fn who(&self) -> Who {
        Who::from(&self.claims)
    }

    pub fn base(&self) -> &Base {
        &self.base
    }
}
