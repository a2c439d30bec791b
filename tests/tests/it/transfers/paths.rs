//! Whatever is tried by whomever, in any order: a member is in one branch, and on one roster.

use super::{Ground, TRANSFERS, letter, show, take};
use serde_json::{Value, json};
use suites::Person;

/// A small generator with a seed of its own: a run that fails can be repeated.
struct Dice(u64);

impl Dice {
    fn of(&mut self, faces: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % faces
    }
}

const STEPS: [&str; 11] = [
    "apply",
    "approve",
    "issue_letter",
    "send",
    "accept",
    "return_receipt",
    "archive",
    "return_for_fix",
    "withdraw",
    "reject",
    "revoke",
];

fn body(step: &str) -> Value {
    match step {
        "issue_letter" => letter(),
        step => json!({"step": step, "reason": "试一试"}),
    }
}

/// One step somebody may take, or one that nobody offered.
async fn tries(dice: &mut Dice, who: &Person, id: &str) -> u16 {
    let seen = who.get(&format!("{TRANSFERS}/{id}")).await;
    let offered = seen.json["next"].as_array().cloned().unwrap_or_default();
    let onward: Vec<&Value> = offered.iter().filter(|one| one["main"] == true).collect();
    let step = match dice.of(15) {
        0 => STEPS[dice.of(STEPS.len())].to_owned(),
        1 if !offered.is_empty() => {
            offered[dice.of(offered.len())]["step"].as_str().unwrap_or_default().to_owned()
        }
        _ => match onward.first() {
            Some(one) => one["step"].as_str().unwrap_or_default().to_owned(),
            None => return 0,
        },
    };
    take(who, id, body(&step)).await.status
}

async fn walk(seed: u64) -> usize {
    let g = Ground::new().await;
    let west = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let people = [&g.east_secretary, &g.first, &g.second, &g.south_secretary, &west];
    let mut dice = Dice(seed);
    let (mut done, mut place) = (0, g.east.clone());
    for round in 0..4 {
        let to =
            [json!({"to_unit_id": g.south}), json!({"to_unit_id": g.west}), json!({"to_unit_id": g.east})];
        let to = to[dice.of(3)].clone();
        let new =
            json!({"member_id": g.zhang, "reason": format!("第{round}次"), "to_unit_id": to["to_unit_id"]});
        let opened = g.admin.post(TRANSFERS, new).await;
        if opened.status != 201 {
            assert!(matches!(opened.status, 409 | 422), "{}", opened.text());
            continue;
        }
        let id = opened.at("/id");
        for _ in 0..70 {
            let who = people[dice.of(people.len())];
            let status = tries(&mut dice, who, &id).await;
            assert!(matches!(status, 0 | 200 | 403 | 404 | 409 | 412 | 422), "{status}, seed {seed}");
            let seen = show(&g.admin, &id).await;
            let (home, state) = g.home(&g.zhang).await;
            assert_eq!(state, "normal");
            let moved = seen.json["moved"] == true;
            let wanted = if moved { seen.at("/to/unit_id") } else { seen.at("/from/unit_id") };
            assert_eq!(home, wanted, "seed {seed}, {}", seen.text());
            if seen.json["next"].as_array().is_some_and(Vec::is_empty) && seen.json["closed_on"].is_string() {
                break;
            }
        }
        // three branches, one member
        let heads = [g.heads(&g.east).await, g.heads(&g.west).await, g.heads(&g.south).await];
        assert_eq!(heads.iter().sum::<i64>(), 1, "seed {seed}");
        let home = g.home(&g.zhang).await.0;
        done += usize::from(home != place);
        place = home;
        for step in ["withdraw", "revoke", "reject"] {
            take(&g.admin, &id, body(step)).await;
        }
    }
    done
}

#[tokio::test]
async fn no_walk_leaves_a_member_in_two_branches_or_in_none() {
    let mut moved = 0;
    for seed in [20_261_127, 7] {
        moved += walk(seed).await;
    }
    assert!(moved > 0, "nobody ever moved");
}
