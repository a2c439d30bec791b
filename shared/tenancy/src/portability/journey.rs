//! What is written down of an organisation's journey, so that one that was cut off is finished or taken back.

use super::PortError;
use crate::{
    PlatformTx,
    admin::Admin,
    provision::{Provisioner, statement},
};
use kernel::{Service, TenantId, TenantKey, words};
use sea_orm::{ConnectionTrait as _, DbErr, QueryResult};
use sqlx::{PgConnection, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

words! {
    pub enum PortingKind {
        Import = "import",
        Restore = "restore",
    }
}

words! {
    pub enum PortingState {
        Running = "running",
        /// Filled and compared; waits for somebody to decide.
        Ready = "ready",
        /// In use; what was before lies beside it.
        Swapped = "swapped",
        Done = "done",
        Undone = "undone",
    }
}

words! {
    /// The step to do next. Before `Adopt` nobody else sees anything, and an unfinished run is taken back.
    pub enum Step {
        Slot = "slot",
        Tables = "tables",
        Documents = "documents",
        Migrate = "migrate",
        Compare = "compare",
        Arrive = "arrive",
        Adopt = "adopt",
        /// A restoration's own way: keep everybody out, exchange the schemas, let everybody in.
        Close = "close",
        Swap = "swap",
        Settle = "settle",
        Open = "open",
        /// What lies beside is deleted.
        Erase = "erase",
        Done = "done",
    }
}

/// A journey that was begun.
#[derive(Clone, Debug)]
pub struct Porting {
    pub id: Uuid,
    pub kind: PortingKind,
    pub tenant: TenantId,
    /// Of the schemas being filled.
    pub key: TenantKey,
    /// Of the organisation in use.
    pub home: Option<TenantKey>,
    pub slug: String,
    pub step: Step,
    pub state: PortingState,
    /// What the steps need to know, as JSON.
    pub about: String,
    pub last_error: Option<String>,
    pub started_at: OffsetDateTime,
    pub keep_until: Option<OffsetDateTime>,
}

const COLUMNS: &str =
    "id, kind, tenant_id, key, home_key, slug, step, state, about, last_error, started_at, keep_until";
const INSERT: &str = "INSERT INTO platform.portings \
     (id, kind, tenant_id, key, home_key, slug, step, state, about, started_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
/// What was taken back keeps the reason why: nobody else remembers it.
const REACHED: &str = "UPDATE platform.portings SET step = $2, state = $3, about = $4, \
     last_error = CASE WHEN $3 = 'undone' THEN last_error END, \
     keep_until = $5, finished_at = CASE WHEN $3 IN ('done', 'undone') THEN $6 END WHERE id = $1";
const FAILED: &str = "UPDATE platform.portings SET last_error = $2 WHERE id = $1";
/// How often it is looked whether somebody is still at it, and how long lies between.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: std::time::Duration = std::time::Duration::from_millis(100);
const LOCK: &str = "SELECT pg_try_advisory_lock(hashtextextended('zhibu porting ' || $1, 0)) AS mine";

/// Keeps others from taking up the same journey: gone with the connection, however the process ends.
pub(super) struct Held(#[allow(dead_code)] PgConnection);

impl Porting {
    /// `None` when somebody is at it.
    pub(super) async fn hold(&self, admin: &Admin) -> Result<Option<Held>, PortError> {
        let mut conn = admin.service(Service::Identity).await?;
        for look in 0..LOOKS {
            // whoever held it before lets go when the server hears of the closed connection, which takes a moment
            if look > 0 {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            let row = sqlx::query(LOCK).bind(self.id.to_string()).fetch_one(&mut conn).await?;
            if row.try_get("mine")? {
                return Ok(Some(Held(conn)));
            }
        }
        Ok(None)
    }

    pub(super) async fn begin(&self, tx: &PlatformTx) -> Result<(), PortError> {
        let values = [
            self.id.into(),
            self.kind.as_str().into(),
            self.tenant.0.into(),
            self.key.as_str().into(),
            self.home.as_ref().map(|key| key.as_str().to_owned()).into(),
            self.slug.clone().into(),
            self.step.as_str().into(),
            self.state.as_str().into(),
            self.about.clone().into(),
            self.started_at.into(),
        ];
        let written = tx.execute_raw(statement(INSERT, values)).await?.rows_affected();
        if written == 1 { Ok(()) } else { Err(PortError::Busy) }
    }

    /// Writes down where it stands now.
    pub(super) fn reached(&self, now: OffsetDateTime) -> sea_orm::Statement {
        let values = [
            self.id.into(),
            self.step.as_str().into(),
            self.state.as_str().into(),
            self.about.clone().into(),
            self.keep_until.into(),
            now.into(),
        ];
        statement(REACHED, values)
    }
}

impl Provisioner {
    /// Does a step and writes down the next one. Being stopped looks like a crash: nothing is taken back.
    pub(super) async fn advance(
        &self,
        porting: &mut Porting,
        next: Step,
        work: impl Future<Output = Result<(), PortError>>,
    ) -> Result<(), PortError> {
        self.at_step(porting.step.as_str(), false)?;
        // in a box: the steps of a saga would lie on top of each other on the stack
        if let Err(error) = Box::pin(work).await {
            self.stumbled(porting, &error).await?;
            return Err(error);
        }
        self.at_step(porting.step.as_str(), true)?;
        porting.step = next;
        Ok(self.write(porting.reached(self.now())).await?)
    }

    /// Writes down why it does not go on.
    pub(super) async fn stumbled(&self, porting: &Porting, error: &PortError) -> Result<(), PortError> {
        let text = reason(&error.to_string());
        Ok(self.write(statement(FAILED, [porting.id.into(), text.into()])).await?)
    }

    /// Journeys of an organisation, or of all, the newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn portings(&self, tenant: Option<TenantId>) -> Result<Vec<Porting>, PortError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.portings WHERE $1::uuid IS NULL OR tenant_id = $1 \
             ORDER BY started_at DESC LIMIT 200"
        );
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(&sql, [tenant.map(|id| id.0).into()])).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// # Errors
    /// When there is none, or the database is away.
    pub async fn porting(&self, id: Uuid) -> Result<Porting, PortError> {
        let sql = format!("SELECT {COLUMNS} FROM platform.portings WHERE id = $1");
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(&sql, [id.into()])).await?.ok_or(PortError::Unknown)?;
        Ok(read(&row)?)
    }

    /// Every journey that is not over.
    pub(super) async fn open_portings(&self) -> Result<Vec<Porting>, PortError> {
        let sql =
            format!("SELECT {COLUMNS} FROM platform.portings WHERE finished_at IS NULL ORDER BY started_at");
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(&sql, [])).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

/// As much of it as has room.
pub(super) fn reason(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').take(2000).collect()
}

fn read(row: &QueryResult) -> Result<Porting, DbErr> {
    let word = |column: &str| row.try_get::<String>("", column);
    let bad = |what: &str| DbErr::Type(format!("platform.portings.{what}"));
    let home: Option<String> = row.try_get("", "home_key")?;
    Ok(Porting {
        id: row.try_get("", "id")?,
        kind: word("kind")?.parse().map_err(|_| bad("kind"))?,
        tenant: row.try_get::<Uuid>("", "tenant_id")?.into(),
        key: word("key")?.parse().map_err(|_| bad("key"))?,
        home: home.map(|key| key.parse().map_err(|_| bad("home_key"))).transpose()?,
        slug: word("slug")?,
        step: word("step")?.parse().map_err(|_| bad("step"))?,
        state: word("state")?.parse().map_err(|_| bad("state"))?,
        about: word("about")?,
        last_error: row.try_get("", "last_error")?,
        started_at: row.try_get("", "started_at")?,
        keep_until: row.try_get("", "keep_until")?,
    })
}
