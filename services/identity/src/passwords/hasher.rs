//! Argon2id away from the async threads, a few at a time.

use super::argon::Argon;
use argon2::{Params, password_hash::phc::PasswordHash};
use std::{sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a request waits for its turn before it is asked to come again.
const PATIENCE: Duration = Duration::from_secs(10);

/// How expensive a guess is.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub memory_kib: u32,
    pub rounds: u32,
    pub lanes: u32,
    /// Hashes computed at the same time.
    pub at_once: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum HashError {
    #[error("too many passwords are being checked at the moment")]
    Busy,
    #[error("the password hash parameters are not usable: {0}")]
    Parameters(String),
    #[error("the password could not be hashed: {0}")]
    Failed(String),
}

/// Hashes and checks passwords. Each one costs some twenty milliseconds and twenty megabytes, on purpose; the
/// semaphore keeps a flood of log-ins from taking all of both.
#[derive(Clone)]
pub struct Hasher {
    argon: Arc<Argon>,
    turns: Arc<Semaphore>,
    /// A hash nobody has the password to, checked in place of the one an unknown account does not have.
    decoy: Arc<str>,
}

impl Hasher {
    /// # Errors
    /// When the parameters are out of range.
    pub fn new(cost: Cost) -> Result<Self, HashError> {
        let params = Params::new(cost.memory_kib, cost.rounds, cost.lanes, None)
            .map_err(|e| HashError::Parameters(e.to_string()))?;
        let argon = Argon::new(params);
        let decoy = argon.decoy()?.into();
        Ok(Self { argon: Arc::new(argon), turns: Arc::new(Semaphore::new(cost.at_once.max(1))), decoy })
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, HashError> {
        match tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(HashError::Busy),
        }
    }

    /// Hashes a normalised password.
    ///
    /// # Errors
    /// When too many wait already.
    pub async fn hash(&self, password: &str) -> Result<String, HashError> {
        let (permit, argon, password) = (self.turn().await?, self.argon.clone(), password.to_owned());
        work(permit, move || hash(&argon, &password)).await?
    }

    /// Checks a password against the stored hash, or against the decoy where there is none: an account that
    /// does not exist takes as long to refuse as one that does.
    ///
    /// # Errors
    /// When too many wait already.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, HashError> {
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.decoy).to_owned();
        let (permit, argon, password) = (self.turn().await?, self.argon.clone(), password.to_owned());
        let matches = work(permit, move || argon.verify(&password, &stored)).await?;
        Ok(matches && known)
    }

    /// Whether the password is one of `stored`; all are looked at under one turn.
    ///
    /// # Errors
    /// When too many wait already.
    pub async fn is_one_of(&self, password: &str, stored: Vec<String>) -> Result<bool, HashError> {
        let (permit, argon, password) = (self.turn().await?, self.argon.clone(), password.to_owned());
        work(permit, move || stored.iter().any(|hash| argon.verify(&password, hash))).await
    }

    /// Whether a stored hash was made with other parameters than today's.
    pub fn is_outdated(&self, stored: &str) -> bool {
        let params = self.argon.params();
        PasswordHash::new(stored).map_or(true, |hash| {
            Params::try_from(&hash).map_or(true, |made| {
                (made.m_cost(), made.t_cost(), made.p_cost())
                    != (params.m_cost(), params.t_cost(), params.p_cost())
            })
        })
    }
}

fn hash(argon: &Argon, password: &str) -> Result<String, HashError> {
    argon.hash(password).map_err(|e| HashError::Failed(e.to_string()))
}

async fn work<T: Send + 'static>(
    permit: OwnedSemaphorePermit,
    job: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HashError> {
    let done = tokio::task::spawn_blocking(move || {
        let _turn = permit; // given back when the work ends, not when the request is dropped
        job()
    });
    done.await.map_err(|e| HashError::Failed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hasher(memory_kib: u32) -> Hasher {
        Hasher::new(Cost { memory_kib, rounds: 1, lanes: 1, at_once: 2 }).unwrap()
    }

    #[tokio::test]
    async fn the_right_password_and_no_other() {
        let hasher = hasher(64);
        let stored = hasher.hash("Ropeway-7").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert!(hasher.verify("Ropeway-7", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("ropeway-7", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("Ropeway-7", Some("nonsense")).await.unwrap());
        assert_ne!(stored, hasher.hash("Ropeway-7").await.unwrap(), "a salt is used once");
    }

    #[tokio::test]
    async fn hashes_of_every_strength_are_checked_in_the_memory_of_the_last() {
        let (small, large) = (hasher(64), hasher(256));
        let stored = [small.hash("Ropeway-7").await.unwrap(), large.hash("Ropeway-7").await.unwrap()];
        for hash in stored.iter().chain(&stored) {
            assert!(small.verify("Ropeway-7", Some(hash)).await.unwrap());
            assert!(!small.verify("Ropeway-8", Some(hash)).await.unwrap());
        }
    }

    #[test]
    fn hashes_another_program_made() {
        // by the reference implementation, through Python's argon2-cffi; the second with two lanes and 24 bytes
        let argon = Argon::new(Params::new(64, 1, 1, None).unwrap());
        for known in [
            "$argon2id$v=19$m=1024,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MaohF8n7KjnpSszlazctGRbdrnpKDCb6Eg/ARstZYjI",
            "$argon2id$v=19$m=512,t=3,p=2$MDEyMzQ1Njc4OWFiY2RlZg$htJLK5dknidiRsuuAvA3aXGaQOW7Uc7q",
        ] {
            assert!(argon.verify("Ropeway-7 党", known), "{known}");
            assert!(!argon.verify("Ropeway-7", known), "{known}");
        }
    }

    #[tokio::test]
    async fn nobody_is_never_right() {
        let hasher = hasher(64);
        assert!(!hasher.verify("anything", None).await.unwrap());
        assert!(!hasher.is_outdated(&hasher.decoy), "what is checked in vain costs as much");
    }

    #[tokio::test]
    async fn old_passwords_are_found_again() {
        let hasher = hasher(64);
        let stored = vec![hasher.hash("One-1").await.unwrap(), hasher.hash("Two-2").await.unwrap()];
        assert!(hasher.is_one_of("Two-2", stored.clone()).await.unwrap());
        assert!(!hasher.is_one_of("Three-3", stored).await.unwrap());
    }

    #[tokio::test]
    async fn hashes_of_other_strength_are_noticed() {
        let stored = hasher(64).hash("x").await.unwrap();
        assert!(!hasher(64).is_outdated(&stored));
        assert!(hasher(128).is_outdated(&stored));
        assert!(hasher(64).is_outdated("nonsense"));
    }
}
