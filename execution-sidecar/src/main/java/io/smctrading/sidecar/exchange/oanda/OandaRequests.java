package io.smctrading.sidecar.exchange.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * OANDA's requests. Whatever answer tells of the account's last transaction moves the bookmark on.
 */
final class OandaRequests {

    /** OANDA allows 120 a second. */
    static final int REQUESTS_PER_SECOND = 100;

    private final OandaConfig config;
    private final ExchangeHttp http;
    private final AtomicLong lastTransaction = new AtomicLong();

    OandaRequests(OandaConfig config, ExchangeHttp http) {
        this.config = config;
        this.http = http;
    }

    /** The newest transaction that is known, 0 if none is. */
    long lastTransaction() {
        return lastTransaction.get();
    }

    /** Takes note of a transaction; older ones change nothing. */
    void noteTransaction(long id) {
        lastTransaction.accumulateAndGet(id, Math::max);
    }

    /** Takes note of what an answer or a heartbeat tells. */
    void note(JsonView json) {
        if (json.has("lastTransactionID")) {
            noteTransaction(Long.parseLong(json.id("lastTransactionID")));
        }
    }

    /** Reads something of the account. */
    JsonView read(String operation, String path) {
        return read(operation, path, new Parameters());
    }

    /** Reads something of the account. */
    JsonView read(String operation, String path, Parameters parameters) {
        HttpAnswer answer = http.read(get(operation, path, parameters));
        JsonView json = answer.json();
        note(json);
        return json;
    }

    /** Reads something that may not be there; says how that went. */
    Outcome look(String operation, String path) {
        Outcome outcome = http.call(get(operation, path, new Parameters()));
        if (outcome instanceof Outcome.Success success) {
            success.answer().tryJson().ifPresent(this::note);
        }
        return outcome;
    }

    private Call get(String operation, String path, Parameters parameters) {
        String query = parameters.encoded();
        URI uri = account(config.restUrl(), query.isEmpty() ? path : path + "?" + query);
        return Call.read(operation, 1, now -> authorized(uri).GET());
    }

    /** Sends an order or a cancel, once. */
    Outcome send(
            String operation,
            Call.Kind kind,
            String subject,
            String method,
            String path,
            ObjectNode body) {
        URI uri = account(config.restUrl(), path);
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString());
        Outcome outcome =
                http.call(
                        new Call(
                                operation,
                                kind,
                                subject,
                                1,
                                now ->
                                        authorized(uri)
                                                .header("Content-Type", "application/json")
                                                .method(method, publisher)));
        if (outcome instanceof Outcome.Success success) {
            success.answer().tryJson().ifPresent(this::note);
        }
        return outcome;
    }

    /** The request that opens the stream of transactions. */
    HttpRequest stream() {
        return authorized(account(config.streamUrl(), "/transactions/stream")).GET().build();
    }

    private URI account(URI base, String path) {
        return URI.create(base + "/v3/accounts/" + config.account() + path);
    }

    private HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + config.token().reveal())
                .header("Accept-Datetime-Format", "RFC3339");
    }
}
