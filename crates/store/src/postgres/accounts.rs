//! Users, sessions, API keys and drafts.

use tokio_postgres::Row;

use super::Postgres;
use crate::account::{ApiKey, Draft, Session, User, UserKey};
use crate::error::Fault;
use crate::stored::timestamp;

impl Postgres {
    pub(crate) async fn put_user(&self, user: User) -> Result<(), Fault> {
        let sql = "insert into account (id, login, name, roles, password_hash, party) values ($1, $2, $3, $4, $5, $6)
                   on conflict (id) do update set login = excluded.login, name = excluded.name,
                   roles = excluded.roles, password_hash = excluded.password_hash, party = excluded.party";
        let User { id, login, name, roles, password_hash, party } = &user;
        self.execute(sql, &[id, login, name, roles, password_hash, party]).await.map(drop)
    }

    pub(crate) async fn user_by(&self, column: UserKey, value: String) -> Result<Option<User>, Fault> {
        let sql = match column {
            UserKey::Id => "select id, login, name, roles, password_hash, party from account where id = $1",
            UserKey::Login => "select id, login, name, roles, password_hash, party from account where login = $1",
        };
        Ok(self.query_opt(sql, &[&value]).await?.as_ref().map(user))
    }

    pub(crate) async fn users(&self) -> Result<Vec<User>, Fault> {
        let sql = "select id, login, name, roles, password_hash, party from account order by login";
        Ok(self.query(sql, &[]).await?.iter().map(user).collect())
    }

    pub(crate) async fn put_session(&self, session: Session) -> Result<(), Fault> {
        let sql = "insert into session (token_hash, user_id, expires_at) values ($1, $2, $3)
                   on conflict (token_hash) do update set expires_at = excluded.expires_at";
        let expires_at = session.expires_at.as_microsecond();
        self.execute(sql, &[&session.token_hash, &session.user_id, &expires_at]).await.map(drop)
    }

    pub(crate) async fn session_user(&self, token_hash: Vec<u8>, now: i64) -> Result<Option<User>, Fault> {
        let sql = "select u.id, u.login, u.name, u.roles, u.password_hash, u.party
                   from session s join account u on u.id = s.user_id where s.token_hash = $1 and s.expires_at > $2";
        Ok(self.query_opt(sql, &[&token_hash, &now]).await?.as_ref().map(user))
    }

    pub(crate) async fn end_session(&self, token_hash: Vec<u8>) -> Result<(), Fault> {
        self.execute("delete from session where token_hash = $1", &[&token_hash]).await.map(drop)
    }

    pub(crate) async fn drop_expired_sessions(&self, now: i64) -> Result<u64, Fault> {
        self.execute("delete from session where expires_at <= $1", &[&now]).await
    }

    pub(crate) async fn put_api_key(&self, key: ApiKey) -> Result<(), Fault> {
        let sql = "insert into api_key (key_hash, sender, label, created_at) values ($1, $2, $3, $4)
                   on conflict (key_hash) do update set sender = excluded.sender, label = excluded.label";
        let created_at = key.created_at.as_microsecond();
        self.execute(sql, &[&key.key_hash, &key.sender, &key.label, &created_at]).await.map(drop)
    }

    pub(crate) async fn api_key(&self, key_hash: Vec<u8>) -> Result<Option<ApiKey>, Fault> {
        let sql = "select sender, label, created_at from api_key where key_hash = $1";
        let Some(row) = self.query_opt(sql, &[&key_hash]).await? else { return Ok(None) };
        let sender: String = row.get(0);
        let created_at = timestamp("api_key", &sender, row.get(2))?;
        Ok(Some(ApiKey { key_hash, sender, label: row.get(1), created_at }))
    }

    pub(crate) async fn drop_api_key(&self, key_hash: Vec<u8>) -> Result<(), Fault> {
        self.execute("delete from api_key where key_hash = $1", &[&key_hash]).await.map(drop)
    }

    pub(crate) async fn put_draft(&self, draft: Draft) -> Result<(), Fault> {
        let sql = "insert into draft (owner, id, json, updated_at) values ($1, $2, $3, $4)
                   on conflict (owner, id) do update set json = excluded.json, updated_at = excluded.updated_at";
        let updated_at = draft.updated_at.as_microsecond();
        self.execute(sql, &[&draft.owner, &draft.id, &draft.json, &updated_at]).await.map(drop)
    }

    pub(crate) async fn drafts(&self, owner: String, id: Option<String>) -> Result<Vec<Draft>, Fault> {
        let sql = "select id, json, updated_at from draft
                   where owner = $1 and ($2::text is null or id = $2) order by updated_at desc, id";
        let rows = self.query(sql, &[&owner, &id]).await?;
        let draft = |row: &Row| {
            let id: String = row.get(0);
            let updated_at = timestamp("draft", &id, row.get(2))?;
            Ok(Draft { owner: owner.clone(), id, json: row.get(1), updated_at })
        };
        rows.iter().map(draft).collect()
    }

    pub(crate) async fn drop_draft(&self, owner: String, id: String) -> Result<(), Fault> {
        self.execute("delete from draft where owner = $1 and id = $2", &[&owner, &id]).await.map(drop)
    }
}

fn user(row: &Row) -> User {
    User {
        id: row.get(0),
        login: row.get(1),
        name: row.get(2),
        roles: row.get(3),
        password_hash: row.get(4),
        party: row.get(5),
    }
}
