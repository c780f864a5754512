package io.smctrading.simulator.binance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 signatures as Binance checks them. */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("(^|&)signature=[^&]*");

    private Signatures() {}

    /** Hexadecimal signature of a payload. */
    static String of(String payload, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a REST request signs: query and body as they were sent, without the signature. */
    static String payload(String query, String body) {
        return without(query) + without(body);
    }

    /** What a WebSocket request signs: its parameters by name. */
    static String payload(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !"signature".equals(parameter.getKey()))
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** Compares without regard to case. */
    static boolean matches(String payload, String secret, String signature) {
        return MessageDigest.isEqual(
                of(payload, secret).getBytes(UTF_8),
                signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private static String without(String part) {
        if (part == null) {
            return "";
        }
        String rest = SIGNATURE.matcher(part).replaceFirst("");
        return rest.startsWith("&") ? rest.substring(1) : rest;
    }
}
