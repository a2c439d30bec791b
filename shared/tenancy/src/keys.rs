//! Names in Redis and in the object store that belong to a tenant. They can only be built from a [`TenantId`].

use kernel::TenantId;
use std::fmt;
use uuid::Uuid;

/// A Redis key of one tenant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RedisKey(String);

impl RedisKey {
    /// `area` says what for; it is a word of the program, never input.
    pub fn new(tenant: TenantId, area: &'static str) -> Self {
        Self(format!("t:{tenant}:{area}"))
    }

    /// Appends a part. Parts cannot run together: what could separate them is written as its number.
    #[must_use]
    pub fn part(mut self, part: impl fmt::Display) -> Self {
        self.0.push(':');
        escape(&part.to_string(), &mut self.0);
        self
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An object's name of one tenant: everything of a tenant lies under one prefix.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ObjectKey(String);

impl ObjectKey {
    pub fn new(tenant: TenantId, area: &'static str, id: Uuid) -> Self {
        Self(format!("{}{area}/{id}", Self::prefix(tenant)))
    }

    /// What every object of the tenant begins with.
    pub fn prefix(tenant: TenantId) -> String {
        format!("tenants/{tenant}/")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RedisKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn escape(part: &str, out: &mut String) {
    for c in part.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@') {
            out.push(c);
        } else {
            out.push_str(&format!("%{:x}%", u32::from(c)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenants_and_parts_never_meet() {
        let (a, b) = (TenantId::new(), TenantId::new());
        assert_ne!(RedisKey::new(a, "limit"), RedisKey::new(b, "limit"));
        let key = |x: &str, y: &str| RedisKey::new(a, "limit").part(x).part(y);
        assert_ne!(key("a:b", "c"), key("a", "b:c"));
        assert_ne!(key("%3a%", ""), key(":", ""));
        assert_eq!(key("x", "张").as_str(), format!("t:{a}:limit:x:张"));
        assert!(ObjectKey::new(a, "imports", Uuid::nil()).as_str().starts_with(&ObjectKey::prefix(a)));
    }
}
