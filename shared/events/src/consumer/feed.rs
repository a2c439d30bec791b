use crate::{
    CallError, Client,
    outbox::{Batch, Range},
};

/// A service's event log, read over its internal API.
#[derive(Clone)]
pub struct Feed(Client);

impl Feed {
    pub fn new(client: Client) -> Self {
        Self(client)
    }

    /// # Errors
    /// When the service is away or refuses.
    pub async fn read(&self, range: &Range) -> Result<Batch, CallError> {
        let mut path = format!("/internal/events?after={}&limit={}", range.after, range.limit);
        if !range.kinds.is_empty() {
            path.push_str("&kinds=");
            path.push_str(&range.kinds.join(","));
        }
        if let Some(tenant) = &range.tenant {
            path.push_str("&tenant=");
            path.push_str(tenant.as_str());
        }
        self.0.get(&path).await
    }
}
