package io.smctrading.sidecar.exchange.binance;

import io.smctrading.sidecar.exchange.http.Parameters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes and signs Binance's requests. */
final class BinanceRequests {

    private final BinanceConfig config;

    BinanceRequests(BinanceConfig config) {
        this.config = config;
    }

    /** Market data: no key, no signature. */
    Function<Instant, HttpRequest.Builder> open(String path, Parameters parameters) {
        String query = parameters.encoded();
        return now -> HttpRequest.newBuilder(uri(path, query)).GET();
    }

    /** A signed request: parameters in the query, or in the body of a POST. */
    Function<Instant, HttpRequest.Builder> signed(
            String method, String path, Parameters parameters) {
        String given = parameters.encoded();
        return now -> {
            String signed = sign(given, now);
            HttpRequest.Builder request =
                    method.equals("POST")
                            ? HttpRequest.newBuilder(uri(path, ""))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(signed))
                            : HttpRequest.newBuilder(uri(path, signed))
                                    .method(method, HttpRequest.BodyPublishers.noBody());
            return request.header("X-MBX-APIKEY", config.apiKey().reveal());
        };
    }

    /** Parameters of a signed request of the WebSocket API: sorted by name, then signed. */
    Map<String, Object> streamParameters(Instant now) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("apiKey", config.apiKey().reveal());
        parameters.put("recvWindow", config.recvWindow().toMillis());
        parameters.put("timestamp", now.toEpochMilli());
        parameters.put("signature", config.apiSecret().hmacSha256(streamPayload(parameters)));
        return parameters;
    }

    /** What is signed of a request of the WebSocket API. */
    static String streamPayload(Map<String, Object> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    private String sign(String given, Instant now) {
        String payload =
                (given.isEmpty() ? "" : given + "&")
                        + "recvWindow="
                        + config.recvWindow().toMillis()
                        + "&timestamp="
                        + now.toEpochMilli();
        return payload + "&signature=" + config.apiSecret().hmacSha256(payload);
    }

    private URI uri(String path, String query) {
        return URI.create(config.restUrl() + path + (query.isEmpty() ? "" : "?" + query));
    }
}
