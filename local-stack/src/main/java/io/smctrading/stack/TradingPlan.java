package io.smctrading.stack;

import io.smctrading.stack.flink.Job;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a stack trades and how fast the simulated markets go.
 *
 * @param venues the first is traded, orders can be moved to the others; paper stands alone
 * @param marketSpeed of the simulated markets, 1 = as recorded, 0 = moved by a replay only
 * @param accounts file of the simulator's instruments and accounts; empty for the packaged ones
 */
public record TradingPlan(
        List<TradingVenue> venues, BigDecimal marketSpeed, Optional<Path> accounts) {

    /** Account of sidecar and risk at exchanges; on paper it is their default. */
    public static final String ACCOUNT = "sim";

    /** What the simulator's accounts begin with, in the quote asset of their market. */
    public static final BigDecimal CAPITAL = new BigDecimal("100000");

    /** Above everything that the limits of risk let through. */
    private static final String NOTIONAL_CAP = "1000000";

    public TradingPlan {
        venues = List.copyOf(venues);
        Set<TradingVenue> distinct = EnumSet.copyOf(venues);
        boolean mixed = distinct.contains(TradingVenue.PAPER) && distinct.size() > 1;
        if (distinct.size() < venues.size() || mixed) {
            throw StackException.refused(
                    "--venue '%s' is not usable, allowed: paper, or exchanges, each once"
                            .formatted(codes(venues)));
        }
    }

    /** With the packaged accounts. */
    public TradingPlan(List<TradingVenue> venues, BigDecimal marketSpeed) {
        this(venues, marketSpeed, Optional.empty());
    }

    /** On paper. */
    public static TradingPlan paper() {
        return new TradingPlan(List.of(TradingVenue.PAPER), BigDecimal.ONE);
    }

    /**
     * @param codes of the venues, by commas
     * @throws StackException refused if a venue is unknown, or they do not go together
     */
    public static TradingPlan of(String codes, BigDecimal marketSpeed) {
        return new TradingPlan(
                Arrays.stream(codes.split(",", -1))
                        .map(code -> TradingVenue.named(code.strip()))
                        .toList(),
                marketSpeed);
    }

    public TradingVenue primary() {
        return venues.get(0);
    }

    /** Whether orders go over the wire, to the simulator. */
    public boolean atExchanges() {
        return primary().isExchange();
    }

    /** Codes by commas, as the user gives them. */
    public String codes() {
        return codes(venues);
    }

    private static String codes(List<TradingVenue> venues) {
        return venues.stream().map(TradingVenue::code).collect(Collectors.joining(","));
    }

    /** What a job is told besides where the servers are: {@code --key value} pairs. */
    public List<String> jobArguments(Job job) {
        return job == Job.RISK && atExchanges()
                ? List.of("--account", ACCOUNT, "--equity.initial", CAPITAL.toPlainString())
                : List.of();
    }

    /** What the sidecar is told of the exchanges: {@code --key value} pairs, none on paper. */
    public List<String> sidecarSettings(Ports ports) {
        if (!atExchanges()) {
            return List.of();
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("account", ACCOUNT);
        settings.put("trading.armed", ACCOUNT);
        settings.put("trading.notional-cap", NOTIONAL_CAP);
        settings.put("exchanges", codes());
        venues.forEach(venue -> settings.putAll(urls(venue, ports)));
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("--" + setting.getKey(), setting.getValue()).stream())
                .toList();
    }

    private static Map<String, String> urls(TradingVenue venue, Ports ports) {
        return switch (venue) {
            case PAPER -> Map.of();
            case BINANCE ->
                    Map.of(
                            "binance.rest-url",
                            "http://" + ports.address(StackPort.SIMULATOR_BINANCE),
                            "binance.stream-url",
                            "ws://" + ports.address(StackPort.SIMULATOR_BINANCE) + "/ws-api/v3");
            case BYBIT, BYBIT_LINEAR ->
                    Map.of(
                            "bybit.rest-url",
                            "http://" + ports.address(StackPort.SIMULATOR_BYBIT),
                            "bybit.stream-url",
                            "ws://" + ports.address(StackPort.SIMULATOR_BYBIT) + "/v5/private");
            case OANDA ->
                    Map.of(
                            "oanda.rest-url",
                            "http://" + ports.address(StackPort.SIMULATOR_OANDA),
                            "oanda.stream-url",
                            "http://" + ports.address(StackPort.SIMULATOR_OANDA),
                            "oanda.account",
                            "101-004-1435156-001");
        };
    }

    /**
     * Keys of the simulator's packaged accounts, as environment of the sidecar. They open nothing
     * but the simulator.
     */
    public Map<String, String> sidecarEnvironment() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (TradingVenue venue : venues) {
            switch (venue.isExchange() ? venue.exchange() : "") {
                case "binance" -> {
                    keys.put("SMC_BINANCE_API_KEY", "simulatedBinanceApiKey");
                    keys.put("SMC_BINANCE_API_SECRET", "simulatedBinanceSecret");
                }
                case "bybit" -> {
                    keys.put("SMC_BYBIT_API_KEY", "simulatedBybitApiKey");
                    keys.put("SMC_BYBIT_API_SECRET", "simulatedBybitSecret");
                }
                case "oanda" -> keys.put("SMC_OANDA_TOKEN", "simulatedOandaToken");
                default -> {}
            }
        }
        return keys;
    }
}
