use crate::{
    ground::Ground,
    report::{Report, median, round},
};
use anyhow::{Context, Result};
use kernel::{SystemClock, TenantKind};
use serde_json::json;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use suites::{Letter, Person};
use tenancy::provision::{NewTenant, Provisioner};

const WARM: usize = 20;
const COLD: usize = 3;

/// New organisations: from the warm pool, without one, and as an operator makes one, until its administrator is in.
pub async fn run(ground: &Ground, report: &mut Report) -> Result<()> {
    let provisioner = Provisioner::new(ground.deployment.clone(), Arc::new(SystemClock));
    // the first one connects
    make(ground, &provisioner, "cold", 1).await?;
    let cold = make(ground, &provisioner, "colder", COLD).await?;
    let started = Instant::now();
    provisioner.fill(WARM + 6, &|_, _| {}).await?;
    let slot = started.elapsed().as_secs_f64() * 1000.0 / (WARM + 6) as f64;
    make(ground, &provisioner, "lukewarm", 1).await?;
    let warm = make(ground, &provisioner, "warm", WARM).await?;
    let mut log_in = Vec::new();
    for n in 0..3 {
        log_in.push(first_log_in(ground, &format!("approved-{n}")).await?);
    }
    let pair = |(wall, cpu): (f64, f64)| json!({ "ms": round(wall), "db_ms": round(cpu) });
    report.put(
        "create",
        json!({
            "warm": pair(warm), "cold": pair(cold), "slot_ms": round(slot),
            "approval_to_log_in_ms": round(median(log_in)),
        }),
    );
    Ok(())
}

/// Milliseconds on the clock (median) and of the database's processors (mean).
async fn make(ground: &Ground, provisioner: &Provisioner, name: &str, count: usize) -> Result<(f64, f64)> {
    let (before, mut walls) = (ground.database_cpu()?, Vec::new());
    for n in 0..count {
        let new = NewTenant {
            slug: format!("{name}-{n}"),
            name: format!("单位 {name} {n}"),
            kind: TenantKind::Enterprise,
            contact_email: None,
        };
        let started = Instant::now();
        provisioner.create(&new).await?;
        walls.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    let cpu = (ground.database_cpu()? - before) * 1000.0 / count as f64;
    Ok((median(walls), cpu))
}

/// Milliseconds from the operator's command to the administrator's session.
async fn first_log_in(ground: &Ground, slug: &str) -> Result<f64> {
    let email = format!("admin@{slug}.example");
    let started = Instant::now();
    ground
        .command(&["tenant", "create", slug, "--name", slug, "--kind", "enterprise", "--email", &email])
        .await?;
    let token = token(ground, &email).await?;
    let person = Person::at(ground.address(), &format!("http://{}", ground.host(slug)));
    let redemption = json!({ "token": token, "user_name": "admin", "password": suites::PASSWORD });
    person.post("/api/identity/invitations/redeem", redemption).await.expect(200);
    person.get("/api/identity/session").await.expect(200);
    Ok(started.elapsed().as_secs_f64() * 1000.0)
}

pub async fn token(ground: &Ground, email: &str) -> Result<String> {
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        let mut letters = ground.mail.letters().into_iter();
        let mine = letters.find(|letter| letter.to.iter().any(|to| to == email));
        if let Some(letter) = mine {
            let letter = Letter { to: letter.to, raw: letter.data };
            return letter.token().context("the letter has a link");
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    anyhow::bail!("no letter came to {email}")
}
