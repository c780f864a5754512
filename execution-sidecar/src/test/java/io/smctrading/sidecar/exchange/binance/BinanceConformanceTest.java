package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayConformance;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.simulator.Venue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinanceConformanceTest extends GatewayConformance {

    @Override
    protected String exchange() {
        return "binance";
    }

    @Override
    protected String category() {
        return "spot";
    }

    @Override
    protected String symbol() {
        return "BTCUSDT";
    }

    @Override
    protected ExchangeGateway open(Venue at, Duration requestTimeout) {
        return new BinanceGateway(
                new BinanceConfig(
                        at.uri(),
                        URI.create(at.webSocketUri() + "/ws-api/v3"),
                        new Secret("simulatedBinanceApiKey"),
                        new Secret("simulatedBinanceSecret"),
                        Duration.ofSeconds(5),
                        requestTimeout,
                        BinanceConfig.WEIGHT_LIMIT),
                id -> true,
                InstantSource.system(),
                GatewayObserver.NONE);
    }

    @Test
    void aMarketEntryWithExitsIsALimitAtItsCollarAndItsExitsLeaveRoomForTheFee() {
        String id = nextId();
        Instant sent = Instant.now();
        Placement entry = marketBracket(id, new BigDecimal("1010"));

        assertThat(accepted(gateway.place(entry)).orders())
                .extracting(VenueOrder::clientId)
                .containsExactly(id, id + "-target", id + "-stop");

        List<VenueOrder> all = ((Evidence.Found) search(id, sent)).orders();
        assertThat(all.get(0).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(all.subList(1, 3))
                .allMatch(exit -> exit.quantity().compareTo(new BigDecimal("0.4995")) == 0)
                .allMatch(exit -> exit.status() == OrderStatus.ACCEPTED);
    }

    @Test
    void aMarketEntryWithExitsButWithoutACollarIsRefusedUnsent() {
        assertThat(gateway.place(marketBracket(nextId(), null)))
                .isInstanceOf(PlaceAnswer.Refused.class);
        assertThat(truth()).isEmpty();
    }

    @Test
    void aCancelOfOneExitTellsOfItsWholeList() {
        String id = nextId();
        accepted(gateway.place(marketBracket(id, new BigDecimal("1010"))));

        CancelAnswer answer = gateway.cancel(symbol(), id + "-stop");

        assertThat(answer).isInstanceOf(CancelAnswer.Canceled.class);
        List<VenueOrder> orders = ((CancelAnswer.Canceled) answer).orders();
        assertThat(orders.get(0).clientId()).isEqualTo(id + "-stop");
        assertThat(orders)
                .filteredOn(order -> !order.clientId().equals(id))
                .allMatch(order -> order.status().terminal());
        assertThat(openIds()).isEmpty();
    }

    @Test
    void anIdThatIsThereAlreadyIsToBeSearchedFor() {
        String id = nextId();
        accepted(gateway.place(limit(id, "900")));

        assertThat(gateway.place(limit(id, "900")))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Unknown.class,
                        answer -> assertThat(answer.error()).isEqualTo(ErrorClass.DUPLICATE_ID));
        assertThat(truth()).containsOnlyOnce(id);
    }

    @Test
    void anotherGatewayFindsWhatThisOneCanceled() {
        String id = nextId();
        Instant sent = Instant.now();
        accepted(gateway.place(bracket(id, "990")));
        gateway.cancel(symbol(), id);

        try (ExchangeGateway restarted = open(venue, Duration.ofSeconds(5))) {
            assertThat(((Evidence.Found) restarted.search(symbol(), id, sent, "")).orders())
                    .extracting(VenueOrder::clientId)
                    .containsExactly(id, id + "-target", id + "-stop");
        }
    }

    @Test
    void maintenanceIsVisible() {
        venue.faults().maintenance(true);

        gateway.place(limit(nextId(), "900"));

        assertThat(gateway.health().maintenance()).isTrue();
    }

    private Placement marketBracket(String id, BigDecimal collar) {
        return new Placement(
                id,
                symbol(),
                OrderSide.BUY,
                Placement.Type.MARKET,
                new BigDecimal("0.5"),
                null,
                collar,
                false,
                new ExitTerms(id + "-stop", new BigDecimal("900")),
                new ExitTerms(id + "-target", new BigDecimal("1100")));
    }
}
