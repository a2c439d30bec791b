use super::{association, of, party_words};

/// The terms of the pages: this list and theirs are one.
const PAGES: &str = include_str!("../../../services/web/packages/i18n/src/kinds/association.ts");

fn pairs(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let pair = |line: &'static str| -> Option<(&'static str, &'static str)> {
        line.trim().strip_prefix("['")?.strip_suffix("'],")?.split_once("', '")
    };
    text.lines().filter_map(pair).collect()
}

#[test]
fn server_and_pages_have_the_same_terms() {
    let (zh, en) = PAGES.split_once("\n  en: {").unwrap();
    assert_eq!(pairs(zh), association::ZH);
    assert_eq!(pairs(en), association::EN);
}

#[test]
fn an_association_has_chapters_and_fees() {
    let speech = of("association").unwrap();
    let said = [
        ("党费（{months}）", "会费（{months}）"),
        ("第{n}党支部书记", "第{n}分会会长"),
        ("支部党员大会", "会员大会"),
        ("支部云账号", "支部云账号"),
        ("系中共正式党员", "系正式会员"),
        ("没有这样的词", "没有这样的词"),
    ];
    for (usual, expected) in said {
        assert_eq!(speech.zh.say(usual), expected);
    }
    let said = [
        ("Branches pay dues", "Chapters pay fees"),
        ("Party dues of {dues}", "Membership fees of {dues}"),
        ("the secretary's branch", "the chair's chapter"),
        ("party_joined departs", "party_joined departs"),
    ];
    for (usual, expected) in said {
        assert_eq!(speech.en.say(usual), expected);
    }
}

#[test]
fn a_kept_text_is_made_once() {
    let zh = &of("association").unwrap().zh;
    assert!(std::ptr::eq(zh.keep("党员"), zh.keep("党员")));
    assert_eq!(zh.keep("会议"), "会议");
}

#[test]
fn the_others_speak_as_usual() {
    for kind in ["agency", "enterprise", "community", ""] {
        assert!(of(kind).is_none(), "{kind}");
    }
}

#[test]
fn party_words_are_found_and_the_product_is_none() {
    assert_eq!(party_words("支部云：党费"), ["党"]);
    assert_eq!(party_words("A Party lecture"), ["party"]);
    assert!(party_words("支部云 partly departs {name}").is_empty());
}
