use super::{elements::MOST_TEXT, *};
use crate::vectors::rows;
use kernel::YearMonth;
use proptest::{collection::vec, option, prelude::*};
use time::macros::date;

fn file(inside: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?><Person><XingMing>张三</XingMing>{inside}</Person>")
        .into()
}

#[test]
fn values_are_read_from_their_elements_and_wrong_ones_named() {
    for [inside, element, expected] in rows::<3>(include_str!("../vectors/elements.tsv")) {
        let told = match read(&file(inside)) {
            Ok(reading) => match reading.unknown.first() {
                Some(unknown) => format!("unknown {unknown}"),
                None => "read".into(),
            },
            Err(Fault::Values(wrong)) => format!("{} {}", wrong[0].0, wrong[0].1),
            Err(other) => format!("{other:?}"),
        };
        let expected = match element {
            "-" => expected.to_owned(),
            element if expected == "unknown" => format!("unknown {element}"),
            element => format!("{element} {expected}"),
        };
        assert_eq!(told, expected, "{inside}");
    }
}

#[test]
fn a_form_is_read_whole() {
    let inside = "<ChuShengNianYue>197506</ChuShengNianYue><JianLi>1993.09--1997.07  某大学\n1997.07--  某局</JianLi>\
        <JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>李四</XingMing><ChuShengRiQi>1976.01</ChuShengRiQi>\
        </Item><Item></Item></JiaTingChengYuan><TianBiaoShiJian>20260102</TianBiaoShiJian><ZhaoPian>AAEC</ZhaoPian>";
    let form = read(&file(inside)).unwrap().form;
    assert_eq!(form.birth, Some("1975-06".parse().unwrap()));
    assert_eq!(form.resume, "1993.09--1997.07  某大学\n1997.07--  某局");
    assert_eq!((form.family.len(), form.family[0].birth), (1, Some("1976-01".parse().unwrap())));
    assert_eq!((form.filled_on, form.photo), (Some(Stamp::Day(date!(2026 - 01 - 02))), vec![0, 1, 2]));
}

#[test]
fn what_is_no_form_is_refused() {
    let deep = "<a>".repeat(9) + &"</a>".repeat(9);
    let many = "<a/>".repeat(2001);
    let bomb =
        r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Person><XingMing>&b;</XingMing></Person>"#;
    let outside = r#"<!DOCTYPE x SYSTEM "file:///etc/passwd"><Person><XingMing>a</XingMing></Person>"#;
    let cases: [(Vec<u8>, Fault); 10] = [
        (b"".to_vec(), Fault::NotXml),
        (b"<Person><XingMing>a</XingMing>".to_vec(), Fault::NotXml),
        (b"<Person></Person><Person></Person>".to_vec(), Fault::NotXml),
        (b"<Mensch/>".to_vec(), Fault::OtherRoot { name: "Mensch".into() }),
        (file(&deep), Fault::TooDeep),
        (file(&many), Fault::TooManyElements),
        (bomb.into(), Fault::DocumentType),
        (outside.into(), Fault::DocumentType),
        (file("<MinZu>&b;</MinZu>"), Fault::Entity),
        (vec![0xff; 10], Fault::Encoding),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(&bytes), Err(expected), "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
    assert_eq!(read(&vec![b' '; MOST_BYTES + 1]), Err(Fault::TooLarge { limit: MOST_BYTES }));
}

#[test]
fn a_file_of_an_older_program_is_read() {
    let text = "<?xml version=\"1.0\" encoding=\"GB2312\"?><Person><XingMing>赵六</XingMing></Person>";
    let (bytes, ..) = encoding_rs::GB18030.encode(text);
    assert_eq!(read(&bytes).unwrap().form.name, "赵六");
}

fn text() -> impl Strategy<Value = String> {
    "[\\PC]{0,12}(\n[\\PC]{1,6})?".prop_map(|text| text.replace('\u{fffd}', "").trim().to_owned())
}

fn month() -> impl Strategy<Value = Option<YearMonth>> {
    option::of(
        (1800..2999_i32, 1..=12_u32).prop_map(|(year, month)| format!("{year}-{month:02}").parse().unwrap()),
    )
}

prop_compose! {
    fn kin()(texts in vec(text(), 3), name in "[\\p{Han}]{2,4}", birth in month()) -> Kin {
        let [relation, political, work] = texts.try_into().unwrap();
        Kin { relation, name, birth, political, work }
    }
}

prop_compose! {
    fn form()(
        texts in vec(text(), 12), name in "[\\p{Han}]{2,4}", months in vec(month(), 4), family in vec(kin(), 0..4),
        photo in vec(any::<u8>(), 0..60),
    ) -> Form {
        let mut texts = texts.into_iter();
        let mut next = move || texts.next().unwrap();
        Form {
            name, gender: next(), birth: months[0], party_joined: months[1], work_began: months[2], health: next(),
            full_time_level: next(), in_service_degree_school: next(), post: next(), proposed_post: next(),
            resume: next(), awards: next(), results: next(), reason: next(), reported_by: next(), program: next(),
            family, photo, filled_on: months[3].map(Stamp::Month), ..Form::default()
        }
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read_as_the_same(form in form()) {
        let reading = read(write(&form).as_bytes()).unwrap();
        prop_assert_eq!(&reading.form, &form);
        prop_assert!(reading.unknown.is_empty());
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        if let Ok(reading) = read(&file(&String::from_utf8_lossy(&bytes))) {
            prop_assert!(reading.form.resume.chars().count() <= MOST_TEXT);
        }
    }
}
