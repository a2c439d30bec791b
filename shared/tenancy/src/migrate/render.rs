use crate::names::Names;
use kernel::{Service, TenantKey};
use migrations::{Scope, Set, Version};

/// The files that are left to run, in order, as one text.
pub(crate) fn script(set: &Set, scope: Scope, at: Version) -> String {
    let files: Vec<_> =
        set.after(at).map(|file| format!("-- {} {}\n{}", scope.as_str(), file.name, file.sql)).collect();
    files.join("\n")
}

/// Puts in the names of roles.
pub(crate) fn render(sql: &str, names: &Names, service: Service, key: Option<&TenantKey>) -> String {
    let quoted = |name: String| format!("\"{name}\"");
    let mut out = sql
        .replace("{{tenants}}", &quoted(names.tenants(service)))
        .replace("{{sys}}", &quoted(names.system(service)))
        .replace("{{owner}}", &quoted(names.owner()));
    if let Some(key) = key {
        out = out.replace("{{tenant}}", &quoted(key.role(service)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_holder_is_filled() {
        let names = Names::new("zhibu").unwrap();
        let key = TenantKey::compose(0, [0; 10]).unwrap();
        for &service in Service::ALL {
            for (scope, key) in [(Scope::Tenant, Some(&key)), (Scope::Platform, None)] {
                let set = migrations::set(service.as_str(), scope);
                let sql = render(&script(&set, scope, Version::default()), &names, service, key);
                assert!(!sql.contains("{{"), "{service} {scope:?}");
            }
        }
    }
}
