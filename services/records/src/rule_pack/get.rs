use super::practised::{PractisedArea, practised};
use crate::Records;
use axum::extract::State;
use kernel::TenantKind;
use rest::{Answer, Ctx};
use rulepack::{Pack, UnitKind, Version};
use serde::Serialize;
use std::collections::BTreeMap;
use time::Date;
use utoipa::ToSchema;

/// The rules in force today.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RulesInForce)]
pub struct RulesOut {
    kind: TenantKind,
    /// The day the youngest of them took effect.
    as_of: Date,
    /// Areas of work the organisation does; pages of the others are of no use to it.
    practises: Vec<PractisedArea>,
    rules: Vec<RuleOut>,
}

/// One rule and where a practitioner can look it up.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RuleInForce)]
pub struct RuleOut {
    /// Such as `units.thresholds`.
    id: &'static str,
    effective_from: Date,
    source: String,
    /// The organisation decided something in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    own: bool,
    /// What it says in numbers.
    figures: BTreeMap<&'static str, u32>,
}

/// Show the rules of the field that hold for the organisation
#[utoipa::path(get, path = "/rules", tag = "rules", operation_id = "get_rules",
    responses((status = OK, body = RulesOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let kind = ctx.tenant().kind;
    let pack = records.pack(ctx.tx());
    let rules = in_force(pack, ctx.today());
    let practises = practised(pack, ctx.today());
    let as_of = rules.iter().map(|rule| rule.effective_from).max().unwrap_or_else(|| ctx.today());
    ctx.read(&RulesOut { kind, as_of, practises, rules })
}

fn in_force(pack: &Pack, today: Date) -> Vec<RuleOut> {
    let (sizes, terms) = (pack.thresholds.on(today), pack.terms.on(today));
    let (posts, joining) = (pack.posts.on(today), pack.joining.on(today));
    let (floating, lost) = (pack.floating.on(today), pack.lost_contact.on(today));
    let years = |kind: UnitKind| terms.value.years(kind, None).map(u32::from);
    let of_terms = [
        ("party_committee_years", years(UnitKind::PartyCommittee)),
        ("general_branch_years", years(UnitKind::GeneralBranch)),
        ("branch_years", years(UnitKind::Branch)),
        ("remind_months", Some(terms.value.remind_months.into())),
    ];
    let of_sizes = [
        ("branch_min_full", Some(sizes.value.branch_min_full)),
        ("branch_usual_max", Some(sizes.value.branch_usual_max)),
        ("branch_committee_min_full", Some(sizes.value.branch_committee_min_full)),
        ("general_branch_min", Some(sizes.value.general_branch_min)),
        ("party_committee_min", Some(sizes.value.party_committee_min)),
    ];
    vec![
        rule("units.thresholds", sizes, &of_sizes),
        rule("units.terms", terms, &of_terms),
        rule("posts", posts, &[("secretary_years", Some(posts.value.secretary_membership_years.into()))]),
        rule(
            "members.joining",
            joining,
            &[
                ("min_age", Some(joining.value.min_age.into())),
                ("medal_years", Some(joining.value.medal_years.into())),
            ],
        ),
        rule("members.floating", floating, &[("after_months", Some(floating.value.after_months.into()))]),
        rule(
            "members.lost_contact",
            lost,
            &[
                ("suspend_months", Some(lost.value.suspend_after_months.into())),
                ("remove_months", Some(lost.value.remove_after_months.into())),
            ],
        ),
    ]
}

fn rule<T>(id: &'static str, version: &Version<T>, figures: &[(&'static str, Option<u32>)]) -> RuleOut {
    let figures = figures.iter().filter_map(|(name, figure)| figure.map(|figure| (*name, figure)));
    RuleOut {
        id,
        effective_from: version.effective_from,
        source: version.source.clone(),
        own: version.own,
        figures: figures.collect(),
    }
}
