use super::{
    problems::NOT_OF_THIS,
    query,
    store::document::{self, Model},
    words::DocumentState,
};
use crate::{Records, members, units};
use access::{Action, ResourceKind, Thing};
use kernel::{DocumentId, MemberId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::{DocumentKind, DocumentRule, DocumentSubject};

/// Where a file goes.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    Member(MemberId, DocumentKind),
    Unit(UnitId, DocumentKind),
    /// A new content of a document.
    Version(DocumentId),
}

/// A target that may be written to.
#[derive(Clone, Debug)]
pub struct Permitted {
    /// The document as it is, or as it begins.
    pub document: Model,
    pub new: bool,
    pub rule: DocumentRule,
}

impl Target {
    /// # Errors
    /// 404 when the target is not within reach, 403 when nothing may be added to it, 422 when the kind does not
    /// belong there.
    pub async fn permit(self, records: &Records, call: &Call) -> Result<Permitted, Problem> {
        let (document, new) = match self {
            Self::Member(id, kind) => {
                let found = members::reached(call, id).await?;
                may_create(call, &found.unit).await?;
                let blank = blank(call, kind);
                (Model { member_id: Some(id), ..blank }, true)
            }
            Self::Unit(id, kind) => {
                let unit = units::reached(call, id).await?;
                may_create(call, &unit).await?;
                (Model { unit_id: Some(id), ..blank(call, kind) }, true)
            }
            Self::Version(id) => {
                (query::reached_for(records, call, id, Action::Update).await?.document, false)
            }
        };
        let rules = &records.pack(call.tx()).document_kinds.on(call.today()).value;
        let rule = rules.rule(document.kind).ok_or_else(|| kinds::INTERNAL.problem())?.clone();
        let subject =
            if document.member_id.is_some() { DocumentSubject::Member } else { DocumentSubject::Unit };
        if !rule.of.contains(&subject) {
            return Err(NOT_OF_THIS.at("?kind"));
        }
        // a document stays in the class it was brought in
        let class = if new { rule.class } else { document.class };
        Ok(Permitted { document: Model { class, ..document }, new, rule })
    }
}

async fn may_create(call: &Call, unit: &units::Unit) -> Result<(), Problem> {
    let thing = Thing::within(ResourceKind::Document, unit.path.as_str());
    if call.may(Action::Create, &thing).await? { Ok(()) } else { Err(kinds::FORBIDDEN.problem()) }
}

fn blank(call: &Call, kind: DocumentKind) -> document::Model {
    Model {
        id: DocumentId::new(),
        member_id: None,
        unit_id: None,
        kind,
        class: rulepack::DocumentClass::Confidential,
        title: String::new(),
        note: None,
        state: DocumentState::Arriving,
        current_version: 0,
        retain_until: None,
        held_reason: None,
        created_by: call.account().ok(),
        created_at: call.now(),
        updated_at: call.now(),
        deleted_by: None,
        deleted_at: None,
        deleted_reason: None,
        version: 1,
    }
}
