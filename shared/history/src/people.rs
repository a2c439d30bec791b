//! Names and numbers of people there are not.

use crate::{dice::Dice, parts::Newcomer};
use time::Date;

const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "林", "罗", "高",
];
const GIVEN: [&str; 24] = [
    "欣怡", "子涵", "浩然", "雨桐", "思远", "嘉宁", "文博", "晓彤", "俊杰", "梦洁", "志强", "慧敏", "宇航",
    "佳琪", "明哲", "雅静", "天宇", "诗涵", "建华", "秀兰", "海峰", "丽娜", "永康", "若溪",
];
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Somebody new, born between 1986 and 1998.
pub fn newcomer(dice: &mut Dice) -> Newcomer {
    let name =
        [SURNAMES.as_slice(), GIVEN.as_slice()].map(|of| dice.one(of).copied().unwrap_or_default()).concat();
    Newcomer { name, id_no: number(dice), joined_on: None, full_on: None }
}

/// A member of an organisation elsewhere.
pub fn member(dice: &mut Dice, joined_on: Date, full_on: Date) -> Newcomer {
    Newcomer { joined_on: Some(joined_on), full_on: Some(full_on), ..newcomer(dice) }
}

fn number(dice: &mut Dice) -> String {
    let (year, month, day) = (1986 + dice.below(13), dice.between(1, 12), dice.between(1, 28));
    let body = format!("710000{year}{month:02}{day:02}{:03}", dice.below(1000));
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = b"10X98765432".get(usize::try_from(sum % 11).unwrap_or(0)).copied().unwrap_or(b'0');
    format!("{body}{}", char::from(check))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ResidentId;

    #[test]
    fn numbers_are_well_formed() {
        let mut dice = Dice::new(1, 2, "people");
        for _ in 0..500 {
            let person = newcomer(&mut dice);
            assert!(ResidentId::read(&person.id_no).is_ok(), "{}", person.id_no);
            assert!(person.name.chars().count() == 3);
        }
    }
}
