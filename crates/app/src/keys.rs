//! API keys of systems: made once, shown once, kept as a hash.

use std::collections::HashMap;
use std::sync::RwLock;

use store::account::ApiKey;

use crate::people::token_hash;
use crate::{Actor, App, Fault, Role};

/// What every key begins with, so that a leaked one is found by scanners.
const MARK: &str = "cwk_";
/// Keys that are remembered so that not every message asks the store.
const REMEMBERED: usize = 10_000;

/// Known keys by hash. A revoked key leaves at once in this process; others ask the store again after a restart.
#[derive(Debug, Default)]
pub(crate) struct KeyCache(RwLock<HashMap<Vec<u8>, Actor>>);

impl App {
    /// A new key for the actor's own party. The text is shown once and never again.
    pub async fn make_key(&self, actor: &Actor, name: &str) -> Result<String, Fault> {
        let key = format!("{MARK}{}", self.ids().secret());
        let stored = ApiKey {
            key_hash: token_hash(&key),
            sender: actor.party.clone(),
            label: name.chars().take(80).collect(),
            created_at: self.now(),
        };
        self.store().put_api_key(stored).await?;
        Ok(key)
    }

    /// Whose key it is; the key of nobody is `None`.
    pub async fn actor_of_key(&self, key: &str) -> Result<Option<Actor>, Fault> {
        if !key.starts_with(MARK) {
            return Ok(None);
        }
        let hash = token_hash(key);
        if let Some(actor) = self.key_cache().get(&hash) {
            return Ok(Some(actor));
        }
        let Some(found) = self.store().api_key(&hash).await? else { return Ok(None) };
        let actor =
            Actor { login: found.label.clone(), name: found.label, roles: vec![Role::Trader], party: found.sender };
        self.key_cache().put(hash, actor.clone());
        Ok(Some(actor))
    }

    pub async fn revoke_key(&self, key: &str) -> Result<(), Fault> {
        let hash = token_hash(key);
        self.key_cache().drop_key(&hash);
        Ok(self.store().drop_api_key(&hash).await?)
    }
}

impl KeyCache {
    fn get(&self, hash: &[u8]) -> Option<Actor> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(hash).cloned()
    }

    fn put(&self, hash: Vec<u8>, actor: Actor) {
        let mut known = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(hash, actor);
    }

    fn drop_key(&self, hash: &[u8]) {
        self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(hash);
    }
}
