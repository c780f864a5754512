package io.smctrading.sidecar.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.smctrading.platform.config.SettingException;
import io.smctrading.sidecar.TokenSettings;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies bearer tokens: JWTs signed with the shared key (HS256) or with one of a key set (RS256,
 * ES256), of the right issuer for the right audience, within their time, with a subject and a role.
 * Signatures are compared in constant time. Safe for several threads.
 */
final class BearerTokens {

    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final int LONGEST_SUBJECT = 100;

    private final DefaultJWTProcessor<SecurityContext> processor;

    private BearerTokens(DefaultJWTProcessor<SecurityContext> processor) {
        this.processor = processor;
    }

    /**
     * @param system decides whether a token is in its time
     * @throws SettingException if the key set cannot be used
     */
    static BearerTokens of(TokenSettings settings, InstantSource system) {
        Optional<JWSKeySelector<SecurityContext>> keys = keys(settings);
        if (keys.isEmpty()) {
            return new BearerTokens(null);
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(keys.get());
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of("sub", "exp", "role")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(system.instant());
                    }
                };
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        return new BearerTokens(processor);
    }

    private static Optional<JWSKeySelector<SecurityContext>> keys(TokenSettings settings) {
        if (settings.key().isPresent()) {
            return Optional.of(
                    new JWSVerificationKeySelector<>(
                            JWSAlgorithm.HS256,
                            new ImmutableSecret<>(settings.key().get().getBytes(UTF_8))));
        }
        return settings.keySet().map(BearerTokens::publicKeys);
    }

    private static JWSKeySelector<SecurityContext> publicKeys(String keySet) {
        try {
            JWKSet keys = JWKSet.parse(keySet).toPublicJWKSet();
            if (keys.isEmpty()) {
                throw new SettingException(
                        "--http.jwks-file holds no public key, allowed: RSA and EC keys");
            }
            return new JWSVerificationKeySelector<>(
                    Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(keys));
        } catch (ParseException e) {
            throw new SettingException("--http.jwks-file is no JWKS: " + e.getMessage());
        }
    }

    /** Who bears the token; empty if it proves nothing. */
    Optional<Caller> verify(String token) {
        if (processor == null) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            String subject = claims.getSubject();
            if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
                return Optional.empty();
            }
            return Role.of(claims.getStringClaim("role")).map(role -> new Caller(subject, role));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }
}
