use sea_orm::{ConnectionTrait, DbErr};
use serde::Serialize;
use tenancy::TenantTx;

/// Something that happened and that other services may build on.
///
/// Small, versioned, with ids and facts and never a sensitive field: an event is kept for good.
pub trait Event: Serialize + Send + Sync {
    /// Name and version, e.g. `unit.changed.v1`.
    const KIND: &'static str;
}

/// Writes the event into the outbox, in the caller's transaction. Tenant and transaction id are stamped by
/// the database from the role the transaction runs under.
///
/// # Errors
/// When the event does not serialise or the database refuses.
pub async fn emit<E: Event>(tx: &TenantTx, event: &E) -> Result<(), DbErr> {
    let payload = telemetry::carry(text(event)?);
    let call = crate::store::statement("SELECT platform.emit($1, $2)", [E::KIND.into(), payload.into()]);
    tx.query_one_raw(call).await.map(drop)
}

/// Writes several events of one kind in one round trip, in their order: what an import does to a thousand
/// members must not take a thousand trips.
///
/// # Errors
/// When an event does not serialise or the database refuses.
pub async fn emit_all<E: Event>(tx: &TenantTx, events: &[E]) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let payloads =
        events.iter().map(|event| text(event).map(telemetry::carry)).collect::<Result<Vec<_>, _>>()?;
    let payloads = text(&payloads)?;
    let sql = "SELECT count(platform.emit($1, e.payload)) FROM json_array_elements_text($2::json) \
               WITH ORDINALITY AS e(payload, place)";
    tx.query_one_raw(crate::store::statement(sql, [E::KIND.into(), payloads.into()])).await.map(drop)
}

fn text<T: Serialize>(value: &T) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|e| DbErr::Json(e.to_string()))
}
