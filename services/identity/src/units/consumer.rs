use super::{
    heard,
    store::{self, unit},
};
use crate::{accounts, desk::Desk, invitations};
use async_trait::async_trait;
use events::{
    Consumer, ConsumerError, Event, Row,
    kinds::{DevelopmentOpened, MemberChanged, MemberRegistered, MemberRemoved, UnitChanged, UnitRemoved},
};
use kernel::Service;
use rest::Problem;
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
        } else if let Some(gone) = row.decode::<MemberRemoved>()? {
            store::displace(tx, gone.id).await?;
            let shut = Box::pin(shut(&Desk::of_system(tx, row.at), &gone)).await;
            shut.map_err(|problem| ConsumerError::Refused(problem.to_string()))?;
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

/// Ends the ways in of a member who is none. Who was entered by mistake may well be somebody: an account that is there
/// stays, and its administrators judge it.
async fn shut(desk: &Desk<'_>, gone: &MemberRemoved) -> Result<(), Problem> {
    invitations::take_back_of(desk, gone.id).await?;
    if gone.sample {
        accounts::close_of_sample(desk, gone.id).await?;
    }
    Ok(())
}

fn projected(event: UnitChanged) -> unit::Model {
    let UnitChanged { id, parent_id, path, kind, name, short_name, state } = event;
    unit::Model { id, parent_id, path, kind, name, short_name, state }
}
