package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.Topics;

/** What operators did, and what the stages could not use. */
final class OperationsTables {

    static final Table<ControlCommand> CONTROL =
            new Table<>(
                    "control_commands",
                    Topics.CONTROL,
                    Storing.Bulk.insert(
                            "control_commands",
                            "command_id",
                            "time::timestamptz",
                            "action",
                            "account",
                            "reason",
                            "actor"),
                    OperationsTables::control);

    static final Storing DEAD_LETTERS =
            Storing.Bulk.insert(
                    "dead_letters",
                    "topic",
                    "topic_partition::integer",
                    "topic_offset::bigint",
                    "stage",
                    "time::timestamptz",
                    "reason",
                    "record_key::bytea",
                    "record_value::bytea");

    private OperationsTables() {}

    private static TableRow control(ControlCommand command) throws WireException {
        return new Values()
                .name("command_id", command.getCommandId())
                .time("time", command.getIssuedTime())
                .code(command.getAction())
                .name("account", command.getAccount())
                .text("reason", command.getReason())
                .name("actor", command.getActor())
                .row();
    }
}
