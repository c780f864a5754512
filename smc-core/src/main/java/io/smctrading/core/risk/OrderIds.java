package io.smctrading.core.risk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of decisions and their orders: 28 hexadecimal digits of a SHA-256, so that an exit's suffix
 * still fits into the 36 characters that exchanges take as a client order id.
 */
public final class OrderIds {

    private static final int BYTES = 14;

    private OrderIds() {}

    /** The same for the same account and signal, always. */
    public static String of(String account, String signalId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((account + '\n' + signalId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
