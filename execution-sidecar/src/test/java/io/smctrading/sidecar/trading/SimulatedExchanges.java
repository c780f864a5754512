package io.smctrading.sidecar.trading;

import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.ExchangesConfig;
import io.smctrading.simulator.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a sidecar that trades at a simulator. */
final class SimulatedExchanges {

    private SimulatedExchanges() {}

    /**
     * @param venues comma list
     * @param more further settings, as {@code --key=value}
     */
    static ExchangesConfig config(
            Simulator simulator, String account, String venues, List<String> more) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--exchanges=" + venues);
        arguments.add("--trading.armed=" + account);
        arguments.add("--trading.notional-cap=1000000");
        arguments.add("--binance.rest-url=" + simulator.venue("binance").uri());
        arguments.add(
                "--binance.stream-url=" + simulator.venue("binance").webSocketUri() + "/ws-api/v3");
        arguments.add("--bybit.rest-url=" + simulator.venue("bybit").uri());
        arguments.add("--bybit.stream-url=" + simulator.venue("bybit").webSocketUri() + "/v5/private");
        arguments.add("--oanda.rest-url=" + simulator.venue("oanda").uri());
        arguments.add("--oanda.stream-url=" + simulator.venue("oanda").uri());
        arguments.add("--oanda.account=101-004-1435156-001");
        arguments.addAll(more);
        Map<String, String> secrets = new HashMap<>();
        secrets.put("SMC_BINANCE_API_KEY", "simulatedBinanceApiKey");
        secrets.put("SMC_BINANCE_API_SECRET", "simulatedBinanceSecret");
        secrets.put("SMC_BYBIT_API_KEY", "simulatedBybitApiKey");
        secrets.put("SMC_BYBIT_API_SECRET", "simulatedBybitSecret");
        secrets.put("SMC_OANDA_TOKEN", "simulatedOandaToken");
        return ExchangesConfig.from(
                        Settings.of(arguments.toArray(String[]::new), secrets), account)
                .orElseThrow();
    }
}
