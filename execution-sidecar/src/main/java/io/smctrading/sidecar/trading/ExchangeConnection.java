package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.FeeRates;
import io.smctrading.core.execution.VenueCommand;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.ledger.Sending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange as the desk uses it: carries commands out beside the desk's thread, cancellations
 * first, questions beside them; tells what comes of them and what the private stream says as {@link
 * VenueNews}.
 */
final class ExchangeConnection implements StreamListener, AutoCloseable {

    /** A command that waited longer is not carried out: its order may be somebody else's by now. */
    static final Duration MOST_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeConnection.class);
    private static final int CANCELS = 0;
    private static final int ORDERS = 1;

    /** Few, so that they do not take the request limit from each other. */
    private static final int READS_AT_ONCE = 4;

    private final ExchangeGateway gateway;
    private final InstantSource system;
    private final ThreadPoolExecutor orders;
    private final ThreadPoolExecutor reads;
    private volatile Consumer<VenueNews> news = unheard -> {};
    private volatile Map<String, Instrument> instruments = Map.of();
    private boolean listening;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();

    /** Of orders and cancels: by what is urgent, then by when it came. */
    private record Task(int urgency, long sequence, Runnable work)
            implements Runnable, Comparable<Task> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            int order = Integer.compare(urgency, other.urgency);
            return order == 0 ? Long.compare(sequence, other.sequence) : order;
        }
    }

    /**
     * @param requests how many may be under way at once
     */
    ExchangeConnection(ExchangeGateway gateway, int requests, InstantSource system) {
        this.gateway = gateway;
        this.system = system;
        this.orders = workers(requests - READS_AT_ONCE, new PriorityBlockingQueue<>());
        this.reads = workers(READS_AT_ONCE, new LinkedBlockingQueue<>());
    }

    private ThreadPoolExecutor workers(int number, BlockingQueue<Runnable> queue) {
        ThreadPoolExecutor workers =
                new ThreadPoolExecutor(
                        number,
                        number,
                        1,
                        TimeUnit.MINUTES,
                        queue,
                        task -> {
                            Thread thread = new Thread(task, "exchange-" + gateway.venue());
                            thread.setDaemon(true);
                            return thread;
                        });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    ExchangeGateway gateway() {
        return gateway;
    }

    /** Requests that wait for their turn or for an answer. */
    long underWay() {
        return underWay.get();
    }

    private void dropWaiting() {
        List<Runnable> dropped = new ArrayList<>();
        orders.getQueue().drainTo(dropped);
        reads.getQueue().drainTo(dropped);
        underWay.addAndGet(-dropped.size());
    }

    /** By canonical symbol. */
    Map<String, Instrument> instruments() {
        return instruments;
    }

    /**
     * Begins to work for a session; what an earlier one had waiting is dropped.
     *
     * @param listener told by several threads
     * @throws ExchangeException if the exchange does not tell its instruments
     */
    void open(Consumer<VenueNews> listener) {
        dropWaiting();
        if (instruments.isEmpty()) {
            instruments =
                    gateway.instruments().stream()
                            .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
        }
        news = listener;
        if (!listening) {
            listening = true;
            gateway.listen(this);
        }
    }

    /** Nothing that waits is carried out any more, and nobody is told. */
    void release() {
        dropWaiting();
        news = unheard -> {};
    }

    /** Carries out what is durable; the answer is news. */
    void carryOut(VenueCommand command, String venueSymbol, Sending sending) {
        long since = System.nanoTime();
        if (command instanceof VenueCommand.Place place) {
            submit(
                    ORDERS,
                    () ->
                            send(
                                    place.intentId(),
                                    List.of(place.placement().clientId()),
                                    since,
                                    () -> gateway.place(place.placement())));
        } else if (command instanceof VenueCommand.Protect protect) {
            submit(
                    CANCELS,
                    () ->
                            send(
                                    protect.intentId(),
                                    protect.orderIds(),
                                    since,
                                    () -> gateway.protect(protect.protection())));
        } else if (command instanceof VenueCommand.Cancel cancel) {
            submit(
                    CANCELS,
                    () ->
                            new VenueNews.Canceled(
                                    gateway.venue(),
                                    cancel.intentId(),
                                    cancel.orderId(),
                                    cancel(venueSymbol, cancel.orderId())));
        } else if (command instanceof VenueCommand.Search search) {
            submit(
                    () ->
                            new VenueNews.Searched(
                                    gateway.venue(),
                                    search.intentId(),
                                    search.orderId(),
                                    search(venueSymbol, search.orderId(), sending)));
        }
    }

    private interface Work {
        VenueNews answer();
    }

    private interface Send {
        PlaceAnswer now();
    }

    private VenueNews send(String intentId, List<String> orderIds, long since, Send send) {
        Instant left = null;
        PlaceAnswer answer;
        Duration waited = Duration.ofNanos(System.nanoTime() - since);
        if (waited.compareTo(MOST_WAIT) > 0) {
            answer =
                    new PlaceAnswer.NotSent(
                            ErrorClass.UNAVAILABLE,
                            "waited " + waited.toMillis() + " ms for its turn",
                            Duration.ZERO);
        } else {
            left = system.instant();
            try {
                answer = send.now();
            } catch (RuntimeException e) {
                LOG.error("The gateway of {} failed over {}", gateway.venue(), orderIds, e);
                answer = new PlaceAnswer.Unknown(ErrorClass.PROTOCOL, e.toString());
            }
        }
        return new VenueNews.Placed(gateway.venue(), intentId, orderIds, answer, left);
    }

    private CancelAnswer cancel(String venueSymbol, String orderId) {
        try {
            return gateway.cancel(venueSymbol, orderId);
        } catch (RuntimeException e) {
            LOG.error("The gateway of {} failed to cancel {}", gateway.venue(), orderId, e);
            return new CancelAnswer.Failed(ErrorClass.PROTOCOL, e.toString());
        }
    }

    private Evidence search(String venueSymbol, String orderId, Sending sending) {
        try {
            return gateway.search(venueSymbol, orderId, sending.at(), sending.bookmark());
        } catch (ExchangeException e) {
            return new Evidence.Inconclusive(e.error(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The gateway of {} failed to search {}", gateway.venue(), orderId, e);
            return new Evidence.Inconclusive(ErrorClass.PROTOCOL, e.toString());
        }
    }

    /** What fees in third assets are worth: nothing, until somebody pays them. */
    FeeRates feeRates() {
        return (asset, quoteAsset) -> {
            LOG.warn(
                    "{} charged a fee in {}, which is not converted to {}",
                    gateway.venue(),
                    asset,
                    quoteAsset);
            return BigDecimal.ZERO;
        };
    }

    /** Asks for all that works, and for what was executed of some instruments since a time. */
    void overview(Collection<String> venueSymbols, Instant since) {
        List<String> symbols = List.copyOf(venueSymbols);
        submit(() -> ask(symbols, since));
    }

    private VenueNews ask(List<String> venueSymbols, Instant since) {
        Instant asked = system.instant();
        try {
            List<VenueOrder> open = gateway.openOrders();
            List<VenueFill> fills = new ArrayList<>();
            for (String symbol : venueSymbols) {
                fills.addAll(gateway.fills(symbol, since));
            }
            return new VenueNews.Overview(gateway.venue(), asked, open, fills);
        } catch (RuntimeException e) {
            return new VenueNews.OverviewFailed(gateway.venue(), String.valueOf(e.getMessage()));
        }
    }

    private void submit(int urgency, Work work) {
        orders.execute(new Task(urgency, sequence.incrementAndGet(), told(work)));
    }

    /** Changes nothing at the exchange. */
    private void submit(Work read) {
        reads.execute(told(read));
    }

    /** Whoever asked gets the answer, not who came after. */
    private Runnable told(Work work) {
        Consumer<VenueNews> asker = news;
        underWay.incrementAndGet();
        return () -> {
            try {
                asker.accept(work.answer());
            } finally {
                // Told by now: what is pending never looks less than it is.
                underWay.decrementAndGet();
            }
        };
    }

    @Override
    public void connected() {
        news.accept(new VenueNews.StreamUp(gateway.venue()));
    }

    @Override
    public void order(VenueOrder order) {
        news.accept(new VenueNews.Heard(gateway.venue(), order));
    }

    @Override
    public void fill(VenueFill fill) {
        news.accept(new VenueNews.Executed(gateway.venue(), fill));
    }

    @Override
    public void disconnected(String reason) {
        news.accept(new VenueNews.StreamDown(gateway.venue(), reason));
    }

    @Override
    public void close() {
        release();
        orders.shutdownNow();
        reads.shutdownNow();
        gateway.close();
        try {
            if (!orders.awaitTermination(2, TimeUnit.SECONDS)
                    || !reads.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("Requests to {} are still under way", gateway.venue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
