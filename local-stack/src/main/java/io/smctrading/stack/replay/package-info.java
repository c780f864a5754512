/** History into {@code market.trades}, minute by minute, as fast as the system decides. */
package io.smctrading.stack.replay;
