use super::view::{self, AppointmentOut};
use crate::Records;
use axum::extract::State;
use kernel::CadreAppointmentId;
use rest::{Answer, Ctx, Path};

/// Show an appointment: what was done, and what may be done next
#[utoipa::path(get, path = "/cadre-appointments/{id}", tag = "cadres", operation_id = "get_cadre_appointment",
    params(("id" = CadreAppointmentId, Path)), responses((status = OK, body = AppointmentOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CadreAppointmentId>) -> Answer {
    let (appointment, placed) = super::reached(&ctx, id).await?;
    let version = appointment.version;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed, appointment).await?;
    ctx.read_version(version, &out)
}
