/** The subcommands of {@code ./smc} and the options that they share. */
package io.smctrading.stack.cli;
