//! Who signs in and what they left unfinished: users, sessions, API keys, drafts.

use jiff::Timestamp;

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Stable id.
    pub id: String,
    /// Sign-in name, unique.
    pub login: String,
    /// Name to show.
    pub name: String,
    /// Role names, as the app writes them.
    pub roles: String,
    /// Password hash in PHC form.
    pub password_hash: String,
    /// The party (sender, agency) the person acts for.
    pub party: String,
}

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of the cookie's token; the token itself is never stored.
    pub token_hash: Vec<u8>,
    /// Whose session.
    pub user_id: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A machine's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Hash of the key; the key itself is never stored.
    pub key_hash: Vec<u8>,
    /// The sender it stands for.
    pub sender: String,
    /// What its owner calls it.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A half-filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose draft.
    pub owner: String,
    /// Id within the owner's drafts.
    pub id: String,
    /// The form's content.
    pub json: String,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

/// By which unique column a user is looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum UserKey {
    Id,
    Login,
}
