package io.smctrading.sidecar;

import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.binance.BinanceConfig;
import io.smctrading.sidecar.exchange.binance.BinanceGateway;
import io.smctrading.sidecar.exchange.bybit.BybitCategory;
import io.smctrading.sidecar.exchange.bybit.BybitConfig;
import io.smctrading.sidecar.exchange.bybit.BybitGateway;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.oanda.OandaConfig;
import io.smctrading.sidecar.exchange.oanda.OandaGateway;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the exchanges are reached that an account trades at; what is not used is not asked for.
 *
 * @param binance empty if it is not used
 * @param bybit for spot and linear alike; empty if neither is used
 * @param spot whether Bybit's spot market is used
 * @param linear whether Bybit's linear contracts are used
 * @param oanda empty if it is not used
 */
public record Gateways(
        Optional<BinanceConfig> binance,
        Optional<BybitConfig> bybit,
        boolean spot,
        boolean linear,
        Optional<OandaConfig> oanda) {

    /** An intent's id, or that of one of its exits. */
    private static final Pattern OUR_ORDER = Pattern.compile("[0-9a-f]{28}(-(stop|target)\\d*)?");

    static Gateways from(Settings settings, Set<String> venues) {
        boolean spot = venues.contains(BybitCategory.SPOT.venue());
        boolean linear = venues.contains(BybitCategory.LINEAR.venue());
        return new Gateways(
                venues.contains("binance")
                        ? Optional.of(BinanceConfig.from(settings))
                        : Optional.empty(),
                spot || linear ? Optional.of(BybitConfig.from(settings)) : Optional.empty(),
                spot,
                linear,
                venues.contains("oanda")
                        ? Optional.of(OandaConfig.from(settings))
                        : Optional.empty());
    }

    /** One gateway per exchange, not connected yet. */
    public List<ExchangeGateway> open(InstantSource system, GatewayObserver observer) {
        List<ExchangeGateway> open = new ArrayList<>();
        binance.ifPresent(
                config -> open.add(new BinanceGateway(config, Gateways::ours, system, observer)));
        bybit.ifPresent(
                config -> {
                    for (BybitCategory category : BybitCategory.values()) {
                        if (category == BybitCategory.SPOT ? spot : linear) {
                            open.add(
                                    new BybitGateway(
                                            category, config, Gateways::ours, system, observer));
                        }
                    }
                });
        oanda.ifPresent(
                config -> open.add(new OandaGateway(config, Gateways::ours, system, observer)));
        return open;
    }

    /** How long after it was signed an exchange may still take a request. */
    Duration longestWindow() {
        Duration longest = binance.map(BinanceConfig::recvWindow).orElse(Duration.ZERO);
        Duration other = bybit.map(BybitConfig::recvWindow).orElse(Duration.ZERO);
        return longest.compareTo(other) > 0 ? longest : other;
    }

    private static boolean ours(String clientId) {
        return clientId != null && OUR_ORDER.matcher(clientId).matches();
    }
}
