use super::{close, port};
use crate::{
    app::{self, Kit, NewOrganisation, create, identity_app, kit},
    cli::{InviteAdmin, NewTenant, Tenant},
};
use anyhow::{Context, Result, bail};
use events::{Waker, jobs::Shutdown};
use identity::{FirstAdmin, signups::By};
use kernel::{Service, SystemClock};
use settings::Settings;
use std::sync::Arc;
use tenancy::{Entry, provision::Provisioner};

pub async fn tenant(settings: &Settings, command: Tenant) -> Result<()> {
    let (_switch, shutdown) = Shutdown::switch();
    let kit = kit(settings.clone(), Arc::new(SystemClock), shutdown)?;
    match command {
        Tenant::Create(new) => make(&kit, new).await,
        Tenant::List => list(&kit).await,
        Tenant::Show { slug } => show(&kit, &slug).await,
        Tenant::Suspend { slug, reason } => {
            let entry = find(&kit, &slug).await?;
            provisioner(&kit)?.suspend(entry.tenant.id, &reason).await?;
            println!("{slug} is suspended");
            Ok(())
        }
        Tenant::Resume { slug } => {
            let entry = find(&kit, &slug).await?;
            provisioner(&kit)?.resume(entry.tenant.id).await?;
            println!("{slug} is active again");
            Ok(())
        }
        Tenant::InviteAdmin(options) => invite(&kit, options).await,
        Tenant::Export(options) => port::export(&kit, &options).await,
        Tenant::Verify { file, key: _ } => port::verify(&kit, &file).await,
        Tenant::Import(options) => port::import(&kit, &options).await,
        Tenant::Backups { slug } => port::backups(&kit, &slug).await,
        Tenant::Restore(options) => port::restore(&kit, &options).await,
        Tenant::Close(options) => close::close(&kit, &options).await,
        Tenant::Drop { slug, confirm } => drop_tenant(&kit, &slug, &confirm).await,
    }
}

async fn make(kit: &Kit, new: NewTenant) -> Result<()> {
    let organisation = NewOrganisation {
        slug: new.slug,
        name: new.name,
        kind: new.kind.into(),
        admin_email: new.email.clone(),
        admin_name: new.admin,
        locale: new.locale.into(),
    };
    let entry = create(kit, organisation).await?;
    if let Some(redis) = &kit.redis {
        Waker::call(redis, Service::Identity).await;
    }
    println!("{} is there: {}", entry.name, kit.settings.server.tenant_url(&entry.slug));
    println!("an invitation is on its way to {}", new.email);
    Ok(())
}

async fn invite(kit: &Kit, options: InviteAdmin) -> Result<()> {
    let InviteAdmin { slug, email, name, reason, locale } = options;
    let entry = find(kit, &slug).await?;
    let admin = FirstAdmin { email, display_name: name, locale: locale.into() };
    let identity = identity_app(kit)?;
    let invited = identity::invite_administrator(&identity, entry.tenant.id, &admin, &reason, By::settings());
    let invited = Box::pin(invited).await.map_err(|problem| refused(&problem))?;
    if let Some(redis) = &kit.redis {
        Waker::call(redis, Service::Identity).await;
    }
    println!("an invitation into {} is on its way to {}", entry.name, admin.email);
    println!("its link works until {}", invited.expires_at);
    Ok(())
}

/// What is wrong, with every value that is.
fn refused(problem: &rest::Problem) -> anyhow::Error {
    let body = problem.body();
    let fields: Vec<String> =
        body.fields.iter().map(|field| format!("{}: {}", field.pointer, field.detail)).collect();
    if fields.is_empty() {
        anyhow::anyhow!("{}", body.detail)
    } else {
        anyhow::anyhow!("{}", fields.join("; "))
    }
}

async fn list(kit: &Kit) -> Result<()> {
    for Entry { tenant, slug, name, state, .. } in kit.deployment.directory().list().await? {
        println!("{slug:24} {state:10} {:12} {} {name}", tenant.kind.as_str(), tenant.key);
    }
    Ok(())
}

async fn show(kit: &Kit, slug: &str) -> Result<()> {
    let entry = find(kit, slug).await?;
    println!("name      {}", entry.name);
    println!("address   {}", kit.settings.server.tenant_url(slug));
    println!("kind      {}", entry.tenant.kind);
    println!("state     {}", entry.state);
    if let Some(reason) = &entry.suspended_reason {
        println!("reason    {reason}");
    }
    println!("id        {}", entry.tenant.id);
    println!("key       {}", entry.tenant.key);
    println!("created   {}", entry.created_at);
    Ok(())
}

async fn drop_tenant(kit: &Kit, slug: &str, confirm: &str) -> Result<()> {
    if slug != confirm {
        bail!("--confirm must repeat the slug: everything {slug} has will be gone");
    }
    let entry = find(kit, slug).await?;
    provisioner(kit)?.drop_tenant(entry.tenant.id).await?;
    println!("{} and everything it had is gone", entry.name);
    Ok(())
}

fn provisioner(kit: &Kit) -> Result<Provisioner> {
    app::provisioner(kit, None)
}

/// The organisation with this slug.
pub(super) async fn find(kit: &app::Kit, slug: &str) -> Result<Entry> {
    let found = kit.deployment.directory().find_by_slug(slug).await?;
    found.with_context(|| format!("there is no organisation {slug}"))
}
