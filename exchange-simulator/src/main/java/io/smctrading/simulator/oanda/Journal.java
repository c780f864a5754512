package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.PrivateFeed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that happened to an account, numbered from 1 without gaps. What a request or a price
 * brings about together has the number of the first of it as its batch. Under the exchange's lock.
 */
final class Journal {

    private static final int USER = 1435156;

    private final Exchange exchange;
    private final Account account;
    private final PrivateFeed<ObjectNode> feed;
    private final List<ObjectNode> transactions = new ArrayList<>();
    private String requestId = "";
    private int batchStart = -1;

    Journal(Exchange exchange, Account account, PrivateFeed<ObjectNode> feed) {
        this.exchange = exchange;
        this.account = account;
        this.feed = feed;
        open();
    }

    private void open() {
        ObjectNode created = Json.object();
        created.put("divisionID", 4);
        created.put("siteID", 101);
        created.put("accountUserID", USER);
        created.put("accountNumber", 1);
        created.put("homeCurrency", OandaAccount.HOME);
        note("CREATE", created);
        BigDecimal opening = account.balance(OandaAccount.HOME).total();
        ObjectNode funded = Json.object();
        funded.put("amount", Json.money(opening));
        funded.put("fundingReason", "CLIENT_FUNDING");
        funded.put("accountBalance", Json.money(opening));
        note("TRANSFER_FUNDS", funded);
        batchStart = -1;
    }

    /** Forgets everything, for a new account. */
    void reset() {
        transactions.clear();
        batchStart = -1;
        open();
    }

    /** What follows belongs together, until {@link #end}. */
    void begin(String request) {
        batchStart = transactions.size();
        requestId = request;
    }

    void end() {
        batchStart = -1;
        requestId = "";
    }

    boolean inBatch() {
        return batchStart >= 0;
    }

    /** The transactions since {@link #begin}. */
    List<ObjectNode> batch() {
        return List.copyOf(transactions.subList(batchStart, transactions.size()));
    }

    /** The newest of a type since {@link #begin} that satisfies a field, if there is one. */
    Optional<ObjectNode> inBatch(String type, String field, String value) {
        return batch().stream()
                .filter(one -> one.path("type").asText().equals(type))
                .filter(one -> one.path(field).asText().equals(value))
                .reduce((older, newer) -> newer);
    }

    String nextId() {
        return Integer.toString(transactions.size() + 1);
    }

    String lastId() {
        return Integer.toString(transactions.size());
    }

    /** Numbers a transaction and tells the account's listeners. */
    ObjectNode append(String type, ObjectNode fields) {
        ObjectNode transaction = note(type, fields);
        feed.emit(account, transaction);
        return transaction;
    }

    /** Numbers a transaction: of an account's opening nobody can hear. */
    private ObjectNode note(String type, ObjectNode fields) {
        String id = nextId();
        ObjectNode transaction = Json.object();
        transaction.put("id", id);
        transaction.put("accountID", account.id());
        transaction.put("userID", USER);
        transaction.put("batchID", batchStart < 0 ? id : Integer.toString(batchStart + 1));
        if (!requestId.isEmpty()) {
            transaction.put("requestID", requestId);
        }
        transaction.put("time", Json.time(exchange.now()));
        transaction.put("type", type);
        transaction.setAll(fields);
        transactions.add(transaction);
        return transaction;
    }

    /** From one number to another, both included, as far as they exist. */
    List<ObjectNode> range(long from, long to) {
        int first = (int) Math.max(from, 1) - 1;
        int last = (int) Math.min(to, transactions.size());
        return first >= last ? List.of() : List.copyOf(transactions.subList(first, last));
    }

    List<ObjectNode> all() {
        return List.copyOf(transactions);
    }

    Optional<ObjectNode> byId(String id) {
        return transactions.stream().filter(one -> one.path("id").asText().equals(id)).findFirst();
    }
}
