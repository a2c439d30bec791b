//! The first steps of an organisation, and sample data to try things with.

mod samples;
mod steps;

const ONBOARDING: &str = "/api/identity/onboarding";
const SAMPLES: &str = "/api/records/samples";
