use super::{Problem, kinds};
use crate::spoken::SPOKEN;
use axum::{body::to_bytes, response::IntoResponse};
use kernel::{Locale, RequestId};
use serde_json::Value;

crate::problems! {
    NAME_TAKEN = 409, "name_taken", zh "名称“{name}”已被使用", en "The name {name} is taken";
}

async fn rendered(problem: Problem, locale: Locale) -> (u16, Value) {
    let id = RequestId::new();
    let response = SPOKEN.sync_scope((locale, id), || problem.into_response());
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let status = response.status().as_u16();
    let body: Value =
        serde_json::from_slice(&to_bytes(response.into_body(), 1 << 20).await.unwrap()).unwrap();
    assert_eq!(body["request_id"], id.to_string());
    (status, body)
}

#[tokio::test]
async fn a_problem_speaks_the_language_of_the_request() {
    let (status, body) = rendered(NAME_TAKEN.at("/name").with("name", "一支部"), Locale::Zh).await;
    assert_eq!((status, body["code"].as_str()), (409, Some("name_taken")));
    assert_eq!(body["detail"], "名称“一支部”已被使用");
    assert_eq!(body["fields"][0]["pointer"], "/name");
    assert_eq!(body["fields"][0]["detail"], "名称“一支部”已被使用");
    let (_, body) = rendered(NAME_TAKEN.problem().with("name", "First"), Locale::En).await;
    assert_eq!(body["detail"], "The name First is taken");
    assert!(body.get("fields").is_none());
}

#[tokio::test]
async fn a_cause_is_never_sent() {
    let secret = sea_orm::DbErr::Custom("password=hush".into());
    let (status, body) = rendered(secret.into(), Locale::En).await;
    assert_eq!((status, body["code"].as_str()), (500, Some("internal")));
    assert!(!body.to_string().contains("hush"));
}

#[test]
fn codes_are_unique_and_texts_complete() {
    let mut codes: Vec<_> = kinds::ALL.iter().map(|kind| kind.code).collect();
    codes.sort_unstable();
    let doubled: Vec<_> = codes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    // a day that is none is said so, under the code that wrong values always had
    assert_eq!(doubled, [kinds::NO_SUCH_DAY.code]);
    assert_eq!(kinds::NO_SUCH_DAY.status, kinds::INVALID_VALUE.status);
    let placeholders = |text: &str| {
        let mut names: Vec<String> =
            text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
        names.sort();
        names
    };
    for kind in kinds::ALL {
        assert_eq!(placeholders(kind.zh), placeholders(kind.en), "{}", kind.code);
    }
}
