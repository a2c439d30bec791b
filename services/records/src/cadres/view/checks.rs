use crate::{
    cadres::{
        details::Details,
        problems as say,
        rules::{Finding, ages, agreement, resume},
        said, sealed, spoken,
        store::cadre::Model,
        words::{Agreement, CheckedItem},
    },
    desk::Desk,
    members,
    notice::Notice,
};
use kernel::{DocumentId, ResidentId, YearMonth};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// One of the five values that have to agree with the file (三龄两历).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CadreCheckOut {
    #[schema(inline)]
    pub item: CheckedItem,
    /// What the record says.
    pub recorded: String,
    #[schema(inline)]
    pub agreement: Agreement,
    /// What the file says, where it is something else.
    pub file_value: Option<String>,
    /// The document in the file that proves it.
    pub source: Option<String>,
    pub document_id: Option<DocumentId>,
    pub verified_by: Option<String>,
    pub verified_on: Option<Date>,
}

/// All five, whether or not somebody has looked.
pub fn checks(details: &Details) -> Vec<CadreCheckOut> {
    CheckedItem::ALL.iter().map(|item| of(details, *item)).collect()
}

fn of(details: &Details, item: CheckedItem) -> CadreCheckOut {
    let check = details.checks.iter().find(|check| check.item == item);
    let agreement = agreement::agreement(details, item, check);
    let month = check.and_then(|check| check.file_month).map(|month| resume::written(month, "."));
    let said = check.and_then(|check| check.file_value.clone()).or(month);
    CadreCheckOut {
        item,
        recorded: agreement::recorded(item, details),
        agreement,
        file_value: said.filter(|_| agreement != Agreement::Agrees),
        source: check.map(|check| check.source.clone()),
        document_id: check.and_then(|check| check.document_id),
        verified_by: check.map(|check| check.verified_by.clone()),
        verified_on: check.map(|check| check.verified_on),
    }
}

/// Everything in a record that should be looked at.
///
/// # Errors
/// When the database is away, or a value does not open.
pub async fn findings(desk: &Desk<'_>, cadre: &Model) -> Result<Vec<Notice>, Problem> {
    let (details, rules) = (&cadre.details, &desk.pack.cadres);
    let today = YearMonth::of(desk.today);
    let began = details.person.work_began;
    let mut found = resume::breaks(rules.resume.on(desk.today).value, &details.resume, began, today);
    found.extend(doubts(desk, cadre).await?);
    let mut notices: Vec<Notice> = found.iter().map(|one| said::notice(desk, one, desk.today)).collect();
    for check in checks(details) {
        let kind = match check.agreement {
            Agreement::Differs => &say::FILE_DIFFERS,
            Agreement::Changed => &say::CHECK_CHANGED,
            Agreement::Unverified | Agreement::Agrees => continue,
        };
        let problem = kind.with("item", spoken::item(check.item));
        notices.push(problem.with("file", check.file_value.unwrap_or_default()).into());
    }
    Ok(notices)
}

/// Held against the identity number and the roster.
async fn doubts(desk: &Desk<'_>, cadre: &Model) -> Result<Vec<Finding>, Problem> {
    let number = sealed::id_no(desk.tx.vault(), cadre)?;
    let number = number.as_deref().and_then(|text| ResidentId::read(text).ok());
    let mut births: Vec<YearMonth> =
        number.map(|(id, _)| YearMonth::of(id.birth_date())).into_iter().collect();
    let member = match cadre.member_id {
        Some(id) => members::by_ids(desk.tx, vec![id]).await?.remove(&id),
        None => None,
    };
    births.extend(member.as_ref().and_then(|member| member.birth_date).map(YearMonth::of));
    let joined = member.as_ref().map(|member| YearMonth::of(member.joined_on));
    let least = desk.pack.cadres.ages.on(desk.today).value;
    Ok(ages::doubts(least, &cadre.details.person, &births, joined))
}
