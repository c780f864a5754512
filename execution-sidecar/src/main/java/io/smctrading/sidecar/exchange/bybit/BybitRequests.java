package io.smctrading.sidecar.exchange.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bybit's requests, signed at the moment they go. */
final class BybitRequests {

    private static final int READ_WEIGHT = 2;

    private final BybitCategory category;
    private final BybitConfig config;
    private final BybitSignature signature;
    private final ExchangeHttp http;

    BybitRequests(BybitCategory category, BybitConfig config, ExchangeHttp http) {
        this.category = category;
        this.config = config;
        this.signature = new BybitSignature(config.apiKey().reveal(), config.apiSecret());
        this.http = http;
    }

    /** How Bybit is asked for its time. */
    static ExchangeHttp.ServerTime serverTime(BybitConfig config) {
        URI uri = URI.create(config.restUrl() + "/v5/market/time");
        return new ExchangeHttp.ServerTime(
                Call.read("time", 1, now -> HttpRequest.newBuilder(uri).GET()),
                BybitRequests::timeOf);
    }

    static Instant timeOf(HttpAnswer answer) {
        JsonView json = answer.json();
        long nanos = json.at("result").whole("timeNano");
        return Instant.ofEpochSecond(0, nanos);
    }

    /** Parameters that name the category. */
    Parameters parameters() {
        return new Parameters().with("category", category.code());
    }

    /** What everybody may ask; gives {@code result}. */
    JsonView readPublic(String operation, String path, Parameters parameters) {
        URI uri = URI.create(config.restUrl() + path + "?" + parameters.encoded());
        return result(
                http.read(
                        Call.read(
                                operation, READ_WEIGHT, now -> HttpRequest.newBuilder(uri).GET())));
    }

    /** What only the account may ask; gives {@code result}. */
    JsonView read(String operation, String path, Parameters parameters) {
        String query = parameters.encoded();
        URI uri = URI.create(config.restUrl() + path + "?" + query);
        return result(
                http.read(Call.read(operation, READ_WEIGHT, now -> signed(uri, now, query).GET())));
    }

    /** All pages of a list that Bybit gives page by page. */
    List<JsonView> pages(String operation, String path, Parameters parameters) {
        List<JsonView> entries = new ArrayList<>();
        String cursor = null;
        while (true) {
            Parameters page = new Parameters();
            parameters.values().forEach(page::with);
            JsonView result = read(operation, path, page.with("cursor", cursor));
            List<JsonView> more = result.list("list");
            entries.addAll(more);
            String next = decoded(result.text("nextPageCursor", ""));
            if (next.isEmpty() || next.equals(cursor) || more.isEmpty()) {
                return entries;
            }
            cursor = next;
        }
    }

    /** A cursor comes percent-encoded, and is to be encoded once when it is sent. */
    static String decoded(String cursor) {
        return URLDecoder.decode(cursor.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Sends an order or a cancel, once. */
    Outcome post(String operation, Call.Kind kind, String subject, String path, ObjectNode body) {
        String text = body.toString();
        URI uri = URI.create(config.restUrl() + path);
        return http.call(
                new Call(
                        operation,
                        kind,
                        subject,
                        orderWeight(),
                        now ->
                                signed(uri, now, text)
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(text))));
    }

    /** First message of a private stream. */
    String login(Instant now) {
        long expires = now.plusSeconds(10).toEpochMilli();
        return """
        {"op":"auth","args":["%s",%d,"%s"]}\
        """
                .formatted(signature.key(), expires, signature.ofStream(expires));
    }

    /** 20 orders a second on spot, 10 on linear. */
    private int orderWeight() {
        return category == BybitCategory.SPOT ? 3 : 6;
    }

    private HttpRequest.Builder signed(URI uri, Instant now, String payload) {
        long timestamp = now.toEpochMilli();
        long window = config.recvWindow().toMillis();
        return HttpRequest.newBuilder(uri)
                .header("X-BAPI-API-KEY", signature.key())
                .header("X-BAPI-TIMESTAMP", Long.toString(timestamp))
                .header("X-BAPI-RECV-WINDOW", Long.toString(window))
                .header("X-BAPI-SIGN", signature.ofRequest(timestamp, window, payload));
    }

    private static JsonView result(HttpAnswer answer) {
        return answer.json().at("result");
    }
}
