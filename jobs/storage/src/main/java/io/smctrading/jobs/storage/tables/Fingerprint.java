package io.smctrading.jobs.storage.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short digest of values: equal values give equal digests, on every machine and release. */
final class Fingerprint {

    private static final int HEX_DIGITS = 32;
    private static final char SEPARATOR = '\u001f';

    private Fingerprint() {}

    static String of(List<Object> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(
                            value instanceof BigDecimal number
                                    ? number.stripTrailingZeros().toPlainString()
                                    : value)
                    .append(SEPARATOR);
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
