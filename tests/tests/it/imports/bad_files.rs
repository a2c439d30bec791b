use super::{Ground, HEADER, IMPORTS, file, person};
use std::time::Duration;
use suites::{Answer, TestApp};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

fn told(answer: &Answer) -> (u16, &str, Vec<(String, String)>) {
    (answer.status, answer.code(), answer.fields())
}

#[tokio::test]
async fn a_file_that_is_no_table_is_told_at_once() {
    let ground = Ground::with_branch().await;
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    compound.resize(1024, 0);
    let mut protected = compound.clone();
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("x.xlsx", Vec::new(), "empty_file"),
        ("x.csv", Vec::new(), "empty_file"),
        ("x.xlsx", b"PK\x03\x04 and then nothing".to_vec(), "corrupt_workbook"),
        ("x.xlsx", b"no zip".to_vec(), "not_a_workbook"),
        ("x.xlsx", protected, "password_protected"),
        ("x.xls", compound, "legacy_workbook"),
        ("x.csv", b"%PDF-1.7".to_vec(), "unsupported_format"),
        ("x.csv", [HEADER.as_bytes(), b"\n\xFF\xFF"].concat(), "wrong_encoding"),
        ("x.csv", "名字,号码\n甲,1".into(), "wrong_header"),
    ];
    for (name, bytes, code) in cases {
        let answer = ground.upload("members", name, bytes).await;
        assert_eq!(told(&answer), (422, code, vec![("/file".into(), code.into())]), "{}", answer.text());
    }
    let header = ground.upload("members", "x.csv", "姓名,号码\n甲,1".into()).await;
    assert_eq!(
        header.at("/detail"),
        "缺少列：公民身份号码、所在党支部、加入党组织日期。文件中的列：姓名、号码"
    );
    assert_eq!(ground.admin.get(IMPORTS).await.expect(200).json["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn the_problem_is_told_in_the_language_asked_for() {
    let mut ground = Ground::with_branch().await;
    ground.admin.language = "en";
    let answer = ground.upload("members", "x.csv", Vec::new()).await;
    assert_eq!(answer.at("/detail"), "The file is empty");
    let header = ground.upload("members", "x.csv", "Name,Number\n甲,1".into()).await;
    assert_eq!(
        header.at("/detail"),
        "Columns are missing: Identity number, Branch, Joined on. The file has: Name, Number"
    );
}

/// The length is believed, so nobody has to send it all to be told: only the head is sent here, which also keeps
/// the answer from being lost behind two hundred megabytes on their way.
#[tokio::test]
async fn two_hundred_megabytes_are_refused_by_their_size() {
    let ground = Ground::with_branch().await;
    let (url, cookie) = (ground.org.url(), ground.admin.cookie().unwrap());
    let host = url.split_once("://").unwrap().1;
    let head = format!(
        "POST {IMPORTS}?kind=members HTTP/1.1\r\nhost: {host}\r\norigin: {url}\r\ncookie: {cookie}\r\n\
         content-type: multipart/form-data; boundary=x\r\ncontent-length: {}\r\n\r\n",
        200 << 20
    );
    let mut line = TcpStream::connect(TestApp::get().await.address()).await.unwrap();
    line.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    let told = tokio::time::timeout(Duration::from_secs(20), line.read_exact(&mut answer)).await;
    told.expect("an answer before the body").unwrap();
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 413");
}

#[tokio::test]
async fn what_is_wrong_further_down_fails_the_import() {
    let ground = Ground::with_branch().await;
    let quote = format!("{HEADER}\n{}\n\"张三,\n{}\n", person(1), person(2));
    let id = ground.upload("members", "x.csv", quote.into_bytes()).await.expect(202).at("/id");
    let import = ground.settled(&id).await;
    assert_eq!(
        (import["state"].as_str(), import["problem"]["code"].as_str()),
        (Some("failed"), Some("unterminated_quote"))
    );
    assert_eq!((import["rows_read"].as_i64(), import["rows_good"].as_i64()), (Some(0), Some(0)));
    assert!(ground.rows(&id, "good").await.is_empty());
    let empty =
        ground.upload("members", "x.csv", format!("{HEADER}\n\n").into_bytes()).await.expect(202).at("/id");
    assert_eq!(ground.settled(&empty).await["problem"]["code"], "no_rows");
    ground.apply(&id, "good_rows").await.refused(409, "import_not_checked");
    ground.admin.delete(&format!("{IMPORTS}/{id}")).await.expect(204);
    assert_eq!(ground.import(&id).await["state"], "discarded");
}

#[tokio::test]
async fn a_request_that_is_no_upload() {
    let ground = Ground::with_branch().await;
    let path = format!("{IMPORTS}?kind=members");
    ground.admin.post(&path, serde_json::json!({})).await.refused(415, "unsupported_media");
    let other = reqwest::multipart::Form::new().text("roster", "x");
    let answer = ground.admin.send(ground.admin.request(reqwest::Method::POST, &path).multipart(other)).await;
    answer.refused(422, "no_file");
    for query in ["", "?kind=people", "?kind=members&sheet=2"] {
        let answer = ground.admin.upload(&format!("{IMPORTS}{query}"), "x.csv", file(&[person(1)])).await;
        assert_eq!(answer.status, 422, "{query}: {}", answer.text());
    }
}
