//! Argon2id in memory that is used again. The allocator would keep the megabytes of every hash once for each thread
//! that ever computed one.

use super::hasher::HashError;
use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::sync::{Mutex, PoisonError};

/// Computes hashes in the form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
pub(super) struct Argon {
    argon: Argon2<'static>,
    /// As many as were ever computed at the same time.
    spare: Mutex<Vec<Vec<Block>>>,
}

impl Argon {
    pub fn new(params: Params) -> Self {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Self { argon, spare: Mutex::default() }
    }

    pub fn params(&self) -> &Params {
        self.argon.params()
    }

    pub fn hash(&self, password: &str) -> Result<String, argon2::password_hash::Error> {
        let salt = Salt::generate();
        let length = self.params().output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = self.compute(&self.argon, password, &salt, length)?;
        self.written(salt, output)
    }

    /// A hash that is chance: nobody knows a password that has it, and to check one against it takes as long as against
    /// any other. Computing one takes as long, and at the start of a program nobody waits for that gladly.
    pub fn decoy(&self) -> Result<String, HashError> {
        let chance = crate::tokens::random::<{ Params::DEFAULT_OUTPUT_LEN }>();
        let chance = chance.map_err(|e| HashError::Failed(e.to_string()))?;
        let decoy = Output::new(&chance)
            .map_err(Into::into)
            .and_then(|chance| self.written(Salt::generate(), chance));
        decoy.map_err(|e| HashError::Failed(e.to_string()))
    }

    fn written(&self, salt: Salt, output: Output) -> Result<String, argon2::password_hash::Error> {
        let made = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(self.params())?,
            salt: Some(salt),
            hash: Some(output),
        };
        Ok(made.to_string())
    }

    /// Whether the password has this hash, by the parameters the hash was made with.
    pub fn verify(&self, password: &str, stored: &str) -> bool {
        self.matches(password, stored).unwrap_or(false)
    }

    fn matches(&self, password: &str, stored: &str) -> Result<bool, argon2::password_hash::Error> {
        let stored = PasswordHash::new(stored)?;
        let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else { return Ok(false) };
        let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
        let algorithm = Algorithm::try_from(stored.algorithm.as_str())?;
        let argon = Argon2::new(algorithm, version, Params::try_from(&stored)?);
        // outputs are compared in constant time
        Ok(self.compute(&argon, password, &salt, expected.len())? == expected)
    }

    fn compute(
        &self,
        argon: &Argon2<'_>,
        password: &str,
        salt: &Salt,
        length: usize,
    ) -> Result<Output, argon2::password_hash::Error> {
        let taken = self.spare().pop();
        let mut blocks = taken.unwrap_or_default();
        blocks.resize(argon.params().block_count(), Block::default());
        let mut out = [0; Output::MAX_LENGTH];
        let out = out.get_mut(..length).ok_or(argon2::password_hash::Error::OutputSize)?;
        let done = argon.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut blocks);
        self.spare().push(blocks);
        done?;
        Ok(Output::new(out)?)
    }

    fn spare(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
