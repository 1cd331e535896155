-- Who signs in and what they left unfinished.

create table account (
    id            text collate "C" primary key,
    login         text collate "C" not null unique,
    name          text not null,
    roles         text not null,
    password_hash text not null,
    party         text not null
);

create table session (
    token_hash bytea primary key,
    user_id    text   not null,
    expires_at bigint not null
);
create index session_end on session (expires_at);

create table api_key (
    key_hash   bytea primary key,
    sender     text   not null,
    label      text   not null,
    created_at bigint not null
);

create table draft (
    owner      text collate "C" not null,
    id         text collate "C" not null,
    json       text   not null,
    updated_at bigint not null,
    primary key (owner, id)
);
