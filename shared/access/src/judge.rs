use crate::{Action, Linked, Principal, Reach, Resource, ResourceKind, Role, Seat};
use cedar_policy::{
    Authorizer, Context, EntityTypeName, EntityUid, Policy, PolicyId, PolicySet, Request, Schema, Template,
    ValidationMode, Validator,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

/// What everybody with a member record may do; the role `member` adds nothing to it.
const MEMBER: &str = include_str!("../policies/member.cedar");

/// One template per role. `resident` and `operator` have none: in an organisation they may do nothing.
const TEMPLATES: &[(Role, &str)] = &[
    (Role::TenantAdmin, include_str!("../policies/tenant_admin.cedar")),
    (Role::OrgCommittee, include_str!("../policies/org_committee.cedar")),
    (Role::Secretary, include_str!("../policies/secretary.cedar")),
    (Role::Commissioner, include_str!("../policies/commissioner.cedar")),
    (Role::Finance, include_str!("../policies/finance.cedar")),
    (Role::Examiner, include_str!("../policies/examiner.cedar")),
    (Role::Auditor, include_str!("../policies/auditor.cedar")),
];

/// The policies that come with the program do not hold together; said at start, by file and rule.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    #[error("the schema of the policies cannot be read: {0}")]
    Schema(String),
    #[error("the policy of {role} cannot be read: {message}")]
    Policy { role: Role, message: String },
    #[error("the policies do not fit their schema: {0}")]
    Validation(String),
}

/// Decides who may do what, by the policies in `policies/`.
pub struct Judge {
    pub(crate) authorizer: Authorizer,
    /// What holds for everybody.
    pub(crate) common: PolicySet,
    pub(crate) templates: HashMap<Role, Template>,
    pub(crate) types: Types,
    applicable: HashSet<(Action, ResourceKind)>,
    /// Those who asked lately. Whoever is assigned something else is another principal.
    linked: Mutex<HashMap<Principal, Arc<Linked>>>,
}

/// Principals remembered.
const PRINCIPALS: usize = 500;

/// Names of entity types, read once.
pub(crate) struct Types {
    pub user: EntityTypeName,
    pub place: EntityTypeName,
    pub organisation: EntityUid,
    action: EntityTypeName,
    kinds: HashMap<ResourceKind, EntityTypeName>,
}

impl Types {
    fn new() -> Result<Self, String> {
        let name = |text: &str| text.parse::<EntityTypeName>().map_err(|e| e.to_string());
        let mut kinds = HashMap::new();
        for kind in ResourceKind::ALL {
            kinds.insert(*kind, name(kind.entity())?);
        }
        Ok(Self {
            user: name("User")?,
            place: name("Place")?,
            organisation: uid(&name("Organisation")?, "own"),
            action: name("Action")?,
            kinds,
        })
    }

    pub fn action(&self, action: Action) -> EntityUid {
        uid(&self.action, action.as_str())
    }

    pub fn thing(&self, kind: ResourceKind) -> Option<EntityUid> {
        self.kinds.get(&kind).map(|name| uid(name, "it"))
    }
}

pub(crate) fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), cedar_policy::EntityId::new(id))
}

impl Judge {
    /// Reads the policies and checks them strictly against their schema.
    ///
    /// # Errors
    /// When they do not hold together.
    pub fn new() -> Result<Self, PolicyError> {
        let (schema, warnings) =
            Schema::from_cedarschema_str(SCHEMA).map_err(|e| PolicyError::Schema(e.to_string()))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(PolicyError::Schema(warning.to_string()));
        }
        let (common, templates) = (common()?, templates()?);
        let mut all = common.clone();
        for template in templates.values() {
            all.add_template(template.clone()).map_err(|e| PolicyError::Validation(e.to_string()))?;
        }
        let checked = Validator::new(schema.clone()).validate(&all, ValidationMode::Strict);
        if !checked.validation_passed_without_warnings() {
            return Err(PolicyError::Validation(checked.to_string()));
        }
        let types = Types::new().map_err(PolicyError::Schema)?;
        let applicable = applicable(&types, &schema);
        Ok(Self {
            authorizer: Authorizer::new(),
            common,
            templates,
            types,
            applicable,
            linked: Mutex::default(),
        })
    }

    /// Links the principal's assignments to the policies; keep it for the next question.
    pub fn link(&self, principal: Principal) -> Arc<Linked> {
        let known = || self.linked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(linked) = known().get(&principal) {
            return linked.clone();
        }
        let linked = Arc::new(Linked::new(self, principal.clone()));
        let mut known = known();
        if known.len() >= PRINCIPALS {
            known.clear();
        }
        known.insert(principal, linked.clone());
        linked
    }

    /// A linked principal, ready for questions.
    pub fn ask(&self, linked: &Arc<Linked>) -> Seat<'_> {
        Seat::new(self, linked.clone())
    }

    /// A principal, ready for questions.
    pub fn seat(&self, principal: &Principal) -> Seat<'_> {
        Seat::new(self, self.link(principal.clone()))
    }

    /// Whether the principal may do this to that.
    pub fn permits<R: Resource + ?Sized>(&self, principal: &Principal, action: Action, resource: &R) -> bool {
        self.seat(principal).permits(action, resource)
    }

    /// In which part of the organisation the principal may do this to things of a kind.
    pub fn reach(&self, principal: &Principal, action: Action, kind: ResourceKind) -> Reach {
        self.seat(principal).reach(action, kind)
    }

    /// Whether the action exists for the kind at all.
    pub fn applies(&self, action: Action, kind: ResourceKind) -> bool {
        self.applicable.contains(&(action, kind))
    }
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Judge")
    }
}

fn common() -> Result<PolicySet, PolicyError> {
    let wrong = |message: String| PolicyError::Policy { role: Role::Member, message };
    let own = Policy::parse(Some(PolicyId::new("own")), MEMBER).map_err(|e| wrong(e.to_string()))?;
    PolicySet::from_policies([own]).map_err(|e| wrong(e.to_string()))
}

fn templates() -> Result<HashMap<Role, Template>, PolicyError> {
    let read = |(role, text): &(Role, &str)| {
        let wrong = |message: String| PolicyError::Policy { role: *role, message };
        let template = Template::parse(Some(PolicyId::new(role.as_str())), text);
        template.map(|template| (*role, template)).map_err(|e| wrong(e.to_string()))
    };
    TEMPLATES.iter().map(read).collect()
}

/// Which actions the schema knows for which kinds.
fn applicable(types: &Types, schema: &Schema) -> HashSet<(Action, ResourceKind)> {
    let fits = |action: Action, kind: ResourceKind| {
        let Some(thing) = types.thing(kind) else { return false };
        let user = uid(&types.user, "it");
        Request::new(user, types.action(action), thing, Context::empty(), Some(schema)).is_ok()
    };
    let pairs = Action::ALL.iter().flat_map(|a| ResourceKind::ALL.iter().map(move |k| (*a, *k)));
    pairs.filter(|(action, kind)| fits(*action, *kind)).collect()
}
