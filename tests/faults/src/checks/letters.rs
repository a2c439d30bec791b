use super::writes::inside;
use crate::{crew::Office, ledger::Ledger, site::Site};
use anyhow::Result;
use kernel::Service;
use sqlx::Row as _;
use std::{collections::HashMap, sync::Arc};

/// Every invitation has one delivery record that says "sent"; every delivery arrived at least once, and no more
/// often than it was tried. What arrived more than once is counted.
pub(super) async fn each_once(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<()> {
    let mut arrived: HashMap<String, i64> = HashMap::new();
    for letter in site.servers.mail.letters() {
        *arrived.entry(message_id(&letter.data)).or_default() += 1;
    }
    let (mut sent, mut twice) = (0, 0);
    for office in offices {
        let mut database = inside(site, Service::Notifications, office).await?;
        let sql = "SELECT id::text, state, attempts, template FROM deliveries";
        let deliveries = sqlx::query(sql).fetch_all(&mut database).await?;
        let mut invitations = 0;
        for row in &deliveries {
            let (id, state): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            let (attempts, template): (i32, String) = (row.try_get(2)?, row.try_get(3)?);
            invitations +=
                i64::from(["invitation", "administrator_invitation", "welcome"].contains(&&*template));
            let times = arrived.get(&id).copied().unwrap_or_default();
            (sent, twice) = (sent + 1, twice + times - times.min(1));
            if state != "sent" || times < 1 || times > i64::from(attempts) {
                let slug = &office.slug;
                ledger.breach(format!(
                    "letter {id} of {slug} is {state}, tried {attempts} times, arrived {times} times"
                ));
            }
        }
        let mut database = inside(site, Service::Identity, office).await?;
        let invited = sqlx::query("SELECT coalesce(sum(sent), 0) FROM invitations");
        let invited: i64 = invited.fetch_one(&mut database).await?.try_get(0)?;
        if invited != invitations {
            ledger.breach(format!("{}: {invited} invitations, {invitations} deliveries", office.slug));
        }
    }
    println!("  letters: {sent} deliveries, all arrived; {twice} came again");
    Ok(())
}

/// The number of the delivery, from the head of the letter.
fn message_id(raw: &str) -> String {
    let line = raw.lines().find(|line| line.to_ascii_lowercase().starts_with("message-id:"));
    let inner = line.and_then(|line| line.split_once('<')).and_then(|(_, rest)| rest.split_once('@'));
    inner.map_or_else(String::new, |(id, _)| id.to_owned())
}
