use super::*;
use crate::collections::words::{AnswerState, AnswerStep, CollectionState};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn field(key: &str, kind: FieldKind) -> Field {
    let choices = if kind == FieldKind::Choice { vec!["甲".into(), "乙".into()] } else { Vec::new() };
    let column = Column {
        key: "n".into(),
        label: "数".into(),
        kind: FieldKind::Number,
        required: true,
        choices: vec![],
    };
    let columns = if kind == FieldKind::Table { vec![column] } else { Vec::new() };
    Field {
        key: key.into(),
        label: "项目".into(),
        kind,
        required: false,
        help: None,
        known: None,
        editable: false,
        choices,
        least: None,
        most: None,
        columns,
    }
}

fn word(finding: Option<Finding>) -> &'static str {
    match finding {
        None => "fine",
        Some(Finding::Missing) => "missing",
        Some(Finding::WrongKind { .. }) => "wrong_kind",
        Some(Finding::NoDay) => "no_day",
        Some(Finding::NoSuchChoice) => "no_such_choice",
        Some(Finding::OutOfBounds { .. }) => "bounds",
        Some(other) => panic!("{other:?}"),
    }
}

#[test]
fn values_are_judged_as_the_table_says() {
    let table = include_str!("../vectors/values.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [kind, required, value, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let mut field = field("x", kind.parse().unwrap());
        field.required = required == "yes";
        let value: Option<Value> = (!value.is_empty()).then(|| serde_json::from_str(value).unwrap());
        let found = answer::value(&field.spec(), value.as_ref(), true);
        assert_eq!(word(found), expected, "{line}");
    }
}

#[test]
fn a_draft_may_lack_what_an_answer_may_not() {
    let mut needed = field("a", FieldKind::Text);
    needed.required = true;
    let form = Form { fields: vec![needed] };
    assert_eq!(check(&form, &Values::new(), false), []);
    assert_eq!(check(&form, &Values::new(), true), [("/values/a".to_owned(), Finding::Missing)]);
}

#[test]
fn what_is_known_is_not_asked() {
    let mut known = field("a", FieldKind::Number);
    known.known = Some(Known::Members);
    let form = Form { fields: vec![known.clone()] };
    let given = Values::from([("a".to_owned(), Value::Number(3))]);
    assert_eq!(check(&form, &given, true), [("/values/a".to_owned(), Finding::Known)]);
    let system = Values::from([("a".to_owned(), Value::Number(9))]);
    assert_eq!(merged(&form, &given, &system), system);
    known.editable = true;
    let form = Form { fields: vec![known] };
    assert_eq!(check(&form, &given, true), []);
    assert_eq!(merged(&form, &given, &system), given);
}

#[test]
fn forms_that_ask_nonsense_are_refused() {
    assert_eq!(flaws(&Form::default()), [Flaw::NoFields]);
    let two = |a: Field, b: Field| flaws(&Form { fields: vec![a, b] });
    assert_eq!(two(field("a", FieldKind::Text), field("b", FieldKind::Table)), []);
    let twice = two(field("a", FieldKind::Text), field("a", FieldKind::Text));
    assert_eq!(twice, [Flaw::KeyTwice { pointer: "/form/fields/1/key".into() }]);
    let mut odd = field("A b", FieldKind::Choice);
    odd.choices.pop();
    odd.known = Some(Known::Members);
    odd.least = Some(1);
    let at = |part: &str| format!("/form/fields/0/{part}");
    assert_eq!(
        flaws(&Form { fields: vec![odd] }),
        [
            Flaw::BadKey { pointer: at("key") },
            Flaw::Choices { pointer: at("choices") },
            Flaw::Bounds { pointer: at("least") },
            Flaw::KnownKind { pointer: at("known") },
        ]
    );
}

#[test]
fn nothing_changes_after_closing_but_by_correction() {
    for state in AnswerState::ALL {
        for step in AnswerStep::ALL {
            let closed = steps::next(CollectionState::Closed, *state, *step);
            assert_eq!(closed.is_some(), *step == AnswerStep::Correct && state.is_in(), "{state} {step}");
            assert_eq!(steps::next(CollectionState::Draft, *state, *step), None);
        }
    }
}

proptest! {
    /// The whole is the sum of its parts, however the tree is cut.
    #[test]
    fn parts_add_up(numbers in prop::collection::vec(-1_000_000_i64..1_000_000, 0..40), cut in 0_usize..40) {
        let form = Form { fields: vec![field("n", FieldKind::Number), field("t", FieldKind::Table)] };
        let answer = |n: &i64| {
            let row = BTreeMap::from([("n".to_owned(), Cell::Number(*n))]);
            Values::from([("n".into(), Value::Number(*n)), ("t".into(), Value::Rows(vec![row.clone(), row]))])
        };
        let all: Vec<Values> = numbers.iter().map(answer).collect();
        let (left, right) = all.split_at(cut.min(all.len()));
        let (whole, left, right) = (roll_up(&form, &all), roll_up(&form, left), roll_up(&form, right));
        for ((whole, left), right) in whole.iter().zip(&left).zip(&right) {
            prop_assert_eq!(whole.sum, left.sum + right.sum);
            prop_assert_eq!(whole.answered, left.answered + right.answered);
            prop_assert_eq!(whole.rows, left.rows + right.rows);
            let column = |tally: &Tally| tally.columns.get("n").copied().unwrap_or_default();
            prop_assert_eq!(column(whole), column(left) + column(right));
        }
    }

    /// Whatever comes in is judged and never a panic.
    #[test]
    fn any_value_is_judged(text in "\\PC{0,30}", number in any::<i64>(), kind in 0_usize..7) {
        let form = Form { fields: vec![field("x", FieldKind::ALL[kind])] };
        for value in [Value::Text(text.clone()), Value::Number(number), Value::Flag(true), Value::Rows(vec![])] {
            let values = Values::from([("x".to_owned(), value), (text.clone(), Value::Flag(false))]);
            let _ = (check(&form, &values, true), roll_up(&form, [&values]));
        }
    }
}
