//! The text a first draft begins with: the parts of 个人信息保护法 article 17, filled with what is known.

use crate::{retention, state::App, tenant_settings};
use kernel::{Locale, TenantKind};
use rest::{Ctx, Problem, Voice};
use rulepack::DataClass;
use std::borrow::Cow;

const ZH: &str = include_str!("template.zh.txt");
const EN: &str = include_str!("template.en.txt");

/// What kinds of organisations keep records for, in both languages.
const fn purpose(kind: TenantKind) -> (&'static str, &'static str) {
    match kind {
        TenantKind::Agency => (
            "机关基层党组织的党员教育管理、组织生活和党费管理",
            "the education and administration of members, organisational life and dues of a Party organisation in a public body",
        ),
        TenantKind::Enterprise => (
            "企业基层党组织的党员教育管理、组织生活、流动党员管理和党费管理",
            "the education and administration of members, organisational life, members on the move and dues of a Party organisation in an enterprise",
        ),
        TenantKind::Community => (
            "城乡社区党组织的党员教育管理、组织生活、党员志愿服务和联系群众",
            "the education and administration of members, organisational life, voluntary service and work with residents of a community Party organisation",
        ),
        TenantKind::Association => (
            "社会组织、行业协会的会员服务和管理、会议和会费管理",
            "services to members and their administration, meetings and fees of an association",
        ),
    }
}

/// Chinese and English.
///
/// # Errors
/// When the database is away.
pub async fn filled(app: &App, ctx: &Ctx) -> Result<(String, String), Problem> {
    let entry = app.entry(ctx.claims()).await?;
    let settings = tenant_settings::load(app, ctx.tx(), &entry.name).await?;
    let periods = retention::periods(app, ctx.tx(), ctx.today()).await?;
    let days = |class| periods.get(&class).copied().unwrap_or_default().to_string();
    let (zh, en) = purpose(ctx.tenant().kind);
    let [zh_text, en_text] = texts(ctx.tenant().kind);
    let put = |text: &str, purpose: &str, phone: &str| {
        text.replace("{organisation}", &settings.name)
            .replace("{purpose}", purpose)
            .replace("{phone}", settings.help_phone.as_deref().unwrap_or(phone))
            .replace("{sessions}", &days(DataClass::Sessions))
            .replace("{deliveries}", &days(DataClass::Deliveries))
            .replace("{imports}", &days(DataClass::Imports))
            .replace("{corrections}", &days(DataClass::Corrections))
            .replace("{entry_minutes}", &app.console().break_glass_minutes.to_string())
            .replace(
                "{answer_days}",
                &app.rules()
                    .of(ctx.tenant().kind)
                    .privacy_requests
                    .on(ctx.today())
                    .value
                    .answer_days
                    .to_string(),
            )
    };
    Ok((put(&zh_text, zh, "【联系电话】"), put(&en_text, en, "【telephone】")))
}

/// Chinese and English, in the terms of the organisation.
fn texts(kind: TenantKind) -> [Cow<'static, str>; 2] {
    [Voice::of(Locale::Zh, kind).say(ZH), Voice::of(Locale::En, kind).say(EN)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_association_reads_no_party_word() {
        let (zh, en) = purpose(TenantKind::Association);
        for text in texts(TenantKind::Association).iter().map(|text| &**text).chain([zh, en]) {
            assert!(rest::speech::party_words(text).is_empty(), "{:?}", rest::speech::party_words(text));
        }
    }

    #[test]
    fn both_texts_have_the_same_places_and_the_parts_the_law_asks_for() {
        for place in [
            "{organisation}",
            "{purpose}",
            "{phone}",
            "{entry_minutes}",
            "{sessions}",
            "{deliveries}",
            "{imports}",
            "{answer_days}",
        ] {
            assert!(ZH.contains(place) && EN.contains(place), "{place}");
        }
        assert_eq!(ZH.matches("## ").count(), EN.matches("## ").count());
        assert!(ZH.matches("## ").count() >= 7);
    }
}
