use crate::{
    archive::{
        guard,
        years::{self, ArchiveYearItem},
    },
    collections,
    desk::Desk,
    development, dues,
    month::{self, Matter, Todo, Urgency},
    posts, transfers,
    units::Unit,
};
use kernel::{Fen, MemberId, YearMonth};
use rest::{Problem, kinds};
use ring::digest::{SHA256, digest};
use rulepack::{Post, organisational_life::MeetingKind};
use serde::{Deserialize, Serialize};
use tenancy::audit::canonical;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// What is kept of a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// From when on the successor is in office.
    pub since: Date,
    pub note: Option<String>,
    /// What was handed over, once it was.
    pub handed: Option<HandoverContent>,
    pub signatures: Vec<HandoverSignature>,
}

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverContent {
    /// What the unit has to do.
    pub todos: Vec<HandoverTodo>,
    /// Where the money of the dues lies, in fen.
    pub books: HandoverBooks,
    pub archive: Vec<ArchiveYearItem>,
    /// Posts in the unit of whoever leaves.
    pub posts: Vec<HandoverPost>,
    /// Names of those whose development files are open.
    pub development: Vec<String>,
    /// Names of those who are on their way in or out.
    pub transfers: Vec<String>,
    /// Titles of the collections that wait for an answer.
    pub collections: Vec<String>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverTodo {
    pub urgency: Urgency,
    pub matter: Matter,
    pub count: u32,
    pub on: Option<Date>,
    pub subject: Option<String>,
    /// Of a duty. Left out where there is none: what was signed before has none, and keeps its sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MeetingKind>,
}

/// The books of dues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverBooks {
    pub cash: Fen,
    pub bank: Fen,
    /// Everything up to this month is closed.
    pub settled_to: Option<YearMonth>,
}

/// A post, and when it ends or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverPost {
    pub post: Post,
    pub started_on: Date,
    pub ended_on: Option<Date>,
}

/// That one of the two has signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverSignature {
    pub member_id: MemberId,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The committee recorded a signature on paper.
    pub on_behalf: bool,
}

impl Kept {
    /// # Errors
    /// Never: it is plain facts.
    pub fn value(&self) -> Result<serde_json::Value, Problem> {
        serde_json::to_value(self).map_err(|error| kinds::INTERNAL.problem().because(error))
    }
}

impl HandoverContent {
    /// What is there now.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn gather(desk: &Desk<'_>, unit: &Unit, from: MemberId) -> Result<Self, Problem> {
        let funds = dues::funds(desk, unit).await?;
        let held = posts::held_by_in(desk.tx, unit.id, from).await?;
        let posts = held.into_iter().map(|(post, period)| HandoverPost {
            post,
            started_on: period.from,
            ended_on: period.until,
        });
        let all = month::all(desk, unit).await?;
        Ok(Self {
            todos: all.into_iter().filter(|one| is_left(one.matter)).map(todo).collect(),
            books: HandoverBooks {
                cash: funds.cash,
                bank: funds.bank,
                settled_to: dues::settled_to(desk, unit).await?,
            },
            // one content is signed by two who need not be allowed the same, and is kept
            archive: years::years(desk, unit, &guard::discreet()).await?,
            posts: posts.collect(),
            development: development::open_names(desk, unit).await?,
            transfers: transfers::open_names(desk, unit).await?,
            collections: collections::open_titles(desk, unit).await?,
        })
    }

    /// SHA-256 over its canonical form.
    ///
    /// # Errors
    /// Never: it is plain facts.
    pub fn sum(&self) -> Result<Vec<u8>, Problem> {
        let value = serde_json::to_value(self).map_err(|error| kinds::INTERNAL.problem().because(error))?;
        Ok(digest(&SHA256, canonical(&value).as_bytes()).as_ref().to_vec())
    }
}

/// What every year brings is no work left undone, nor is the handover itself.
fn is_left(matter: Matter) -> bool {
    !matches!(matter, Matter::WorkOfMonth | Matter::HandoverDue)
}

fn todo(todo: Todo) -> HandoverTodo {
    let Todo { urgency, matter, count, on, subject, kind, .. } = todo;
    HandoverTodo { urgency, matter, count, on, subject, kind }
}
