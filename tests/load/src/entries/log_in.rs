use super::create;
use crate::{
    ground::Ground,
    hammer::{self, Shot},
    options::Options,
    report::{Report, round},
};
use anyhow::Result;
use serde_json::json;
use std::sync::Arc;
use suites::Person;

/// Passwords checked per second, at the cost that is set for production.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    let (slug, email) = ("log-in", "admin@log-in.example");
    ground
        .command(&["tenant", "create", slug, "--name", slug, "--kind", "enterprise", "--email", email])
        .await?;
    let token = create::token(ground, email).await?;
    let person = Person::at(ground.address(), &format!("http://{}", ground.host(slug)));
    let redemption = json!({ "token": token, "user_name": "admin", "password": suites::PASSWORD });
    person.post("/api/identity/invitations/redeem", redemption).await.expect(200);
    let words = json!({ "login": "admin", "password": suites::PASSWORD }).to_string();
    let shot = Shot::new("POST", "/api/identity/sessions", &ground.host(slug), "", Some(&words));
    let load = hammer::fire(ground.address(), &Arc::new(vec![shot]), 4, options.turn).await?;
    report.put(
        "log_in",
        json!({ "per_second": round(load.rate()), "p50_ms": round(load.quantile(0.5)),
            "per_second_and_processor": round(load.rate() / std::thread::available_parallelism().map_or(1.0, |n| n.get() as f64)) }),
    );
    Ok(())
}
