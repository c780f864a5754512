package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.RouteTable;
import io.smctrading.sidecar.ledger.RouteTable.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which venue a new order goes to: the one its intent names, or where that one's orders were moved.
 * Positions stay where they are. Safe for several threads.
 */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final RouteTable table;
    private final Set<String> venues;
    private final Map<String, String> secondaries;
    private final SidecarMetrics metrics;
    private final Map<String, Route> routes = new TreeMap<>();

    /**
     * @param venues that there are connections to
     * @param secondaries where a venue's orders go when it is not well, by venue
     */
    public Routes(
            RouteTable table,
            Set<String> venues,
            Map<String, String> secondaries,
            SidecarMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
        this.venues = Set.copyOf(venues);
        this.secondaries = Map.copyOf(secondaries);
    }

    /** Reads what was moved before. */
    synchronized void load() {
        routes.clear();
        table.all().forEach(route -> routes.put(key(route.from(), route.symbol()), route));
    }

    /** Where an order goes that is meant for a venue. */
    public synchronized String venueFor(String venue, String symbol) {
        Set<String> passed = new HashSet<>();
        String at = venue;
        while (passed.add(at)) {
            Route next = routes.getOrDefault(key(at, symbol), routes.get(key(at, RouteTable.ALL)));
            if (next == null || next.to().equals(at)) {
                return at;
            }
            at = next.to();
        }
        // In a circle nobody is well: it stays where it was meant to go.
        return venue;
    }

    /** Where new orders of a venue go when it is not well; null if nowhere. */
    public String secondaryOf(String venue) {
        return secondaries.get(venue);
    }

    /** All detours. */
    public synchronized List<Route> all() {
        return new ArrayList<>(routes.values());
    }

    /**
     * Moves new orders of one venue to another; what is SENT already stays. Moving them to where
     * they were moved from before ends that detour.
     *
     * @param symbol canonical symbol; null for all
     * @throws IllegalArgumentException if a venue is not connected, or both are the same
     */
    public synchronized void move(
            String from, String to, String symbol, String actor, String reason) {
        for (String venue : List.of(from, to)) {
            if (!venues.contains(venue)) {
                throw new IllegalArgumentException(
                        "venue '" + venue + "' is not connected, allowed: " + venues);
            }
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("from and to are both '" + from + "'");
        }
        String what = symbol == null ? RouteTable.ALL : symbol;
        Route back = routes.get(key(to, what));
        if (back != null && back.to().equals(from)) {
            put(new Route(to, what, to, actor, reason));
        } else {
            put(new Route(from, what, to, actor, reason));
        }
        metrics.failover(from, to);
        LOG.warn(
                "FAILOVER new orders of {} go to {} instead of {}, by {}: {}",
                what.equals(RouteTable.ALL) ? "all symbols" : what,
                to,
                from,
                actor,
                reason);
    }

    private void put(Route route) {
        table.put(route);
        if (route.from().equals(route.to())) {
            routes.remove(key(route.from(), route.symbol()));
        } else {
            routes.put(key(route.from(), route.symbol()), route);
        }
    }

    private static String key(String venue, String symbol) {
        return venue + ':' + symbol;
    }
}
