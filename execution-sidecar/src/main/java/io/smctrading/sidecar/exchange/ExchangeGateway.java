package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One exchange account, spoken to in the exchange's own protocol. Each call is at most one attempt
 * that changes anything: an order is never sent twice by a call, whatever the transport does. Reads
 * may be tried again inside. Calls block for at most the request time-out; safe for several
 * threads.
 *
 * <p>Reads throw {@link ExchangeException}; what places or cancels says in its answer what is
 * certain and what is not.
 */
public interface ExchangeGateway extends AutoCloseable {

    /** Lower-case name of the venue: binance, bybit, bybit-linear, oanda. */
    String venue();

    /**
     * Whether exits placed with an entry protect each part of it as soon as that is filled. Where
     * not, they come to life when the entry is filled whole.
     */
    boolean coversPartialFills();

    /** What can be traded, and by which rules. */
    List<Instrument> instruments();

    /** Places an order and, in the exchange's own way, the exits that belong to it. */
    PlaceAnswer place(Placement placement);

    /** Places exits for what is held already. */
    PlaceAnswer protect(Protection protection);

    /** Cancels an order that works. Of a pair of exits the other one may end with it. */
    CancelAnswer cancel(String venueSymbol, String clientId);

    /**
     * Where the account's history stands, for {@link #search}; needs no request, empty if nothing
     * is known or the exchange needs none.
     */
    String bookmark();

    /**
     * What became of an order, from all that the exchange can be asked for.
     *
     * @param sent when it was sent, this system's time
     * @param bookmark of before it was sent
     */
    Evidence search(String venueSymbol, String clientId, Instant sent, String bookmark);

    /** All orders that work or wait for their trigger, exits included; only ours. */
    List<VenueOrder> openOrders();

    /** Executions of an instrument since a time, oldest first; only of our orders. */
    List<VenueFill> fills(String venueSymbol, Instant since);

    /** Balances of the account. */
    List<Balance> balances();

    /** Positions of a margin account by instrument; empty on a spot account. */
    List<Position> positions();

    /** Where connection, limits and clock stand; needs no request. */
    GatewayHealth health();

    /**
     * Begins to listen to the account's private stream; connects again by itself, with back-off,
     * until it is closed. To be called once.
     */
    void listen(StreamListener listener);

    @Override
    void close();

    /**
     * What an account has of an asset.
     *
     * @param total free and locked
     * @param locked in orders, or as margin
     */
    record Balance(String asset, BigDecimal total, BigDecimal locked) {}

    /**
     * What an account holds of an instrument.
     *
     * @param quantity in the base asset, negative if short
     * @param entryPrice average
     */
    record Position(String venueSymbol, BigDecimal quantity, BigDecimal entryPrice) {}
}
