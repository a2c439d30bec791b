//! Dues (党费): what a member owes a month, what was paid, what goes up the tree and what was done with the rest.
//!
//! A member's amount is *fixed* (核定), months are *covered* by payments, and every movement of money is an entry of
//! an append-only double-entry ledger; a mistake is reversed by another entry. Pay is sensitive: an organisation may
//! hand in amounts only. Numbers of the field are in the rule pack, rules in [`rules`].

pub mod rules;
