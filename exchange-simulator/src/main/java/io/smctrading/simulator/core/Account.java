package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An account of an exchange. Changed and to be read under the exchange's lock only. */
public final class Account {

    private final Credentials credentials;
    private final Map<String, BigDecimal> opening;
    private final Map<String, Balance> balances = new TreeMap<>();
    private final Map<Instrument, BigDecimal> leverage = new HashMap<>();
    private final Map<Instrument, Position> positions = new java.util.LinkedHashMap<>();

    Account(Credentials credentials, Map<String, BigDecimal> opening) {
        this.credentials = credentials;
        this.opening = new TreeMap<>(opening);
        reset();
    }

    /** Number of the account, unique on the exchange. */
    public String id() {
        return credentials.accountId();
    }

    public String apiKey() {
        return credentials.apiKey();
    }

    public String secret() {
        return credentials.secret();
    }

    /** What it began with. */
    public Map<String, BigDecimal> opening() {
        return opening;
    }

    /** By asset, in their alphabetical order. */
    public Map<String, Balance> balances() {
        return balances;
    }

    public Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.NONE);
    }

    /** By instrument; flat ones that were held before are included. */
    public Map<Instrument, Position> positions() {
        return positions;
    }

    public Position position(Instrument instrument) {
        return positions.getOrDefault(instrument, Position.FLAT);
    }

    /** By how much positions in an instrument may exceed their margin. */
    public BigDecimal leverage(Instrument instrument) {
        return leverage.getOrDefault(instrument, instrument.leverage());
    }

    /** Changes the leverage of an instrument, at least 1. */
    public void leverage(Instrument instrument, BigDecimal times) {
        leverage.put(instrument, times);
    }

    void put(String asset, Balance balance) {
        balances.put(asset, balance);
    }

    void put(Instrument instrument, Position position) {
        positions.put(instrument, position);
    }

    void reset() {
        balances.clear();
        positions.clear();
        leverage.clear();
        opening.forEach((asset, amount) -> balances.put(asset, Balance.NONE.add(amount)));
    }

    /**
     * Who may use an account.
     *
     * @param secret what requests are signed with; OANDA's token is its API key
     */
    public record Credentials(String accountId, String apiKey, String secret) {

        @Override
        public String toString() {
            return "account " + accountId;
        }
    }
}
