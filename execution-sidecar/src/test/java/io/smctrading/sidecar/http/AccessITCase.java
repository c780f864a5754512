package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may call what, over a real socket. */
class AccessITCase {

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void documentsEveryRouteWithItsRoleAndNoOther() {
        Map<String, String> routes = new TreeMap<>();
        for (RouteTable route : RouteTable.values()) {
            routes.put(
                    route.method().name() + ' ' + route.path(),
                    route.roles().length == 0 ? "anybody" : route.roles()[0].word());
        }

        assertThat(new TreeMap<>(OpenApiDocument.read().routes())).isEqualTo(routes);
    }

    @Test
    void admitsEachRoleToWhatItMay() throws Exception {
        for (RouteTable route : RouteTable.values()) {
            String path = route.path().replace("{id}", "none");
            String body = route.method().name().equals("POST") ? "{}" : null;
            boolean open = route.roles().length == 0;
            assertThat(api.ask(route.method().name(), path, null, body).statusCode())
                    .as("nobody: %s", route)
                    .isEqualTo(open ? 200 : 401);
            for (Role role : Role.values()) {
                boolean may = open || role.covers(route.roles()[0]);
                int status = api.ask(route.method().name(), path, role.word(), body).statusCode();
                if (may) {
                    assertThat(status).as("%s: %s", role, route).isIn(200, 400, 404);
                } else {
                    assertThat(status).as("%s: %s", role, route).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void answersNobodyUnderAnotherHostsName() throws Exception {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json")
                .contains("host 'evil.example' is not this one");
        for (String host : Arrays.asList("localhost:1", "127.0.0.1", "[::1]:9", "API.example:80")) {
            assertThat(
                            raw(
                                    "GET /health HTTP/1.1\r\nHost: "
                                            + host
                                            + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void turnsAwayWhoAsksTooOftenAndSaysWhenAgain() throws Exception {
        api.requestsPerSecond = 2;
        api.restart();

        assertThat(api.get("/api/v1/orders").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/orders").statusCode()).isEqualTo(200);
        HttpResponse<String> third = api.get("/api/v1/orders");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("1");

        api.now.set(api.now.get().plusSeconds(1));
        assertThat(api.get("/api/v1/orders").statusCode()).isEqualTo(200);
        assertThat(api.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenWhoseTimeIsOver() throws Exception {
        String token = Tokens.of("admin", ApiFixture.T0);
        api.now.set(ApiFixture.T0.plusSeconds(3606));

        HttpResponse<String> answer =
                api.ask(
                        "GET",
                        "/api/v1/orders",
                        null,
                        null,
                        Map.of("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void makesProblemDocumentsOfWhatTheServerItselfRefuses() throws Exception {
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html")
                .contains("\"status\":400");
    }

    @Test
    void setsSecurityHeadersAndNamesNoServer() throws Exception {
        HttpResponse<String> answer = api.get("/health");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
