//! Relation transfers (组织关系接转): the move of a membership from one branch to another, step by step.
//!
//! Until the receiving branch accepts, the member belongs to the sending one. So far the feature has its rules.

pub mod rules;
