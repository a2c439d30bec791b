//! Reading members batch by batch and turning them into rows.

use super::columns::{self, Line};
use crate::{
    members::{
        row,
        store::{self, Filter, Place, Sort, member::Model},
    },
    registers,
    table::write::csv_record,
    units,
};
use axum::body::{Body, Bytes};
use kernel::UnitId;
use rest::{Problem, Voice};
use std::{collections::HashMap, io};
use tenancy::{TenantDb, TenantScope, TenantTx};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Rows fetched and written at a time.
const BATCH: u64 = 500;
/// Batches written ahead of a slow reader.
const AHEAD: usize = 2;

/// What is exported, and how.
pub struct Source {
    filter: Filter,
    masked: bool,
    voice: Voice,
}

impl Source {
    pub fn new(filter: Filter, masked: bool, voice: Voice) -> Self {
        Self { filter, masked, voice }
    }

    /// Every row, for a workbook, which cannot be written before it is complete.
    pub async fn all(&self, tx: &TenantTx) -> Result<Vec<Vec<String>>, Problem> {
        let (mut rows, mut after) = (Vec::new(), None);
        while let Some((batch, next)) = self.batch(tx, after.as_ref()).await? {
            rows.extend(batch);
            after = Some(next);
        }
        Ok(rows)
    }

    /// Delimited text, written while it is read. Each batch has a transaction of its own: a slow reader holds no
    /// connection.
    pub fn stream(self, db: TenantDb, scope: TenantScope) -> Body {
        let (sender, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            if let Err(problem) = self.write(&db, &scope, &sender).await {
                tracing::error!(%problem, "an export broke off");
                // the reader must not take half a file for a whole one
                let _ = sender.send(Err(io::Error::other("broken off"))).await;
            }
        });
        Body::from_stream(ReceiverStream::new(receiver))
    }

    async fn write(
        &self,
        db: &TenantDb,
        scope: &TenantScope,
        sender: &mpsc::Sender<io::Result<Bytes>>,
    ) -> Result<(), Problem> {
        let mut text = String::from('\u{FEFF}');
        csv_record(columns::titles(self.voice).iter().map(String::as_str), &mut text);
        let mut after = None;
        loop {
            let tx = db.begin(scope).await?;
            let batch = self.batch(&tx, after.as_ref()).await?;
            drop(tx);
            let ended = batch.is_none();
            if let Some((rows, next)) = batch {
                for row in rows {
                    csv_record(row.iter().map(String::as_str), &mut text);
                }
                after = Some(next);
            }
            let chunk = Bytes::from(std::mem::take(&mut text));
            if sender.send(Ok(chunk)).await.is_err() || ended {
                return Ok(());
            }
        }
    }

    async fn batch(
        &self,
        tx: &TenantTx,
        after: Option<&Place>,
    ) -> Result<Option<(Vec<Vec<String>>, Place)>, Problem> {
        let members = store::page_of(tx, &self.filter, Sort::Name, after, BATCH).await?;
        let Some(place) = members.last().map(Place::of) else { return Ok(None) };
        Ok(Some((self.rows(tx, members).await?, place)))
    }

    async fn rows(&self, tx: &TenantTx, members: Vec<Model>) -> Result<Vec<Vec<String>>, Problem> {
        let ids: Vec<_> = members.iter().map(|member| member.id).collect();
        let away = registers::floating::places(tx, &ids).await?;
        let lost = registers::lost::reasons(tx, &ids).await?;
        let mut places: Vec<UnitId> =
            members.iter().flat_map(|member| [Some(member.unit_id), member.group_id]).flatten().collect();
        places.sort_unstable();
        places.dedup();
        let units: HashMap<UnitId, units::Unit> = units::by_ids(tx, places).await?;
        let name =
            |id: Option<UnitId>| id.and_then(|id| units.get(&id)).map_or("", |unit| unit.name.as_str());
        let row = |member: &Model| {
            let mut facts = row::facts(tx.vault(), member)?;
            facts.political_status = Some(member.political_status.clone());
            Ok(columns::row(&Line {
                facts: &facts,
                unit: name(Some(member.unit_id)),
                group: name(member.group_id),
                away: away.get(&member.id),
                lost: lost.get(&member.id),
                masked: self.masked,
                voice: self.voice,
            }))
        };
        members.iter().map(row).collect()
    }
}
