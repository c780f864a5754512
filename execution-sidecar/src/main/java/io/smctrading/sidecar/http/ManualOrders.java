package io.smctrading.sidecar.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.risk.OrderIds;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.sidecar.MarketClocks;
import io.smctrading.sidecar.OrderLog;
import io.smctrading.sidecar.RequestRefusedException;
import io.smctrading.sidecar.RequestRefusedException.Kind;
import io.smctrading.sidecar.ledger.OrderRequests;
import io.smctrading.sidecar.ledger.OrderRequests.Outcome;
import io.smctrading.sidecar.ledger.OrderRequests.Stored;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Orders that people ask for: stored under their key, handed to risk, and answered once it is known
 * what became of them, or after a while without. Asking again with the same key never makes a
 * second order, and gives the same answer once there is one.
 */
public final class ManualOrders implements AutoCloseable {

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    /**
     * @param json body of the answer
     * @param replayed whether it was given before
     */
    record Answer(int status, String json, boolean replayed) {}

    private final String account;
    private final OrderRequests requests;
    private final MarketClocks clocks;
    private final RequestPublisher publisher;
    private final OrderOutcomes outcomes;
    private final Duration wait;
    private final ObjectMapper json;

    /**
     * @param wait how long an answer waits for what becomes of the order
     */
    public ManualOrders(
            String account,
            OrderRequests requests,
            MarketClocks clocks,
            RequestPublisher publisher,
            Duration wait) {
        this.account = account;
        this.requests = requests;
        this.clocks = clocks;
        this.publisher = publisher;
        this.outcomes = new OrderOutcomes(requests);
        this.wait = wait;
        this.json = Json.mapper();
    }

    /**
     * Has an order made, once per key.
     *
     * @return fails with {@link RequestRefusedException} or a {@link
     *     io.smctrading.sidecar.ledger.LedgerException}
     */
    CompletableFuture<Answer> create(OrderCommand command, String key, String actor) {
        long begin = System.nanoTime();
        String orderId = OrderIds.of(account, OrderRequests.ID_PREFIX + key);
        Stored stored =
                requests.find(orderId)
                        .orElseGet(
                                () -> requests.begin(request(command, key), hash(command), actor));
        if (!stored.hash().equals(hash(command))) {
            throw new RequestRefusedException(
                    Kind.UNPROCESSABLE, "Idempotency-Key was used with another body");
        }
        if (stored.answer() != null) {
            return CompletableFuture.completedFuture(new Answer(CREATED, stored.answer(), true));
        }
        return published(stored)
                .thenCompose(
                        done -> outcomes.await(orderId, outcome -> known(stored, outcome), wait))
                .thenApply(outcome -> answer(stored, outcome, begin));
    }

    /** What a person asked for, as far as it is no order yet. */
    Map<String, Object> view(Stored stored) {
        OrderRequest request = stored.request();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("order_id", request.orderId());
        view.put("intent_id", request.orderId());
        view.put("decision_id", request.orderId());
        view.put("signal_id", null);
        view.put("account", account);
        view.put("exchange", request.instrument().venue());
        view.put("symbol", request.instrument().symbol());
        view.put("leg", "entry");
        view.put("side", Json.word(request.side()));
        view.put("type", Json.word(request.type()));
        view.put("status", stored.refusalCode() == null ? "pending" : "rejected");
        view.put("state", stored.refusalCode() == null ? "REQUESTED" : "REFUSED");
        view.put("quantity", Json.number(request.quantity()));
        view.put("price", Json.number(request.price()));
        view.put("filled_quantity", 0);
        view.put("fill_price", null);
        view.put("fees", 0);
        view.put("code", stored.refusalCode());
        view.put("reason", stored.refusalReason());
        view.put("executions", List.of());
        return view;
    }

    private OrderRequest request(OrderCommand command, String key) {
        List<MarketClocks.Market> markets =
                clocks.of(command.symbol()).stream()
                        .filter(
                                market ->
                                        command.venue() == null
                                                || market.instrument()
                                                        .venue()
                                                        .equals(command.venue()))
                        .toList();
        if (markets.isEmpty()) {
            throw new RequestRefusedException(
                    Kind.UNPROCESSABLE,
                    "no market of "
                            + (command.venue() == null ? "" : command.venue() + ":")
                            + command.symbol()
                            + " has been seen");
        }
        if (markets.size() > 1) {
            throw new RequestRefusedException(
                    Kind.UNPROCESSABLE,
                    command.symbol()
                            + " is traded at several venues, name one as 'venue': "
                            + markets.stream().map(market -> market.instrument().venue()).toList());
        }
        MarketClocks.Market market = markets.get(0);
        return command.request(key, account, market.instrument(), market.time());
    }

    private static String hash(OrderCommand command) {
        return command.hash();
    }

    private CompletableFuture<Void> published(Stored stored) {
        if (stored.published()) {
            return CompletableFuture.completedFuture(null);
        }
        return publisher
                .publish(stored.request(), stored.actor())
                .handleAsync(
                        (done, problem) -> {
                            if (problem != null) {
                                throw new RequestRefusedException(
                                        Kind.UNAVAILABLE,
                                        "the order could not be handed to risk; ask again with the"
                                                + " same Idempotency-Key");
                            }
                            requests.published(stored.request().orderId());
                            OrderLog.requested(stored.request().orderId(), stored.actor());
                            return null;
                        });
    }

    /** A market order is known by its end, others as soon as they work. */
    private static boolean known(Stored stored, Outcome outcome) {
        if (outcome.status() == null) {
            return outcome.refusalCode() != null;
        }
        OrderStatus status = OrderStatus.valueOf(outcome.status());
        return status.terminal()
                || (stored.request().type() != OrderRequest.Type.MARKET && status.working());
    }

    private Answer answer(Stored stored, Outcome outcome, long begin) {
        boolean known = known(stored, outcome);
        boolean refused = outcome.status() == null && outcome.refusalCode() != null;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("order_id", outcome.orderId());
        view.put("status", refused ? "rejected" : OrderViews.word(outcome.status()));
        view.put("execution_time_ms", (System.nanoTime() - begin) / 1_000_000);
        view.put(
                "fill_price",
                outcome.filled() == null || outcome.filled().signum() == 0
                        ? null
                        : Json.number(
                                outcome.cost()
                                        .divide(
                                                outcome.filled(),
                                                Order.SCALE,
                                                RoundingMode.HALF_UP)));
        view.put("filled_quantity", outcome.filled() == null ? 0 : Json.number(outcome.filled()));
        view.put("exchange", stored.request().instrument().venue());
        view.put("symbol", stored.request().instrument().symbol());
        view.put("code", outcome.refusalCode());
        view.put("reason", refused ? outcome.refusalReason() : outcome.reason());
        String text = write(view);
        if (known) {
            requests.answered(outcome.orderId(), text);
        }
        return new Answer(known ? CREATED : ACCEPTED, text, false);
    }

    private String write(Map<String, Object> view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    @Override
    public void close() {
        outcomes.close();
    }
}
