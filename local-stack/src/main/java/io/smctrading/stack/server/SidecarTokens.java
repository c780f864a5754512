package io.smctrading.stack.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smctrading.stack.StateFolder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues bearer tokens for the sidecar of a local stack: JWTs signed (HS256) with the key that the
 * sidecar verifies them by, drawn at the first start and readable by the owner only.
 */
public final class SidecarTokens {

    private static final String KEY = "http-jwt";
    private static final String ISSUER = "smc";
    private static final String AUDIENCE = "execution-sidecar";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final Secrets secrets;

    public SidecarTokens(StateFolder state) {
        this.secrets = new Secrets(state.secrets());
    }

    /** The file with the key, which is there when this returns. */
    Path keyFile() {
        var unused = secrets.of(KEY);
        return secrets.file(KEY);
    }

    /**
     * A token.
     *
     * @param role trader, analyst or admin
     * @param subject who bears it, for the audit log
     */
    public String issue(String role, String subject, Instant now, Duration lifetime) {
        String claims =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("iss", ISSUER)
                        .put("aud", AUDIENCE)
                        .put("sub", subject)
                        .put("role", role)
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(lifetime).getEpochSecond())
                        .toString();
        String signed = encoded(HEADER.getBytes(UTF_8)) + '.' + encoded(claims.getBytes(UTF_8));
        return signed + '.' + encoded(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.of(KEY).getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
