use super::{shape::SignupOut, store};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::SignupId;
use rest::{Answer, Path, kinds};
use serde_json::json;

/// Read an application
///
/// With the telephone of its contact for those who may decide it; their log says that they have read it.
#[utoipa::path(get, path = "/operator/signups/{id}", tag = "operators", operation_id = "get_signup",
    params(("id" = SignupId, Path)), responses((status = 200, description = "The application", body = SignupOut)))]
pub async fn get(State(app): State<App>, post: Post, Path(id): Path<SignupId>) -> Answer {
    let tx = app.platform().begin().await?;
    let row = store::find(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let decides = post.allow(Act::Govern).is_ok();
    let out = if decides { SignupOut::whole(&app, row)? } else { SignupOut::of(&app, row) };
    if out.contact_phone.is_some() {
        let (tenant, detail) = (out.tenant_id, Some(json!({ "signup": id })));
        operators::log(&tx, Deed { tenant, detail, ..post.deed("signup.phone_read") }, post.now).await?;
        tx.commit().await?;
    }
    Ok(Body(out).into_response())
}
