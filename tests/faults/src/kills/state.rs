use crate::site::Site;
use anyhow::Result;
use kernel::Service;
use sqlx::Row as _;

/// State of an organisation in the directory; none where there is no such.
pub(super) async fn of(site: &Site, slug: &str) -> Result<Option<String>> {
    let mut database = site.database(Service::Identity).await?;
    let row = sqlx::query("SELECT state FROM platform.organisations WHERE slug = $1").bind(slug);
    Ok(row.fetch_optional(&mut database).await?.map(|row| row.try_get(0)).transpose()?)
}

/// A breach unless the state is one of those that may be.
pub(super) async fn expect(site: &Site, slug: &str, may: &[Option<&str>]) -> Result<Vec<String>> {
    let state = of(site, slug).await?;
    if may.contains(&state.as_deref()) {
        return Ok(Vec::new());
    }
    Ok(vec![format!("{slug} is {state:?}, which is none of {may:?}")])
}
