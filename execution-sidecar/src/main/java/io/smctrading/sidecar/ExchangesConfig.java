package io.smctrading.sidecar;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.trading.ExchangeRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * At which exchanges an account trades. Trading is on paper unless the account is armed by its
 * name.
 *
 * @param venues names of the exchanges
 * @param secondaries where new orders of an exchange go when it is not well, by exchange
 * @param rules how orders are placed there
 * @param gateways how they are reached
 */
public record ExchangesConfig(
        Set<String> venues,
        Map<String, String> secondaries,
        ExchangeRules rules,
        Gateways gateways) {

    private static final List<String> KNOWN = List.of("binance", "bybit", "bybit-linear", "oanda");
    private static final String NONE = "none";

    /**
     * Empty if the account trades on paper.
     *
     * @throws SettingException if a value is bad, or exchanges are named for an account that is not
     *     armed
     */
    public static Optional<ExchangesConfig> from(Settings settings, String account) {
        String names =
                settings.text(
                        "exchanges", NONE, "exchanges to trade at: none for paper, or " + KNOWN);
        String armed =
                settings.text(
                        "trading.armed",
                        NONE,
                        "the account that may trade at exchanges, by its name; none trades on"
                                + " paper");
        String secondaries =
                settings.text(
                        "failover",
                        NONE,
                        "where new orders go when an exchange is not well, as from>to,from>to");
        ExchangeRules rules = rules(settings);
        if (names.equals(NONE)) {
            return Optional.empty();
        }
        if (!armed.equals(account)) {
            throw new SettingException(
                    "--exchanges '%s' needs --trading.armed %s, it is '%s': without it trading is on paper"
                            .formatted(names, account, armed));
        }
        Set<String> venues = venues(names);
        Gateways gateways = Gateways.from(settings, venues);
        Duration longest = gateways.longestWindow();
        if (longest.compareTo(rules.requestWindow()) > 0) {
            throw new SettingException(
                    "--unknown.request-window %s is shorter than a recv-window of %s: an order could arrive after it was given up"
                            .formatted(rules.requestWindow(), longest));
        }
        return Optional.of(
                new ExchangesConfig(venues, pairs(secondaries, venues), rules, gateways));
    }

    private static ExchangeRules rules(Settings settings) {
        return new ExchangeRules(
                settings.decimal(
                        "trading.notional-cap",
                        "1000",
                        "0",
                        "1000000000",
                        "largest value of all that is open or may open, in the quote asset"),
                settings.decimal(
                        "entry.collar-bps",
                        "50",
                        "0",
                        "1000",
                        "how much worse than the last trade a market entry may execute, in 1/10,000"),
                settings.duration(
                        "unknown.request-window",
                        Duration.ofSeconds(5),
                        "how long an exchange takes a signed request; not below the recv-windows"),
                settings.duration(
                        "unknown.search-margin",
                        Duration.ofSeconds(15),
                        "kept beyond that before an order that is not found was never placed"),
                settings.duration(
                        "unknown.quarantine-after",
                        Duration.ofMinutes(5),
                        "how long the exchange's word may be missing before an order is quarantined"),
                settings.duration(
                        "reconcile.interval",
                        Duration.ofSeconds(30),
                        "time between comparisons of the ledger with the exchanges"),
                settings.duration(
                        "failover.stream-silence",
                        Duration.ofSeconds(60),
                        "how long a private stream may be silent before new orders go elsewhere"));
    }

    private static Set<String> venues(String names) {
        Set<String> venues = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            if (!KNOWN.contains(name.strip())) {
                throw new SettingException(
                        "--exchanges '"
                                + names
                                + "' is not allowed, allowed: none or a list of "
                                + KNOWN);
            }
            venues.add(name.strip());
        }
        return venues;
    }

    private static Map<String, String> pairs(String text, Set<String> venues) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (text.equals(NONE)) {
            return pairs;
        }
        for (String pair : text.split(",", -1)) {
            String[] sides = pair.strip().split(">", -1);
            if (sides.length != 2
                    || !venues.contains(sides[0])
                    || !venues.contains(sides[1])
                    || sides[0].equals(sides[1])) {
                throw new SettingException(
                        "--failover '"
                                + text
                                + "' is not allowed, allowed: none or from>to of "
                                + venues);
            }
            pairs.put(sides[0], sides[1]);
        }
        return pairs;
    }
}
