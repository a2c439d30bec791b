use super::store;
use crate::Records;
use axum::extract::State;
use kernel::TenantKind;
use rest::{Answer, Ctx, Problem, Query};
use rulepack::{Chosen, Figure, Own, OwnSetting, Room, WORKING_DAYS, Wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// On which day.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
}

/// Every rule of the organisation, by area.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleBook {
    kind: TenantKind,
    on: Date,
    areas: Vec<RuleArea>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RuleArea {
    /// Such as `meetings`.
    area: String,
    rules: Vec<RuleEntry>,
}

/// One rule: what holds, where it is from, and what the organisation may decide in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleEntry {
    /// Such as `units.thresholds`.
    id: String,
    effective_from: Date,
    source: String,
    /// The organisation decided something in it.
    own: bool,
    /// It is decided in the settings or the privacy pages.
    elsewhere: bool,
    settings: Vec<RuleSetting>,
    figures: Vec<Figure>,
    /// All its wordings, the latest first.
    wordings: Vec<RuleWording>,
}

/// Something the organisation may decide.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleSetting {
    name: String,
    room: Room,
    /// What holds; none where nobody has set a number.
    value: Option<Chosen>,
    /// What the rule says while nothing is decided.
    usual: Option<Chosen>,
    /// What is decided for a later day.
    next: Option<RuleNext>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RuleNext {
    effective_from: Date,
    value: Option<Chosen>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RuleWording {
    effective_from: Date,
    source: String,
    own: bool,
}

/// Read every rule that holds for the organisation
///
/// Value, bounds, source and since when, by area; everybody of the organisation may.
#[utoipa::path(get, path = "/rules/book", tag = "rules", operation_id = "get_rule_book", params(Wanted),
    responses((status = OK, body = RuleBook)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let (kind, on) = (ctx.tenant().kind, wanted.on.unwrap_or_else(|| ctx.today()));
    let decided = store::all(ctx.tx()).await?;
    let areas = areas(&records, kind, on, &decided)?;
    ctx.read(&RuleBook { kind, on, areas })
}

fn areas(records: &Records, kind: TenantKind, on: Date, decided: &[Own]) -> Result<Vec<RuleArea>, Problem> {
    let (own, field) = (by_rule(records, kind, decided), by_rule(records, kind, &[]));
    let mut areas: BTreeMap<String, Vec<RuleEntry>> = BTreeMap::new();
    for (id, wordings) in own {
        let (Some(now), Some(usual)) =
            (in_force(&wordings, on), field.get(&id).and_then(|all| in_force(all, on)))
        else {
            continue;
        };
        let entry = entry(&id, now, usual, &wordings, on, decided);
        areas.entry(area(&id).to_owned()).or_default().push(entry);
    }
    Ok(areas.into_iter().map(|(area, rules)| RuleArea { area, rules }).collect())
}

fn by_rule(records: &Records, kind: TenantKind, decided: &[Own]) -> BTreeMap<String, Vec<Wording>> {
    let mut rules: BTreeMap<String, Vec<Wording>> = BTreeMap::new();
    for wording in records.rules.wordings(kind, decided) {
        rules.entry(wording.rule.clone()).or_default().push(wording);
    }
    rules.values_mut().for_each(|wordings| wordings.sort_by_key(|wording| wording.effective_from));
    rules
}

/// Before the first known wording, that one: as the rules are read everywhere.
fn in_force(wordings: &[Wording], on: Date) -> Option<&Wording> {
    wordings.iter().rev().find(|wording| wording.effective_from <= on).or(wordings.first())
}

fn area(id: &str) -> &str {
    match id.split_once('.') {
        Some((area, _)) => area,
        None => "units",
    }
}

fn entry(
    id: &str,
    now: &Wording,
    usual: &Wording,
    wordings: &[Wording],
    on: Date,
    decided: &[Own],
) -> RuleEntry {
    // what the field says of another year is no usual of this one
    let of_now = id != WORKING_DAYS || usual.effective_from == now.effective_from;
    let usual = if of_now { usual.settings() } else { Vec::new() };
    let setting = |setting: OwnSetting| RuleSetting {
        usual: usual.iter().find(|one| one.name == setting.name).and_then(|one| one.value.clone()),
        next: next(id, &setting.name, on, decided),
        name: setting.name,
        room: setting.room,
        value: setting.value,
    };
    let told = |wording: &Wording| RuleWording {
        effective_from: wording.effective_from,
        source: wording.source.clone(),
        own: wording.own,
    };
    RuleEntry {
        id: id.to_owned(),
        effective_from: now.effective_from,
        source: now.source.clone(),
        own: now.own,
        elsewhere: now.decided_elsewhere(),
        figures: now.figures(),
        settings: now.settings().into_iter().map(setting).collect(),
        wordings: wordings.iter().rev().map(told).collect(),
    }
}

/// The next day something else was decided for; of several decisions for it the last.
fn next(rule: &str, setting: &str, on: Date, decided: &[Own]) -> Option<RuleNext> {
    let mine = |own: &&Own| own.rule == rule && own.setting == setting && own.effective_from > on;
    let day = decided.iter().filter(mine).map(|own| own.effective_from).min()?;
    let last = decided.iter().filter(mine).rfind(|own| own.effective_from == day)?;
    Some(RuleNext { effective_from: day, value: last.value.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::Rules;

    /// What an association does not do, or only with branches of the Party.
    const LEFT_OUT: &[&str] = &["cadres", "development", "transfers"];

    #[test]
    fn an_association_reads_no_source_of_the_party() {
        let mut read = 0;
        for one in Rules::built_in().unwrap().wordings(TenantKind::Association, &[]) {
            if LEFT_OUT.contains(&area(&one.rule)) && !one.rule.ends_with(".practice") {
                continue;
            }
            read += 1;
            let words = rest::speech::party_words(&one.source);
            assert!(words.is_empty(), "{}: {} ({words:?})", one.rule, one.source);
        }
        assert!(read > 40, "{read}");
    }
}
