//! Users, sessions, API keys and drafts.

use jiff::Timestamp;

use super::{Store, on};
use crate::account::{ApiKey, Draft, Session, User, UserKey};
use crate::error::Fault;

impl Store {
    /// Stores a user, replacing the one with the same id. A login of somebody else is a fault.
    pub async fn put_user(&self, user: User) -> Result<(), Fault> {
        on!(self, engine => engine.put_user(user).await)
    }

    /// The user with this id.
    pub async fn user(&self, id: &str) -> Result<Option<User>, Fault> {
        on!(self, engine => engine.user_by(UserKey::Id, id.to_owned()).await)
    }

    /// The user with this sign-in name.
    pub async fn user_by_login(&self, login: &str) -> Result<Option<User>, Fault> {
        on!(self, engine => engine.user_by(UserKey::Login, login.to_owned()).await)
    }

    /// All users by sign-in name.
    pub async fn users(&self) -> Result<Vec<User>, Fault> {
        on!(self, engine => engine.users().await)
    }

    /// Starts or prolongs a session.
    pub async fn put_session(&self, session: Session) -> Result<(), Fault> {
        on!(self, engine => engine.put_session(session).await)
    }

    /// Whose session it is, if it has not ended.
    pub async fn session_user(&self, token_hash: &[u8], now: Timestamp) -> Result<Option<User>, Fault> {
        on!(self, engine => engine.session_user(token_hash.to_owned(), now.as_microsecond()).await)
    }

    /// Signs out.
    pub async fn end_session(&self, token_hash: &[u8]) -> Result<(), Fault> {
        on!(self, engine => engine.end_session(token_hash.to_owned()).await)
    }

    /// Removes ended sessions; returns how many.
    pub async fn drop_expired_sessions(&self, now: Timestamp) -> Result<u64, Fault> {
        on!(self, engine => engine.drop_expired_sessions(now.as_microsecond()).await)
    }

    /// Stores an API key.
    pub async fn put_api_key(&self, key: ApiKey) -> Result<(), Fault> {
        on!(self, engine => engine.put_api_key(key).await)
    }

    /// The API key with this hash.
    pub async fn api_key(&self, key_hash: &[u8]) -> Result<Option<ApiKey>, Fault> {
        on!(self, engine => engine.api_key(key_hash.to_owned()).await)
    }

    /// Revokes an API key.
    pub async fn drop_api_key(&self, key_hash: &[u8]) -> Result<(), Fault> {
        on!(self, engine => engine.drop_api_key(key_hash.to_owned()).await)
    }

    /// Saves a draft.
    pub async fn put_draft(&self, draft: Draft) -> Result<(), Fault> {
        on!(self, engine => engine.put_draft(draft).await)
    }

    /// One draft of its owner.
    pub async fn draft(&self, owner: &str, id: &str) -> Result<Option<Draft>, Fault> {
        let mut found = on!(self, engine => engine.drafts(owner.to_owned(), Some(id.to_owned())).await)?;
        Ok(found.pop())
    }

    /// All drafts of an owner, last saved first.
    pub async fn drafts(&self, owner: &str) -> Result<Vec<Draft>, Fault> {
        on!(self, engine => engine.drafts(owner.to_owned(), None).await)
    }

    /// Throws a draft away.
    pub async fn drop_draft(&self, owner: &str, id: &str) -> Result<(), Fault> {
        on!(self, engine => engine.drop_draft(owner.to_owned(), id.to_owned()).await)
    }
}
