package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.sidecar.exchange.http.Parameters;
import io.smctrading.sidecar.exchange.http.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signing examples that Binance's documents print. */
class BinanceSigningTest {

    private static final String KEY =
            "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String SECRET =
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final Instant TIME = Instant.ofEpochMilli(1499827319559L);

    private final BinanceRequests requests =
            new BinanceRequests(
                    new BinanceConfig(
                            URI.create("https://api.binance.com"),
                            URI.create("wss://ws-api.binance.com:443/ws-api/v3"),
                            new Secret(KEY),
                            new Secret(SECRET),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(5),
                            BinanceConfig.WEIGHT_LIMIT));

    @Test
    void signsTheQueryOfTheDocumentedOrder() {
        assertThat(query("LTCBTC"))
                .isEqualTo(
                        "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                                + "&recvWindow=5000&timestamp=1499827319559&signature="
                                + "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void encodesBeforeItSigns() {
        assertThat(query("１２３４５６"))
                .isEqualTo(
                        "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY"
                                + "&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                                + "&recvWindow=5000&timestamp=1499827319559&signature="
                                + "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void signsTheSortedParametersOfTheWebSocketApi() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("symbol", "BTCUSDT");
        parameters.put("side", "SELL");
        parameters.put("type", "LIMIT");
        parameters.put("timeInForce", "GTC");
        parameters.put("quantity", "0.01000000");
        parameters.put("price", "52000.00");
        parameters.put("recvWindow", 100);
        parameters.put("timestamp", 1645423376532L);
        parameters.put("apiKey", KEY);

        assertThat(new Secret(SECRET).hmacSha256(BinanceRequests.streamPayload(parameters)))
                .isEqualTo("aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24");
    }

    @Test
    void theKeyGoesIntoItsHeader() {
        HttpRequest request =
                requests.signed("GET", "/api/v3/account", new Parameters()).apply(TIME).build();

        assertThat(request.headers().firstValue("X-MBX-APIKEY")).contains(KEY);
        assertThat(request.uri().getPath()).isEqualTo("/api/v3/account");
    }

    private String query(String symbol) {
        Parameters parameters =
                new Parameters()
                        .with("symbol", symbol)
                        .with("side", "BUY")
                        .with("type", "LIMIT")
                        .with("timeInForce", "GTC")
                        .with("quantity", 1)
                        .with("price", "0.1");
        return requests.signed("DELETE", "/api/v3/order", parameters)
                .apply(TIME)
                .build()
                .uri()
                .getRawQuery();
    }
}
