/** Orders from intent to their last report, and the paper venue's rules of filling them. */
package io.smctrading.core.execution;
