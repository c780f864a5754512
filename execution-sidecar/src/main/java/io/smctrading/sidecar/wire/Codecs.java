package io.smctrading.sidecar.wire;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;

/**
 * Readers and writers of every topic the sidecar touches. They outlive a broken session, so that
 * known schemas keep flowing while the registry is away. For the trading thread alone.
 *
 * @param trades market.trades
 * @param orders orders
 * @param instruments instruments
 * @param executions executions
 * @param deadLetters dead letters of orders
 * @param control control.commands
 */
public record Codecs(
        WireReader<TradeOrClock> trades,
        WireReader<OrderOrClock> orders,
        WireReader<Instrument> instruments,
        WireWriter<ExecutionOrClock> executions,
        WireWriter<DeadLetter> deadLetters,
        WireWriter<ControlCommand> control) {

    /** Registers what is written; fails while the registry does not answer. */
    public static Codecs register(RegistryClient registry, String namespace) {
        return new Codecs(
                new WireReader<>(registry, Topics.TRADES),
                new WireReader<>(registry, Topics.ORDERS),
                new WireReader<>(registry, Topics.INSTRUMENTS),
                new WireWriter<>(registry, namespace, Topics.EXECUTIONS),
                new WireWriter<>(registry, namespace, Topics.deadLettersOf(Topics.ORDERS)),
                new WireWriter<>(registry, namespace, Topics.CONTROL));
    }
}
