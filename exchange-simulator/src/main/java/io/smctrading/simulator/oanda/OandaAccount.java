package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.PrivateFeed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account's orders, trades and journal. Under the exchange's lock. */
final class OandaAccount {

    /** Currency of every account. */
    static final String HOME = "USD";

    private final Account core;
    private final Journal journal;
    private final Instant created;
    private final Map<String, OandaOrder> orders = new LinkedHashMap<>();
    private final Map<String, OandaTrade> trades = new LinkedHashMap<>();
    private final Map<String, OandaOrder> pending = new LinkedHashMap<>();
    private final Map<String, OandaTrade> open = new LinkedHashMap<>();
    private String alias = "Simulated";

    OandaAccount(Exchange exchange, Account core, PrivateFeed<ObjectNode> feed) {
        this.core = core;
        this.created = exchange.now();
        this.journal = new Journal(exchange, core, feed);
    }

    void reset() {
        orders.clear();
        trades.clear();
        pending.clear();
        open.clear();
        journal.reset();
    }

    String id() {
        return core.id();
    }

    Account core() {
        return core;
    }

    Journal journal() {
        return journal;
    }

    Instant created() {
        return created;
    }

    String alias() {
        return alias;
    }

    void alias(String name) {
        alias = name;
    }

    BigDecimal balance() {
        return core.balance(HOME).total();
    }

    void add(OandaOrder order) {
        orders.put(order.id(), order);
        pending.put(order.id(), order);
    }

    void add(OandaTrade trade) {
        trades.put(trade.id(), trade);
        open.put(trade.id(), trade);
    }

    List<OandaOrder> orders() {
        return List.copyOf(orders.values());
    }

    List<OandaOrder> pendingOrders() {
        pending.values().removeIf(order -> !order.pending());
        return List.copyOf(pending.values());
    }

    List<OandaTrade> trades() {
        return List.copyOf(trades.values());
    }

    List<OandaTrade> openTrades() {
        open.values().removeIf(trade -> !trade.open());
        return List.copyOf(open.values());
    }

    List<OandaTrade> openTrades(Instrument instrument) {
        return openTrades().stream()
                .filter(trade -> trade.instrument().equals(instrument))
                .toList();
    }

    /** By number, or by client id after an at sign: the pending one, else the newest. */
    Optional<OandaOrder> order(String specifier) {
        if (!specifier.startsWith("@")) {
            return Optional.ofNullable(orders.get(specifier));
        }
        String clientId = specifier.substring(1);
        List<OandaOrder> all = new ArrayList<>();
        for (OandaOrder order : orders.values()) {
            if (order.clientId().equals(clientId)) {
                all.add(order);
            }
        }
        return all.stream()
                .filter(OandaOrder::pending)
                .findFirst()
                .or(() -> all.stream().reduce((older, newer) -> newer));
    }

    /** By number, or by client id after an at sign: the open one, else the newest. */
    Optional<OandaTrade> trade(String specifier) {
        if (!specifier.startsWith("@")) {
            return Optional.ofNullable(trades.get(specifier));
        }
        String clientId = specifier.substring(1);
        List<OandaTrade> all =
                trades.values().stream()
                        .filter(trade -> trade.clientId().equals(clientId))
                        .toList();
        return all.stream()
                .filter(OandaTrade::open)
                .findFirst()
                .or(() -> all.stream().reduce((older, newer) -> newer));
    }

    boolean pendingClientId(String clientId) {
        return !clientId.isEmpty()
                && pendingOrders().stream().anyMatch(o -> o.clientId().equals(clientId));
    }

    boolean openTradeClientId(String clientId) {
        return !clientId.isEmpty()
                && openTrades().stream().anyMatch(trade -> trade.clientId().equals(clientId));
    }
}
