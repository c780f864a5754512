/** The execution sidecar: places each order once, owns the order ledger, reports what happened. */
package io.smctrading.sidecar;
