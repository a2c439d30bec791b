//! What people do on any day, asked again until it is done. The ledger of the load keeps it, and is held against
//! the tables in the end.

use super::Asker;
use crate::{chance::Chance, load};
use anyhow::Result;
use futures_util::future::BoxFuture;

pub(super) fn roster(asker: Asker, chance: Chance) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        load::roster(asker.desk, chance).await;
        Ok(())
    })
}

pub(super) fn invitation(asker: Asker, chance: Chance) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        load::invitation(asker.desk, chance).await;
        Ok(())
    })
}

pub(super) fn document(asker: Asker, chance: Chance) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        load::document(asker.desk, chance).await;
        Ok(())
    })
}
