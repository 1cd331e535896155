-- Events, keys, messages, notifications, outbox, jobs.

-- One row per append. `position` and `version` are those of its last event, so that both counters are the largest key.
create table batch (
    position integer primary key,
    stream   text    not null,
    version  integer not null,
    count    integer not null,
    at       integer not null, -- microseconds since 1970
    body     blob    not null  -- frame of (kind, payload), packed
);
create unique index batch_of_stream on batch (stream, version);

-- Claimed once, never deleted.
create table claim (
    scope text not null,
    key   text not null,
    value text not null,
    primary key (scope, key)
) without rowid;

create table message (
    id     integer primary key,
    digest blob    not null unique, -- SHA-256
    at     integer not null,
    body   blob    not null
);

-- One row per run of notifications with one recipient and one MRN; `number` is that of the last.
create table notice (
    number    integer primary key,
    recipient text    not null,
    mrn       text    not null,
    count     integer not null,
    at        integer not null,
    body      blob    not null -- frame of (lrn, function, status, payload), packed
);
create index notice_of_recipient on notice (recipient, number);
create index notice_of_mrn on notice (mrn) where mrn <> '';

create table outbox (
    id           integer primary key autoincrement, -- numbers are told to receivers and must never come twice
    channel      text    not null,
    target       text    not null,
    payload      blob    not null,
    at           integer not null,
    due_at       integer not null,
    attempts     integer not null default 0,
    delivered_at integer,
    last_error   text
);
create index outbox_due on outbox (channel, due_at) where delivered_at is null;

create table job (
    id         integer primary key autoincrement,
    kind       text    not null,
    key        text,
    due_at     integer not null, -- while taken: end of the lease
    attempts   integer not null default 0,
    payload    blob    not null,
    last_error text
);
create index job_due on job (kind, due_at);
create unique index job_untouched on job (kind, key) where key is not null and attempts = 0;
