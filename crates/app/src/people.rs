//! People who sign in: passwords, sessions, and who they are.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use jiff::SignedDuration;
use store::account::{Session, User};

use crate::{Actor, App, Fault, Role};

/// How long a sign-in lasts.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);

/// Somebody who shall be able to sign in.
#[derive(Clone, Debug)]
pub struct NewUser {
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub party: String,
    pub password: String,
}

impl App {
    /// Makes or replaces a user.
    pub async fn put_user(&self, user: NewUser) -> Result<(), Fault> {
        let hash = hash_password(user.password).await?;
        let roles: Vec<&str> = user.roles.iter().map(|role| role.as_str()).collect();
        let stored = User {
            id: user.login.clone(),
            login: user.login,
            name: user.name,
            roles: roles.join(" "),
            password_hash: hash,
            party: user.party,
        };
        Ok(self.store().put_user(stored).await?)
    }

    /// All users, by login.
    pub async fn users(&self) -> Result<Vec<Actor>, Fault> {
        Ok(self.store().users().await?.into_iter().map(actor).collect())
    }

    /// The person and a new session's token; `None` if login or password is wrong, without saying which.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Option<(Actor, String)>, Fault> {
        let user = self.store().user_by_login(login).await?;
        // An unknown login costs as much time as a wrong password.
        let hash = user.as_ref().map_or_else(|| UNKNOWN.to_owned(), |user| user.password_hash.clone());
        let right = verify_password(password.to_owned(), hash).await?;
        let Some(user) = user.filter(|_| right) else { return Ok(None) };
        let token = self.ids().secret();
        let expires_at = self.now().saturating_add(SESSION).map_err(|error| Fault::Other(error.to_string()))?;
        let session = Session { token_hash: token_hash(&token), user_id: user.id.clone(), expires_at };
        self.store().put_session(session).await?;
        Ok(Some((actor(user), token)))
    }

    /// Whose session a token is; `None` once it ended.
    pub async fn actor_of_session(&self, token: &str) -> Result<Option<Actor>, Fault> {
        let user = self.store().session_user(&token_hash(token), self.now()).await?;
        Ok(user.map(actor))
    }

    pub async fn sign_out(&self, token: &str) -> Result<(), Fault> {
        Ok(self.store().end_session(&token_hash(token)).await?)
    }
}

/// The hash of no password that anybody has.
const UNKNOWN: &str = "$argon2id$v=19$m=19456,t=2,p=1$Y2xlYXJ3YXktbm9ib2R5$MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA";

fn actor(user: User) -> Actor {
    let roles = user.roles.split_whitespace().filter_map(Role::from_name).collect();
    Actor { login: user.login, name: user.name, roles, party: user.party }
}

/// Tokens are random, so one round of SHA-256 is enough to keep the store from holding them.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(token.as_bytes()).to_vec()
}

async fn hash_password(password: String) -> Result<String, Fault> {
    blocking(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|error| Fault::Other(format!("password: {error}")))
    })
    .await
}

async fn verify_password(password: String, hash: String) -> Result<bool, Fault> {
    blocking(move || {
        let parsed = PasswordHash::new(&hash).map_err(|error| Fault::Other(format!("password hash: {error}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
}

/// Hashing takes tens of milliseconds and must not hold up other requests.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Fault::Other(error.to_string()))?
}
