package io.smctrading.sidecar.trading;

import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.ExchangesConfig;
import io.smctrading.simulator.Simulator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of a sidecar that trades at a simulator. */
final class SimulatedExchanges {

    private SimulatedExchanges() {}

    /**
     * @param venues comma list
     * @param more further settings, as {@code --key=value}; they replace those of the simulator
     */
    static ExchangesConfig config(
            Simulator simulator, String account, String venues, List<String> more) {
        return ExchangesConfig.from(
                        Settings.of(
                                arguments(simulator, account, venues, more).toArray(String[]::new),
                                secrets()),
                        account)
                .orElseThrow();
    }

    /** As a command line has them. */
    static List<String> arguments(
            Simulator simulator, String account, String venues, List<String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("--exchanges", venues);
        settings.put("--trading.armed", account);
        settings.put("--trading.notional-cap", "1000000");
        if (venues.contains("binance")) {
            settings.put("--binance.rest-url", simulator.venue("binance").uri().toString());
            settings.put(
                    "--binance.stream-url",
                    simulator.venue("binance").webSocketUri() + "/ws-api/v3");
        }
        if (venues.contains("bybit")) {
            settings.put("--bybit.rest-url", simulator.venue("bybit").uri().toString());
            settings.put(
                    "--bybit.stream-url", simulator.venue("bybit").webSocketUri() + "/v5/private");
        }
        if (venues.contains("oanda")) {
            settings.put("--oanda.rest-url", simulator.venue("oanda").uri().toString());
            settings.put("--oanda.stream-url", simulator.venue("oanda").uri().toString());
            settings.put("--oanda.account", "101-004-1435156-001");
        }
        for (String one : more) {
            settings.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        return settings.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .toList();
    }

    /** Keys of the simulator's accounts, as the environment has them. */
    static Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("SMC_BINANCE_API_KEY", "simulatedBinanceApiKey");
        secrets.put("SMC_BINANCE_API_SECRET", "simulatedBinanceSecret");
        secrets.put("SMC_BYBIT_API_KEY", "simulatedBybitApiKey");
        secrets.put("SMC_BYBIT_API_SECRET", "simulatedBybitSecret");
        secrets.put("SMC_OANDA_TOKEN", "simulatedOandaToken");
        return secrets;
    }
}
