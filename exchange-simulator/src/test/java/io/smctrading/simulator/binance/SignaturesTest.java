package io.smctrading.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** The examples of Binance's documents come out as printed there. */
class SignaturesTest {

    private static final String SECRET =
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String KEY =
            "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String ORDER =
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                    + "&recvWindow=5000&timestamp=1499827319559";
    private static final String ORDER_SIGNATURE =
            "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";

    @Test
    void signsThePublishedRequest() {
        assertThat(Signatures.of(ORDER, SECRET)).isEqualTo(ORDER_SIGNATURE);
        assertThat(
                        Signatures.of(
                                ORDER.replace(
                                        "LTCBTC",
                                        "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"),
                                SECRET))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void signsThePublishedRequestsOfTheWebSocketApiSortedByName() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("symbol", "BTCUSDT");
        parameters.put("side", "SELL");
        parameters.put("type", "LIMIT");
        parameters.put("timeInForce", "GTC");
        parameters.put("quantity", "0.01000000");
        parameters.put("price", "52000.00");
        parameters.put("recvWindow", "100");
        parameters.put("timestamp", "1645423376532");
        parameters.put("apiKey", KEY);
        parameters.put("signature", "------ FILL ME ------");
        assertThat(Signatures.of(Signatures.payload(parameters), SECRET))
                .isEqualTo("aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24");

        parameters.put("symbol", "１２３４５６");
        parameters.put("side", "BUY");
        parameters.put("price", "0.10000000");
        parameters.put("quantity", "1.00000000");
        parameters.put("recvWindow", "5000");
        assertThat(Signatures.of(Signatures.payload(parameters), SECRET))
                .isEqualTo("b33892ae8e687c939f4468c6268ddd4c40ac1af18ad19a064864c47bae0752cd");
    }

    @Test
    void payloadIsQueryAndBodyAsSentWithoutTheSignature() {
        int half = ORDER.indexOf("&quantity");
        String query = ORDER.substring(0, half);
        String body = ORDER.substring(half + 1);

        assertThat(Signatures.payload(ORDER + "&signature=abc", "")).isEqualTo(ORDER);
        assertThat(Signatures.payload("signature=abc&" + ORDER, null)).isEqualTo(ORDER);
        assertThat(Signatures.payload(query, body + "&signature=abc")).isEqualTo(query + body);
        assertThat(Signatures.payload(query + "&signature=abc", body)).isEqualTo(query + body);
    }

    @Test
    void signatureMayBeWrittenInCapitals() {
        assertThat(
                        Signatures.matches(
                                ORDER, SECRET, ORDER_SIGNATURE.toUpperCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(Signatures.matches(ORDER + "0", SECRET, ORDER_SIGNATURE)).isFalse();
    }

    @Property(tries = 50)
    void signsAsBinancesOwnClientDoes(@ForAll String payload, @ForAll @NotEmpty String secret) {
        assertThat(Signatures.of(payload, secret))
                .isEqualTo(new HmacSignatureGenerator(secret).getSignature(payload));
    }
}
