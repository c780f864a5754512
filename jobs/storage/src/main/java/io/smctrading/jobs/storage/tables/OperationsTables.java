package io.smctrading.jobs.storage.tables;

import io.smctrading.jobs.storage.tables.Table.Writing;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.Topics;

/** What operators did, and what the stages could not use. */
final class OperationsTables {

    static final Table<ControlCommand> CONTROL =
            new Table<>(
                    "control_commands",
                    Topics.CONTROL,
                    Statements.insert(
                            "control_commands",
                            "command_id",
                            "time",
                            "action",
                            "account",
                            "reason",
                            "actor"),
                    Writing.JOINED,
                    OperationsTables::control);

    static final String DEAD_LETTER_STATEMENT =
            Statements.insert(
                    "dead_letters",
                    "topic",
                    "topic_partition",
                    "topic_offset",
                    "stage",
                    "time",
                    "reason",
                    "record_key",
                    "record_value");

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
