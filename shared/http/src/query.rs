use crate::{Problem, kinds, page};
use axum::{
    extract::FromRequestParts,
    http::{Uri, request::Parts},
};
use serde::de::DeserializeOwned;

/// Parameters of the query, without those of [`Page`](crate::Page). The type should deny unknown fields.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        read(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let own: Vec<&str> = query.split('&').filter(|pair| !page::is_page_parameter(pair)).collect();
    if let Some(pair) = own.iter().find(|pair| pair.contains("%00") || pair.contains('\0')) {
        return Err(refusal(pair.split('=').next().unwrap_or_default(), &kinds::NUL_BYTE));
    }
    let uri: Uri = format!("/?{}", own.join("&")).parse().map_err(|_| kinds::BAD_REQUEST.problem())?;
    axum::extract::Query::<T>::try_from_uri(&uri)
        .map(|query| query.0)
        .map_err(|rejection| explain(&rejection))
}

/// The rejection's text is `…: parameter: what is wrong`, or names a field in backticks.
fn explain(rejection: &axum::extract::rejection::QueryRejection) -> Problem {
    let text = rejection.body_text();
    let text = text.rsplit_once("query string: ").map_or(text.as_str(), |(_, behind)| behind);
    let quoted = text.split('`').nth(1);
    match quoted {
        Some(name) if text.contains("unknown field") => refusal(name, &kinds::UNKNOWN_FIELD),
        Some(name) if text.contains("missing field") => refusal(name, &kinds::MISSING),
        Some(name) if text.contains("duplicate field") => refusal(name, &kinds::TWICE),
        _ => refusal(text.split_once(':').map_or("", |(name, _)| name), &kinds::INVALID_VALUE),
    }
}

fn refusal(parameter: &str, kind: &'static crate::ProblemKind) -> Problem {
    kinds::VALIDATION.problem().field(format!("?{parameter}"), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Filter {
        unit: uuid::Uuid,
        q: Option<String>,
    }

    fn refused(query: &str) -> (String, String) {
        let body = read::<Filter>(query).unwrap_err().body();
        (body.fields[0].pointer.clone(), body.fields[0].code.clone())
    }

    #[test]
    fn a_bad_parameter_is_named() {
        let unit = "unit=00000000-0000-7000-8000-000000000000";
        assert!(read::<Filter>(&format!("{unit}&limit=5&cursor=x&q=%E5%BC%A0")).is_ok());
        assert_eq!(refused("unit=5"), ("?unit".into(), "invalid_value".into()));
        assert_eq!(refused("q=5"), ("?unit".into(), "missing".into()));
        assert_eq!(refused(&format!("{unit}&sort=5")), ("?sort".into(), "unknown_field".into()));
        assert_eq!(refused(&format!("{unit}&q=a%00")), ("?q".into(), "nul_byte".into()));
        assert_eq!(refused(&format!("{unit}&q=1&q=2")), ("?q".into(), "given_twice".into()));
        assert_eq!(refused(&format!("{unit}&%00=1")).1, "nul_byte");
    }
}
