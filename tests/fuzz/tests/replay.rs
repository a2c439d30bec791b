//! Every target over its corpus, over the rosters, and over chance.

use fuzz_targets::{TARGETS, run};
use proptest::{collection::vec, prelude::*};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
fn the_corpus_breaks_no_promise() {
    for (name, target) in TARGETS {
        let corpus = files(&format!("corpus/{name}"));
        assert!(corpus.len() >= 3, "{name} has next to no corpus");
        for file in corpus {
            target(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn neither_do_rosters_that_are_cut_off_or_damaged() {
    for file in files("../data/rosters") {
        let bytes = fs::read(&file).unwrap();
        // beyond the bounds of the target a file is refused unread
        let bytes = &bytes[..bytes.len().min(400_000)];
        run("tables", bytes);
        run("delimited", &bytes[..bytes.len().min(20_000)]);
        for part in 1..16 {
            let mut damaged = bytes[..bytes.len() * part / 16].to_vec();
            run("tables", &damaged);
            let at = damaged.len() * 7 / 11;
            if let Some(byte) = damaged.get_mut(at) {
                *byte ^= 0x55;
            }
            run("tables", &damaged);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nor_does_chance(data in vec(any::<u8>(), 0..200)) {
        for (_, target) in TARGETS {
            target(&data);
        }
    }

    #[test]
    fn nor_does_chance_behind_a_signature(way in 0..5_u8, data in vec(any::<u8>(), 0..60)) {
        let data = [&[way][..], &data[..]].concat();
        for name in ["assertions", "claims", "exports"] {
            run(name, &data);
        }
    }

    #[test]
    fn nor_do_texts_that_look_right(
        text in "[0-9０-９年月日./ T:-]{4,24}|[0-9Xx ]{15,20}|\\+?[0-9 ()-]{7,18}|[0-9A-Z]{18}|(\"?[^\"\n]{0,6}\"?[,;\t\n]){1,12}"
    ) {
        for (_, target) in TARGETS {
            target(text.as_bytes());
        }
    }
}
