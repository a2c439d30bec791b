use super::{FILES, Ground, meeting, path, post, with};
use serde_json::{Value, json};
use suites::Answer;

/// The step recorded last, and where its resolution is printed.
fn last(file: &Answer) -> String {
    let step = file.json["steps"].as_array().and_then(|steps| steps.last()).unwrap();
    path(file, &format!("steps/{}/resolution.pdf", step["id"].as_str().unwrap()))
}

#[tokio::test]
async fn a_file_is_printed_in_the_customary_order() {
    let g = Ground::new().await;
    let file = g.walked("train").await;
    let path = format!("{FILES}/{}/file.pdf", file.at("/id"));
    let sheet = g.secretary.get(&path).await.expect(200).sheet("development-file");
    let papers = g.secretary.get(&format!("{FILES}/{}/papers", file.at("/id"))).await.expect(200);
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|one| one["name"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(names(&sheet["papers"]), names(&papers.json["lines"]));
    assert_eq!((&sheet["filed"], &sheet["missing"]), (&papers.json["filed"], &papers.json["missing"]));
    assert_eq!((&sheet["name"], &sheet["unit"]), (&json!("陈晨"), &json!("东区党支部")));
    assert_eq!(sheet["steps"].as_array().map(Vec::len), file.json["steps"].as_array().map(Vec::len));
    let whole = sheet.to_string();
    assert!(whole.contains(&file.at("/id_no_masked")) && !whole.contains("13912345678"));
    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    member.get(&path).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_resolution_is_printed_from_the_vote_that_was_recorded() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    g.secretary.get(&last(&file)).await.refused(409, "development_no_resolution");
    let file = g.takes(&file, "admission_meeting", "passed", "2025-06-18", meeting(4)).await.expect(201);
    let pdf = last(&file);
    let sheet = g.secretary.get(&pdf).await.expect(200).sheet("development-resolution");
    assert_eq!((&sheet["name"], &sheet["unit"]), (&json!("陈晨"), &json!("东区党支部")));
    assert_eq!(sheet["on"], "2025-06-18");
    assert_eq!(sheet["result"], "大会决定：同意接收陈晨同志为中共预备党员，报上级党委审批。");
    let counts = "应到会有表决权的正式党员 5 名，实到会 5 名。经无记名投票，收回 5 票：赞成 4 票，不赞成 1 票，弃权 0 票，无效 0 票；按规定须有 3 票赞成。";
    assert_eq!(sheet["counts"], counts);
    // the minutes stand in the customary order, and the resolution with them
    let papers = g.secretary.get(&path(&file, "papers")).await.expect(200);
    let lines = papers.json["lines"].as_array().unwrap();
    let voted: Vec<&Value> = lines.iter().filter(|line| line["resolutions"] != json!([])).collect();
    assert_eq!((voted.len(), &voted[0]["code"]), (1, &json!("admission_minutes")));
    let step = voted[0]["resolutions"][0]["step_id"].as_str().unwrap();
    assert!(pdf.contains(step), "{pdf}");

    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    member.get(&pdf).await.refused(404, "not_found");
    let outside = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    outside.get(&pdf).await.refused(404, "not_found");
    let back = json!({"reason": "登记有误"});
    post(&g.secretary, &file, "steps/retract", back).await.expect(200);
    g.secretary.get(&pdf).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_resolution_says_which_of_the_four_it_is() {
    let g = Ground::new().await;
    let mut file = g.walked("confirmation_meeting").await;
    let ways = [
        ("confirm", json!({}), "同意陈晨同志转为中共正式党员"),
        ("extend", json!({"months": 6}), "延长陈晨同志的预备期 6 个月"),
        ("cancel", json!({}), "取消陈晨同志的预备党员资格"),
    ];
    for (outcome, more, said) in ways {
        let vote = with(meeting(5), more);
        let taken = g.takes(&file, "confirmation_meeting", outcome, "2026-06-18", vote).await.expect(201);
        let sheet = g.secretary.get(&last(&taken)).await.expect(200).sheet("development-resolution");
        assert!(sheet["result"].as_str().unwrap().contains(said), "{sheet}");
        let back = json!({"reason": "登记有误"});
        file = post(&g.secretary, &taken, "steps/retract", back).await.expect(200);
    }
    let taken =
        g.takes(&file, "confirmation_meeting", "not_passed", "2026-06-18", meeting(2)).await.expect(201);
    let sheet = g.secretary.get(&last(&taken)).await.expect(200).sheet("development-resolution");
    assert!(sheet["result"].as_str().unwrap().contains("没有通过"), "{sheet}");
}
