package io.smctrading.sidecar.http;

/**
 * Who calls, as the token says.
 *
 * @param subject a person's or a program's name
 */
record Caller(String subject, Role role) {}
