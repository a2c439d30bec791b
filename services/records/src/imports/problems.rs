use super::layout;
use crate::{spoken::pick, table::Fault};
use rest::{Problem, voice};

rest::problems! {
    pub NO_FILE = 422, "no_file", zh "请选择要导入的文件", en "Choose a file to import";
    pub EMPTY_FILE = 422, "empty_file", zh "文件是空的", en "The file is empty";
    pub FILE_TOO_LARGE = 413, "file_too_large", zh "文件超过 {limit} MB，请拆分后导入", en "The file is larger than {limit} MB; split it";
    pub NOT_A_WORKBOOK = 422, "not_a_workbook", zh "文件扩展名是工作簿，内容却不是", en "The file is named like a workbook and is none";
    pub CORRUPT_WORKBOOK = 422, "corrupt_workbook", zh "工作簿已损坏，请用表格软件打开后另存为 XLSX", en "The workbook is damaged; open it and save it as XLSX again";
    pub PASSWORD_PROTECTED = 422, "password_protected", zh "工作簿设有密码，请取消密码后再导入", en "The workbook is protected by a password; remove it first";
    pub LEGACY_WORKBOOK = 422, "legacy_workbook", zh "旧版 XLS 工作簿，请另存为 XLSX 或 CSV", en "This is an old XLS workbook; save it as XLSX or CSV";
    pub UNSUPPORTED_FORMAT = 422, "unsupported_format", zh "只能导入 XLSX 或 CSV 文件", en "Only XLSX and CSV files can be imported";
    pub UNPACKS_TOO_LARGE = 422, "unpacks_too_large", zh "工作簿解压后超过 {limit} MB", en "The workbook unpacks to more than {limit} MB";
    pub WRONG_ENCODING = 422, "wrong_encoding", zh "第 {position} 个字节既不是 UTF-8 也不是 GB18030，请另存为 UTF-8", en "Byte {position} is neither UTF-8 nor GB18030; save the file as UTF-8";
    pub UNTERMINATED_QUOTE = 422, "unterminated_quote", zh "第 {line} 条记录中的引号没有结束", en "A quote opened in record {line} is never closed";
    pub WRONG_HEADER = 422, "wrong_header", zh "缺少列：{missing}。文件中的列：{seen}", en "Columns are missing: {missing}. The file has: {seen}";
    pub DUPLICATE_COLUMN = 422, "duplicate_column", zh "“{first}”和“{second}”两列含义相同", en "The columns {first} and {second} mean the same";
    pub NO_ROWS = 422, "no_rows", zh "表头下没有数据", en "There are no rows below the header";
    pub TOO_MANY_ROWS = 422, "too_many_rows", zh "数据超过 {limit} 行，请拆分后导入", en "There are more than {limit} rows; split the file";
    pub TOO_MANY_COLUMNS = 422, "too_many_columns", zh "列数超过 {limit}（单元格 {cell}）", en "There are more than {limit} columns (cell {cell})";
    pub CELL_TOO_LONG = 422, "cell_too_long", zh "单元格 {cell} 超过 {limit} 字", en "Cell {cell} has more than {limit} characters";
    pub TOO_MUCH_TEXT = 422, "too_much_text", zh "文字总量过大，请拆分后导入", en "There is too much text; split the file";

    pub NOT_CHECKED = 409, "import_not_checked", zh "文件尚未检查完毕，或已经处理", en "The file is not checked yet, or has been dealt with";
    pub HAS_REFUSED_ROWS = 409, "import_has_refused_rows", zh "有 {count} 行未通过检查，不能全部导入", en "{count} rows are refused, so not all can be entered";
    pub NOTHING_TO_ENTER = 409, "import_has_no_good_rows", zh "没有可以导入的行", en "There is no row to enter";
    pub NOT_APPLIED = 409, "import_not_applied", zh "尚未导入，没有可以撤销的内容", en "Nothing was entered, so there is nothing to take back";
    pub STILL_WORKING = 409, "import_still_working", zh "正在导入，请稍候", en "Rows are being entered; wait";
    pub ROWS_ERASED = 409, "import_rows_erased", zh "保存期限已过，导入明细已清除，不能再撤销", en "The rows were erased when their time was over, so the import cannot be taken back";
    pub KEPT = 409, "import_is_kept", zh "已导入的文件不能丢弃，请先撤销导入", en "An import that was entered is kept; undo it first";

    pub ROWS_CHANGED = 409, "import_rows_changed", zh "检查之后情况有变，{count} 行现在不能录入，没有录入任何一行", en "Things changed since the check: {count} rows cannot be entered now, and none was";
    pub GAVE_UP = 503, "import_gave_up", zh "多次尝试后仍未完成，请稍后再试", en "It was tried several times without success; try again later";
}

const MEGABYTE: u64 = 1 << 20;

/// What is wrong with a file, told to the person who brought it.
pub fn of_fault(fault: &Fault) -> Problem {
    let at = |kind: &'static rest::ProblemKind| kind.at("/file");
    match fault {
        Fault::EmptyFile => at(&EMPTY_FILE),
        Fault::FileTooLarge { limit } => at(&FILE_TOO_LARGE).with("limit", *limit as u64 / MEGABYTE),
        Fault::NotAWorkbook => at(&NOT_A_WORKBOOK),
        Fault::CorruptWorkbook => at(&CORRUPT_WORKBOOK),
        Fault::PasswordProtected => at(&PASSWORD_PROTECTED),
        Fault::LegacyWorkbook => at(&LEGACY_WORKBOOK),
        Fault::UnsupportedFormat => at(&UNSUPPORTED_FORMAT),
        Fault::UnpacksTooLarge { limit } => at(&UNPACKS_TOO_LARGE).with("limit", limit / MEGABYTE),
        // people count from one
        Fault::WrongEncoding { position } => at(&WRONG_ENCODING).with("position", position + 1),
        Fault::UnterminatedQuote { line } => at(&UNTERMINATED_QUOTE).with("line", line),
        Fault::WrongHeader { missing, seen } => {
            let missing: Vec<String> = missing.iter().map(|name| layout::title(name, voice())).collect();
            let comma = pick("、", ", ");
            at(&WRONG_HEADER).with("missing", missing.join(comma)).with("seen", seen.join(comma))
        }
        Fault::DuplicateColumn { first, second } => {
            at(&DUPLICATE_COLUMN).with("first", first).with("second", second)
        }
        Fault::NoRows => at(&NO_ROWS),
        Fault::TooManyRows { limit } => at(&TOO_MANY_ROWS).with("limit", limit),
        Fault::TooManyColumns { limit, cell } => {
            at(&TOO_MANY_COLUMNS).with("limit", limit).with("cell", cell)
        }
        Fault::CellTooLong { limit, cell } => at(&CELL_TOO_LONG).with("limit", limit).with("cell", cell),
        Fault::TooMuchText { .. } => at(&TOO_MUCH_TEXT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_called_the_same_everywhere() {
        let faults = [
            Fault::EmptyFile,
            Fault::FileTooLarge { limit: 32 << 20 },
            Fault::UnpacksTooLarge { limit: 192 << 20 },
            Fault::WrongEncoding { position: 4 },
            Fault::WrongHeader { missing: vec!["姓名".into()], seen: vec!["名字".into()] },
            Fault::CellTooLong { limit: 4000, cell: "B2".into() },
        ];
        for fault in faults {
            let body = of_fault(&fault).body();
            assert_eq!(body.code, fault.code());
            assert!(!body.detail.contains('{'), "{}", body.detail);
            assert_eq!(body.fields[0].pointer, "/file");
        }
    }
}
