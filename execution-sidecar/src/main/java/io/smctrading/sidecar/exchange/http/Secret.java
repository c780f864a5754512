package io.smctrading.sidecar.exchange.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs. Its text form does not show it. */
public final class Secret {

    private static final String ALGORITHM = "HmacSHA256";

    private final String value;
    private final Mac keyed;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        this.value = value;
        this.keyed = keyed(value);
    }

    private static Mac keyed(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }

    /** The secret itself, for the header that bears it. */
    public String reveal() {
        return value;
    }

    /** HMAC-SHA256 of a text in UTF-8, as lower-case hexadecimal digits. */
    public String hmacSha256(String text) {
        try {
            // Threads sign at the same time, each with a copy: looking one up anew takes longer.
            Mac mac = (Mac) keyed.clone();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " cannot be copied", e);
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
