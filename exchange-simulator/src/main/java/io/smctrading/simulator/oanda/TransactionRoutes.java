package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The journal of an account. */
final class TransactionRoutes {

    private static final String TRANSACTIONS = "/v3/accounts/{account}/transactions";
    private static final int MOST = 1000;

    private final Exchange exchange;
    private final Requests requests;

    TransactionRoutes(Exchange exchange, Requests requests) {
        this.exchange = exchange;
        this.requests = requests;
    }

    void configure(JavalinConfig config) {
        get(config, TRANSACTIONS, this::pages);
        get(config, TRANSACTIONS + "/sinceid", this::since);
        get(config, TRANSACTIONS + "/idrange", this::range);
        get(config, TRANSACTIONS + "/{transaction}", this::one);
    }

    private void get(JavalinConfig config, String path, Requests.Handler handler) {
        config.routes.get(path, context -> requests.serve(context, Operation.QUERY, handler));
    }

    private Requests.Answer pages(Requests.Call call) {
        Journal journal = call.account().journal();
        long size = Math.min(Paging.number(call.query("pageSize", ""), 100, "pageSize"), MOST);
        String from = call.query("from", Json.time(call.account().created()));
        String to = call.query("to", Json.time(exchange.now()));
        Instant earliest = Json.readTime(from);
        Instant latest = Json.readTime(to);
        List<ObjectNode> all =
                journal.all().stream()
                        .filter(one -> !time(one).isBefore(earliest))
                        .filter(one -> !time(one).isAfter(latest))
                        .filter(one -> wanted(one, call))
                        .toList();
        ObjectNode json = Json.object();
        json.put("from", from);
        json.put("to", to);
        json.put("pageSize", size);
        json.put("count", all.size());
        ArrayNode pages = json.putArray("pages");
        for (int i = 0; i < all.size(); i += (int) size) {
            ObjectNode last = all.get((int) Math.min(i + size, all.size()) - 1);
            pages.add(
                    base(call.context())
                            + "/idrange?from="
                            + all.get(i).path("id").asText()
                            + "&to="
                            + last.path("id").asText());
        }
        json.put("lastTransactionID", journal.lastId());
        return Requests.Answer.ok(json);
    }

    private static String base(Context context) {
        return context.url().split("\\?", 2)[0];
    }

    private static Instant time(ObjectNode transaction) {
        return Json.readTime(transaction.path("time").asText());
    }

    private static boolean wanted(ObjectNode transaction, Requests.Call call) {
        String types = call.query("type", "");
        if (types.isEmpty()) {
            return true;
        }
        String type = transaction.path("type").asText();
        Set<String> named = Set.copyOf(Arrays.asList(types.split(",", -1)));
        boolean order = named.contains("ORDER") && type.contains("ORDER");
        boolean funding = named.contains("FUNDING") && type.startsWith("TRANSFER_FUNDS");
        return named.contains(type) || order || funding;
    }

    private Requests.Answer since(Requests.Call call) {
        long id = Paging.number(call.query("id", ""), -1, "id");
        if (id < 0) {
            throw Malformed.value("id");
        }
        return transactions(call, call.account().journal().range(id + 1, id + MOST));
    }

    private Requests.Answer range(Requests.Call call) {
        long from = Paging.number(call.query("from", ""), -1, "from");
        long to = Paging.number(call.query("to", ""), -1, "to");
        if (from < 0 || to < from || to - from >= MOST) {
            throw Malformed.value(from < 0 ? "from" : "to");
        }
        return transactions(call, call.account().journal().range(from, to));
    }

    private static Requests.Answer transactions(Requests.Call call, List<ObjectNode> found) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("transactions");
        found.stream().filter(one -> wanted(one, call)).forEach(list::add);
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Requests.Answer one(Requests.Call call) {
        ObjectNode json = Json.object();
        json.set(
                "transaction",
                call.account()
                        .journal()
                        .byId(call.path("transaction"))
                        .orElseThrow(
                                () ->
                                        Malformed.unknown(
                                                "NO_SUCH_TRANSACTION",
                                                "The transaction ID specified does not exist")));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }
}
