-- Read models. All of it can be rebuilt from the events.

create table projection (
    name   text collate "C" primary key,
    cursor bigint not null
);

create table declaration (
    id          bigint generated always as identity primary key,
    stream      text collate "C" not null unique,
    mrn         text collate "C" not null,
    lrn         text not null,
    sender      text collate "C" not null,
    kind        text not null,
    type_code   text not null,
    state       text collate "C" not null,
    waits_for   text collate "C",
    office      text collate "C" not null,
    lane        text collate "C" not null,
    importer    text not null,
    declarant   text not null,
    hs          text collate "C" not null,
    hs4         text collate "C" not null,
    origin      text not null,
    value_minor bigint not null,
    duty_minor  bigint not null,
    day         text not null,
    created_at  bigint not null,
    updated_at  bigint not null,
    version     bigint not null,
    summary     text not null,
    words       tsvector not null
);
create index declaration_time on declaration (created_at, id);
create index declaration_mrn on declaration (mrn) where mrn <> '';
create index declaration_sender_state on declaration (sender, state, created_at, id);
create index declaration_sender on declaration (sender, created_at, id);
create index declaration_state on declaration (state, created_at, id);
create index declaration_waits on declaration (waits_for, office, created_at, id) where waits_for is not null;
create index declaration_waits_all on declaration (waits_for, created_at, id) where waits_for is not null;
create index declaration_office on declaration (office, created_at, id);
create index declaration_lane on declaration (lane, created_at, id);
create index declaration_hs4 on declaration (hs4, created_at, id);
create index declaration_words on declaration using gin (words);

-- Running totals: per sender and day, and with empty sender and day over all.
create table declaration_total (
    sender      text collate "C" not null,
    day         text collate "C" not null,
    state       text collate "C" not null,
    count       bigint not null,
    value_minor bigint not null,
    duty_minor  bigint not null,
    primary key (sender, day, state)
);
