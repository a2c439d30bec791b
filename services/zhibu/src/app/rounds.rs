use super::kit::Kit;
use anyhow::Result;
use events::jobs::{Turn, enqueue_round};
use kernel::{SHANGHAI, Service, TenantKey, TenantKind, business_date};
use records::{
    Records,
    digest::{self, Week, monday},
    documents::jobs::{QUEUE, Work},
    statistics::{self, CutOff, last_cut_off},
};
use std::time::Duration;
use tenancy::exchange;
use time::Date;

/// How often it is looked whether a round is due.
const LOOK: Duration = Duration::from_secs(60);
/// How long a round over all organisations may take; a shorter one where it comes back sooner.
const WITHIN: Duration = Duration::from_secs(3600);

/// Has every organisation's documents swept and compared from time to time. Several processes ask for the same
/// round: the name of the job makes it one.
pub async fn documents(kit: Kit) {
    let mut asked = [None; 2];
    loop {
        if let Err(error) = ask(&kit, &mut asked).await {
            tracing::warn!(%error, "a round over the documents could not be asked for");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Asked when a new round begins and whenever a process starts, so that one that was down makes up for it.
async fn ask(kit: &Kit, asked: &mut [Option<i64>; 2]) -> Result<()> {
    let settings = &kit.settings.documents;
    let rounds =
        [("sweep", Work::Sweep, settings.sweep_every()), ("check", Work::Check, settings.check_every())];
    let now = kit.clock.now();
    for ((name, work, every), asked) in rounds.into_iter().zip(asked) {
        let round = now.unix_timestamp() / i64::try_from(every.as_secs()).unwrap_or(i64::MAX).max(1);
        if *asked == Some(round) {
            continue;
        }
        let turn =
            |key: TenantKey| Turn { once: format!("{name}/{key}/{round}"), tenant: key, payload: work };
        let tenants = kit.deployment.system_scope(Service::Records).tenants().await?;
        let turns: Vec<_> = tenants.into_iter().map(|tenant| turn(tenant.key)).collect();
        let db = kit.deployment.platform_db(Service::Records);
        enqueue_round(&db, QUEUE, &turns, now, every.min(WITHIN)).await?;
        *asked = Some(round);
    }
    Ok(())
}

/// Has those look again who were told something and have not heard it for a while: their job was lost with a process, or
/// given up, or the organisation was away.
pub async fn exchange(kit: Kit) {
    loop {
        if let Err(error) = nudge(&kit).await {
            tracing::warn!(%error, "what waits between organisations could not be looked for");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Has the digest of every week prepared in every organisation. When in the week is each organisation's own choice, so
/// it is asked for at the beginning of the week, once however many processes ask.
pub async fn digests(kit: Kit) {
    let mut asked = None;
    loop {
        let week = monday(kit.clock.now());
        if asked != Some(week) {
            match ask_for_digests(&kit, week).await {
                Ok(()) => asked = Some(week),
                Err(error) => tracing::warn!(%error, "the digests of the week could not be asked for"),
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn nudge(kit: &Kit) -> Result<()> {
    let now = kit.clock.now();
    let round = now.unix_timestamp() / i64::try_from(LOOK.as_secs()).unwrap_or(60);
    let tx = kit.deployment.platform_db(Service::Records).begin().await?;
    exchange::nudge(&tx, now - LOOK, round).await?;
    Ok(tx.commit().await?)
}

async fn ask_for_digests(kit: &Kit, week: Date) -> Result<()> {
    let turn =
        |key: TenantKey| Turn { once: format!("digest/{key}/{week}"), tenant: key, payload: Week { week } };
    let tenants = kit.deployment.system_scope(Service::Records).tenants().await?;
    let turns: Vec<_> = tenants.into_iter().map(|tenant| turn(tenant.key)).collect();
    let db = kit.deployment.platform_db(Service::Records);
    Ok(enqueue_round(&db, digest::QUEUE, &turns, kit.clock.now(), WITHIN).await?)
}

/// Has the report of the last cut-off day frozen in every organisation, after the day is over: asked for when a new day is
/// due and whenever a process starts, so that one that was down makes up for it. The job does nothing twice.
pub async fn statistics(kit: Kit, records: Records) {
    let mut asked = Vec::new();
    loop {
        let today = business_date(kit.clock.now(), SHANGHAI);
        let due: Vec<(TenantKind, Option<Date>)> =
            TenantKind::ALL.iter().map(|kind| (*kind, last_cut_off(&records, *kind, today))).collect();
        if asked != due {
            match ask_for_snapshots(&kit, &due).await {
                Ok(()) => asked = due,
                Err(error) => tracing::warn!(%error, "the reports of a cut-off day could not be asked for"),
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn ask_for_snapshots(kit: &Kit, due: &[(TenantKind, Option<Date>)]) -> Result<()> {
    let turn = |key: TenantKey, on: Date| Turn {
        once: format!("statistics/{key}/{on}"),
        tenant: key,
        payload: CutOff { on },
    };
    let day_of = |kind: TenantKind| due.iter().find(|(of, _)| *of == kind).and_then(|(_, day)| *day);
    let tenants = kit.deployment.system_scope(Service::Records).tenants().await?;
    let turns: Vec<_> =
        tenants.into_iter().filter_map(|tenant| Some(turn(tenant.key, day_of(tenant.kind)?))).collect();
    let db = kit.deployment.platform_db(Service::Records);
    Ok(enqueue_round(&db, statistics::QUEUE, &turns, kit.clock.now(), WITHIN).await?)
}
