//! Writes one constant per folder of SQL files, so that the binary carries its migrations.

use std::{env, fmt::Write as _, fs, io, path::Path};

const FOLDERS: &[&str] = &["common", "identity", "records", "notifications"];

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut code = String::from("static FILES: &[File] = &[\n");
    for folder in FOLDERS {
        // a folder that does not exist would have this run every time, so the one above is watched for it
        println!("cargo::rerun-if-changed={root}/{folder}");
        for scope in ["platform", "tenant"] {
            let path = Path::new(&root).join(folder).join(scope);
            if path.is_dir() {
                println!("cargo::rerun-if-changed={}", path.display());
                files(&mut code, folder, scope, &path)?;
            }
        }
    }
    code.push_str("];\n");
    fs::write(Path::new(&out).join("files.rs"), code)
}

fn files(code: &mut String, folder: &str, scope: &str, path: &Path) -> io::Result<()> {
    let mut names: Vec<_> = fs::read_dir(path)?
        .map(|entry| entry.map(|e| e.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<_>>()?;
    names.retain(|name| name.ends_with(".sql"));
    names.sort();
    for name in names {
        let full = path.join(&name);
        writeln!(
            code,
            "File {{ folder: {folder:?}, scope: {scope:?}, name: {name:?}, sql: include_str!({:?}) }},",
            full.display().to_string()
        )
        .map_err(io::Error::other)?;
    }
    Ok(())
}
