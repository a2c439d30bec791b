use crate::assertion::{Actor, Claims};
use kernel::{AccountId, MemberId, OperatorId, RequestId};
use uuid::Uuid;

/// Who acted: kind, id, for whom, in which request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// `account`, `operator`, `system` or `anonymous`.
    pub kind: &'static str,
    pub id: Option<Uuid>,
    pub on_behalf_of: Option<MemberId>,
    pub request_id: Option<RequestId>,
}

impl Who {
    /// A job, an event, the deployment itself.
    pub const fn system() -> Self {
        Self { kind: "system", id: None, on_behalf_of: None, request_id: None }
    }

    pub fn account(id: AccountId, request_id: RequestId) -> Self {
        Self { kind: "account", id: Some(id.0), on_behalf_of: None, request_id: Some(request_id) }
    }

    pub fn operator(id: OperatorId, request_id: RequestId) -> Self {
        Self { kind: "operator", id: Some(id.0), on_behalf_of: None, request_id: Some(request_id) }
    }
}

impl From<&Claims> for Who {
    fn from(claims: &Claims) -> Self {
        let (kind, id) = match &claims.actor {
            Actor::Anonymous => ("anonymous", None),
            Actor::Account { id, .. } => ("account", Some(id.0)),
            Actor::Operator { id, .. } => ("operator", Some(id.0)),
            Actor::Gateway => ("system", None),
        };
        Self { kind, id, on_behalf_of: claims.on_behalf_of, request_id: Some(claims.request_id) }
    }
}
