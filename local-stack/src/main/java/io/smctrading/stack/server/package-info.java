/** How each server is run as a child process. */
package io.smctrading.stack.server;
