use super::{
    paper,
    store::{self, Model},
    view::{self, CertificateOut},
};
use crate::{
    Records,
    desk::Desk,
    registers::{
        floating::store::{Entity, Model as Spell},
        problems::{
            CERTIFICATE_DAYS, CERTIFICATE_MEANWHILE, CERTIFICATE_OVER, ENDED_ALREADY, RELATION_MOVES,
        },
        spells,
        tell::{self, Register},
    },
    text,
    transfers::{problems::NOT_PRACTISED, rules::need},
    units,
};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, SpellId, StayCertificateId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, ProblemKind, kinds};
use rulepack::{Basis, transfers::Paper};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// A certificate to be issued.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewStayCertificate)]
pub struct NewCertificate {
    /// The organisation it is shown to.
    pub addressee: String,
    /// The end of the stay where absent, but never later than the rule allows.
    #[serde(default)]
    pub valid_until: Option<Date>,
}

/// Issue a certificate for a stay away
///
/// For a stay that moves no relation; where one is to be moved, the rule is named.
#[utoipa::path(post, path = "/floating-spells/{id}/certificates", tag = "registers",
    operation_id = "issue_stay_certificate", request_body = NewCertificate, params(("id" = SpellId, Path)),
    responses((status = CREATED, body = CertificateOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(new): Json<NewCertificate>,
) -> Answer {
    let (spell, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if spell.until.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    let certificate = draft(&desk, &spell, found.unit.id, new, ctx.account()?).await?;
    let inserted = store::insert(desk.tx, certificate.clone()).await;
    inserted.on_constraint("stay_certificates_number_key", &CERTIFICATE_MEANWHILE, "")?;
    let told = json!({"serial": certificate.serial(), "addressee": certificate.addressee,
        "valid_until": certificate.valid_until});
    let change = Register::Floating.changed(spell.id, "certificate_issued");
    tell::changed(&desk, &found.member, change, "issue_certificate", told).await?;
    ctx.reply(StatusCode::CREATED, &view::shown(certificate)).await
}

async fn draft(
    desk: &Desk<'_>,
    spell: &Spell,
    issuer: UnitId,
    new: NewCertificate,
    by: AccountId,
) -> Result<Model, Problem> {
    let (valid_until, basis) = validity(desk, spell, new.valid_until)?;
    let year = desk.today.year();
    // the top of the organisation is held, so that two never race for one number
    units::top(desk.tx).await?;
    Ok(Model {
        id: StayCertificateId::new(),
        spell_id: spell.id,
        issuer_id: issuer,
        year,
        number: store::last_number(desk.tx, year).await? + 1,
        addressee: text::required(new.addressee, "/addressee", 200)?,
        issued_on: desk.today,
        valid_until,
        rests_on: view::kept(basis)?,
        issued_by: Some(by),
        cancelled_on: None,
        cancel_reason: None,
        version: 1,
        recorded_at: desk.now,
    })
}

/// Until when it is taken, and by which rule.
fn validity(desk: &Desk<'_>, spell: &Spell, wanted: Option<Date>) -> Result<(Date, Basis), Problem> {
    let rules = &desk.pack.transfers;
    let practice = rules.practice.on(desk.today);
    if !practice.value.usual {
        return Err(by_rule(&NOT_PRACTISED, &practice.basis("transfers.practice")));
    }
    let rule = rules.need.on(desk.today);
    let basis = rule.basis("transfers.need");
    if paper::due(desk, spell).is_some_and(|due| due.paper == Paper::Letter) {
        return Err(by_rule(&RELATION_MOVES, &basis));
    }
    let latest = need::certificate_until(rule.value, desk.today, spell.expected_until);
    let wanted = wanted.or(spell.expected_until.map(|_| latest));
    let until = wanted.ok_or_else(|| kinds::MISSING.at("/valid_until"))?;
    if until < desk.today {
        return Err(CERTIFICATE_OVER.at("/valid_until"));
    }
    if until > latest {
        let problem = CERTIFICATE_DAYS.at("/valid_until").with("latest", latest);
        return Err(problem.with("source", &basis.source).with("since", basis.effective_from));
    }
    Ok((until, basis))
}

fn by_rule(kind: &'static ProblemKind, basis: &Basis) -> Problem {
    kind.problem().with("source", &basis.source).with("since", basis.effective_from)
}
