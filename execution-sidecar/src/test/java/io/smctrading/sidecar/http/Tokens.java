package io.smctrading.sidecar.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.smctrading.sidecar.TokenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Tokens as an issuer makes them. */
final class Tokens {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final TokenSettings SETTINGS =
            new TokenSettings(Optional.of(KEY), Optional.empty(), "smc", "execution-sidecar");

    private Tokens() {}

    static JWTClaimsSet.Builder claims(String role, Instant now) {
        return new JWTClaimsSet.Builder()
                .subject("ann")
                .issuer("smc")
                .audience("execution-sidecar")
                .claim("role", role)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    static String of(String role, Instant now) {
        return sign(claims(role, now).build(), KEY);
    }

    static String sign(JWTClaimsSet claims, String key) {
        try {
            return sign(claims, JWSAlgorithm.HS256, new MACSigner(key.getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }
}
