use super::{Cell, Limits, Table};
use kernel::DateSystem;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn rows(bytes: Vec<u8>) -> Vec<(u32, Vec<Cell>)> {
    let mut table = Table::open("x.xlsx", bytes, &Limits::default()).unwrap();
    table.rows(0).unwrap().map(|row| row.map(|row| (row.line, row.cells)).unwrap()).collect()
}

#[test]
fn a_cell_keeps_what_it_is() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.merge_range(0, 0, 0, 3, "花名册", &Format::new()).unwrap();
    sheet.write_string(2, 0, "１６０\n甲").unwrap();
    sheet.write_number(2, 1, 710_000_195_007_063_966.0).unwrap();
    sheet.write_datetime_with_format(2, 2, ExcelDateTime::from_ymd(2001, 7, 1).unwrap(), &date).unwrap();
    sheet.write_formula(2, 4, Formula::new("=A3&B3").set_result("甲")).unwrap();
    sheet.write_boolean(4, 1, true).unwrap();
    sheet.write_string(5, 3, "\u{3000} ").unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    let expected = [
        (1, vec![text("花名册")]),
        (
            3,
            vec![
                text("１６０\n甲"),
                Cell::Number(710_000_195_007_063_966.0),
                Cell::Date(37_073.0, DateSystem::From1900),
                Cell::Empty,
                Cell::Formula("A3&B3".into()),
            ],
        ),
        (5, vec![Cell::Empty, Cell::Bool(true)]),
    ];
    assert_eq!(rows(book.save_to_buffer().unwrap()), expected);
}

#[test]
fn hidden_sheets_are_not_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write_string(0, 0, "hidden").unwrap();
    let shown = book.add_worksheet();
    shown.set_active(true);
    shown.write_string(0, 0, "shown").unwrap();
    assert_eq!(rows(book.save_to_buffer().unwrap()), [(1, vec![Cell::Text("shown".into())])]);
}
