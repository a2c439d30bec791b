use crate::{Org, Person, TestApp};
use kernel::TenantKind;

/// An enterprise with a committee and two branches below it: what many suites stand on.
pub struct TwoBranches {
    pub org: Org,
    pub admin: Person,
    pub root: String,
    pub east: String,
    pub west: String,
}

impl TwoBranches {
    pub async fn new() -> Self {
        let org = TestApp::get().await.org(TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let east = org.unit("东区党支部", "branch", Some(&root)).await;
        let west = org.unit("西区党支部", "branch", Some(&root)).await;
        Self { org, admin, root, east, west }
    }
}
