use super::{
    found::{MoveContents, MoveFault},
    rules::{MoveProblem, MoveState},
    store::{self, moving::Model},
};
use crate::{operators, state::App};
use axum::{Json as Body, http::StatusCode, response::IntoResponse};
use kernel::{MoveId, OperatorId};
use rest::{Answer, Problem};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;
use tenancy::{PlatformTx, portability::Signatory};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// An organisation on its way in.
#[derive(Serialize, ToSchema)]
#[schema(as = OrganisationMove)]
pub struct Move {
    id: MoveId,
    state: MoveState,
    file_name: String,
    bytes: i64,
    /// The length of every part but the last.
    part_bytes: i32,
    /// Parts of the file that are here, from the first on.
    parts_here: i32,
    /// What the file says about itself, once it was found whole.
    contents: Option<MoveContents>,
    /// Who signed it, as this deployment sees it.
    signer: Option<Signatory>,
    /// What is wrong with the file.
    fault: Option<MoveFault>,
    /// Why the last attempt did not go through.
    problem: Option<MoveProblem>,
    problem_detail: Option<String>,
    /// The next step of letting it in.
    step: Option<String>,
    /// What is being carried now, and how many rows were.
    progress: Option<String>,
    /// Its name in the address here.
    slug: Option<String>,
    created_by: OperatorId,
    created_by_name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    verified_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    finished_at: Option<OffsetDateTime>,
    /// When the file is forgotten if nobody goes on.
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// What goes with the rows of a list.
pub struct Beside {
    names: HashMap<OperatorId, String>,
    steps: HashMap<MoveId, String>,
}

impl Beside {
    pub async fn read(tx: &PlatformTx) -> Result<Self, Problem> {
        Ok(Self { names: operators::names(tx).await?, steps: store::steps(tx).await? })
    }
}

impl Move {
    pub fn new(app: &App, row: Model, beside: &Beside) -> Self {
        let contents: Option<MoveContents> = read(row.contents.as_deref());
        let trusted = &app.backups().trusted_keys;
        let signer =
            contents.as_ref().and_then(|found| app.provisioner().signer(&found.signed_by, trusted).ok());
        Self {
            created_by_name: beside.names.get(&row.created_by).cloned(),
            step: beside.steps.get(&row.id).cloned(),
            fault: read(row.fault.as_deref()),
            contents,
            signer,
            id: row.id,
            state: row.state,
            file_name: row.file_name,
            bytes: row.bytes,
            part_bytes: row.part_bytes,
            parts_here: row.parts_here,
            problem: row.problem,
            problem_detail: row.problem_detail,
            progress: row.progress,
            slug: row.slug,
            created_by: row.created_by,
            created_at: row.created_at,
            verified_at: row.verified_at,
            finished_at: row.finished_at,
            expires_at: row.expires_at,
        }
    }
}

/// What was kept as JSON.
pub fn read<T: DeserializeOwned>(text: Option<&str>) -> Option<T> {
    text.and_then(|text| serde_json::from_str(text).ok())
}

/// Answers with one move as it is now.
pub async fn answer(app: &App, status: StatusCode, row: Model) -> Answer {
    let tx = app.platform().begin().await?;
    let beside = Beside::read(&tx).await?;
    drop(tx);
    Ok((status, Body(Move::new(app, row, &beside))).into_response())
}
