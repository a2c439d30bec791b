use super::{
    problems::DUE_IN_PAST,
    query::{Placed, thing},
    rules::{Form, flaws},
    said,
    store::{
        self,
        collection::{KeptForm, Model},
    },
    tell,
    view::{self, CollectionOut},
    words::CollectionState,
};
use crate::{Records, desk::Desk, text, units};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Json, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A collection that is to be sent.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCollection {
    /// Who asks.
    pub unit_id: UnitId,
    pub draft: Draft,
}

/// What may change until it is sent.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionDraft)]
pub struct Draft {
    pub title: String,
    #[serde(default)]
    pub intro: Option<String>,
    pub due_on: Date,
    pub form: Form,
}

/// Begin a collection
#[utoipa::path(post, path = "/collections", tag = "collections", operation_id = "create_collection",
    request_body = NewCollection, responses((status = CREATED, body = CollectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewCollection>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Collection).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &thing(&unit)).await?;
    let desk = records.desk(&ctx);
    let blank = Model {
        id: CollectionId::new(),
        unit_id: unit.id,
        title: String::new(),
        intro: None,
        form: KeptForm(Form::default()),
        state: CollectionState::Draft,
        due_on: desk.today,
        sent_on: None,
        reminded_on: None,
        closed_on: None,
        created_by: ctx.account().ok(),
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
        template: None,
    };
    let collection = drafted(&desk, blank, new.draft).map_err(|problem| problem.within("/draft"))?;
    store::insert(desk.tx, collection.clone()).await?;
    tell::audit(&desk, "create", &collection, None, Some(tell::facts(&collection))).await?;
    let manages = ctx.may(Action::Decide, &thing(&unit)).await?;
    let out = view::detail(&desk, &Placed { collection, unit, manages }).await?;
    ctx.reply_version(StatusCode::CREATED, out.item.version, &out).await
}

/// The collection as a draft says it.
///
/// # Errors
/// With everything that is wrong with the draft.
pub fn drafted(desk: &Desk<'_>, collection: Model, draft: Draft) -> Result<Model, Problem> {
    let Draft { title, intro, due_on, form } = draft;
    if due_on < desk.today {
        return Err(DUE_IN_PAST.at("/due_on"));
    }
    if due_on > crate::dates::LATEST {
        return Err(crate::dates::TOO_LATE.at("/due_on"));
    }
    said::form(&flaws(&form))?;
    for (at, field) in form.fields.iter().enumerate() {
        text::lines(field.help.clone(), &format!("/form/fields/{at}/help"), 300)?;
    }
    let mut template = collection.template.clone();
    if let Some(template) = &mut template {
        template.mapping.prune(&form);
    }
    Ok(Model {
        template,
        title: text::required(title, "/title", 100)?,
        intro: text::lines(intro, "/intro", 1000)?,
        due_on,
        form: KeptForm(form),
        ..collection
    })
}
