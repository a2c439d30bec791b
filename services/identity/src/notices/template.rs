//! The text a first draft begins with: the parts of 个人信息保护法 article 17, filled with what is known.

use crate::{retention, state::App, tenant_settings};
use kernel::{Locale, TenantKind};
use rest::{Ctx, Problem, Voice};
use rulepack::DataClass;

const ZH: &str = include_str!("template.zh.txt");
const EN: &str = include_str!("template.en.txt");
/// Begins a line that says nothing to an association, which develops no members and has no cadres.
const PARTY: &str = "{only_party}";
/// The kinds of data whose periods are written into the text; the word of each is its place there.
pub const TOLD_PERIODS: [DataClass; 4] =
    [DataClass::Sessions, DataClass::Deliveries, DataClass::Imports, DataClass::Corrections];
/// Whose family is known. An association knows nobody's.
const RELATIVES: [&str; 2] = ["、干部的家庭成员", ", and the family of a cadre"];

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
            "城乡社区党组织的党员教育管理、组织生活、流动党员管理和党费管理",
            "the education and administration of members, organisational life, members on the move and dues of a community Party organisation",
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
    let days = |class: DataClass| periods.get(&class).copied().unwrap_or_default().to_string();
    let (zh, en) = purpose(ctx.tenant().kind);
    let [zh_text, en_text] = texts(ctx.tenant().kind);
    let put = |text: &str, purpose: &str, phone: &str| {
        let text = TOLD_PERIODS
            .into_iter()
            .fold(text.to_owned(), |text, class| text.replace(&format!("{{{class}}}"), &days(class)));
        text.replace("{organisation}", &settings.name)
            .replace("{purpose}", purpose)
            .replace("{phone}", settings.help_phone.as_deref().unwrap_or(phone))
            .replace("{entry_minutes}", &app.console().break_glass_minutes.to_string())
            .replace("{final_days}", &app.backups().final_keep_days.to_string())
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
fn texts(kind: TenantKind) -> [String; 2] {
    let ours = kind != TenantKind::Association;
    let [zh, en] = RELATIVES.map(|relatives| if ours { relatives } else { "" });
    let text = |locale, text: &str, relatives: &str| {
        let lines = text.lines().filter(|line| ours || !line.starts_with(PARTY));
        let lines: Vec<_> = lines.map(|line| line.strip_prefix(PARTY).unwrap_or(line)).collect();
        let text = (lines.join("\n") + "\n").replace("{relatives}", relatives);
        Voice::of(locale, kind).say(&text).into_owned()
    };
    [text(Locale::Zh, ZH, zh), text(Locale::En, EN, en)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_association_reads_no_party_word() {
        let (zh, en) = purpose(TenantKind::Association);
        for text in texts(TenantKind::Association).iter().map(String::as_str).chain([zh, en]) {
            assert!(rest::speech::party_words(text).is_empty(), "{:?}", rest::speech::party_words(text));
        }
    }

    #[test]
    fn an_association_reads_of_no_file_it_cannot_have() {
        for (kind, told) in [(TenantKind::Association, false), (TenantKind::Agency, true)] {
            let [zh, en] = texts(kind);
            assert_eq!((zh.contains("- 干部材料"), en.contains("- Records of cadres")), (told, told));
            for place in [PARTY, "{relatives}"] {
                assert!(!zh.contains(place) && !en.contains(place), "{place}");
            }
        }
    }

    #[test]
    fn both_texts_have_the_same_places_and_the_parts_the_law_asks_for() {
        for place in
            ["{organisation}", "{purpose}", "{phone}", "{entry_minutes}", "{final_days}", "{answer_days}"]
        {
            assert!(ZH.contains(place) && EN.contains(place), "{place}");
        }
        for class in TOLD_PERIODS {
            let place = format!("{{{class}}}");
            assert!(ZH.contains(&place) && EN.contains(&place), "{place}");
        }
        assert_eq!(ZH.lines().count(), EN.lines().count());
        assert_eq!(ZH.matches("## ").count(), EN.matches("## ").count());
        assert!(ZH.matches("## ").count() >= 7);
    }
}
