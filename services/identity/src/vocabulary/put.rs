use super::{
    get::{OwnWord, Vocabulary},
    keys, problems,
    store::{self, Word},
};
use crate::tenant_settings;
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use kernel::text;
use rest::{Answer, Ctx, Json, Problem, check::Check, kinds};
use std::collections::BTreeMap;
use tenancy::audit::Entry;

/// Replace the organisation's own words
#[utoipa::path(put, path = "/vocabulary", tag = "settings", operation_id = "put_vocabulary", request_body = Vocabulary,
    responses((status = 200, description = "The words as they are now", body = Vocabulary)))]
pub async fn put(ctx: Ctx, Json(wanted): Json<Vocabulary>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    let words = checked(wanted.words)?;
    let before = store::all(ctx.tx()).await?;
    if words != before {
        store::replace(ctx.tx(), &words).await?;
        let shown = |words| serde_json::to_value(Vocabulary::from(words)).ok();
        let (old, new) = (shown(before), shown(words.clone()));
        ctx.audit(Entry {
            action: "vocabulary.changed",
            subject: "settings",
            old,
            new,
            ..Default::default()
        })
        .await?;
    }
    ctx.reply(StatusCode::OK, &Vocabulary::from(words)).await
}

/// The words without blanks around them; a word that is blank in both languages is none.
fn checked(wanted: BTreeMap<String, OwnWord>) -> Result<BTreeMap<String, Word>, Problem> {
    let (mut check, mut words) = (Check::new(), BTreeMap::new());
    for (key, OwnWord { zh, en }) in wanted {
        if !keys::is_known(&key) {
            let params = [("key", key.clone())];
            return Err(kinds::VALIDATION.problem().field_with(
                format!("/words/{key}"),
                &problems::UNKNOWN_KEY,
                &params,
            ));
        }
        let tidy =
            |word: Option<String>| word.map(|word| text::single_line(&word)).filter(|word| !word.is_empty());
        let word = Word { zh: tidy(zh), en: tidy(en) };
        check.line(&format!("/words/{key}/zh"), word.zh.as_deref().unwrap_or_default(), 0..=keys::LONGEST.0);
        check.line(&format!("/words/{key}/en"), word.en.as_deref().unwrap_or_default(), 0..=keys::LONGEST.1);
        if word != Word::default() {
            words.insert(key, word);
        }
    }
    check.finish()?;
    Ok(words)
}
