use super::{
    store::Said,
    words::{Mark, Step},
};
use crate::{invitations, tenant_settings};
use rest::{Call, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// How the first steps of the organisation stand, as far as this service knows.
#[derive(Debug, Serialize, ToSchema)]
pub struct Onboarding {
    /// The list was put away.
    hidden: bool,
    steps: Vec<OnboardingStep>,
    /// Name or look were changed since the organisation was made.
    profile_changed: bool,
    /// Somebody besides the first administrator was invited.
    others_invited: bool,
}

/// What was said about a step.
#[derive(Debug, Serialize, ToSchema)]
pub struct OnboardingStep {
    step: Step,
    mark: Mark,
}

impl Onboarding {
    pub(super) async fn of(call: &Call, said: &Said) -> Result<Self, Problem> {
        let steps = Step::ALL.iter().map(|step| OnboardingStep { step: *step, mark: said.of(*step) });
        Ok(Self {
            hidden: said.hidden,
            steps: steps.collect(),
            profile_changed: tenant_settings::was_changed(call.tx()).await?,
            others_invited: invitations::any_from_inside(call.tx(), call.now()).await?,
        })
    }
}
