/** The API of the sidecar. */
package io.smctrading.sidecar.http;
