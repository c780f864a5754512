/** Between the wire contracts and the terms of the execution core. */
package io.smctrading.sidecar.wire;
