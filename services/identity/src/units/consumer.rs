use super::{
    heard,
    store::{self, unit},
};
use async_trait::async_trait;
use events::{
    Consumer, ConsumerError, Event, Row,
    kinds::{DevelopmentOpened, MemberChanged, MemberRegistered, MemberRemoved, UnitChanged, UnitRemoved},
};
use kernel::Service;
use tenancy::TenantTx;

/// Follows the tree and the roster of the records service.
#[derive(Clone, Copy, Debug, Default)]
pub struct Units;

#[async_trait]
impl Consumer for Units {
    fn name(&self) -> &'static str {
        "identity.units"
    }

    fn source(&self) -> Service {
        Service::Records
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[
            UnitChanged::KIND,
            UnitRemoved::KIND,
            MemberRegistered::KIND,
            MemberChanged::KIND,
            MemberRemoved::KIND,
            DevelopmentOpened::KIND,
        ]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        // at most one of these is what the row holds; a kind of a later release is none
        if let Some(unit) = row.decode::<UnitChanged>()? {
            store::put(tx, projected(unit)).await?;
        } else if let Some(UnitRemoved { id }) = row.decode()? {
            store::remove(tx, id).await?;
        } else if let Some(MemberRegistered { id, unit_id }) = row.decode()? {
            store::place(tx, id, unit_id).await?;
        } else if let Some(MemberChanged { id, unit_id, state: _ }) = row.decode()? {
            store::place(tx, id, unit_id).await?;
        } else if let Some(MemberRemoved { id }) = row.decode()? {
            store::displace(tx, id).await?;
        } else if let Some(DevelopmentOpened { person_id, unit_id, .. }) = row.decode()? {
            // who wants to join may have an account before there is a member record
            store::place(tx, person_id, unit_id).await?;
        }
        Ok(())
    }

    async fn reset(&self, tx: &TenantTx) -> Result<(), ConsumerError> {
        Ok(store::clear(tx).await?)
    }

    fn late(&self, late: bool) {
        heard::late(late);
    }
}

fn projected(event: UnitChanged) -> unit::Model {
    let UnitChanged { id, parent_id, path, kind, name, short_name, state } = event;
    unit::Model { id, parent_id, path, kind, name, short_name, state }
}
