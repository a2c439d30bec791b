use super::{Ground, IMPORTS, file, id_no, person, row};
use records::table::{Cell, Limits, Table};
use suites::Answer;

fn cells(answer: &Answer) -> Vec<Vec<String>> {
    let mut table = Table::open("x.xlsx", answer.bytes.clone(), &Limits::default()).unwrap();
    let rows = table.rows(0).unwrap().map(|row| row.unwrap().cells);
    rows.map(|cells| cells.iter().map(|cell: &Cell| cell.text().into_owned()).collect()).collect()
}

/// The workbook of refused rows is corrected and comes back.
#[tokio::test]
async fn refused_rows_go_out_and_come_back() {
    let mut ground = Ground::with_branch().await;
    let bad = row("李四", &id_no(82)).replace("第一党支部", "无此党支部");
    let active = row("=HYPERLINK(\"x\")", "71000019950706396");
    let active = active.replace("=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\"");
    let id = ground.checked("members", "x.csv", file(&[person(81), bad, active])).await;
    let path = format!("{IMPORTS}/{id}/refused.xlsx");
    let book = ground.admin.get(&path).await.expect(200);
    assert_eq!(book.header("content-disposition"), Some("attachment; filename=\"refused.xlsx\""));
    let table = cells(&book);
    assert_eq!(table.len(), 3);
    assert_eq!((table[0][0].as_str(), table[0][7].as_str()), ("姓名", "未导入原因"));
    assert_eq!(
        (table[1][2].as_str(), table[1][7].as_str()),
        (id_no(82).as_str(), "没有这个党支部，或不在您的管理范围内")
    );
    assert_eq!(
        (table[2][0].as_str(), table[2][7].as_str()),
        ("=HYPERLINK(\"x\")", "姓名过长或含有不应出现的字符；公民身份号码应为 18 位")
    );
    ground.admin.language = "en";
    let english = cells(&ground.admin.get(&path).await.expect(200));
    assert_eq!(
        (english[0][7].as_str(), english[1][7].as_str()),
        ("Why it was refused", "There is no such branch within your reach")
    );
    let log = ground.admin.get("/api/records/audit?action=download_refused").await.expect(200);
    assert_eq!(log.json["items"].as_array().unwrap().len(), 2);
    // as it is, it is refused for the same reasons; the column with them does no harm
    let again = ground.checked("members", "refused.xlsx", book.bytes).await;
    let reasons: Vec<String> = ground
        .rows(&again, "refused")
        .await
        .iter()
        .map(|row| row["findings"][0]["code"].to_string())
        .collect();
    assert_eq!(reasons, ["\"unknown_branch\"", "\"bad_name\""]);
}

#[tokio::test]
async fn a_template_is_a_table_that_is_understood() {
    let mut ground = Ground::with_branch().await;
    let cases = [
        ("zh-CN", "members", "姓名"),
        ("zh-CN", "units", "组织名称"),
        ("en", "members", "Name"),
        ("en", "units", "Name"),
    ];
    for (language, kind, first) in cases {
        ground.admin.language = language;
        let book = ground.admin.get(&format!("{IMPORTS}/template.xlsx?kind={kind}")).await.expect(200);
        let titles = cells(&book).remove(0);
        assert_eq!(titles[0], first);
        assert!(titles.iter().all(|title| title.is_ascii() == (language == "en")), "{titles:?}");
        let id = ground.upload(kind, "template.xlsx", book.bytes).await.expect(202).at("/id");
        let import = ground.settled(&id).await;
        assert_eq!(import["problem"]["code"], "no_rows");
        let columns = import["columns"].as_array().unwrap();
        assert!(columns.iter().all(|column| column["field"].is_string()), "{columns:?}");
    }
}

/// Somebody who is away and somebody who is lost, with every column an import reads.
const WHOLE: &str = "姓名,性别,民族,出生日期,公民身份号码,学历,学位,政治面貌,人员类别,所在党支部,加入党组织日期,转为正式党员日期,工作岗位,职务或职业,工作单位,手机号码,固定电话,家庭住址,籍贯,出生地,户籍派出所,党籍状态,是否流动党员,外出流向,外出日期,失联日期,失联原因
王芳,女,汉族,无,{away},大学本科,无,中共党员,正式党员,第一党支部,2001-07-01,2002-07-01,专业技术人员,总工程师,某厂,16054623754,010-62345678,某街1号,山东济南,山东青岛,某派出所,正常,是,外省务工,2025-03-01,,
李雷,女,回族,,{lost},大学专科,,中共党员,正式党员,第一党支部,2001-07-01,2002-07-01,,学生,,,,,,,,停止党籍,否,,,2025-06-01,出国出境
";

/// What goes out in either language comes in again, every column understood and nothing lost.
#[tokio::test]
async fn an_export_is_a_roster() {
    let mut ground = Ground::with_branch().await;
    let whole = WHOLE.replace("{away}", &id_no(91)).replace("{lost}", &id_no(92));
    let mut id = ground.checked("members", "x.csv", whole.into_bytes()).await;
    ground.applied(&id, "all_or_nothing").await;
    let export = format!("{}/export?format=csv&sensitive=true&reason=x", super::MEMBERS);
    let before = ground.admin.get(&export).await.expect(200).text();
    for part in [
        "汉族,无,",
        ",专业技术人员,总工程师,",
        ",是,外省务工,2025-03-01,,",
        ",停止党籍,否,,,2025-06-01,出国出境",
    ] {
        assert!(before.contains(part), "{part}: {before}");
    }
    for language in ["zh-CN", "en"] {
        ground.admin.language = language;
        let book = ground.admin.get(&export.replace("=csv", "=xlsx")).await.expect(200);
        ground.admin.post(&format!("{IMPORTS}/{id}/undo"), serde_json::json!({})).await.expect(200);
        id = ground.checked("members", "export.xlsx", book.bytes).await;
        let import = ground.import(&id).await;
        let counts = ["rows_good", "rows_warned", "rows_refused"].map(|count| import[count].as_i64());
        assert_eq!(counts, [Some(2), Some(0), Some(0)], "{import}");
        let unknown = import["columns"].as_array().unwrap().iter().find(|column| column["field"].is_null());
        assert_eq!(unknown, None);
        ground.applied(&id, "all_or_nothing").await;
        ground.admin.language = "zh-CN";
        assert_eq!(ground.admin.get(&export).await.expect(200).text(), before, "{language}");
    }
    let lost = ground.admin.get("/api/records/lost-contacts?open=true").await.expect(200);
    assert_eq!(
        (lost.at("/items/0/since"), lost.at("/items/0/reason_code")),
        ("2025-06-01".into(), "5".into())
    );
}
