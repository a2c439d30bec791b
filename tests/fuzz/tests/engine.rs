//! What libFuzzer is linked to is compiled by `make fuzz` alone: that nothing of it is missing, and that it is made of
//! the same parts as the product, is looked at here.

use fuzz_targets::{TARGETS, run};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// What only the engine is made of.
const BESIDE: [&str; 4] = ["arbitrary", "fuzz-engine", "jobserver", "libfuzzer-sys"];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn parsed(path: &str) -> Table {
    toml::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What lies in a folder, without endings.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(here(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    entries.map(|entry| stem(entry.unwrap().path())).collect()
}

#[test]
fn every_target_has_its_engine_and_its_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(targets.len(), TARGETS.len(), "two targets of one name");
    assert_eq!(names("corpus"), targets);
    assert_eq!(names("engine/fuzz_targets"), targets);
    let manifest = parsed("engine/Cargo.toml");
    let programs = manifest["bin"].as_array().unwrap();
    let program = |one: &Value| {
        let name = one["name"].as_str().unwrap().to_owned();
        assert_eq!(one["path"].as_str().unwrap(), format!("fuzz_targets/{name}.rs"));
        name
    };
    assert_eq!(programs.iter().map(program).collect::<BTreeSet<_>>(), targets);
    assert_eq!(programs.len(), targets.len(), "two programs of one name");
}

#[test]
fn every_engine_runs_the_target_it_is_called_by() {
    // what the lines below call is there, and takes what they give
    let _: fn(&str, &[u8]) = run;
    for (name, _) in TARGETS {
        let line = format!("libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz_targets::run(\"{name}\", data));");
        assert_eq!(text(&format!("engine/fuzz_targets/{name}.rs")), format!("#![no_main]\n{line}\n"));
    }
}

/// Name and version of everything a lock file has.
fn locked(path: &str) -> BTreeSet<(String, String)> {
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let packages = parsed(path)["package"].as_array().unwrap().clone();
    packages.iter().map(|one| (word(one, "name"), word(one, "version"))).collect()
}

#[test]
fn the_engine_is_made_of_what_the_product_is_made_of() {
    let (product, engine) = (locked("../../Cargo.lock"), locked("engine/Cargo.lock"));
    let beside: BTreeSet<_> = engine.difference(&product).map(|(name, _)| name.as_str()).collect();
    let advice = "copy Cargo.lock over tests/fuzz/engine/Cargo.lock and run `cargo metadata` there";
    assert_eq!(beside, BTreeSet::from(BESIDE), "{advice}");
    let (workspace, engine) = (parsed("../../Cargo.toml"), parsed("engine/Cargo.toml"));
    let (workspace, engine) = (&workspace["workspace"]["package"], &engine["package"]);
    for field in ["version", "edition", "publish"] {
        assert_eq!(engine[field], workspace[field], "{field}");
    }
}
