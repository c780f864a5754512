package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.sidecar.exchange.http.Secret;

/**
 * Signs as Bybit checks it.
 *
 * @param key the public part of the account's key
 * @param secret the part that signs
 */
record BybitSignature(String key, Secret secret) {

    /**
     * Signature of a REST request.
     *
     * @param timestamp epoch milliseconds, as sent
     * @param window receive window in milliseconds, as sent
     * @param payload query string as sent, or the body of a POST, byte for byte
     */
    String ofRequest(long timestamp, long window, String payload) {
        return secret.hmacSha256(timestamp + key + window + payload);
    }

    /**
     * Signature that opens a private stream.
     *
     * @param expires epoch milliseconds until which it holds
     */
    String ofStream(long expires) {
        return secret.hmacSha256("GET/realtime" + expires);
    }
}
