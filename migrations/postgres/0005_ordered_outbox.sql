-- Deliveries to one target go out in their order, and some are given up in the end.
alter table outbox add column given_up_at bigint;
drop index outbox_due;
create index outbox_due on outbox (channel, due_at) where delivered_at is null and given_up_at is null;
create index outbox_line on outbox (channel, target, id) where delivered_at is null and given_up_at is null;
