//! Users, sessions, API keys and drafts.

use rusqlite::{OptionalExtension, Row};

use super::Sqlite;
use crate::account::{ApiKey, Draft, Session, User, UserKey};
use crate::error::Fault;
use crate::stored::timestamp;

impl Sqlite {
    pub(crate) async fn put_user(&self, user: User) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "insert into user (id, login, name, roles, password_hash, party) values (?1, ?2, ?3, ?4, ?5, ?6)
                       on conflict (id) do update set login = excluded.login, name = excluded.name,
                       roles = excluded.roles, password_hash = excluded.password_hash, party = excluded.party";
            let row = (&user.id, &user.login, &user.name, &user.roles, &user.password_hash, &user.party);
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn user_by(&self, column: UserKey, value: String) -> Result<Option<User>, Fault> {
        self.read(move |connection| {
            let sql = match column {
                UserKey::Id => "select id, login, name, roles, password_hash, party from user where id = ?1",
                UserKey::Login => "select id, login, name, roles, password_hash, party from user where login = ?1",
            };
            Ok(connection.prepare_cached(sql)?.query_row([&value], user).optional()?)
        })
        .await
    }

    pub(crate) async fn users(&self) -> Result<Vec<User>, Fault> {
        self.read(|connection| {
            let sql = "select id, login, name, roles, password_hash, party from user order by login";
            let mut select = connection.prepare_cached(sql)?;
            Ok(select.query_map([], user)?.collect::<Result<_, _>>()?)
        })
        .await
    }

    pub(crate) async fn put_session(&self, session: Session) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "insert into session (token_hash, user_id, expires_at) values (?1, ?2, ?3)
                       on conflict (token_hash) do update set expires_at = excluded.expires_at";
            let row = (&session.token_hash, &session.user_id, session.expires_at.as_microsecond());
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn session_user(&self, token_hash: Vec<u8>, now: i64) -> Result<Option<User>, Fault> {
        self.read(move |connection| {
            let sql = "select u.id, u.login, u.name, u.roles, u.password_hash, u.party
                       from session s join user u on u.id = s.user_id where s.token_hash = ?1 and s.expires_at > ?2";
            Ok(connection.prepare_cached(sql)?.query_row((&token_hash, now), user).optional()?)
        })
        .await
    }

    pub(crate) async fn end_session(&self, token_hash: Vec<u8>) -> Result<(), Fault> {
        self.write(move |connection| {
            connection.prepare_cached("delete from session where token_hash = ?1")?.execute([&token_hash])?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn drop_expired_sessions(&self, now: i64) -> Result<u64, Fault> {
        self.write(move |connection| {
            let sql = "delete from session where expires_at <= ?1";
            Ok(connection.prepare_cached(sql)?.execute([now])? as u64)
        })
        .await
    }

    pub(crate) async fn put_api_key(&self, key: ApiKey) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "insert into api_key (key_hash, sender, label, created_at) values (?1, ?2, ?3, ?4)
                       on conflict (key_hash) do update set sender = excluded.sender, label = excluded.label";
            let row = (&key.key_hash, &key.sender, &key.label, key.created_at.as_microsecond());
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn api_key(&self, key_hash: Vec<u8>) -> Result<Option<ApiKey>, Fault> {
        let row = self
            .read(move |connection| {
                let sql = "select sender, label, created_at from api_key where key_hash = ?1";
                let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?));
                let found = connection.prepare_cached(sql)?.query_row([&key_hash], columns).optional()?;
                Ok(found.map(|(sender, label, at): (String, String, i64)| (key_hash, sender, label, at)))
            })
            .await?;
        let Some((key_hash, sender, label, at)) = row else { return Ok(None) };
        let created_at = timestamp("api_key", &sender, at)?;
        Ok(Some(ApiKey { key_hash, sender, label, created_at }))
    }

    pub(crate) async fn drop_api_key(&self, key_hash: Vec<u8>) -> Result<(), Fault> {
        self.write(move |connection| {
            connection.prepare_cached("delete from api_key where key_hash = ?1")?.execute([&key_hash])?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn put_draft(&self, draft: Draft) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "insert into draft (owner, id, json, updated_at) values (?1, ?2, ?3, ?4)
                       on conflict (owner, id) do update set json = excluded.json, updated_at = excluded.updated_at";
            let row = (&draft.owner, &draft.id, &draft.json, draft.updated_at.as_microsecond());
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn drafts(&self, owner: String, id: Option<String>) -> Result<Vec<Draft>, Fault> {
        self.read(move |connection| {
            let sql = "select id, json, updated_at from draft
                       where owner = ?1 and (?2 is null or id = ?2) order by updated_at desc, id";
            let mut select = connection.prepare_cached(sql)?;
            let mut rows = select.query((&owner, &id))?;
            let mut drafts = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
                let updated_at = timestamp("draft", &id, row.get(2)?)?;
                drafts.push(Draft { owner: owner.clone(), id, json, updated_at });
            }
            Ok(drafts)
        })
        .await
    }

    pub(crate) async fn drop_draft(&self, owner: String, id: String) -> Result<(), Fault> {
        self.write(move |connection| {
            connection.prepare_cached("delete from draft where owner = ?1 and id = ?2")?.execute([&owner, &id])?;
            Ok(())
        })
        .await
    }
}

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        roles: row.get(3)?,
        password_hash: row.get(4)?,
        party: row.get(5)?,
    })
}
