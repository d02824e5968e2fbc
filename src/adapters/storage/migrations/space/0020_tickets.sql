-- The mail that a message answers, and how long its channel is tried when there is another way.
alter table outbox add column in_reply_to text;
alter table outbox add column patience_ms bigint;
-- The mail by which a report came.
alter table reports add column mail_message_id text;
