use super::*;
use proptest::prelude::*;

/// Reads capitals back; written for the test, from the words and not from the writer.
fn read(text: &str) -> i64 {
    let (sign, text) = text.strip_prefix('负').map_or((1, text), |rest| (-1, rest));
    let (yuan, cents) = text.split_once('元').unwrap_or(("", text));
    let mut fen = number(yuan) * 100;
    let mut last = 0;
    for c in cents.chars() {
        match c {
            '角' => fen += last * 10,
            '分' => fen += last,
            '整' | '零' => {}
            digit => last = of_digit(digit),
        }
    }
    sign * fen
}

fn number(text: &str) -> i64 {
    for (name, size) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some(at) = text.rfind(name) {
            return number(&text[..at]) * size + number(&text[at + name.len_utf8()..]);
        }
    }
    let (mut total, mut last) = (0, 0);
    for c in text.chars() {
        let place = match c {
            '仟' => 1000,
            '佰' => 100,
            '拾' => 10,
            '零' => continue,
            digit => {
                last = of_digit(digit);
                continue;
            }
        };
        total += last * place;
        last = 0;
    }
    total + last
}

fn of_digit(c: char) -> i64 {
    "零壹贰叁肆伍陆柒捌玖".chars().position(|digit| digit == c).unwrap() as i64
}

#[test]
fn amounts_are_written_as_on_bank_forms() {
    let cases = [
        (0, "零元整"),
        (5, "伍分"),
        (20, "贰角整"),
        (25, "贰角伍分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (1_050, "壹拾元零伍角整"),
        (1_005, "壹拾元零伍分"),
        (10_500, "壹佰零伍元整"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (100_000, "壹仟元整"),
        (100_500, "壹仟零伍元整"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (168_032, "壹仟陆佰捌拾元零叁角贰分"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (10_700_053, "壹拾万柒仟元零伍角叁分"),
        (100_000_000, "壹佰万元整"),
        (100_010_000, "壹佰万零壹佰元整"),
        (1_000_500, "壹万零伍元整"),
        (10_000_000_000, "壹亿元整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (10_100_000_500, "壹亿零壹佰万零伍元整"),
        (11_000_000_000, "壹亿壹仟万元整"),
        (1_000_000_000_000, "壹佰亿元整"),
        (100_000_000_000_000, "壹万亿元整"),
        (-100_000, "负壹仟元整"),
    ];
    for (fen, text) in cases {
        assert_eq!(capitals(Fen(fen)), text, "{fen}");
        assert_eq!(read(text), fen, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn capitals_read_back(fen in prop_oneof![any::<i64>().prop_filter("fits", |fen| *fen != i64::MIN), 0_i64..1_000_000, -1_000_000_000_i64..1_000_000_000]) {
        prop_assert_eq!(read(&capitals(Fen(fen))), fen);
    }

    /// Amounts with many zeros are where the word for zero goes wrong.
    #[test]
    fn zeros_are_never_doubled_and_never_stand_before_a_place(digits in prop::collection::vec(prop_oneof![3 => Just(0_i64), 1 => 1_i64..10], 1..16)) {
        let fen = digits.iter().fold(0, |fen, digit| fen * 10 + digit);
        let text = capitals(Fen(fen));
        prop_assert_eq!(read(&text), fen, "{}", text);
        for bad in ["零零", "零仟", "零佰", "零拾", "零万", "零亿", "亿万", "零整", "零角", "零分", "分整"] {
            prop_assert!(!text.contains(bad), "{text}: {bad}");
        }
        prop_assert!(fen == 0 || !text.contains("零元"), "{}", text);
        prop_assert_eq!(text.ends_with('整'), fen % 10 == 0, "{}", text);
    }
}
