package io.smctrading.simulator.bybit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in lower-case hexadecimals. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Of a REST request: its query for GET, its body for POST. */
    static String ofRequest(
            String secret, String timestamp, String key, String window, String payload) {
        return of(secret, text(timestamp, key, window, payload));
    }

    /** What of a REST request is signed. */
    static String text(String timestamp, String key, String window, String payload) {
        return timestamp + key + window + payload;
    }

    /** Of the first message on a private stream. */
    static String ofStream(String secret, String expires) {
        return of(secret, "GET/realtime" + expires);
    }

    static String of(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a time that tells nothing of where they differ. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
