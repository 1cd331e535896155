-- Events, keys, messages, notifications, outbox, jobs.

-- Positions and notification numbers are taken under the lock of this row, which is held until the commit:
-- so numbers become visible in their order, and a reader that has seen one will never find a smaller one later.
-- A writer of an older epoch finds no row and cannot write.
create table shard (
    id       integer primary key,
    epoch    bigint  not null,
    position bigint  not null,
    notice   bigint  not null
);
insert into shard (id, epoch, position, notice) values (1, 1, 0, 0);

-- One row per append. `position` and `version` are those of its last event.
create table batch (
    position bigint primary key,
    stream   text collate "C" not null,
    version  bigint not null,
    count    bigint not null,
    at       bigint not null, -- microseconds since 1970
    body     bytea  not null  -- frame of (kind, payload), packed
);
alter table batch alter column body set storage external;
create unique index batch_of_stream on batch (stream, version);

-- Claimed once, never deleted.
create table claim (
    scope text collate "C" not null,
    key   text collate "C" not null,
    value text not null,
    primary key (scope, key)
);

create table message (
    digest bytea primary key, -- SHA-256
    at     bigint not null,
    body   bytea  not null
);
alter table message alter column body set storage external;

-- One row per run of notifications with one recipient and one MRN; `number` is that of the last.
create table notice (
    number    bigint primary key,
    recipient text collate "C" not null,
    mrn       text collate "C" not null,
    count     bigint not null,
    at        bigint not null,
    body      bytea  not null -- frame of (lrn, function, status, payload), packed
);
alter table notice alter column body set storage external;
create index notice_of_recipient on notice (recipient, number);
create index notice_of_mrn on notice (mrn) where mrn <> '';

create table outbox (
    id           bigint generated always as identity primary key,
    channel      text   not null,
    target       text   not null,
    payload      bytea  not null,
    at           bigint not null,
    due_at       bigint not null,
    attempts     bigint not null default 0,
    delivered_at bigint,
    last_error   text
);
create index outbox_due on outbox (channel, due_at) where delivered_at is null;

create table job (
    id         bigint generated always as identity primary key,
    kind       text collate "C" not null,
    key        text collate "C",
    due_at     bigint not null, -- while taken: end of the lease
    attempts   bigint not null default 0,
    payload    bytea  not null,
    last_error text
);
create index job_due on job (kind, due_at);
create unique index job_untouched on job (kind, key) where key is not null and attempts = 0;
