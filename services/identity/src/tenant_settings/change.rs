//! What can be changed in the settings, how it is applied, and what is wrong with the outcome. Pure.

use super::{
    ALWAYS_TOTP, NAME_LENGTH, SHORT_NAME_LENGTH, problems,
    rules::{self, Policy},
    store::Settings,
};
use crate::assignments;
use kernel::{Locale, text};
use rest::{Patch, Problem, kinds};
use rulepack::LoginBounds;
use serde::Deserialize;
use utoipa::ToSchema;

/// What to change; absent fields stay as they are.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SettingsPatch)]
pub struct Change {
    name: Option<String>,
    short_name: Option<String>,
    /// `#rrggbb`, with a contrast of at least 4.5 to white.
    colour: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    help_phone: Patch<String>,
    locale: Option<Locale>,
    password: Option<PasswordChange>,
    session: Option<SessionChange>,
    lockout: Option<LockoutChange>,
    totp: Option<TotpChange>,
    /// Whether an administrator who logs in ends the log-ins there were.
    single_admin_session: Option<bool>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordPolicyPatch)]
pub struct PasswordChange {
    min_length: Option<u16>,
    min_classes: Option<u16>,
    max_age_days: Option<u16>,
    #[serde(default)]
    #[schema(value_type = Option<u16>)]
    member_max_age_days: Patch<u16>,
    history: Option<u16>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SessionPolicyPatch)]
pub struct SessionChange {
    idle_minutes: Option<u16>,
    admin_idle_minutes: Option<u16>,
    absolute_hours: Option<u16>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LockoutPolicyPatch)]
pub struct LockoutChange {
    failures: Option<u16>,
    minutes: Option<u16>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TotpPolicyPatch)]
pub struct TotpChange {
    required_roles: Option<Vec<String>>,
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// The settings with a change in them.
pub(super) fn apply(mut settings: Settings, change: Change) -> Settings {
    let Change {
        name,
        short_name,
        colour,
        help_phone,
        locale,
        password,
        session,
        lockout,
        totp,
        single_admin_session,
    } = change;
    set(&mut settings.name, name.map(|t| text::single_line(&t)));
    set(&mut settings.short_name, short_name.map(|t| text::single_line(&t)));
    set(&mut settings.colour, colour.map(|t| t.trim().to_ascii_lowercase()));
    if let Some(phone) = help_phone.change() {
        settings.help_phone = phone.map(|t| text::single_line(&t)).filter(|t| !t.is_empty());
    }
    set(&mut settings.locale, locale);
    let Policy { password: p, session: s, lockout: l, totp: t, single_admin_session: single } =
        &mut settings.policy;
    set(single, single_admin_session);
    if let Some(PasswordChange { min_length, min_classes, max_age_days, member_max_age_days, history }) =
        password
    {
        set(&mut p.min_length, min_length);
        set(&mut p.min_classes, min_classes);
        set(&mut p.max_age_days, max_age_days.map(Some));
        set(&mut p.member_max_age_days, member_max_age_days.change());
        set(&mut p.history, history);
    }
    if let Some(SessionChange { idle_minutes, admin_idle_minutes, absolute_hours }) = session {
        set(&mut s.idle_minutes, idle_minutes);
        set(&mut s.admin_idle_minutes, admin_idle_minutes);
        set(&mut s.absolute_hours, absolute_hours);
    }
    if let Some(LockoutChange { failures, minutes }) = lockout {
        set(&mut l.failures, failures);
        set(&mut l.minutes, minutes);
    }
    if let Some(TotpChange { required_roles: Some(mut roles) }) = totp {
        roles.sort_unstable();
        roles.dedup();
        t.required_roles = roles;
    }
    settings
}

/// # Errors
/// 422 with every field that is not right.
pub(super) fn check(settings: &Settings, bounds: &LoginBounds) -> Result<(), Problem> {
    let mut wrong: Option<Problem> = None;
    let mut note = |pointer: &str, kind: &'static rest::ProblemKind, params: &[(&'static str, String)]| {
        let problem = wrong.take().unwrap_or_else(|| kinds::VALIDATION.problem());
        wrong = Some(problem.field_with(pointer, kind, params));
    };
    let texts =
        [("/name", &settings.name, NAME_LENGTH), ("/short_name", &settings.short_name, SHORT_NAME_LENGTH)];
    for (pointer, text, max) in texts {
        if text.is_empty() || text.chars().count() > max || text.chars().any(char::is_control) {
            note(pointer, &problems::NAME_LENGTH, &[("max", max.to_string())]);
        }
    }
    if settings.help_phone.as_deref().is_some_and(|text| !is_phone(text)) {
        note("/help_phone", &problems::PHONE_FORM, &[]);
    }
    match rules::colour(&settings.colour).map(|rgb| (rgb, rules::contrast_to_white(rgb))) {
        None => note("/colour", &problems::COLOUR_FORM, &[]),
        Some((rgb, ratio)) if ratio < rules::LEAST_CONTRAST => {
            let nearest = rules::written(rules::readable(rgb));
            let params = [("ratio", format!("{ratio:.2}")), ("nearest", nearest)];
            note("/colour", &problems::COLOUR_TOO_LIGHT, &params);
        }
        Some(_) => {}
    }
    for bound in settings.policy.out_of_bounds(bounds) {
        let params = [("min", bound.min.to_string()), ("max", bound.max.to_string())];
        note(bound.pointer, &problems::OUT_OF_BOUNDS, &params);
    }
    let roles = &settings.policy.totp.required_roles;
    for (n, role) in roles.iter().enumerate().filter(|(_, role)| !assignments::is_role(role)) {
        note(&format!("/totp/required_roles/{n}"), &problems::ROLE_UNKNOWN, &[("role", role.clone())]);
    }
    if !roles.iter().any(|role| role == ALWAYS_TOTP) {
        note("/totp/required_roles", &problems::TOTP_FOR_ADMINS, &[]);
    }
    wrong.map_or(Ok(()), Err)
}

