use super::{COLLECTIONS, Ground, days_ahead};
use records::table::{
    Cell, Limits, Table,
    write::{Content, workbook},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use suites::{Answer, Person};

/// What a committee above sends: a title, a header below it, two rows, the totals, and who signs.
fn superior() -> Vec<u8> {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
    let rows = [
        row(&["填报单位：", "", ""]),
        row(&["序号", "党组织名称", "困难党员数（人）", "慰问金", "备注"]),
        row(&[]),
        row(&[]),
        row(&["合计"]),
        row(&["填表人：", "", "", "审核人："]),
    ];
    workbook(Content { sheet: "困难党员", titles: &row(&["困难党员统计表"]), rows }).expect("a workbook")
}

async fn attach(who: &Person, id: &str, name: &str, file: Vec<u8>) -> Answer {
    who.upload(&format!("{COLLECTIONS}/{id}/template"), name, file).await
}

async fn map(who: &Person, id: &str, mapping: Value) -> Answer {
    let version = who.get(&format!("{COLLECTIONS}/{id}")).await.json["version"].as_i64().unwrap_or(1);
    let request = who.request(reqwest::Method::PUT, &format!("{COLLECTIONS}/{id}/template"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&mapping)).await
}

async fn exported(who: &Person, id: &str) -> BTreeMap<u32, Vec<Cell>> {
    let file = who.get(&format!("{COLLECTIONS}/{id}/export?template=true")).await.expect(200);
    let mut table = Table::open("x.xlsx", file.bytes, &Limits::default()).expect("a workbook");
    let rows = table.rows(0).expect("a sheet").map(|row| row.expect("a row"));
    rows.map(|row| (row.line, row.cells)).collect()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[tokio::test]
async fn the_answers_are_written_into_the_workbook_of_the_committee_above() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let none = g.committee.get(&format!("{COLLECTIONS}/{id}/export?template=true")).await;
    none.refused(409, "collection_no_template");
    let attached = attach(&g.committee, &id, "困难党员统计表.xlsx", superior()).await.expect(201);
    let template = &attached.json["template"];
    assert_eq!(
        (&template["mapping"]["line"], &template["file_name"]),
        (&json!(3), &json!("困难党员统计表.xlsx"))
    );
    assert_eq!(template["heads"][0]["titles"][2], "困难党员数（人）");
    let understood = json!([
        {"column": 0, "filled": "line_no", "field": null, "part": null},
        {"column": 1, "filled": "unit", "field": null, "part": null},
        {"column": 2, "filled": "field", "field": "hardship", "part": null},
    ]);
    assert_eq!(template["mapping"]["columns"], understood);

    // the title of one column was not understood
    let mut columns = understood;
    if let Some(columns) = columns.as_array_mut() {
        columns.push(json!({"column": 3, "filled": "field", "field": "grant"}));
    }
    let cells = json!([{"cell": "B2", "filled": "unit"}, {"cell": "E7", "filled": "field", "field": "plan"}]);
    map(&g.committee, &id, json!({"sheet": 0, "line": 3, "columns": columns, "cells": cells}))
        .await
        .expect(200);
    g.submit(&g.east_secretary, &id, &g.east, 2).await.expect(200);
    let rows = exported(&g.committee, &id).await;
    assert_eq!(rows[&1], [text("困难党员统计表")]);
    assert_eq!(rows[&2], [text("填报单位："), text("一厂党委")]);
    let row = |n: f64, unit: &str, count: f64| {
        vec![Cell::Number(n), text(unit), Cell::Number(count), Cell::Number(count * 500.0)]
    };
    assert_eq!(rows[&4], row(1.0, "东区党支部", 2.0));
    assert!(!rows.contains_key(&5), "who has not handed in has no row");
    assert_eq!(rows[&6], [text("合计"), Cell::Empty, Cell::Number(2.0), Cell::Number(1000.0)]);
    assert_eq!(rows[&7][4], text("是 1"));
    let log = g.admin.get("/api/records/audit?subject=collection").await.expect(200);
    assert_eq!(log.at("/items/0/action"), "export_collection");
    // a branch below takes away what it sees
    let own = exported(&g.east_secretary, &id).await;
    assert_eq!(own[&4], row(1.0, "东区党支部", 2.0));
}

#[tokio::test]
async fn every_row_of_a_table_gets_one_of_its_own() {
    let g = Ground::new().await;
    let id = g.sent().await;
    attach(&g.committee, &id, "a.xlsx", superior()).await.expect(201);
    let columns = json!([
        {"column": 0, "filled": "line_no"}, {"column": 1, "filled": "unit"},
        {"column": 2, "filled": "field", "field": "people", "part": "name"},
        {"column": 3, "filled": "field", "field": "people", "part": "amount"},
    ]);
    map(&g.committee, &id, json!({"sheet": 0, "line": 3, "columns": columns})).await.expect(200);
    let people = |names: &[&str]| -> Vec<Value> {
        names.iter().map(|name| json!({"name": name, "amount": 50_000})).collect()
    };
    for (who, unit, names) in [
        (&g.east_secretary, &g.east, vec!["=1+1", "王五"]),
        (&g.west_secretary, &g.west, vec!["赵六", "孙七"]),
    ] {
        let values = json!({"values": {"hardship": 2, "plan": true, "people": people(&names)}});
        g.step(who, &id, unit, "submit", values).await.expect(200);
    }
    let rows = exported(&g.committee, &id).await;
    let names: Vec<&Cell> = (4..=7).map(|line| &rows[&line][2]).collect();
    assert_eq!(names.len(), 4);
    assert!(names.contains(&&text("=1+1")), "a text and no formula: {names:?}");
    assert_eq!((&rows[&8][0], &rows[&8][3]), (&text("合计"), &Cell::Number(2000.0)));
    assert_eq!(rows[&9][0], text("填表人："), "what stands below has moved down");
}

#[tokio::test]
async fn a_file_that_is_no_workbook_is_refused() {
    let g = Ground::new().await;
    let id = g.draft().await.at("/id");
    let good = superior();
    for (name, file, code) in [
        ("a.csv", "序号,党组织\n".as_bytes().to_vec(), "collection_template_not_xlsx"),
        ("a.xlsx", b"a,b".to_vec(), "not_a_workbook"),
        ("a.xlsx", good[..good.len() / 2].to_vec(), "corrupt_workbook"),
        ("a.xlsx", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "legacy_workbook"),
    ] {
        attach(&g.committee, &id, name, file).await.refused(422, code);
    }
    let blank: [Vec<String>; 0] = [];
    let lone =
        workbook(Content { sheet: "s", titles: &["通知".to_owned()], rows: blank }).expect("a workbook");
    attach(&g.committee, &id, "a.xlsx", lone).await.refused(422, "collection_template_no_header");
    let shown = g.committee.get(&format!("{COLLECTIONS}/{id}")).await.expect(200);
    assert_eq!(shown.json["template"], Value::Null);
}

#[tokio::test]
async fn who_does_not_manage_it_attaches_nothing() {
    let g = Ground::new().await;
    let id = g.sent().await;
    attach(&g.east_secretary, &id, "a.xlsx", superior()).await.refused(403, "forbidden");
    attach(&g.committee, &id, "a.xlsx", superior()).await.expect(201);
    let mapping = json!({"sheet": 0, "line": 3, "columns": []});
    map(&g.east_secretary, &id, mapping.clone()).await.refused(403, "forbidden");
    let bad = json!({"sheet": 0, "line": 3, "columns": [{"column": 0, "filled": "field", "field": "gone"}]});
    let told = map(&g.committee, &id, bad).await;
    assert_eq!((told.status, told.at("/fields/0/pointer")), (422, "/columns/0/field".into()));
    map(&g.committee, &id, mapping).await.expect(200);
    let export = format!("{COLLECTIONS}/{id}/export?template=true");
    g.committee.get(&export).await.refused(409, "collection_template_not_mapped");
    let version = g.committee.get(&format!("{COLLECTIONS}/{id}")).await.json["version"].as_i64().unwrap_or(1);
    let request = g.committee.request(reqwest::Method::DELETE, &format!("{COLLECTIONS}/{id}/template"));
    g.committee.send(request.header("if-match", format!("\"v{version}\""))).await.expect(200);
    g.committee.get(&export).await.refused(409, "collection_no_template");
}

#[tokio::test]
async fn a_draft_that_changes_keeps_what_it_still_asks() {
    let g = Ground::new().await;
    let id = g.draft().await.at("/id");
    attach(&g.committee, &id, "a.xlsx", superior()).await.expect(201);
    let draft = json!({"title": "困难党员摸底", "due_on": days_ahead(10),
        "form": {"fields": [{"key": "n", "label": "人数", "kind": "number"}]}});
    let request = g.committee.request(reqwest::Method::PUT, &format!("{COLLECTIONS}/{id}"));
    let saved = g.committee.send(request.header("if-match", "\"v2\"").json(&draft)).await.expect(200);
    let columns = saved.json["template"]["mapping"]["columns"].as_array().cloned().unwrap_or_default();
    let filled: Vec<&Value> = columns.iter().map(|column| &column["filled"]).collect();
    assert_eq!(filled, [&json!("line_no"), &json!("unit")]);
}
