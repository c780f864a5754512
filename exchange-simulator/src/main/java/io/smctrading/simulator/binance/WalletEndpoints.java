package io.smctrading.simulator.binance;

import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.core.Balance;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The few wallet and derivatives requests that multi-exchange clients send before they trade spot,
 * answered as for an account that has nothing but spot.
 */
final class WalletEndpoints {

    private static final String GET = "GET";

    private final Exchange exchange;
    private final Faults faults;

    WalletEndpoints(Exchange exchange, Faults faults) {
        this.exchange = exchange;
        this.faults = faults;
    }

    List<Endpoint> all() {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(Endpoint.open("/sapi/v1/system/status", null, 1, call -> systemStatus()));
        endpoints.add(signed(GET, "/sapi/v1/capital/config/getall", this::coins));
        endpoints.add(signed(GET, "/sapi/v1/asset/tradeFee", this::tradeFees));
        endpoints.add(signed("POST", "/sapi/v3/asset/getUserAsset", this::assets));
        endpoints.add(signed("POST", "/sapi/v1/asset/get-funding-asset", call -> List.of()));
        endpoints.add(signed(GET, "/sapi/v1/account/status", call -> Map.of("data", "Normal")));
        endpoints.add(
                signed(
                        GET,
                        "/sapi/v1/account/apiTradingStatus",
                        call -> Map.of("data", Map.of("isLocked", false))));
        endpoints.add(signed(GET, "/sapi/v1/account/apiRestrictions", call -> restrictions()));
        endpoints.add(key("/sapi/v1/margin/allPairs"));
        endpoints.add(key("/sapi/v1/margin/allAssets"));
        endpoints.add(signed(GET, "/sapi/v1/margin/isolated/allPairs", call -> List.of()));
        for (String product : List.of("/fapi/v1", "/dapi/v1", "/eapi/v1")) {
            endpoints.add(Endpoint.open(product + "/ping", null, 1, call -> Map.of()));
            endpoints.add(
                    Endpoint.open(
                            product + "/time",
                            null,
                            1,
                            call -> Map.of("serverTime", exchange.now().toEpochMilli())));
            endpoints.add(
                    Endpoint.open(product + "/exchangeInfo", null, 1, call -> nothingListed()));
        }
        return endpoints;
    }

    private static Endpoint signed(String http, String path, Function<Call, Object> answer) {
        return Endpoint.signed(http, path, null, Operation.ANY, 1, answer);
    }

    private static Endpoint key(String path) {
        return new Endpoint(
                GET,
                path,
                null,
                Endpoint.Security.KEY,
                Operation.ANY,
                parameters -> 1,
                call -> List.of());
    }

    private Map<String, Object> systemStatus() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", faults.maintenance() ? 1 : 0);
        view.put("msg", faults.maintenance() ? "system_maintenance" : "normal");
        return view;
    }

    private Map<String, Object> nothingListed() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("timezone", "UTC");
        view.put("serverTime", exchange.now().toEpochMilli());
        view.put("rateLimits", List.of());
        view.put("exchangeFilters", List.of());
        view.put("symbols", List.of());
        view.put("optionSymbols", List.of());
        return view;
    }

    private Object coins(Call call) {
        Set<String> assets = new TreeSet<>(call.account().balances().keySet());
        for (Instrument instrument : exchange.instruments()) {
            assets.add(instrument.base());
            assets.add(instrument.quote());
        }
        return assets.stream().map(asset -> coin(call, asset)).toList();
    }

    private static Map<String, Object> coin(Call call, String asset) {
        Balance balance = call.account().balance(asset);
        String zero = "0";
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("coin", asset);
        view.put("depositAllEnable", false);
        view.put("free", Decimals.of(balance.free()));
        view.put("freeze", zero);
        view.put("ipoable", zero);
        view.put("ipoing", zero);
        view.put("isLegalMoney", false);
        view.put("locked", Decimals.of(balance.locked()));
        view.put("name", asset);
        view.put("networkList", List.of());
        view.put("storage", zero);
        view.put("trading", true);
        view.put("withdrawAllEnable", false);
        view.put("withdrawing", zero);
        return view;
    }

    private Object assets(Call call) {
        List<Map<String, Object>> views = new ArrayList<>();
        String wanted = call.parameters().text("asset", "");
        call.account()
                .balances()
                .forEach(
                        (asset, balance) -> {
                            boolean shown = wanted.isEmpty() || wanted.equals(asset);
                            if (shown && balance.total().signum() > 0) {
                                views.add(asset(asset, balance));
                            }
                        });
        return views;
    }

    private static Map<String, Object> asset(String asset, Balance balance) {
        String zero = Decimals.of(BigDecimal.ZERO);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("asset", asset);
        view.put("free", Decimals.of(balance.free()));
        view.put("locked", Decimals.of(balance.locked()));
        view.put("freeze", zero);
        view.put("withdrawing", zero);
        view.put("ipoable", zero);
        view.put("btcValuation", zero);
        return view;
    }

    private Object tradeFees(Call call) {
        String wanted = call.parameters().text("symbol", "");
        return exchange.instruments().stream()
                .filter(one -> wanted.isEmpty() || wanted.equals(one.symbol()))
                .map(
                        one -> {
                            Map<String, Object> view = new LinkedHashMap<>();
                            view.put("symbol", one.symbol());
                            view.put("makerCommission", one.makerFee().toPlainString());
                            view.put("takerCommission", one.takerFee().toPlainString());
                            return view;
                        })
                .toList();
    }

    private static Map<String, Object> restrictions() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("ipRestrict", false);
        view.put("createTime", 1_600_000_000_000L);
        view.put("enableReading", true);
        view.put("enableWithdrawals", false);
        view.put("enableInternalTransfer", false);
        view.put("enableMargin", false);
        view.put("enableFutures", false);
        view.put("permitsUniversalTransfer", false);
        view.put("enableVanillaOptions", false);
        view.put("enableSpotAndMarginTrading", true);
        return view;
    }
}
