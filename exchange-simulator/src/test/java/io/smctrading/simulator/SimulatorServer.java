package io.smctrading.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The simulator, paused, for one test class, and how to speak to it by hand. */
public final class SimulatorServer implements AutoCloseable {

    public static final String KEY = "simulatedBinanceApiKey";
    public static final String SECRET = "simulatedBinanceSecret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator = Simulator.start(SimulatorConfig.forTests());
    private final HttpClient client = HttpClient.newHttpClient();

    public Simulator simulator() {
        return simulator;
    }

    public Venue binance() {
        return simulator.venue("binance");
    }

    /** An answer; its body is JSON. */
    public record Answer(int status, JsonNode body, java.net.http.HttpHeaders headers) {

        public int code() {
            return body.path("code").asInt();
        }

        public String message() {
            return body.path("msg").asText();
        }
    }

    /** A signed request whose parameters are in the query. */
    public Answer signed(String method, String path, String parameters) {
        String joint = parameters.isEmpty() ? "" : parameters + "&";
        String query = joint + "timestamp=" + binance().exchange().now().toEpochMilli();
        return send(method, path + "?" + query + "&signature=" + hmac(query), "", KEY);
    }

    public Answer send(String method, String path, String body, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(binance().uri() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("X-MBX-APIKEY", key);
        }
        return send(request);
    }

    public Answer admin(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(simulator.adminUri() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), JSON.readTree(response.body()), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String hmac(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
