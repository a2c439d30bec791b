//! Exact arithmetic with fen. Products and sums are taken wide; only a rounding loses anything.

use kernel::Fen;
use rulepack::dues::{Rounding, ShareRounding};

/// Basis points of the whole.
pub const WHOLE: u16 = 10_000;

/// More than any amount an entry may have: sums of them stay exact. A bound of the program, not of the field.
pub const LARGEST: Fen = Fen(10_000_000_000_000);

/// So many basis points of the whole base, brought to money. An amount exists in fen before it is brought to jiao:
/// 8234.56 fen are 8235, and half up to jiao 8240.
pub fn by_rate(base: Fen, basis_points: u16, rounding: Rounding) -> Fen {
    let exact = half_up(i128::from(base.0) * i128::from(basis_points), i128::from(WHOLE));
    match rounding {
        Rounding::FenHalfUp => fen(exact),
        Rounding::JiaoHalfUp => fen(half_up(exact, 10) * 10),
        Rounding::JiaoDown => fen(exact.div_euclid(10) * 10),
    }
}

/// A share that goes somewhere else; what rounding leaves stays.
pub fn share(of: Fen, basis_points: u16, rounding: ShareRounding) -> Fen {
    share_of(i128::from(of.0) * i128::from(basis_points), rounding)
}

/// The same of a sum of products: so many fen times basis points.
pub fn share_of(products: i128, rounding: ShareRounding) -> Fen {
    match rounding {
        ShareRounding::Down => fen(products.div_euclid(i128::from(WHOLE))),
        ShareRounding::HalfUp => fen(half_up(products, i128::from(WHOLE))),
    }
}

/// The average, brought to fen before it is compared with anything. Nothing for no amounts.
pub fn average(amounts: &[Fen]) -> Fen {
    match i128::try_from(amounts.len()) {
        Ok(count) if count > 0 => fen(half_up(wide_sum(amounts.iter().copied()), count)),
        _ => Fen(0),
    }
}

pub fn sum(amounts: impl IntoIterator<Item = Fen>) -> Fen {
    fen(wide_sum(amounts))
}

/// `a - b`
pub fn less(a: Fen, b: Fen) -> Fen {
    fen(i128::from(a.0) - i128::from(b.0))
}

fn wide_sum(amounts: impl IntoIterator<Item = Fen>) -> i128 {
    amounts.into_iter().map(|amount| i128::from(amount.0)).sum()
}

fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// Stops at the ends of the type, which sums of amounts up to [`LARGEST`] do not reach.
fn fen(exact: i128) -> Fen {
    Fen(i64::try_from(exact).unwrap_or(if exact < 0 { i64::MIN } else { i64::MAX }))
}
