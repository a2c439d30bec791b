use super::insider::Insider;
use crate::state::App;
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Path, kinds};

/// The organisation at a host, for a gateway that cannot read the directory itself.
pub async fn directory(State(app): State<App>, _: Insider, Path(host): Path<String>) -> Answer {
    let entry = app.directory().resolve(&host).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Body(entry.as_ref()).into_response())
}
