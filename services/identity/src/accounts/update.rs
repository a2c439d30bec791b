use super::{
    actions::{self, recorded},
    entity::{ActiveModel, Model},
    guard, pii,
    pii::Place,
    problems,
    shape::{AccountOut, shape_one},
};
use crate::{assignments::Without, desk::Desk, handles, invitations, resets, sessions};
use access::Action;
use axum::http::{HeaderMap, StatusCode};
use events::kinds::AccountChanged;
use kernel::{AccountId, Locale, MemberId, text};
use rest::{Answer, Ctx, Json, Patch, Path, Problem, check::Check, kinds};
use sea_orm::{ActiveValue::Set, DbErr};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What to change; absent fields stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountPatch)]
pub struct Edit {
    display_name: Option<String>,
    /// A disabled account cannot log in; its sessions end at once.
    disabled: Option<bool>,
    locale: Option<Locale>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    email: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    user_name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    member_id: Patch<MemberId>,
}

/// Change or disable an account
#[utoipa::path(patch, path = "/accounts/{id}", tag = "accounts", operation_id = "update_account",
    params(("id" = AccountId, Path), ("if-match" = Option<String>, Header, description = "Entity tag of the version to change")),
    request_body = Edit,
    responses((status = 200, description = "The account as it is now", body = AccountOut)))]
pub async fn update(
    ctx: Ctx,
    Path(id): Path<AccountId>,
    headers: HeaderMap,
    Json(edit): Json<Edit>,
) -> Answer {
    let before = guard::touchable(&ctx, id, Action::Update).await?;
    crate::versions::check(&headers, before.version).await?;
    let desk = Desk::of(&ctx);
    if edit.disabled == Some(true) && before.is_active() {
        if ctx.account()? == id {
            return Err(problems::NOT_YOURSELF.problem());
        }
        guard::keep_an_admin(&desk, Without::Account(id)).await?;
    }
    if let Patch::Value(member) = &edit.member_id {
        invitations::member_in_reach(&ctx, *member).await?;
    }
    let change = change(&desk, &before, edit)?;
    let after = actions::change(&desk, &before, change).await?;
    follow(&ctx, &before, &after).await?;
    record(&desk, &before, &after).await?;
    let version = after.version;
    let out = shape_one(ctx.tx(), after, ctx.now()).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// What follows from a change.
async fn follow(ctx: &Ctx, before: &Model, after: &Model) -> Result<(), Problem> {
    let id = after.id;
    if before.email_blind != after.email_blind {
        // a reset that is on its way went to the old address
        resets::close(ctx.tx(), id, ctx.now()).await?;
    }
    if !after.is_active() {
        sessions::end(ctx.tx(), id, sessions::End::All, ctx.now()).await?;
    }
    if before.is_active() != after.is_active() {
        let event = AccountChanged { id, member_id: after.member_id, active: after.is_active() };
        ctx.emit(&event).await?;
    }
    Ok(())
}

async fn record(desk: &Desk<'_>, before: &Model, after: &Model) -> Result<(), DbErr> {
    let mut new = recorded(after);
    // that they changed is said, to what is not
    new["email_changed"] = (before.email_blind != after.email_blind).into();
    new["phone_changed"] = (before.phone_blind != after.phone_blind).into();
    let (old, new) = (Some(recorded(before)), Some(new));
    desk.audit(Entry {
        action: what(before, after),
        subject: "account",
        subject_id: Some(after.id.0),
        old,
        new,
        ..Default::default()
    })
    .await
}

fn what(before: &Model, after: &Model) -> &'static str {
    match (before.is_active(), after.is_active()) {
        (true, false) => "account.disabled",
        (false, true) => "account.enabled",
        _ => "account.changed",
    }
}

fn change(desk: &Desk<'_>, before: &Model, edit: Edit) -> Result<ActiveModel, Problem> {
    let Edit { display_name, disabled, locale, email, phone, user_name, member_id } = edit;
    let mut change = ActiveModel::default();
    let mut check = Check::new();
    if let Some(name) = display_name.map(|name| text::single_line(&name)) {
        check.line("/display_name", &name, 1..=80);
        change.display_name = Set(name);
    }
    if let Some(disabled) = disabled {
        change.state = Set(if disabled { "disabled" } else { "active" }.to_owned());
    }
    if let Some(locale) = locale {
        change.locale = Set(locale.as_str().to_owned());
    }
    if let Some(member) = member_id.change() {
        change.member_id = Set(member);
    }
    if let Some(name) = user_name.change() {
        let key = name.as_deref().map(handles::user_name);
        check.ensure(key != Some(None), "/user_name", &invitations::problems::USER_NAME_INVALID);
        change.user_name = Set(name.as_deref().map(handles::user_name_shown));
        change.user_name_key = Set(key.flatten());
    }
    if let Some(email) = email.change() {
        let address = email.as_deref().map(handles::email);
        check.ensure(address != Some(None), "/email", &invitations::problems::EMAIL_INVALID);
        let (sealed, blind) = contact(desk, before, "email", address.flatten())?;
        (change.email_sealed, change.email_blind) = (Set(sealed), Set(blind));
    }
    if let Some(phone) = phone.change() {
        let number = phone.as_deref().map(handles::phone);
        check.ensure(number != Some(None), "/phone", &invitations::problems::PHONE_INVALID);
        let (sealed, blind) = contact(desk, before, "phone", number.flatten())?;
        (change.phone_sealed, change.phone_blind) = (Set(sealed), Set(blind));
    }
    check.finish()?;
    Ok(change)
}

type Kept = (Option<Vec<u8>>, Option<Vec<u8>>);

/// A datum as it is kept: sealed, and its fingerprint.
fn contact(desk: &Desk<'_>, account: &Model, field: &str, plain: Option<String>) -> Result<Kept, Problem> {
    let Some(plain) = plain else { return Ok((None, None)) };
    let sealed = pii::seal(desk.tx, Place::Account(account.id), field, &plain)
        .map_err(|e| kinds::INTERNAL.problem().because(e))?;
    let blind =
        if field == "email" { pii::email_blind(desk.tx, &plain) } else { pii::phone_blind(desk.tx, &plain) };
    Ok((Some(sealed), Some(blind)))
}
