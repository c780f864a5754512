/** The smc-cep job: closed candles to statements of market structure and entry signals. */
package io.smctrading.jobs.cep;
