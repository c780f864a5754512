package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.CancelOrders;
import io.smctrading.sidecar.ExchangeViews;
import io.smctrading.sidecar.Failover;
import io.smctrading.sidecar.RequestRefusedException;
import io.smctrading.sidecar.RequestRefusedException.Kind;
import io.smctrading.sidecar.exchange.GatewayHealth;
import io.smctrading.sidecar.ledger.RouteTable;
import java.util.List;
import java.util.Optional;

/** What operators ask whoever trades. Safe for several threads. */
public final class TradingOperations implements CancelOrders, ExchangeViews, Failover {

    private static final List<ExchangeView> PAPER =
            List.of(new ExchangeView("paper", null, true, 0, List.of()));

    private final TradingService trading;
    private final Optional<Exchanges> exchanges;

    public TradingOperations(TradingService trading, Optional<Exchanges> exchanges) {
        this.trading = trading;
        this.exchanges = exchanges;
    }

    @Override
    public void cancel(String intentId, String reason) {
        if (!trading.cancel(intentId, reason)) {
            throw new RequestRefusedException(
                    Kind.UNAVAILABLE, "nothing trades now: " + trading.status().detail());
        }
    }

    @Override
    public List<ExchangeView> exchanges() {
        return exchanges.map(TradingOperations::views).orElse(PAPER);
    }

    private static List<ExchangeView> views(Exchanges at) {
        return at.connections().venues().stream().map(venue -> view(venue, at)).toList();
    }

    private static ExchangeView view(String venue, Exchanges at) {
        // Asked before what is pending: what was heard then is either pending or in the ledger.
        GatewayHealth health = at.connections().health(venue);
        return new ExchangeView(
                venue,
                health,
                at.connections().connected(venue),
                at.connections().pending(),
                at.routes().all().stream()
                        .filter(route -> route.from().equals(venue))
                        .map(route -> new Route(route.symbol(), route.to()))
                        .toList());
    }

    @Override
    public List<String> move(
            String from, String to, Optional<String> symbol, String actor, String reason) {
        Exchanges at =
                exchanges.orElseThrow(
                        () ->
                                new RequestRefusedException(
                                        Kind.CONFLICT,
                                        "on paper there is no exchange to move orders to"));
        try {
            at.routes().move(from, to, symbol.orElse(null), actor, reason);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusedException(Kind.UNPROCESSABLE, e.getMessage());
        }
        return List.of(symbol.orElse(RouteTable.ALL));
    }
}
