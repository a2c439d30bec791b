use super::problems::{NO_PRESS, failed};
use crate::{Records, units};
use ::documents::disposition;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use kernel::{Locale, TenantKind};
use rest::{Answer, Ctx, Problem, spoken_locale};
use serde::Serialize;
use time::Date;

/// What goes to the press.
pub struct Sheet<T> {
    /// Which template of the press.
    pub template: &'static str,
    /// What the file is called, without its ending.
    pub name: String,
    pub data: T,
}

/// What every sheet says beside its own.
#[derive(Serialize)]
struct Told<'a, T> {
    lang: &'static str,
    /// The kind of organisation in whose terms the sheet speaks.
    speaks: TenantKind,
    /// The whole organisation.
    organisation: Option<String>,
    made_on: Date,
    #[serde(flatten)]
    own: &'a T,
}

/// Ends the request with the sheet as PDF. What was audited is committed before: nobody takes anything away without a
/// trace, and no connection waits for the press.
///
/// # Errors
/// When there is no press, or it cannot make the sheet now; 403 for an operator who looks in.
pub async fn pdf<T: Serialize + Sync>(records: &Records, ctx: Ctx, sheet: Sheet<T>) -> Answer {
    ctx.takes_away()?;
    let press = records.press.clone().ok_or_else(|| NO_PRESS.problem())?;
    // before anything is written down: a sheet that cannot be made was not taken away
    press.program().map_err(failed)?;
    let told = Told {
        lang: match spoken_locale() {
            Locale::Zh => "zh",
            Locale::En => "en",
        },
        speaks: ctx.tenant().kind,
        organisation: units::top(ctx.tx()).await?.map(|unit| unit.name),
        made_on: ctx.today(),
        own: &sheet.data,
    };
    ctx.commit().await?;
    let pdf = press.print(sheet.template, &told).await.map_err(failed)?;
    response(Body::from(pdf), &sheet.name)
}

fn response(body: Body, name: &str) -> Result<Response, Problem> {
    let mut response = Response::new(body);
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, "application/pdf");
    set(header::CONTENT_DISPOSITION, &disposition(false, &format!("{name}.pdf")));
    set(header::CACHE_CONTROL, "no-store");
    Ok(response)
}
