//! Amounts in Chinese capitals, as on bank forms (支付结算办法 附一): 壹仟零伍元贰角整.
//!
//! One 零 stands for any number of zeros between digits, and one after 元 where the digit before or behind it is
//! zero. 整 closes an amount that ends with 元 or 角; none follows 分.

use kernel::Fen;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [(u64, char); 3] = [(1000, '仟'), (100, '佰'), (10, '拾')];
const YI: u64 = 100_000_000;
const WAN: u64 = 10_000;

/// Without 人民币 in front, which the form prints. A negative amount begins with 负.
pub fn capitals(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::new();
    if amount < Fen(0) {
        text.push('负');
    }
    if yuan > 0 || (jiao == 0 && fen == 0) {
        write_yuan(&mut text, yuan);
        text.push('元');
    }
    write_cents(&mut text, yuan, jiao, fen);
    text
}

fn write_yuan(text: &mut String, yuan: u64) {
    if yuan == 0 {
        text.push('零');
    } else {
        write_number(text, yuan);
    }
}

/// What follows 元: jiao and fen with their zeros, or 整.
fn write_cents(text: &mut String, yuan: u64, jiao: u64, fen: u64) {
    let zero_yuan_digit = yuan.is_multiple_of(10);
    if yuan > 0 && ((jiao > 0 && zero_yuan_digit) || (jiao == 0 && fen > 0)) {
        text.push('零');
    }
    if jiao > 0 {
        text.push(digit(jiao));
        text.push('角');
    }
    if fen > 0 {
        text.push(digit(fen));
        text.push('分');
    } else {
        text.push('整');
    }
}

/// A number above nothing: what is above 亿, then above 万, then the last four places.
fn write_number(text: &mut String, number: u64) {
    if let Some(rest) = write_group(text, number, YI, '亿') {
        return rest_of(text, rest, YI);
    }
    if let Some(rest) = write_group(text, number, WAN, '万') {
        return rest_of(text, rest, WAN);
    }
    let mut pending_zero = false;
    let mut rest = number;
    for (size, place) in PLACES {
        let of_place = rest / size;
        rest %= size;
        if of_place > 0 {
            push_after_zero(text, &mut pending_zero);
            text.push(digit(of_place));
            text.push(place);
            pending_zero = false;
        } else if number > size {
            pending_zero = true;
        }
    }
    if rest > 0 {
        push_after_zero(text, &mut pending_zero);
        text.push(digit(rest));
    }
}

fn write_group(text: &mut String, number: u64, size: u64, name: char) -> Option<u64> {
    if number < size {
        return None;
    }
    write_number(text, number / size);
    text.push(name);
    Some(number % size)
}

/// What is below a group; a zero where its highest place is empty.
fn rest_of(text: &mut String, rest: u64, size: u64) {
    if rest == 0 {
        return;
    }
    if rest < size / 10 {
        text.push('零');
    }
    write_number(text, rest);
}

fn push_after_zero(text: &mut String, pending: &mut bool) {
    if std::mem::take(pending) {
        text.push('零');
    }
}

fn digit(of: u64) -> char {
    usize::try_from(of).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or('零')
}

#[cfg(test)]
#[path = "capitals_tests.rs"]
mod tests;
