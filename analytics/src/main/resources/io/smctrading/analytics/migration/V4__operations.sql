-- What operators did, and what the stages could not use.

CREATE TABLE control_commands (
    command_id text        NOT NULL,
    time       timestamptz NOT NULL,
    action     text        NOT NULL,
    account    text        NOT NULL,
    reason     text        NOT NULL,
    actor      text        NOT NULL,
    stored_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (command_id, time)
);
COMMENT ON TABLE control_commands IS 'Words of operators to the trading system.';
COMMENT ON COLUMN control_commands.command_id IS 'Unique id.';
COMMENT ON COLUMN control_commands.time IS 'System time of the order, UTC.';
COMMENT ON COLUMN control_commands.action IS 'halt, resume or unknown.';
COMMENT ON COLUMN control_commands.account IS 'Trading account.';
COMMENT ON COLUMN control_commands.reason IS 'Why, in a person''s words.';
COMMENT ON COLUMN control_commands.actor IS 'Who ordered it.';
COMMENT ON COLUMN control_commands.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE dead_letters (
    topic            text        NOT NULL,
    topic_partition  integer     NOT NULL,
    topic_offset     bigint      NOT NULL,
    stage            text        NOT NULL,
    time             timestamptz NOT NULL,
    reason           text        NOT NULL,
    record_key       bytea,
    record_value     bytea,
    stored_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, topic_partition, topic_offset, stage, time)
);
COMMENT ON TABLE dead_letters IS 'Records that a stage could not use, whole, each once per stage.';
COMMENT ON COLUMN dead_letters.topic IS 'Topic it was read from, without the namespace.';
COMMENT ON COLUMN dead_letters.topic_partition IS 'Partition it was read from.';
COMMENT ON COLUMN dead_letters.topic_offset IS 'Offset it was read at.';
COMMENT ON COLUMN dead_letters.stage IS 'Which job or service refused it.';
COMMENT ON COLUMN dead_letters.time IS 'Append time of the record, UTC.';
COMMENT ON COLUMN dead_letters.reason IS 'Which rule it broke, with the value.';
COMMENT ON COLUMN dead_letters.record_key IS 'Raw key bytes.';
COMMENT ON COLUMN dead_letters.record_value IS 'Raw value bytes; null for a tombstone.';
COMMENT ON COLUMN dead_letters.stored_at IS 'System time when the row was first written, UTC.';
