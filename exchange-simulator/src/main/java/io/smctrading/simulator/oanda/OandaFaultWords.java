package io.smctrading.simulator.oanda;

import io.javalin.http.Context;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.server.FaultAnswers;

/** How OANDA words what goes wrong. */
final class OandaFaultWords implements FaultAnswers {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final Exchange exchange;
    private final RequestLimits limits;

    OandaFaultWords(Exchange exchange, RequestLimits limits) {
        this.exchange = exchange;
        this.limits = limits;
    }

    static void error(Context context, int status, String code, String message) {
        var json = Json.object();
        if (!code.isEmpty()) {
            json.put("errorCode", code);
        }
        json.put("errorMessage", message);
        context.status(status).contentType("application/json").result(json.toString());
    }

    @Override
    public void serverError(Context context, Fault fault) {
        int status = fault.status() == 0 ? BAD_GATEWAY : fault.status();
        error(context, status, "", "An internal server error occurred");
    }

    @Override
    public void errorCode(Context context, Fault fault) {
        int status = fault.status() == 0 ? BAD_REQUEST : fault.status();
        String code = fault.code().isEmpty() ? "INTERNAL_SERVER_ERROR" : fault.code();
        String message = fault.message().isEmpty() ? Rejection.words(code) : fault.message();
        error(context, status, code, message);
    }

    @Override
    public void rateLimited(Context context, Fault fault) {
        limits.ban(exchange.now().plus(fault.hold()));
        tooMany(context);
    }

    @Override
    public void banned(Context context, Fault fault) {
        limits.ban(exchange.now().plus(fault.hold()));
        tooMany(context);
    }

    static void tooMany(Context context) {
        error(
                context,
                TOO_MANY_REQUESTS,
                "",
                "Rate limit violation of the maximum number of requests per second");
    }

    @Override
    public void maintenance(Context context) {
        error(context, UNAVAILABLE, "", "Service unavailable, please try again later");
    }
}
