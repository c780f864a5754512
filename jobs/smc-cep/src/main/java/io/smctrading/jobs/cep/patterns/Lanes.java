package io.smctrading.jobs.cep.patterns;

import java.io.Serializable;

/**
 * Which sequence of its series a fact belongs to. A pattern runs once per lane, so that it is never
 * shown facts which cannot concern its partial matches.
 *
 * @param <F> facts
 */
public interface Lanes<F> extends Serializable {

    /** How many lanes a series has. */
    int count();

    /** Lane of the fact, from 0. */
    int of(F fact);
}
