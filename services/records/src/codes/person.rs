use super::table::{CodeTable, row};

/// GB/T 4762-1984
pub const POLITICAL_STATUS: CodeTable = CodeTable {
    standard: "GB/T 4762-1984",
    rows: &[
        row("01", "中共党员", "Member of the CPC", "正式党员|党员|中国共产党党员"),
        row("02", "中共预备党员", "Probationary member of the CPC", "预备党员|中国共产党预备党员"),
        row("03", "共青团员", "Member of the Youth League", "团员"),
        row("04", "民革党员", "Revolutionary Committee", "民革会员|民革"),
        row("05", "民盟盟员", "Democratic League", "民盟"),
        row("06", "民建会员", "Construction Association", "民建"),
        row("07", "民进会员", "Association for Promoting Democracy", "民进"),
        row("08", "农工党党员", "Peasants' and Workers' Party", "农工党"),
        row("09", "致公党党员", "Zhi Gong Party", "致公党"),
        row("10", "九三学社社员", "Jiusan Society", "九三学社"),
        row("11", "台盟盟员", "Self-Government League", "台盟"),
        row("12", "无党派人士", "Without party", "无党派|无党派民主人士"),
        row("13", "群众", "None", ""),
    ],
};

/// GB/T 2261.2-2003
pub const MARITAL: CodeTable = CodeTable {
    standard: "GB/T 2261.2-2003",
    rows: &[
        row("10", "未婚", "Single", ""),
        row("20", "已婚", "Married", ""),
        row("21", "初婚", "First marriage", ""),
        row("22", "再婚", "Remarried", ""),
        row("23", "复婚", "Marriage restored", ""),
        row("30", "丧偶", "Widowed", ""),
        row("40", "离婚", "Divorced", "离异"),
        row("90", "未说明的婚姻状况", "Not stated", "未说明"),
    ],
};

/// GB/T 2261.3-2003
pub const HEALTH: CodeTable = CodeTable {
    standard: "GB/T 2261.3-2003",
    rows: &[
        row("1", "健康或良好", "Good", "健康|良好"),
        row("2", "一般或较弱", "Fair", "一般|较弱"),
        row("3", "有慢性病", "Chronic illness", "慢性病"),
        row("6", "残疾", "Disabled", ""),
    ],
};

/// Why contact was lost, as the national collection form numbers it.
pub const LOST_REASONS: CodeTable = CodeTable {
    standard: "党员信息采集表(2017)",
    rows: &[
        row("1", "外出打工经商", "Work or business elsewhere", "打工经商|打工|经商"),
        row("2", "所在单位改制破产", "Employer reorganised or bankrupt", "改制破产|改制|破产"),
        row("3", "毕业后去向不明", "Unknown after graduation", "毕业去向不明"),
        row("4", "工作单位改变", "Change of employer", "单位改变"),
        row("5", "出国出境", "Abroad", "出国|出境"),
        row("6", "居住地改变", "Change of residence", ""),
        row("7", "其他", "Other", ""),
    ],
};
