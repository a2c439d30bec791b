use super::{
    problems,
    rules::{self, AddressState},
    store,
};
use crate::{operators::Gate, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, ProblemKind, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// The name in the address, as somebody types it.
    slug: String,
}

/// How an address stands.
#[derive(Serialize, ToSchema)]
#[schema(as = SignupAddress)]
pub struct AddressOut {
    /// As it would be kept.
    slug: String,
    state: AddressState,
    /// Code of the reason it cannot be had; none where it is free.
    code: Option<&'static str>,
    /// Where the organisation would be.
    url: Option<String>,
}

/// Ask whether an address can still be had
///
/// Others may be faster: what counts is the moment the application is sent.
#[utoipa::path(get, path = "/signups/address", tag = "signups", operation_id = "check_signup_address", security(()),
    params(Which), responses((status = 200, description = "How the address stands", body = AddressOut)))]
pub async fn address(State(app): State<App>, gate: Gate, Query(which): Query<Which>) -> Answer {
    let not = |slug: String, state: AddressState, kind: &'static ProblemKind| AddressOut {
        slug,
        state,
        code: Some(kind.code),
        url: None,
    };
    let out = match rules::slug(&which.slug) {
        Err(error) => {
            let (state, kind) = rules::fault(error);
            not(which.slug.chars().take(80).collect(), state, kind)
        }
        Ok(slug) => {
            let had = app.directory().find_by_slug(slug.as_str()).await?.is_some();
            let tx = app.platform().begin().await?;
            if had || store::holder(&tx, slug.as_str(), None, gate.now).await?.is_some() {
                not(slug.to_string(), AddressState::Taken, &problems::SLUG_TAKEN)
            } else {
                let url = Some(app.mailer().base(None, slug.as_str()));
                AddressOut { slug: slug.to_string(), state: AddressState::Free, code: None, url }
            }
        }
    };
    Ok(Body(out).into_response())
}
