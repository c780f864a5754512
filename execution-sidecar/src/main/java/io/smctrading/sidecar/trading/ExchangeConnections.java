package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of this process to exchanges: they outlive a session, so that a ban or an open
 * breaker does, and work for one session at a time.
 */
public final class ExchangeConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeConnections.class);
    private static final int REQUESTS_AT_ONCE = 16;
    private static final int MOST_NEWS_AT_ONCE = 5_000;
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);

    private final Map<String, ExchangeConnection> all = new LinkedHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<VenueNews> news = new LinkedBlockingQueue<>();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private long polled;
    private final Map<String, Instant> overviewed = new HashMap<>();
    private final Set<String> wanted = new TreeSet<>();
    private final InstantSource system;
    private Instant lastSecond = Instant.MIN;
    private Instant lastRetry = Instant.MIN;

    public ExchangeConnections(Collection<ExchangeGateway> gateways, InstantSource system) {
        this.system = system;
        for (ExchangeGateway gateway : gateways) {
            all.put(gateway.venue(), new ExchangeConnection(gateway, REQUESTS_AT_ONCE, system));
        }
    }

    /** Names of all venues, connected or not. */
    public Set<String> venues() {
        return all.keySet();
    }

    /** Begins to work for a session; exchanges that cannot be reached are tried again later. */
    void begin() {
        all.values().forEach(ExchangeConnection::release);
        news.clear();
        polled = told.get();
        settled();
        open.clear();
        overviewed.clear();
        for (String venue : all.keySet()) {
            try {
                open(venue);
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be reached, tried again: {}", venue, e.getMessage());
            }
        }
    }

    private void open(String venue) {
        all.get(venue).open(this::tell);
        open.add(venue);
    }

    /** The connection of a venue, if it has one that is open. */
    Optional<ExchangeConnection> find(String venue) {
        return open.contains(venue) ? Optional.of(all.get(venue)) : Optional.empty();
    }

    /**
     * The connection of a venue that holds something of ours.
     *
     * @throws IllegalStateException if there is none
     */
    ExchangeConnection required(String venue) {
        return find(venue)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        all.containsKey(venue)
                                                ? venue + " cannot be reached and holds orders"
                                                : venue + " holds orders, but is not configured"));
    }

    /** Where a new order goes: by its route, or to the secondary of a venue that is not well. */
    String well(String venue, String symbol, Routes routes) {
        String routed = routes.venueFor(venue, symbol);
        String secondary = routes.secondaryOf(routed);
        boolean move = secondary != null && !open.contains(routed) && open.contains(secondary);
        return move ? secondary : routed;
    }

    private void tell(VenueNews one) {
        told.incrementAndGet();
        news.add(one);
    }

    /** Applies what came, in its order. */
    void drainNews(Consumer<VenueNews> apply) {
        VenueNews one = news.poll();
        for (int i = 1; one != null; i++) {
            polled++;
            take(one, apply);
            one = i < MOST_NEWS_AT_ONCE ? news.poll() : null;
        }
    }

    /** What was drained is in the ledger and has left. */
    void settled() {
        settled.set(polled);
    }

    /** Requests without an answer, and news that is not in the ledger: 0 when nothing is open. */
    public long pending() {
        long requests = all.values().stream().mapToLong(ExchangeConnection::underWay).sum();
        return requests + told.get() - settled.get();
    }

    private void take(VenueNews one, Consumer<VenueNews> apply) {
        if (one instanceof VenueNews.StreamUp up) {
            LOG.info("The private stream of {} is up", up.venue());
            wanted.add(up.venue());
        } else if (one instanceof VenueNews.StreamDown down) {
            LOG.warn("The private stream of {} is down: {}", down.venue(), down.reason());
        }
        apply.accept(one);
    }

    /**
     * Compares all that the ledger has at exchanges with what they have, before anything else.
     *
     * @throws IllegalStateException if one does not answer in time
     */
    void compareAll(Collection<HeldBracket> held, Duration patience, Consumer<VenueNews> apply) {
        Set<String> missing =
                held.stream()
                        .map(HeldBracket::venue)
                        .collect(Collectors.toCollection(TreeSet::new));
        missing.forEach(venue -> overview(venue, held, system.instant()));
        long deadline = System.nanoTime() + patience.toNanos();
        while (!missing.isEmpty()) {
            VenueNews one = next(deadline);
            if (one == null || one instanceof VenueNews.OverviewFailed) {
                throw new IllegalStateException(
                        "%s could not be compared with the ledger%s"
                                .formatted(
                                        missing,
                                        one instanceof VenueNews.OverviewFailed failed
                                                ? ": " + failed.reason()
                                                : " within " + patience.toSeconds() + " s"));
            }
            polled++;
            take(one, apply);
            if (one instanceof VenueNews.Overview overview) {
                missing.remove(overview.venue());
            }
        }
    }

    private VenueNews next(long deadline) {
        try {
            return news.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** What is done now and then: comparisons, moves away from the unwell, new attempts. */
    void everySecond(
            Instant now,
            Collection<HeldBracket> held,
            Routes routes,
            ExchangeRules rules,
            SidecarMetrics metrics) {
        for (String venue : wanted) {
            overview(venue, held, now);
        }
        wanted.clear();
        if (now.isBefore(lastSecond.plusSeconds(1))) {
            return;
        }
        lastSecond = now;
        for (String venue : all.keySet()) {
            Optional<String> illness = illness(venue, rules, now);
            metrics.exchange(venue, health(venue), illness.isEmpty());
            illness.ifPresent(why -> moveAway(venue, why, routes, rules, now));
            Instant last = overviewed.getOrDefault(venue, Instant.MIN);
            if (open.contains(venue) && last.plus(rules.reconcileInterval()).isBefore(now)) {
                overview(venue, held, now);
            }
        }
        if (lastRetry.plus(RETRY).isBefore(now)) {
            lastRetry = now;
            all.keySet().stream().filter(venue -> !open.contains(venue)).forEach(this::retry);
        }
    }

    private void retry(String venue) {
        var unused =
                CompletableFuture.runAsync(() -> open(venue))
                        .exceptionally(
                                problem -> {
                                    LOG.debug("{} cannot be reached", venue, problem);
                                    return null;
                                });
    }

    private void moveAway(
            String venue, String why, Routes routes, ExchangeRules rules, Instant now) {
        String secondary = routes.secondaryOf(venue);
        boolean moved = !routes.venueFor(venue, "*").equals(venue);
        if (secondary != null && !moved && illness(secondary, rules, now).isEmpty()) {
            routes.move(venue, secondary, null, "health", why);
        }
    }

    /** Why no new order should go to a venue; empty if it is well. */
    Optional<String> illness(String venue, ExchangeRules rules, Instant now) {
        if (!open.contains(venue)) {
            return Optional.of("not connected");
        }
        GatewayHealth health = health(venue);
        if (health.maintenance()) {
            return Optional.of("maintenance");
        }
        if (health.bannedUntil() != null && health.bannedUntil().isAfter(now)) {
            return Optional.of("no request allowed until " + health.bannedUntil());
        }
        if (health.breaker().equals("OPEN")) {
            return Optional.of("circuit breaker open");
        }
        boolean stale =
                health.streamHeard() != null
                        && health.streamHeard().plus(rules.streamPatience()).isBefore(now);
        return stale
                ? Optional.of("private stream silent since " + health.streamHeard())
                : Optional.empty();
    }

    /** Where a connection stands. */
    public GatewayHealth health(String venue) {
        return all.get(venue).gateway().health();
    }

    /** Whether a connection is open. */
    public boolean connected(String venue) {
        return open.contains(venue);
    }

    private void overview(String venue, Collection<HeldBracket> held, Instant now) {
        if (!open.contains(venue)) {
            return;
        }
        Set<String> symbols = new TreeSet<>();
        Instant since = overviewed.getOrDefault(venue, now);
        boolean first = !overviewed.containsKey(venue);
        for (HeldBracket one : held) {
            if (one.venue().equals(venue)) {
                symbols.add(one.venueSymbol());
                Instant sent = one.sendingOf(one.id()).at();
                since = first && sent.isBefore(since) ? sent : since;
            }
        }
        overviewed.put(venue, now);
        all.get(venue).overview(symbols, since.minus(LOOK_BACK));
    }

    @Override
    public void close() {
        all.values().forEach(ExchangeConnection::close);
    }
}
