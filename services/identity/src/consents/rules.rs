//! The purposes people are asked about, and how they stand. Pure.

kernel::words! {
    /// What somebody agrees to.
    pub enum Purpose {
        /// Having read the privacy notice.
        Notice = "notice",
        /// Reminders by mail, beyond what an account needs.
        MailReminders = "mail_reminders",
        /// Own pictures in reports and on pages of the organisation.
        PhotoUse = "photo_use",
        /// Telling the employer's organisation of voluntary service.
        ShareWithEmployer = "share_with_employer",
    }
}

impl Purpose {
    /// Those that can be refused and taken back. That somebody has read something cannot be undone.
    pub const fn is_optional(self) -> bool {
        !matches!(self, Self::Notice)
    }

    pub fn optional() -> impl Iterator<Item = Purpose> {
        Self::ALL.iter().copied().filter(|purpose| purpose.is_optional())
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose;

    #[test]
    fn only_having_read_is_no_choice() {
        assert_eq!(Purpose::optional().count(), Purpose::ALL.len() - 1);
        assert!(!Purpose::Notice.is_optional());
    }
}
