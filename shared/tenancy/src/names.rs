use kernel::Service;

/// The names of a deployment's databases and shared roles. All are built from checked parts, never from input.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    prefix: String,
}

impl Names {
    pub fn new(prefix: &str) -> Option<Self> {
        let bytes = prefix.as_bytes();
        let ok = (2..=16).contains(&bytes.len())
            && bytes[0].is_ascii_lowercase()
            && bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_');
        ok.then(|| Self { prefix: prefix.to_owned() })
    }

    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    pub fn database(&self, service: Service) -> String {
        format!("{}_{}", self.prefix, service)
    }

    /// Owns schemas and tables; nobody logs in with it.
    pub fn owner(&self) -> String {
        format!("{}_owner", self.prefix)
    }

    /// Log-in role for the platform tables of a service.
    pub fn system(&self, service: Service) -> String {
        format!("{}_{}_sys", self.prefix, service.short())
    }

    /// Log-in role of a shard of tenants; a member of their roles and nothing else.
    pub fn shard(&self, service: Service, shard: u16) -> String {
        format!("{}_{}_s{shard:02}", self.prefix, service.short())
    }

    /// Every tenant's role of a service is in this group; what tenants share is granted to it.
    pub fn tenants(&self, service: Service) -> String {
        format!("{}_{}_tenants", self.prefix, service.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked_and_spelt_out() {
        let names = Names::new("zhibu").unwrap();
        assert_eq!(names.database(Service::Records), "zhibu_records");
        assert_eq!(names.system(Service::Records), "zhibu_rec_sys");
        assert_eq!(names.shard(Service::Identity, 3), "zhibu_idn_s03");
        assert_eq!(names.shard(Service::Identity, 1023), "zhibu_idn_s1023");
        assert_eq!(names.tenants(Service::Notifications), "zhibu_ntf_tenants");
        for bad in ["", "a", "A", "1a", "a\"b", "a-b", "abcdefghijklmnopq"] {
            assert!(Names::new(bad).is_none(), "{bad}");
        }
    }
}
