use kernel::Locale;
use rest::Voice;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of one kind of letter in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    /// Goes out whatever the quota says.
    #[serde(default)]
    always: bool,
    subject: String,
    greeting: String,
    before: Vec<String>,
    /// Label of the button that leads to the parameter `url`.
    action: Option<String>,
    #[serde(default)]
    after: Vec<String>,
}

/// All letters in all languages.
pub struct Catalogue {
    zh: BTreeMap<String, Template>,
    en: BTreeMap<String, Template>,
}

/// A letter in words, before it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub subject: String,
    pub greeting: String,
    pub before: Vec<String>,
    pub action: Option<Link>,
    pub after: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub label: String,
    pub url: String,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("the catalogue of letters does not read: {0}")]
    Catalogue(String),
    #[error("no letter is called {0}")]
    Unknown(String),
    #[error("the letter {template} needs the parameter {parameter}")]
    Missing { template: String, parameter: String },
}

impl Catalogue {
    /// # Errors
    /// When the embedded catalogues are malformed or differ in their letters.
    pub fn load() -> Result<Self, TemplateError> {
        let zh = parse(include_str!("../../templates/zh-CN.toml"))?;
        let en = parse(include_str!("../../templates/en.toml"))?;
        if !zh.keys().eq(en.keys()) {
            return Err(TemplateError::Catalogue("the languages have different letters".into()));
        }
        Ok(Self { zh, en })
    }

    /// Whether a letter goes out whatever the organisation's quota of letters says.
    pub(super) fn is_always_sent(&self, name: &str) -> bool {
        self.zh.get(name).is_some_and(|template| template.always)
    }

    /// The letter, in the language and the terms of whom it is for.
    pub(super) fn words(
        &self,
        name: &str,
        voice: Voice,
        params: &BTreeMap<String, String>,
    ) -> Result<Words, TemplateError> {
        let catalogue = match voice.locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        };
        let template = catalogue.get(name).ok_or_else(|| TemplateError::Unknown(name.to_owned()))?;
        let fill = |text: &String| fill(name, &voice.say(text), params);
        let all = |texts: &[String]| texts.iter().map(fill).collect::<Result<Vec<_>, _>>();
        let action = match &template.action {
            Some(label) => {
                Some(Link { label: fill(label)?, url: parameter(name, "url", params)?.to_owned() })
            }
            None => None,
        };
        Ok(Words {
            subject: one_line(&fill(&template.subject)?),
            greeting: fill(&template.greeting)?,
            before: all(&template.before)?,
            action,
            after: all(&template.after)?,
        })
    }
}

fn parse(text: &str) -> Result<BTreeMap<String, Template>, TemplateError> {
    toml::from_str(text).map_err(|e| TemplateError::Catalogue(e.to_string()))
}

fn parameter<'a>(
    template: &str,
    name: &str,
    params: &'a BTreeMap<String, String>,
) -> Result<&'a str, TemplateError> {
    let missing = || TemplateError::Missing { template: template.to_owned(), parameter: name.to_owned() };
    params.get(name).map(String::as_str).ok_or_else(missing)
}

/// Puts parameters in place of `{name}`. What a parameter holds is never read again.
fn fill(template: &str, text: &str, params: &BTreeMap<String, String>) -> Result<String, TemplateError> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            return Err(TemplateError::Catalogue(format!("an open brace in {template}")));
        };
        filled.push_str(parameter(template, name, params)?);
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// A header is one line, whatever an organisation calls itself.
fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::TenantKind;

    fn params(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    const fn in_usual(locale: Locale) -> Voice {
        Voice { locale, kind: None }
    }

    fn everything() -> BTreeMap<String, String> {
        params(&[
            ("name", "张三"),
            ("organisation", "{url}单位"),
            ("url", "https://a.example/login#token=x"),
            ("address", "https://a.example"),
            ("expires", "2026-11-30"),
            ("held", "2026-11-29"),
            ("minutes", "30"),
            ("at", "2026-11-23 10:00"),
            ("operator", "运营者"),
            ("what", "已开始查看"),
            ("reason", "排查故障"),
            ("quota", "党员名额"),
            ("used", "90"),
            ("most", "100"),
            ("overdue", "1"),
            ("due", "2"),
            ("waiting", "3"),
            ("coming", "4"),
            ("host", "dangjian.a.example"),
            ("days", "7"),
            ("contact", "李四"),
            ("day", "2026年12月23日 10:00"),
            ("moment", "2026年11月20日 10:00"),
            ("standing", "本单位恢复正常使用。"),
            ("certificate", "0197f0f0-0000-7000-8000-000000000000"),
            ("export", "平台没有保留本单位的数据。"),
        ])
    }

    #[test]
    fn every_letter_can_be_written_in_both_languages() {
        let catalogue = Catalogue::load().unwrap();
        for name in catalogue.zh.keys() {
            for locale in [Locale::Zh, Locale::En] {
                let words = catalogue.words(name, in_usual(locale), &everything()).unwrap();
                assert!(!words.subject.is_empty() && !words.before.is_empty(), "{name}");
            }
        }
    }

    #[test]
    fn an_association_reads_no_party_word_in_any_letter() {
        let catalogue = Catalogue::load().unwrap();
        let mut given = everything();
        given.insert("quota".into(), "会员名额".into());
        for name in catalogue.zh.keys() {
            for locale in [Locale::Zh, Locale::En] {
                let voice = Voice::of(locale, TenantKind::Association);
                let text = format!("{:?}", catalogue.words(name, voice, &given).unwrap());
                assert!(rest::speech::party_words(&text).is_empty(), "{name}: {text}");
            }
        }
    }

    #[test]
    fn a_parameter_is_not_read_as_a_template() {
        let catalogue = Catalogue::load().unwrap();
        let words = catalogue.words("password_reset", in_usual(Locale::Zh), &everything()).unwrap();
        assert_eq!(words.subject, "重设您在{url}单位的密码");
    }

    #[test]
    fn a_missing_parameter_is_named() {
        let catalogue = Catalogue::load().unwrap();
        let error =
            catalogue.words("password_reset", in_usual(Locale::En), &params(&[("organisation", "x")]));
        let missing =
            |p: &str| TemplateError::Missing { template: "password_reset".into(), parameter: p.into() };
        assert!(error == Err(missing("url")) || error == Err(missing("name")), "{error:?}");
        assert_eq!(
            catalogue.words("spam", in_usual(Locale::Zh), &everything()),
            Err(TemplateError::Unknown("spam".into()))
        );
    }

    #[test]
    fn a_subject_stays_one_line() {
        let mut evil = everything();
        evil.insert("organisation".into(), "x\r\nBcc: all@example.org".into());
        let words =
            Catalogue::load().unwrap().words("password_changed", in_usual(Locale::En), &evil).unwrap();
        assert_eq!(words.subject, "Your password at x Bcc: all@example.org was changed");
    }
}
