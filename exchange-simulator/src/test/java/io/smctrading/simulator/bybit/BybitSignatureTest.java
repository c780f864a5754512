package io.smctrading.simulator.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bybit.api.client.security.HmacSHA256Signer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

/** What is signed, and that it is what Bybit's own client signs. */
class BybitSignatureTest {

    @Test
    void signsThePublishedTextOfAQuery() {
        assertThat(
                        Signature.text(
                                "1658384314791",
                                "XXXXXXXXXX",
                                "5000",
                                "category=option&symbol=BTC-29JUL22-25000-C"))
                .isEqualTo(
                        "1658384314791XXXXXXXXXX5000"
                                + "category=option&symbol=BTC-29JUL22-25000-C");
    }

    @Test
    void signsThePublishedTextOfABody() {
        assertThat(
                        Signature.text(
                                "1658385579423",
                                "XXXXXXXXXX",
                                "5000",
                                "{\"category\": \"option\"}"))
                .isEqualTo("1658385579423XXXXXXXXXX5000{\"category\": \"option\"}");
    }

    /** RFC 4231, test case 2. */
    @Test
    void isAnHmacWithSha256InLowerCaseHexadecimals() {
        assertThat(Signature.of("Jefe", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Property(tries = 200)
    void agreesWithBybitsOwnClient(
            @ForAll @NotEmpty @AlphaChars String secret,
            @ForAll @NotEmpty @AlphaChars String key,
            @ForAll @NotEmpty @NumericChars String timestamp,
            @ForAll String payload) {
        String theirs = HmacSHA256Signer.sign(key, secret, payload, timestamp, "5000");

        assertThat(Signature.ofRequest(secret, timestamp, key, "5000", payload)).isEqualTo(theirs);
    }
}
