use crate::{
    Timeline,
    dues::{Base, Bracket, Choice, Dues, Employer, PayerKind, PayerRule, Payers, Range, RateTable, Rates},
};
use kernel::Fen;

type Faults = Vec<(&'static str, String)>;

const WHOLE: u16 = 10_000;

/// What the rules on dues say that cannot all be true.
pub(super) fn faults(dues: &Dues) -> Faults {
    let mut faults = Faults::new();
    each(&mut faults, "dues.payers", &dues.payers, payers);
    each(&mut faults, "dues.rates", &dues.rates, rates);
    each(&mut faults, "dues.base", &dues.base, base);
    each(&mut faults, "dues.fixing", &dues.fixing, |rule| choice(&rule.mode));
    each(&mut faults, "dues.rounding", &dues.rounding, choice);
    each(&mut faults, "dues.cap", &dues.cap, |rule| {
        rule.monthly
            .filter(|cap| *cap <= Fen(0))
            .map(|_| "a cap that leaves nothing".into())
            .into_iter()
            .collect()
    });
    each(&mut faults, "dues.hardship", &dues.hardship, |rule| {
        if rule.approvers.is_empty() { vec!["nobody may approve".into()] } else { Vec::new() }
    });
    moves(&mut faults, dues);
    faults
}

fn moves(faults: &mut Faults, dues: &Dues) {
    each(faults, "dues.payment", &dues.payment, |rule| {
        let mut faults = range(rule.due_day, 1, 31);
        if rule.back_months == 0 || rule.at_once_months == 0 || 12 % rule.at_once_months.max(1) != 0 {
            faults.push("months that do not fit a year".into());
        }
        faults
    });
    each(faults, "dues.arrears", &dues.arrears, |rule| {
        range(rule.amber_months, 1, rule.red_months.saturating_sub(1))
    });
    each(faults, "dues.voluntary", &dues.voluntary, |rule| {
        if rule.centre_from > Fen(0) { Vec::new() } else { vec!["every extra payment goes up".into()] }
    });
    each(faults, "dues.remittance", &dues.remittance, |rule| {
        let mut faults = choice(&rule.rounding);
        if rule.share.least > rule.share.most || rule.share.most > WHOLE {
            faults.push("a share over the whole".into());
        }
        if !rule.confirm_days.sound() {
            faults.push("bounds of the days to confirm".into());
        }
        faults
    });
    each(faults, "dues.spending", &dues.spending, |rule| {
        if rule.purposes.is_empty() { vec!["nothing may be paid for".into()] } else { Vec::new() }
    });
    each(faults, "dues.publication", &dues.publication, |rule| choice(&rule.per_person));
}

fn each<T>(
    faults: &mut Faults,
    rule: &'static str,
    timeline: &Timeline<T>,
    check: impl Fn(&T) -> Vec<String>,
) {
    for version in timeline.versions() {
        faults.extend(check(&version.value).into_iter().map(|text| (rule, text)));
    }
}

fn choice<T: Ord>(choice: &Choice<T>) -> Vec<String> {
    if choice.allowed.contains(&choice.usual) { Vec::new() } else { vec!["the usual is not allowed".into()] }
}

fn range(range: Range, least: u8, most: u8) -> Vec<String> {
    let fine = least <= range.least && range.holds(range.usual) && range.most <= most;
    if fine { Vec::new() } else { vec![format!("bounds outside of {least} to {most}")] }
}

fn payers(payers: &Payers) -> Vec<String> {
    let fault = |kind: &PayerKind| match payers.0.get(kind) {
        None => Some(format!("{kind} is missing")),
        Some(PayerRule::Fixed { least, usual, most })
            if !(Fen(0) < *least && least <= usual && usual <= most) =>
        {
            Some(format!("{kind}: bounds"))
        }
        Some(_) => None,
    };
    let fees = |kind: &&PayerKind| PayerKind::FEES.contains(kind);
    let charter = payers.0.keys().any(|kind| fees(&kind));
    PayerKind::ALL
        .iter()
        .filter(|kind| fees(kind) == charter || payers.0.contains_key(*kind))
        .filter_map(fault)
        .collect()
}

fn rates(rates: &Rates) -> Vec<String> {
    let fault = |table: &RateTable| match rates.0.get(table).map(Vec::as_slice) {
        Some(brackets) if scale(brackets) => None,
        _ => Some(format!("{table} is no scale: rising limits and rates, the last without a limit")),
    };
    RateTable::ALL.iter().filter_map(fault).collect()
}

fn scale(brackets: &[Bracket]) -> bool {
    let rising = |pair: &[Bracket]| {
        pair[0].basis_points <= pair[1].basis_points
            && pair[0].up_to.is_some_and(|low| pair[1].up_to.is_none_or(|high| low < high))
    };
    let open_end = brackets.last().is_some_and(|last| last.up_to.is_none() && last.basis_points <= WHOLE);
    let starts_above_nothing = brackets.first().is_some_and(|first| first.up_to != Some(Fen(0)));
    open_end && starts_above_nothing && brackets.windows(2).all(rising)
}

fn base(base: &Base) -> Vec<String> {
    let mut faults = choice(&base.method);
    for method in &base.method.allowed {
        let Some(rule) = base.methods.get(method) else {
            faults.push(format!("{method} is not described"));
            continue;
        };
        let nothing = |employer: &&Employer| rule.counted.get(employer).is_none_or(|items| items.is_empty());
        let empty = Employer::ALL.iter().filter(nothing);
        faults.extend(empty.map(|employer| format!("{method}: nothing counts for {employer}")));
    }
    faults
}

#[cfg(test)]
#[path = "dues_tests.rs"]
mod tests;
