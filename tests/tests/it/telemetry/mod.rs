//! What the running program tells about itself: to a real collector, to Prometheus, in its log lines, at its health
//! addresses. And what it never tells.

mod collector;
mod dashboards;
mod health;
mod secrets;
mod spans;
pub mod stage;
mod traces;
