use super::*;
use serde::Deserialize;
use toml::{Table, Value};

const TEXT: &str = include_str!("../../../packs/common/development.toml");

/// The definition as it is written.
fn written() -> Value {
    let file: Table = toml::from_str(TEXT).unwrap();
    let is_workflow = |rule: &&Value| rule["id"].as_str() == Some("development.workflow");
    file["rule"].as_array().unwrap().iter().find(is_workflow).unwrap()["value"].clone()
}

fn list<'a>(value: &'a mut Value, of: &str) -> &'a mut Vec<Value> {
    value[of].as_array_mut().unwrap()
}

fn called<'a>(value: &'a mut Value, of: &str, code: &str) -> &'a mut Value {
    list(value, of).iter_mut().find(|part| part["code"].as_str() == Some(code)).unwrap()
}

fn outcome<'a>(value: &'a mut Value, step: &str, code: &str) -> &'a mut Table {
    called(called(value, "step", step), "outcome", code).as_table_mut().unwrap()
}

fn without(value: &mut Value, of: &str, code: &str) {
    list(value, of).retain(|part| part["code"].as_str() != Some(code));
}

fn value(text: &str) -> Value {
    toml::from_str::<Table>(&format!("v = {text}")).unwrap()["v"].clone()
}

type Change = fn(&mut Value);

/// A slip somebody could make, and where the fault says it is.
const SLIPS: &[(&str, Change)] = &[
    ("step 12 is missing", |w| without(w, "step", "committee_review")),
    ("step 25 is missing", |w| without(w, "step", "archive")),
    ("step 5: two steps have this number", |w| called(w, "step", "train")["no"] = value("5")),
    ("step 26 train: the chart has 25 steps", |w| called(w, "step", "train")["no"] = value("26")),
    ("guard G12: unknown fact \"probation_end\"", |w| {
        called(w, "guard", "G12")["test"] = value("{ not_before = { day = \"probation_end\" } }");
    }),
    ("guard G14: unknown fact \"body_is_fine\"", |w| {
        called(w, "guard", "G14")["test"] = value("{ holds = \"body_is_fine\" }");
    }),
    ("guard G14: contacts is asked as a Flag and is a Count", |w| {
        called(w, "guard", "G14")["test"] = value("{ holds = \"contacts\" }");
    }),
    ("guard G3: unknown limit \"a_year\"", |w| {
        called(w, "guard", "G3")["test"] =
            value("{ not_before = { day = \"choose_activist\", plus = \"a_year\" } }");
    }),
    ("guard G3: is moved both ways", |w| {
        called(w, "guard", "G3")["test"] =
            value("{ not_before = { day = \"apply\", plus = \"probation\", minus = \"probation\" } }");
    }),
    ("guard G4: unknown step \"review\"", |w| {
        called(w, "guard", "G4")["test"] = value(
            "{ records = { of = \"review\", since = \"choose_activist\", limit = \"reviews_least\" } }",
        );
    }),
    ("step 2 talk: unknown guard \"G99\"", |w| called(w, "step", "talk")["guards"] = value("[\"G99\"]")),
    ("step 7 choose_candidate: outcome chosen: unknown guard \"G99\"", |w| {
        outcome(w, "choose_candidate", "chosen").insert("guards".into(), value("[\"G3\", \"G4\", \"G99\"]"));
    }),
    ("guard G2: no step asks it", |w| called(w, "step", "talk")["guards"] = value("[]")),
    ("step 2 talk: unknown state \"asked\"", |w| called(w, "step", "talk")["from"] = value("[\"asked\"]")),
    ("step 3 choose_activist: unknown step \"talks\"", |w| {
        called(w, "step", "choose_activist")["needs"] = value("[\"talks\"]");
    }),
    ("step 2 talk: outcome done: unknown state \"heard\"", |w| {
        outcome(w, "talk", "done").insert("to".into(), value("\"heard\""));
    }),
    ("step 2 talk: outcome done: leads to two places", |w| {
        outcome(w, "talk", "done").insert("back_before".into(), value("\"apply\""));
    }),
    ("step 24 confirmation_approval: outcome confirmed: the step is not possible in full", |w| {
        outcome(w, "confirmation_approval", "confirmed").insert("from".into(), value("[\"full\"]"));
    }),
    ("step talk: defined twice", |w| called(w, "step", "oath")["code"] = value("\"talk\"")),
    ("state ghost: cannot be reached", |w| {
        list(w, "state").push(value("{ code = \"ghost\", name = \"?\" }"));
    }),
    ("step 2 talk: cannot be reached", |w| {
        called(w, "step", "talk")["needs"] = value("[\"choose_activist\"]");
    }),
    ("step 20 oath: needs archive, which comes later", |w| {
        called(w, "step", "oath")["needs"] = value("[\"archive\"]");
    }),
    ("state lapsed: dead end, full cannot be reached from it", |w| without(w, "step", "restart")),
    ("state talked: dead end, full cannot be reached from it", |w| {
        outcome(w, "choose_activist", "chosen").insert("to".into(), value("\"withdrawn\""));
    }),
    ("state cancelled: is a last one and leads on", |w| {
        called(w, "step", "apply")["from"] = value("[\"nobody\", \"cancelled\"]");
    }),
    ("state full: the goal is a last state", |w| {
        called(w, "state", "full").as_table_mut().unwrap().remove("last");
    }),
    ("step 24 confirmation_approval: outcome extended: approval cannot be taken again from extended", |w| {
        outcome(w, "confirmation_approval", "extended").insert("voids".into(), value("[\"approval\"]"));
    }),
    ("state committee_reviewed: dead end after", |w| {
        outcome(w, "restart", "done")
            .insert("voids".into(), value("[\"issue_form\", \"admission_meeting\"]"));
    }),
    ("state candidate: dead end after", |w| {
        outcome(w, "pre_review", "failed").remove("voids");
    }),
    ("state activist: dead end after", |w| {
        outcome(w, "file_candidate", "refused").remove("voids");
    }),
    ("no outcome begins_probation", |w| {
        outcome(w, "admission_meeting", "passed").remove("effect");
    }),
    ("goal: unknown state \"done\"", |w| w["goal"] = value("\"done\"")),
    ("unknown field `deadline`", |w| {
        outcome(w, "talk", "done").insert("deadline".into(), value("1"));
    }),
];

