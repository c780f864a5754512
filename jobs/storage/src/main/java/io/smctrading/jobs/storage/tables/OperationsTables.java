package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.OrderRequest;
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

    static final Table<OrderRequest> REQUESTS =
            new Table<>(
                    "order_requests",
                    Topics.REQUESTS,
                    Storing.Bulk.insert(
                            "order_requests",
                            "request_id",
                            "account",
                            "time::timestamptz",
                            "exchange",
                            "symbol",
                            "side",
                            "order_type",
                            "quantity::numeric",
                            "price::numeric",
                            "stop_loss::numeric",
                            "take_profit::numeric",
                            "reduce_only::boolean",
                            "valid_until::timestamptz",
                            "actor"),
                    OperationsTables::request);

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

    private static TableRow request(OrderRequest request) throws WireException {
        return new Values()
                .name("request_id", request.getRequestId())
                .name("account", request.getAccount())
                .time("requested_time", request.getRequestedTime())
                .name("venue", request.getVenue())
                .name("symbol", request.getSymbol())
                .code(request.getSide())
                .code(request.getOrderType())
                .decimal("quantity", request.getQuantity())
                .decimal("price", request.getPrice())
                .decimal("stop_price", request.getStopPrice())
                .decimal("target_price", request.getTargetPrice())
                .flag(request.getReduceOnly())
                .time("valid_until", request.getValidUntil())
                .name("actor", request.getActor())
                .row();
    }

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
