package io.smctrading.stack.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.stack.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void signsWhatTheBearerMayDoWithTheKeyOfTheStack() throws Exception {
        SidecarTokens tokens = new SidecarTokens(new StateFolder(folder));

        String[] parts = tokens.issue("trader", "ann", NOW, Duration.ofHours(1)).split("\\.");

        assertThat(parts).hasSize(3);
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("role").asText()).isEqualTo("trader");
        assertThat(claims.path("sub").asText()).isEqualTo("ann");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 3600);
        byte[] key = Files.readString(tokens.keyFile()).strip().getBytes(UTF_8);
        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(mac.doFinal((parts[0] + '.' + parts[1]).getBytes(UTF_8)));
    }

    @Test
    void everyStackHasAKeyOfItsOwn() {
        String one =
                new SidecarTokens(new StateFolder(folder.resolve("a")))
                        .issue("admin", "ann", NOW, Duration.ofHours(1));
        String other =
                new SidecarTokens(new StateFolder(folder.resolve("b")))
                        .issue("admin", "ann", NOW, Duration.ofHours(1));

        assertThat(one).isNotEqualTo(other);
    }
}