#[test]
fn a_slip_in_the_definition_is_refused_and_its_place_named() {
    for (expected, change) in SLIPS {
        let mut definition = written();
        change(&mut definition);
        let fault = Workflow::deserialize(definition).err().map(|error| error.to_string());
        let fault = fault.unwrap_or_else(|| panic!("loads: {expected}"));
        assert!(fault.contains(expected), "{expected}\n{fault}");
    }
}

#[test]
fn without_any_one_of_its_steps_the_definition_does_not_load() {
    let sound = Workflow::deserialize(written()).unwrap();
    for step in sound.steps().iter().filter(|step| step.no.is_some()) {
        let mut definition = written();
        without(&mut definition, "step", step.code.as_str());
        let fault = Workflow::deserialize(definition).map(|_| ()).unwrap_err().to_string();
        assert!(fault.contains(&format!("step {} is missing", step.no.unwrap())), "{fault}");
    }
}

#[test]
fn a_state_no_step_leads_out_of_does_not_load() {
    let sound = Workflow::deserialize(written()).unwrap();
    for state in sound.states().iter().filter(|state| !state.last && state.code != *sound.start()) {
        let mut definition = written();
        for step in list(&mut definition, "step") {
            let is_departure = step.get("departs").is_some();
            step["from"]
                .as_array_mut()
                .unwrap()
                .retain(|from| is_departure || from.as_str() != Some(state.code.as_str()));
        }
        assert!(Workflow::deserialize(definition).is_err(), "{}", state.code);
    }
}

#[test]
fn limits_are_complete_and_lie_within_their_own_bounds() {
    let file: Table = toml::from_str(TEXT).unwrap();
    let is_limits = |rule: &&Value| rule["id"].as_str() == Some("development.limits");
    let limits = file["rule"].as_array().unwrap().iter().find(is_limits).unwrap()["value"].clone();
    let read = |change: fn(&mut Value)| {
        let mut limits = limits.clone();
        change(&mut limits);
        Limits::deserialize(limits).map(|_| ()).map_err(|error| error.to_string())
    };
    let refused = |change, expected: &str| {
        let error = read(change).unwrap_err();
        assert!(error.contains(expected), "{expected}: {error}");
    };
    assert_eq!(read(|_| ()), Ok(()));
    refused(|l| _ = l.as_table_mut().unwrap().remove("notice_days"), "notice_days is missing");
    refused(|l| l["extension_least"]["value"] = value("13"), "extension_least");
    refused(|l| l["political_review_valid"]["value"] = value("36"), "outside of its own bounds");
    refused(
        |l| _ = l["application_wait"].as_table_mut().unwrap().remove("loosest"),
        "neither value nor loosest",
    );
}

#[test]
fn exactly_half_is_not_more_than_half() {
    let half = Share((1, 2));
    let cases = [
        (10, 5, false, 6),
        (10, 6, true, 6),
        (11, 5, false, 6),
        (11, 6, true, 6),
        (3, 2, true, 2),
        (0, 0, false, 1),
    ];
    for (whole, part, exceeds, least) in cases {
        assert_eq!(
            (half.exceeded_by(part, whole), half.least_of(whole)),
            (exceeds, least),
            "{part} of {whole}"
        );
    }
}
