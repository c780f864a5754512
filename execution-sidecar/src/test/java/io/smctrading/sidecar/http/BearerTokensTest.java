package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.smctrading.platform.config.SettingException;
import io.smctrading.sidecar.TokenSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BearerTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final BearerTokens tokens = verifier(Tokens.SETTINGS);

    @Test
    void admitsWhoTheTokenNames() {
        assertThat(tokens.verify(Tokens.of("trader", NOW)))
                .contains(new Caller("ann", Role.TRADER));
    }

    @Test
    void admitsNobodyWithATokenOfAnotherTimeIssuerAudienceOrKey() {
        refused(claims().expirationTime(Date.from(NOW.minusSeconds(6))));
        refused(claims().notBeforeTime(Date.from(NOW.plusSeconds(6))));
        refused(claims().expirationTime(null));
        refused(claims().issuer("else"));
        refused(claims().audience("else"));
        refused(claims().subject(null));
        refused(claims().subject(" "));
        refused(claims().claim("role", "root"));
        refused(claims().claim("role", null));
        assertThat(tokens.verify(Tokens.sign(claims().build(), "another-key".repeat(3)))).isEmpty();
        assertThat(tokens.verify("a.b.c")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }

    @Test
    void forgivesAFewSecondsOfClockSkew() {
        JWTClaimsSet late = claims().expirationTime(Date.from(NOW.minusSeconds(4))).build();

        assertThat(tokens.verify(Tokens.sign(late, Tokens.KEY))).isPresent();
    }

    @Test
    void takesNoOtherAlgorithmThanTheKeysOwn() throws Exception {
        String longer = Tokens.KEY + Tokens.KEY;
        BearerTokens shared =
                verifier(
                        new TokenSettings(
                                Optional.of(longer), Optional.empty(), "smc", "execution-sidecar"));

        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(
                        shared.verify(
                                Tokens.sign(
                                        claims().build(),
                                        JWSAlgorithm.HS512,
                                        new MACSigner(longer))))
                .isEmpty();
    }

    @Test
    void verifiesWithThePublicKeysOfAKeySet() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        BearerTokens byKeySet = verifier(keySet(new JWKSet(key.toPublicJWK()).toString()));

        String token = Tokens.sign(claims().build(), JWSAlgorithm.ES256, new ECDSASigner(key));

        assertThat(byKeySet.verify(token)).isPresent();
        // Who knows a public key must not be able to use it as a shared one.
        String forged = Tokens.sign(claims().build(), key.toPublicJWK().toJSONString());
        assertThat(byKeySet.verify(forged)).isEmpty();
    }

    @Test
    void refusesAKeySetThatHoldsNoPublicKey() {
        String secret = new JWKSet(new OctetSequenceKey.Builder(new byte[32]).build()).toString();

        assertThatThrownBy(() -> verifier(keySet("{}"))).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> verifier(keySet(secret)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("no public key");
    }

    @Test
    void admitsNobodyWithoutAKey() {
        BearerTokens none =
                verifier(new TokenSettings(Optional.empty(), Optional.empty(), "smc", "x"));

        assertThat(none.verify(Tokens.of("admin", NOW))).isEmpty();
    }

    private void refused(JWTClaimsSet.Builder claims) {
        JWTClaimsSet built = claims.build();
        assertThat(tokens.verify(Tokens.sign(built, Tokens.KEY))).as("%s", built).isEmpty();
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims("trader", NOW);
    }

    private static TokenSettings keySet(String json) {
        return new TokenSettings(Optional.empty(), Optional.of(json), "smc", "execution-sidecar");
    }

    private static BearerTokens verifier(TokenSettings settings) {
        return BearerTokens.of(settings, InstantSource.fixed(NOW));
    }
}
