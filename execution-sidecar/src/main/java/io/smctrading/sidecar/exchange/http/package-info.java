/** What every exchange gateway needs of HTTP, WebSocket, JSON, signatures, clocks and limits. */
package io.smctrading.sidecar.exchange.http;
