package io.smctrading.simulator.server;

import io.javalin.http.Context;
import io.smctrading.simulator.fault.Fault;

/** How an exchange words what goes wrong on purpose. */
public interface FaultAnswers {

    /** A 5xx answer; the usual status where the fault names none. */
    void serverError(Context context, Fault fault);

    /** An error of the exchange; the usual code where the fault names none. */
    void errorCode(Context context, Fault fault);

    /** Too many requests. */
    void rateLimited(Context context, Fault fault);

    /** The address is banned from now on, for the hold of the fault. */
    void banned(Context context, Fault fault);

    /** The exchange is closed. */
    void maintenance(Context context);
}