fn is_phone(text: &str) -> bool {
    let fine = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '转' | 'x' | '/');
    text.len() <= 40 && text.chars().all(fine) && text.chars().filter(char::is_ascii_digit).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let sessions = ::settings::Sessions { idle_minutes: 30, admin_idle_minutes: 15, absolute_hours: 12 };
        Settings::initial("某局机关委员会", &sessions)
    }

    fn bounds() -> LoginBounds {
        let rules = rulepack::Rules::built_in().unwrap();
        rules.of(kernel::TenantKind::Agency).login.on(time::macros::date!(2026 - 06 - 01)).value
    }

    fn changed(json: serde_json::Value) -> Result<Settings, Vec<String>> {
        let after = apply(settings(), serde_json::from_value(json).unwrap());
        check(&after, &bounds())
            .map(|()| after)
            .map_err(|p| p.body().fields.into_iter().map(|f| f.pointer).collect())
    }

    #[test]
    fn what_is_absent_stays() {
        assert_eq!(changed(serde_json::json!({})), Ok(settings()));
        let after =
            changed(serde_json::json!({ "colour": "#8B0000", "session": { "idle_minutes": 20 } })).unwrap();
        assert_eq!(after.colour, "#8b0000");
        assert_eq!(after.policy.session.idle_minutes, 20);
        assert_eq!(after.policy.session.absolute_hours, 12);
    }

    #[test]
    fn a_help_line_can_be_taken_away() {
        let with = changed(serde_json::json!({ "help_phone": " 010-12345678 转 2 " })).unwrap();
        assert_eq!(with.help_phone.as_deref(), Some("010-12345678 转 2"));
        let without = apply(with, serde_json::from_value(serde_json::json!({ "help_phone": null })).unwrap());
        assert_eq!(without.help_phone, None);
    }

    #[test]
    fn every_mistake_is_named() {
        let json = serde_json::json!({
            "name": " ", "colour": "#ffcc00", "help_phone": "call me",
            "password": { "min_length": 6 }, "totp": { "required_roles": ["king"] },
        });
        let expected = [
            "/name",
            "/help_phone",
            "/colour",
            "/password/min_length",
            "/totp/required_roles/0",
            "/totp/required_roles",
        ];
        assert_eq!(changed(json).unwrap_err(), expected);
    }
}
