package io.smctrading.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the API verifies bearer tokens: signed with one shared key (HS256) or with keys whose public
 * halves are in a JWKS file (RS256, ES256). With neither nobody is admitted. Its text form never
 * shows a secret.
 *
 * @param key shared key; empty without one
 * @param keySet JSON of a JWKS; empty without one
 * @param issuer who must have issued a token
 * @param audience whom it must be for
 */
public record TokenSettings(
        Optional<String> key, Optional<String> keySet, String issuer, String audience) {

    /** HS256 wants a key as long as its hash. */
    public static final int SHORTEST_KEY = 32;

    private static final String KEY = "http.jwt-key";

    static TokenSettings from(Settings settings) {
        Optional<String> key = settings.optionalSecret(KEY, "shared key of bearer tokens");
        if (key.isPresent() && key.get().getBytes(UTF_8).length < SHORTEST_KEY) {
            throw new SettingException(
                    KEY
                            + " has "
                            + key.get().getBytes(UTF_8).length
                            + " bytes, allowed: at least "
                            + SHORTEST_KEY);
        }
        String file =
                settings.text(
                        "http.jwks-file",
                        "none",
                        "JWKS with the public keys of bearer tokens, instead of a shared key");
        Optional<String> keySet = "none".equals(file) ? Optional.empty() : Optional.of(read(file));
        if (key.isPresent() && keySet.isPresent()) {
            throw new SettingException(
                    "--http.jwks-file '" + file + "' and " + KEY + " are given, allowed: one");
        }
        return new TokenSettings(
                key,
                keySet,
                settings.text("http.jwt-issuer", "smc", "who issues bearer tokens"),
                settings.text("http.jwt-audience", "execution-sidecar", "whom they are for"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new SettingException("--http.jwks-file '" + file + "' cannot be read: " + e);
        }
    }

    @Override
    public String toString() {
        if (key.isEmpty() && keySet.isEmpty()) {
            return "no key: it admits nobody";
        }
        return (key.isPresent() ? "a shared key" : "a key set")
                + " of issuer "
                + issuer
                + " for "
                + audience;
    }
}
