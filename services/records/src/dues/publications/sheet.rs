//! The figures of a year as they are put up (党费收缴、使用情况公示).

use super::view::PublicationOut;
use crate::{
    desk::Desk,
    dues::{
        called,
        ledger::figures::{FiguresOut, HeldOut},
        rules::receipt::figures,
    },
    spoken::pick,
};
use kernel::Fen;
use rulepack::dues::SpendingPurpose;
use serde_json::{Value, json};

pub fn of(desk: &Desk<'_>, out: &PublicationOut) -> Value {
    let of = &out.published.figures;
    let year = out.year.to_string();
    let held = [
        (
            called::called(
                desk,
                ("上缴中央的党费", "For the Centre"),
                ("上缴总会的会费", "For the headquarters"),
            ),
            &of.centre,
        ),
        (called::called(desk, ("特殊党费", "Special dues"), ("专项会费", "Special fees")), &of.special),
    ];
    let others =
        held.into_iter().filter(|(_, held)| **held != nothing()).map(|(name, held)| other(name, held));
    let tables: Vec<Value> = [receipts(desk, of), uses(out)].into_iter().chain(others).collect();
    let published =
        pick("公布日期：{d}。公布后数字不再变动。", "Published on {d}; the figures never change.");
    let published = published.replace("{d}", &rest::voice().day(out.published_on));
    let title = called::called(
        desk,
        ("{y}年党费收缴、使用情况公示", "Party dues of {y}: receipts and uses"),
        ("{y}年会费收取、使用情况公示", "Fees of {y}: receipts and uses"),
    );
    json!({
        "title": title.replace("{y}", &year),
        "unit": out.unit_name,
        "tables": tables,
        "notes": out.note.iter().cloned().chain([published]).collect::<Vec<_>>(),
        "sealed": true,
    })
}

fn receipts(desk: &Desk<'_>, of: &FiguresOut) -> Value {
    let lines = [
        (pick("上年结余", "From the year before"), of.opening),
        (called::called(desk, ("党员交纳", "Paid by members"), ("会员交纳", "Paid by members")), of.dues),
        (pick("自愿多交", "Extra payments"), of.voluntary),
        (pick("利息", "Interest"), of.interest),
        (pick("下级上缴", "From below"), of.received),
        (pick("上级下拨", "Allocated from above"), of.allocated_in),
    ];
    // what was left is no receipt of the year
    let some = lines.into_iter().enumerate().filter(|(at, (_, amount))| *at == 0 || *amount != Fen(0));
    let lines = some.map(|(_, (name, amount))| (name, amount)).collect();
    table(pick("收入", "Receipts"), lines, (pick("本年收入合计", "Receipts of the year"), of.receipts))
}

fn uses(out: &PublicationOut) -> Value {
    let of = &out.published.figures;
    let used = out.published.used.iter().map(|(purpose, amount)| (spoken(*purpose), *amount));
    let passed = [
        (pick("上缴上级", "Remitted"), of.remitted),
        (pick("下拨下级", "Allocated below"), of.allocated_out),
    ];
    let lines = used.chain(passed).filter(|(_, amount)| *amount != Fen(0));
    let lines = lines.chain([(pick("支出合计（不含上缴、下拨）", "Spent"), of.used)]).collect();
    table(pick("使用", "Uses"), lines, (pick("年末结余", "At the end of the year"), of.balance))
}

fn other(name: &'static str, of: &HeldOut) -> Value {
    let lines = vec![
        (pick("上年结余", "From the year before"), of.opening),
        (pick("收入", "Taken in"), of.taken_in),
        (pick("转出", "Passed on"), of.passed_on),
    ];
    table(name, lines, (pick("结余", "Left"), of.balance))
}

fn table(caption: &str, lines: Vec<(&'static str, Fen)>, sum: (&str, Fen)) -> Value {
    let row = |(name, amount): (&'static str, Fen)| [name.to_owned(), figures(amount)];
    json!({
        "caption": caption,
        "columns": [
            {"title": pick("项目", "Item"), "width": "rest"},
            {"title": pick("金额", "Amount"), "side": "right", "width": 50},
        ],
        "rows": lines.into_iter().map(row).collect::<Vec<_>>(),
        "sums": [sum.0.to_owned(), figures(sum.1)],
    })
}

const fn nothing() -> HeldOut {
    HeldOut { opening: Fen(0), taken_in: Fen(0), passed_on: Fen(0), balance: Fen(0) }
}

fn spoken(purpose: SpendingPurpose) -> &'static str {
    let (zh, en) = match purpose {
        SpendingPurpose::Training => ("教育培训党员", "Training of members"),
        SpendingPurpose::StudyMaterial => ("学习资料和设备", "Study material and equipment"),
        SpendingPurpose::Commendation => ("表彰先进", "Commendation"),
        SpendingPurpose::HardshipHelp => ("补助生活困难党员", "Help for members in hardship"),
        SpendingPurpose::DisasterHelp => ("补助受灾党员和设施", "Help after a disaster"),
        SpendingPurpose::BranchLife => ("党内活动", "Branch life"),
    };
    pick(zh, en)
}
