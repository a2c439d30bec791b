//! Workbooks as committees send them, made here, filled, and read back.

use super::{Filling, Put, fill};
use crate::table::{Cell, Fault, Limits, Table};
use rust_xlsxwriter::{Format, FormatBorder, Formula, Workbook, Worksheet};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

fn text(text: &str) -> Put {
    Put::Text(text.into())
}

fn number(number: i64) -> Put {
    Put::Number(number.to_string())
}

/// Title, header on the third line, three ruled rows, totals with formulas, and who has signed.
fn template(sheet: &mut Worksheet) {
    let (plain, ruled) = (Format::new(), Format::new().set_border(FormatBorder::Thin));
    sheet.set_name("汇总表").unwrap();
    sheet.merge_range(0, 0, 0, 3, "党员教育培训情况汇总表", &plain).unwrap();
    sheet.write_string(1, 0, "填报单位：").unwrap();
    for (at, title) in ["序号", "党组织名称", "参加人数", "占比"].iter().enumerate() {
        sheet.write_string_with_format(2, u16::try_from(at).unwrap(), *title, &ruled).unwrap();
    }
    for row in 3..6 {
        for column in 0..3 {
            sheet.write_blank(row, column, &ruled).unwrap();
        }
        let share = format!("=C{0}/$C$7", row + 1);
        sheet.write_formula_with_format(row, 3, Formula::new(share).set_result("0"), &ruled).unwrap();
    }
    sheet.write_string(6, 1, "合  计").unwrap();
    sheet.write_formula(6, 2, Formula::new("=SUM(C4:C6)").set_result("0")).unwrap();
    sheet.merge_range(7, 0, 7, 3, "填表人：        审核人：", &plain).unwrap();
}

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    template(book.add_worksheet());
    let notes = book.add_worksheet();
    notes.set_name("填表说明").unwrap();
    notes.write_string(0, 0, "一、本表由各党支部填报").unwrap();
    notes.write_formula(1, 0, Formula::new("=汇总表!C7").set_result("0")).unwrap();
    book.define_name("总人数", "=汇总表!$C$7").unwrap();
    book.save_to_buffer().unwrap()
}

fn filling(rows: usize) -> Filling {
    let row = |n: usize| vec![number(i64::try_from(n).unwrap()), text(&format!("第{n}党支部")), number(7)];
    Filling {
        sheet: 0,
        line: 3,
        columns: vec![0, 1, 2],
        rows: (1..=rows).map(row).collect(),
        totals: vec![Put::Keep, Put::Keep, number(7 * i64::try_from(rows).unwrap())],
        cells: vec![(2, 1, text("一厂党委")), (8, 0, text("填表人：甲"))],
    }
}

fn filled(bytes: Vec<u8>, filling: &Filling) -> Vec<u8> {
    fill(bytes, &Limits::default(), filling).unwrap()
}

fn read(bytes: Vec<u8>, sheet: usize) -> BTreeMap<u32, Vec<Cell>> {
    let mut table = Table::open("x.xlsx", bytes, &Limits::default()).unwrap();
    table.rows(sheet).unwrap().map(|row| row.map(|row| (row.line, row.cells)).unwrap()).collect()
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[test]
fn rows_that_are_there_are_filled() {
    let out = filled(book(), &filling(2));
    let rows = read(out.clone(), 0);
    assert_eq!(rows[&1][0], Cell::Text("党员教育培训情况汇总表".into()));
    assert_eq!(rows[&2], [Cell::Text("填报单位：".into()), Cell::Text("一厂党委".into())]);
    assert_eq!(rows[&4][..3], [Cell::Number(1.0), Cell::Text("第1党支部".into()), Cell::Number(7.0)]);
    assert_eq!(rows[&5][1], Cell::Text("第2党支部".into()));
    assert_eq!(rows[&6], [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Formula("C6/$C$7".into())]);
    assert_eq!(rows[&7][2], Cell::Formula("SUM(C4:C6)".into()), "its own formula stays");
    assert_eq!(rows[&8][0], Cell::Text("填表人：甲".into()));
    assert!(part(&out, "xl/workbook.xml").unwrap().contains("fullCalcOnLoad=\"1\""));
    assert_eq!(part(&out, "xl/styles.xml"), part(&book(), "xl/styles.xml"));
}

#[test]
fn rows_are_put_in_before_the_totals() {
    let out = filled(book(), &filling(5));
    let rows = read(out.clone(), 0);
    for n in 1..=5_u32 {
        assert_eq!(rows[&(n + 3)][1], Cell::Text(format!("第{n}党支部")));
        assert_eq!(rows[&(n + 3)][3], Cell::Formula(format!("C{}/$C$9", n + 3)));
    }
    assert_eq!(rows[&9][1..], [Cell::Text("合  计".into()), Cell::Formula("SUM(C4:C8)".into())]);
    assert_eq!(rows[&10][0], Cell::Text("填表人：甲".into()));
    let sheet = part(&out, "xl/worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("<mergeCell ref=\"A10:D10\"/>") && sheet.contains("<mergeCell ref=\"A1:D1\"/>"));
    // a new row looks like the first one
    let style = |name: &str| {
        let cell = sheet.split(&format!("r=\"{name}\" s=\"")).nth(1).unwrap();
        cell.split('"').next().unwrap().to_owned()
    };
    assert_eq!(style("B8"), style("B4"));
    assert_eq!(read(out.clone(), 1)[&2][0], Cell::Formula("汇总表!C9".into()));
    assert!(part(&out, "xl/workbook.xml").unwrap().contains("汇总表!$C$9"));
}

