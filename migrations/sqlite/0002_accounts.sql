-- Who signs in and what they left unfinished.

create table user (
    id            text primary key,
    login         text not null unique,
    name          text not null,
    roles         text not null,
    password_hash text not null,
    party         text not null
) without rowid;

create table session (
    token_hash blob primary key,
    user_id    text    not null,
    expires_at integer not null
) without rowid;
create index session_end on session (expires_at);

create table api_key (
    key_hash   blob primary key,
    sender     text    not null,
    label      text    not null,
    created_at integer not null
) without rowid;

create table draft (
    owner      text    not null,
    id         text    not null,
    json       text    not null,
    updated_at integer not null,
    primary key (owner, id)
) without rowid;
