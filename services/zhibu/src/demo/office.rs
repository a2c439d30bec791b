use super::{
    book::{Login, Organisation},
    cadres,
    cast::Cast,
    client::Browser,
    collections, development, dues, elections, overview,
    page::Desk,
    people, privacy, statistics, talks, transfers,
};
use crate::{App, NewOrganisation};
use anyhow::{Context, Result, bail};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use kernel::{Locale, TenantKind};
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

/// Opens one organisation, from its creation to its first member; its administrator stays at the browser.
pub(super) async fn open(
    app: &App,
    desk: &Desk,
    cast: &Cast,
    rosters: &Path,
    bars: &MultiProgress,
) -> Result<(Organisation, Browser)> {
    let bar = bars.add(ProgressBar::new(100));
    bar.set_style(ProgressStyle::with_template("{prefix:12} {bar:30} {percent:>3}% {msg}")?);
    bar.set_prefix(cast.slug);
    let office = Office { desk, cast, bar };
    office.run(app, rosters).await.with_context(|| format!("opening {}", cast.slug))
}

struct Office<'a> {
    desk: &'a Desk,
    cast: &'a Cast,
    bar: ProgressBar,
}

impl Office<'_> {
    async fn run(&self, app: &App, rosters: &Path) -> Result<(Organisation, Browser)> {
        let Cast { slug, name, kind, tree, roster, .. } = *self.cast;
        self.bar.set_message("开通 creating");
        let admin = format!("admin.{slug}@demo.example");
        app.create_organisation(NewOrganisation {
            slug: slug.to_owned(),
            name: name.to_owned(),
            kind,
            admin_email: admin.clone(),
            admin_name: "管理员".to_owned(),
            locale: Locale::Zh,
        })
        .await?;
        let url = app.url(Some(slug));
        let browser = Browser::at(app.address(), &url)?;
        self.bar.set_message("管理员启用账号 the administrator arrives");
        let admin = people::arrive(self.desk, &browser, &admin, "tenant_admin", "管理员").await?;
        self.dress(&browser).await?;
        self.import(&browser, "units", rosters, tree, "组织架构 tree").await?;
        self.import(&browser, "members", rosters, roster, "党员名册 roster").await?;
        let [secretary, member] = self.invite(app, &url, &browser).await?;
        self.bar.finish_with_message("完成 done");
        let logins = vec![admin, secretary, member];
        let session = browser.get("/api/identity/session").await?;
        let administrator = session["account"]["id"].as_str().and_then(|id| id.parse().ok());
        let organisation = Organisation {
            name: name.to_owned(),
            kind: kind.to_string(),
            slug: slug.to_owned(),
            url,
            logins,
            administrator,
            lived: false,
        };
        Ok((organisation, browser))
    }

    /// Short name and colour, as the administrator would set them.
    async fn dress(&self, browser: &Browser) -> Result<()> {
        let (_, tag) = browser.get_tagged("/api/identity/settings").await?;
        let dress = json!({ "short_name": self.cast.short_name, "colour": self.cast.colour });
        browser.patch("/api/identity/settings", &tag, &dress).await.map(drop)
    }

    /// Uploads a file, waits for the check, and takes all good rows.
    async fn import(
        &self,
        browser: &Browser,
        kind: &str,
        rosters: &Path,
        file: &str,
        what: &str,
    ) -> Result<()> {
        let bytes = tokio::fs::read(rosters.join(file)).await?;
        let upload = browser.upload(&format!("/api/records/imports?kind={kind}"), file, bytes).await?;
        let path = format!("/api/records/imports/{}", upload["id"].as_str().context("an import without id")?);
        self.wait(browser, &path, &["checked"], &format!("{what} · 检查 checking")).await?;
        browser.post(&format!("{path}/apply"), &json!({ "mode": "good_rows" })).await?;
        self.wait(browser, &path, &["applied"], &format!("{what} · 导入 importing")).await
    }

    async fn wait(&self, browser: &Browser, path: &str, until: &[&str], message: &str) -> Result<()> {
        self.bar.set_message(message.to_owned());
        loop {
            let import = browser.get(path).await?;
            let state = import["state"].as_str().unwrap_or_default();
            let share = import["progress"].as_f64().unwrap_or_default();
            // a share of one at most
            self.bar.set_position((share * 100.0) as u64);
            if until.contains(&state) {
                return Ok(());
            }
            if matches!(state, "failed" | "discarded" | "undone") {
                bail!("the import ended as {state}: {}", import["problem"]);
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
    }

    /// A secretary and a member of the first branch get accounts and come.
    async fn invite(&self, app: &App, url: &str, admin: &Browser) -> Result<[Login; 2]> {
        self.bar.set_message("邀请书记和党员 inviting");
        let units = admin.get("/api/records/units?tree=true").await?;
        let branch =
            first(&units, |unit| unit["kind"] == "branch" && unit["members_full"].as_i64() > Some(1))?;
        let unit = branch["id"].as_str().context("a unit without id")?;
        let members = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=2")).await?;
        let [secretary, member] = [&members["items"][0], &members["items"][1]];
        let post = json!({ "unit_id": unit, "member_id": secretary["id"], "post": "secretary",
            "started_on": "2025-01-10", "basis": "elected" });
        admin.post("/api/records/posts", &post).await?;
        // members of an association pay where their formal relation is, and move it there
        if self.cast.kind != TenantKind::Association {
            self.bar.set_message("党费 dues");
            dues::collect(admin, unit).await?;
            self.bar.set_message("发展党员 development");
            development::accompany(admin, unit, self.cast.area).await?;
            self.bar.set_message("组织关系接转 transfers");
            transfers::open(admin, unit).await?;
            self.bar.set_message("换届选举 elections");
            elections::hold(admin, unit).await?;
            self.bar.set_message("谈心谈话 talks");
            talks::hold(admin, unit).await?;
            self.bar.set_message("信息采集 collections");
            collections::send(admin, unit).await?;
            statistics::freeze(admin).await?;
        }
        if matches!(self.cast.kind, TenantKind::Agency | TenantKind::Enterprise) {
            self.bar.set_message("干部管理 cadres");
            cadres::keep(admin, unit, self.cast.kind == TenantKind::Agency).await?;
            self.bar.set_message("本单位规定 own rules");
            overview::decide(admin).await?;
        }
        privacy::ask(admin, unit).await?;
        let secretary = self.bring(app, url, admin, secretary, "secretary", Some(unit)).await?;
        let member = self.bring(app, url, admin, member, "member", None).await?;
        Ok([secretary, member])
    }

    async fn bring(
        &self,
        app: &App,
        url: &str,
        admin: &Browser,
        member: &Value,
        role: &str,
        unit: Option<&str>,
    ) -> Result<Login> {
        let name = member["name"].as_str().context("the branch has too few members")?;
        let mail = format!("{role}.{}@demo.example", self.cast.slug);
        let mut invitation =
            json!({ "email": mail, "display_name": name, "role": role, "member_id": member["id"] });
        if let Some(unit) = unit {
            invitation["unit_id"] = unit.into();
        }
        people::patiently(admin, "/api/identity/invitations", &invitation).await?;
        let browser = Browser::at(app.address(), url)?;
        people::arrive(self.desk, &browser, &mail, role, name).await
    }
}

fn first(list: &Value, fits: impl Fn(&Value) -> bool) -> Result<&Value> {
    let mut items = list["items"].as_array().into_iter().flatten();
    items.find(|item| fits(item)).context("the tree has no branch with members")
}