#[test]
fn totals_without_a_formula_are_written() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, title) in ["序号", "党组织", "人数"].iter().enumerate() {
        sheet.write_string(0, u16::try_from(at).unwrap(), *title).unwrap();
    }
    sheet.write_string(1, 0, "总计").unwrap();
    let filling = Filling { line: 1, cells: vec![], ..filling(2) };
    let rows = read(filled(book.save_to_buffer().unwrap(), &filling), 0);
    assert_eq!(rows[&3][1], Cell::Text("第2党支部".into()));
    assert_eq!(rows[&4], [Cell::Text("总计".into()), Cell::Empty, Cell::Number(14.0)]);
}

#[test]
fn a_header_of_two_lines_that_is_merged_stays_whole() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    for (at, title) in ["序号", "党组织", "人数"].iter().enumerate() {
        let at = u16::try_from(at).unwrap();
        sheet.merge_range(0, at, 1, at, title, &plain).unwrap();
    }
    let filling = Filling { line: 1, cells: vec![], ..filling(1) };
    let rows = read(filled(book.save_to_buffer().unwrap(), &filling), 0);
    assert_eq!(rows.keys().copied().collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn nothing_that_is_written_can_act() {
    let mut filling = filling(1);
    for bad in ["=1+1", "+86", "@SUM(A1)", "-1", "=HYPERLINK(\"http://x\")<&>\u{1}"] {
        filling.rows[0][1] = text(bad);
        let rows = read(filled(book(), &filling), 0);
        assert_eq!(rows[&4][1], Cell::Text(bad.replace('\u{1}', "")));
    }
}

#[test]
fn a_sheet_of_another_program_is_read() {
    // tags with a prefix, rows and cells without places, no rows to fill
    let plain = book();
    let sheet = part(&plain, "xl/worksheets/sheet2.xml").unwrap();
    let bare = super::sheet::Sheet::read(&sheet.replace("<row r=\"1\"", "<row").replace("<c r=\"A1\"", "<c"))
        .unwrap();
    assert!(bare.lines[&1].cells.contains_key(&0));
    let other = "<x:worksheet xmlns:x=\"m\"><x:sheetData/><x:pageMargins/></x:worksheet>";
    let read = super::sheet::Sheet::read(other).unwrap();
    let again = "<x:worksheet xmlns:x=\"m\"><x:sheetData></x:sheetData><x:pageMargins/></x:worksheet>";
    assert_eq!((read.prefix.as_str(), read.written().as_str()), ("x:", again));
}

#[test]
fn what_is_no_workbook_is_a_fault() {
    let fault = |bytes: &[u8]| fill(bytes.to_vec(), &Limits::default(), &filling(1)).err();
    let good = book();
    assert_eq!(fault(b"a,b"), Some(Fault::NotAWorkbook));
    assert_eq!(fault(&good[..good.len() / 2]), Some(Fault::CorruptWorkbook));
    let limits = Limits { unpacked_bytes: 100, ..Limits::default() };
    let bomb = fill(good.clone(), &limits, &filling(1)).err();
    assert_eq!(bomb, Some(Fault::UnpacksTooLarge { limit: 100 }));
    let nowhere = Filling { sheet: 7, ..filling(1) };
    assert_eq!(fill(good.clone(), &Limits::default(), &nowhere).err(), Some(Fault::CorruptWorkbook));
    for at in (0..good.len()).step_by(7) {
        let mut bent = good.clone();
        bent[at] ^= 0x55;
        let _ = fault(&bent); // a fault or a workbook, never a panic
    }
}
