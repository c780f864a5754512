package io.smctrading.sidecar.wire;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Readers and writers of every topic the sidecar touches. They outlive a broken session, so that
 * known schemas keep flowing while the registry is away. For the trading thread alone.
 *
 * @param trades market.trades
 * @param orders orders
 * @param instruments instruments
 * @param executions executions
 * @param deadLetters dead letters, by the name of the topic they come from
 * @param control control.commands
 */
public record Codecs(
        WireReader<TradeOrClock> trades,
        WireReader<OrderOrClock> orders,
        WireReader<Instrument> instruments,
        WireWriter<ExecutionOrClock> executions,
        Map<String, WireWriter<DeadLetter>> deadLetters,
        WireWriter<ControlCommand> control) {

    /** Registers what is written; fails while the registry does not answer. */
    public static Codecs register(RegistryClient registry, String namespace) {
        return new Codecs(
                new WireReader<>(registry, Topics.TRADES),
                new WireReader<>(registry, Topics.ORDERS),
                new WireReader<>(registry, Topics.INSTRUMENTS),
                new WireWriter<>(registry, namespace, Topics.EXECUTIONS),
                Stream.of(Topics.TRADES, Topics.ORDERS, Topics.INSTRUMENTS)
                        .collect(
                                Collectors.toMap(
                                        Topic::name,
                                        topic ->
                                                new WireWriter<>(
                                                        registry,
                                                        namespace,
                                                        Topics.deadLettersOf(topic)))),
                new WireWriter<>(registry, namespace, Topics.CONTROL));
    }
}
