package io.smctrading.sidecar.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.sidecar.exchange.http.Secret;
import org.junit.jupiter.api.Test;

class BybitSignatureTest {

    /** Key and secret of the examples that Bybit printed with their signatures. */
    private static final Secret PUBLISHED = new Secret("t7T0YlFnYXk0Fx3JswQsDrViLg1Gh3DUU5Mr");

    private final BybitSignature signature = new BybitSignature("XXXXXXXXXX", PUBLISHED);

    @Test
    void hmacIsTheOneOfThePublishedExamples() {
        assertThat(
                        PUBLISHED.hmacSha256(
                                "api_key=B2Rou0PLPpGqcU0Vu2&leverage=100&symbol=BTCUSD"
                                        + "&timestamp=1542434791000"))
                .isEqualTo("670e3e4aa32b243f2dedf1dafcec2fd17a440e71b05681550416507de591d908");
        assertThat(
                        PUBLISHED.hmacSha256(
                                "api_key=B2Rou0PLPpGqcU0Vu2&leverage=100&symbol=BTCUSD"
                                        + "&timestamp=1541564432"))
                .isEqualTo("3e5f312ba7bd63caa468a27906b718f3f21b7af5dce4276bf7077f556a3f232c");
    }

    /** The v5 guide prints what is signed; it keeps the secret of its signatures to itself. */
    @Test
    void signsTheTextsOfTheGuide() {
        assertThat(
                        signature.ofRequest(
                                1658384314791L, 5000, "category=option&symbol=BTC-29JUL22-25000-C"))
                .isEqualTo(
                        PUBLISHED.hmacSha256(
                                "1658384314791XXXXXXXXXX5000"
                                        + "category=option&symbol=BTC-29JUL22-25000-C"))
                .isEqualTo("0ef6654b5ca188c7d052495abdc3016965ab8a79e76299d59af165c41f598db6");
        assertThat(signature.ofRequest(1658385579423L, 5000, "{\"category\": \"option\"}"))
                .isEqualTo("7aeff4e322b993ba1542816bd9a998db231a9de44158b876428cbaf8a7aeb914");
        assertThat(signature.ofStream(1662350400000L))
                .isEqualTo("757fe2bba891e3f663f60f41a25ee4cd1ded5a5b49fcbc68aace24a2eedb6347");
    }
}
