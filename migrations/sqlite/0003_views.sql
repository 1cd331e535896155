-- Read models. All of it can be rebuilt from the events.

create table projection (
    name   text primary key,
    cursor integer not null
) without rowid;

create table declaration (
    id          integer primary key,
    stream      text    not null unique,
    mrn         text    not null,
    lrn         text    not null,
    sender      text    not null,
    kind        text    not null,
    type_code   text    not null,
    state       text    not null,
    waits_for   text,
    office      text    not null,
    lane        text    not null,
    importer    text    not null,
    declarant   text    not null,
    hs          text    not null,
    hs4         text    not null,
    origin      text    not null,
    value_minor integer not null,
    duty_minor  integer not null,
    day         text    not null,
    created_at  integer not null,
    updated_at  integer not null,
    version     integer not null,
    summary     text    not null,
    text_hash   integer not null -- tells whether the search index must change
);
create index declaration_time on declaration (created_at);
create index declaration_mrn on declaration (mrn) where mrn <> '';
create index declaration_sender_state on declaration (sender, state, created_at);
create index declaration_sender on declaration (sender, created_at);
create index declaration_state on declaration (state, created_at);
create index declaration_waits on declaration (waits_for, office, created_at) where waits_for is not null;
create index declaration_waits_all on declaration (waits_for, created_at) where waits_for is not null;
create index declaration_office on declaration (office, created_at);
create index declaration_lane on declaration (lane, created_at);
create index declaration_hs4 on declaration (hs4, created_at);

-- Words only, already cut and folded, found by row number; the texts themselves are not kept twice.
create virtual table declaration_text using fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none);

-- Running totals: per sender and day, and with empty sender and day over all.
create table declaration_total (
    sender      text    not null,
    day         text    not null,
    state       text    not null,
    count       integer not null,
    value_minor integer not null,
    duty_minor  integer not null,
    primary key (sender, day, state)
) without rowid;
