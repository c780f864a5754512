/** The simulated exchanges as the stack drives them, and the sidecar's word about exchanges. */
package io.smctrading.stack.exchange;
