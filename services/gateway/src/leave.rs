//! What stays open where an organisation is suspended or being closed: its administrators come in to read why and
//! until when, and to take everything out. This is the whole list; all else is refused as ever.

use crate::{
    place::{Closed, Place},
    principal::Principal,
};
use http::Method;
use rest::Problem;
use tenancy::assertion::Actor;
use utoipa::openapi::{
    OpenApi,
    path::{Operation, PathItem},
};

/// The way in, to the last step a log-in may ask for, and the way out.
const WAY_IN: [&str; 7] = [
    "sign_in",
    "show_second_factor",
    "start_totp",
    "confirm_totp",
    "change_password",
    "get_session",
    "sign_out",
];
/// What an organisation takes out with it.
const TAKING_OUT: [&str; 5] =
    ["create_export", "list_exports", "get_export", "create_export_ticket", "fetch_export"];
/// The only role it is open to.
const ADMIN: &str = "tenant_admin";

/// The operations that stay open, with the addresses the API document gives them.
#[derive(Debug)]
pub(crate) struct Leave {
    way_in: Vec<Door>,
    taking_out: Vec<Door>,
}

#[derive(Debug)]
struct Door {
    method: Method,
    template: String,
}

impl Leave {
    pub fn of(docs: &OpenApi) -> Self {
        Self { way_in: doors(docs, &WAY_IN), taking_out: doors(docs, &TAKING_OUT) }
    }

    /// Whether a request may come in at a closed place; by whom it is, [`only_admins`] asks further in.
    pub fn lets_in(&self, closed: Closed, method: &Method, path: &str) -> bool {
        closed.can_be_left()
            && (is_page(path) || self.takes_out(method, path) || opens(&self.way_in, method, path))
    }

    /// Whether an organisation takes its data out with it: no quota stands in the way of that.
    pub fn takes_out(&self, method: &Method, path: &str) -> bool {
        opens(&self.taking_out, method, path)
    }
}

/// Turns away whoever is logged in at a closed place and is none of its administrators.
///
/// # Errors
/// What everybody is told there.
pub(crate) fn only_admins(place: &Place, principal: Option<&Principal>) -> Result<(), Problem> {
    match (place.closed(), principal) {
        (Some(closed), Some(principal)) if !closed.can_be_left() || !is_admin(principal) => {
            Err(closed.problem())
        }
        _ => Ok(()),
    }
}

pub(crate) fn is_admin(principal: &Principal) -> bool {
    match &principal.actor {
        Actor::Account { assignments, .. } => assignments.iter().any(|held| held.role == ADMIN),
        Actor::Anonymous | Actor::Operator { .. } | Actor::Gateway => false,
    }
}

/// The log-in, the one page of the console, and what they are made of; the address itself leads to either.
fn is_page(path: &str) -> bool {
    let below =
        |face: &str| path.strip_prefix(face).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    path == "/" || ["/login", "/console", "/theme"].into_iter().any(below)
}

fn doors(docs: &OpenApi, ids: &[&str]) -> Vec<Door> {
    let listed =
        |operation: &Operation| operation.operation_id.as_deref().is_some_and(|id| ids.contains(&id));
    let items = docs.paths.paths.iter();
    let all = items.flat_map(|(template, item)| {
        operations(item).into_iter().map(move |(method, operation)| (template, method, operation))
    });
    all.filter(|(_, _, operation)| operation.is_some_and(listed))
        .map(|(template, method, _)| Door { method, template: template.clone() })
        .collect()
}

fn operations(item: &PathItem) -> [(Method, Option<&Operation>); 5] {
    [
        (Method::GET, item.get.as_ref()),
        (Method::POST, item.post.as_ref()),
        (Method::PUT, item.put.as_ref()),
        (Method::PATCH, item.patch.as_ref()),
        (Method::DELETE, item.delete.as_ref()),
    ]
}

fn opens(doors: &[Door], method: &Method, path: &str) -> bool {
    doors.iter().any(|door| door.method == *method && fits(&door.template, path))
}

/// Whether a path is one of a template's, `/exports/{id}`.
fn fits(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given => {}
            (Some(part), Some(given)) if part.starts_with('{') && !given.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, OperatorId, SessionId};
    use tenancy::assertion::{Assignment, Level};
    use utoipa::openapi::path::HttpMethod;

    fn principal(actor: Actor) -> Principal {
        Principal { actor, level: Level::Full, session: SessionId::new() }
    }

    #[test]
    fn a_path_is_one_of_a_templates_or_none() {
        let template = "/api/identity/exports/{id}";
        assert!(fits(template, "/api/identity/exports/x"));
        for other in [
            "/api/identity/exports",
            "/api/identity/exports/",
            "/api/identity/exports/x/file",
            "/api/records/exports/x",
        ] {
            assert!(!fits(template, other), "{other}");
        }
    }

    #[test]
    fn the_log_in_and_the_console_are_pages_and_nothing_beside_them() {
        for path in ["/", "/login", "/login/totp/", "/console/", "/console/assets/a.js", "/theme/a.css"] {
            assert!(is_page(path), "{path}");
        }
        for path in ["/privacy", "/loginx", "/calendar/a.ics", "/api/identity/session", "/meetings"] {
            assert!(!is_page(path), "{path}");
        }
    }

    #[test]
    fn only_administrators_of_the_organisation_count_as_such() {
        let held = |role: &str| {
            let assignments = vec![Assignment { role: role.to_owned(), unit: None }];
            principal(Actor::Account { id: AccountId::new(), member: None, assignments })
        };
        assert!(is_admin(&held("tenant_admin")));
        assert!(!is_admin(&held("secretary")));
        assert!(!is_admin(&principal(Actor::Operator { id: OperatorId::new(), entry: None })));
    }

    #[test]
    fn what_is_not_listed_stays_shut() {
        let mut docs = crate::docs::merged(Vec::new());
        for (path, id) in
            [("/api/identity/exports/{id}", "get_export"), ("/api/records/members", "list_members")]
        {
            let item = PathItem::new(HttpMethod::Get, Operation::builder().operation_id(Some(id)));
            docs.paths.paths.insert(path.to_owned(), item);
        }
        let leave = Leave::of(&docs);
        let (suspended, path) = (Closed::Suspended, "/api/identity/exports/x");
        assert!(leave.lets_in(suspended, &Method::GET, path) && leave.takes_out(&Method::GET, path));
        assert!(!leave.lets_in(suspended, &Method::DELETE, path));
        assert!(!leave.lets_in(suspended, &Method::GET, "/api/records/members"));
        assert!(!leave.lets_in(Closed::Unknown, &Method::GET, path));
        assert!(!leave.lets_in(Closed::Creating, &Method::GET, "/login/"));
    }
}
