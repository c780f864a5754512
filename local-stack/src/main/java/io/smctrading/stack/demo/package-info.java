/** The demonstration: a week of real trades through the whole system, and what came of it. */
package io.smctrading.stack.demo;
