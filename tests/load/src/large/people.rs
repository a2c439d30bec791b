//! Names with the pieces they are found by, and numbers no two have.

/// A character and the first letter of its pinyin.
type Letter = (char, char);

const SURNAMES: [Letter; 16] = [
    ('王', 'w'),
    ('李', 'l'),
    ('张', 'z'),
    ('刘', 'l'),
    ('陈', 'c'),
    ('杨', 'y'),
    ('赵', 'z'),
    ('黄', 'h'),
    ('周', 'z'),
    ('吴', 'w'),
    ('徐', 'x'),
    ('孙', 's'),
    ('胡', 'h'),
    ('朱', 'z'),
    ('高', 'g'),
    ('林', 'l'),
];
const FIRST: [Letter; 16] = [
    ('建', 'j'),
    ('志', 'z'),
    ('文', 'w'),
    ('国', 'g'),
    ('明', 'm'),
    ('晓', 'x'),
    ('海', 'h'),
    ('永', 'y'),
    ('丽', 'l'),
    ('春', 'c'),
    ('秀', 'x'),
    ('玉', 'y'),
    ('德', 'd'),
    ('立', 'l'),
    ('雨', 'y'),
    ('子', 'z'),
];
const SECOND: [Letter; 16] = [
    ('国', 'g'),
    ('强', 'q'),
    ('华', 'h'),
    ('军', 'j'),
    ('平', 'p'),
    ('伟', 'w'),
    ('芳', 'f'),
    ('兰', 'l'),
    ('英', 'y'),
    ('涛', 't'),
    ('敏', 'm'),
    ('静', 'j'),
    ('磊', 'l'),
    ('峰', 'f'),
    ('霞', 'x'),
    ('宁', 'n'),
];

pub struct Name {
    pub text: String,
    pub initials: String,
    /// Single characters and pairs, as the product cuts them.
    pub grams: Vec<String>,
}

pub fn name(n: usize) -> Name {
    // a stride that is prime to all three
    let at = n.wrapping_mul(7919);
    let letters = [SURNAMES[at % 16], FIRST[at / 16 % 16], SECOND[at / 256 % 16]];
    let chars = letters.map(|(char, _)| char);
    let mut grams: Vec<String> = chars.iter().map(char::to_string).collect();
    grams.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
    grams.sort();
    grams.dedup();
    Name { text: chars.iter().collect(), initials: letters.iter().map(|(_, letter)| letter).collect(), grams }
}

/// A mobile number in a range no operator has; of a hundred thousand ten end alike.
pub fn mobile(n: usize) -> String {
    format!("160{:08}", n % 100_000_000)
}

/// A resident number under an area code no card is issued for: a day of birth and a place on it for each.
pub fn id_no(n: usize) -> String {
    let (place, day) = (n % 900, n / 900);
    let (year, month, day) = (1950 + day / 336 % 50, day / 28 % 12 + 1, day % 28 + 1);
    let body = format!("710000{year}{month:02}{day:02}{place:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize =
        body.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{body}{}", &"10X98765432"[sum % 11..=sum % 11])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_hundred_thousand_numbers_are_different() {
        let numbers: HashSet<String> = (0..100_000).map(id_no).collect();
        assert_eq!(numbers.len(), 100_000);
        assert!(numbers.iter().all(|number| kernel::ResidentId::read(number).is_ok()));
    }

    #[test]
    fn names_are_spread() {
        let names: HashSet<String> = (0..5000).map(|n| name(n).text).collect();
        assert!(names.len() > 2000, "{}", names.len());
    }
}
