package io.smctrading.simulator.bybit;

import io.javalin.http.Context;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.server.FaultAnswers;
import java.time.Instant;

/** How Bybit words what goes wrong. */
final class FaultWords implements FaultAnswers {

    static final String TOO_FREQUENT =
            "403, access too frequent, please try again after 10 minutes";

    private static final int FORBIDDEN = 403;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;
    private static final int USUAL_LIMIT = 10;

    private final Exchange exchange;
    private final Limits limits;

    FaultWords(Exchange exchange, Limits limits) {
        this.exchange = exchange;
        this.limits = limits;
    }

    @Override
    public void serverError(Context context, Fault fault) {
        int status = fault.status() == 0 ? BAD_GATEWAY : fault.status();
        context.status(status).contentType("text/html").result("<html>" + status + "</html>");
    }

    @Override
    public void errorCode(Context context, Fault fault) {
        RetCode usual = RetCode.SERVER_ERROR;
        int code = fault.code().isEmpty() ? usual.code() : Integer.parseInt(fault.code());
        String message = fault.message().isEmpty() ? usual.words() : fault.message();
        int status = fault.status() == 0 ? OK : fault.status();
        Envelope.write(context, status, code, message, exchange.now());
    }

    @Override
    public void rateLimited(Context context, Fault fault) {
        if (fault.status() == TOO_MANY_REQUESTS) {
            Envelope.write(
                    context,
                    TOO_MANY_REQUESTS,
                    TOO_MANY_REQUESTS,
                    "The trading service is experiencing a high server load. Please retry if you"
                            + " encounter this issue.",
                    exchange.now());
            return;
        }
        Instant until = exchange.now().plus(fault.hold());
        limits.limit(until);
        limited(context, new Limits.Standing(USUAL_LIMIT, -1, until));
    }

    /** Code 10006 with the headers that say when to come again. */
    void limited(Context context, Limits.Standing standing) {
        headers(context, standing);
        Envelope.write(context, RetCode.TOO_MANY_VISITS.refusal(), exchange.now());
    }

    static void headers(Context context, Limits.Standing standing) {
        context.header("X-Bapi-Limit", Integer.toString(standing.limit()));
        context.header("X-Bapi-Limit-Status", Integer.toString(Math.max(standing.left(), 0)));
        context.header(
                "X-Bapi-Limit-Reset-Timestamp", Long.toString(standing.resets().toEpochMilli()));
    }

    @Override
    public void banned(Context context, Fault fault) {
        limits.ban(exchange.now().plus(fault.hold()));
        refuseAddress(context);
    }

    void refuseAddress(Context context) {
        context.status(FORBIDDEN).contentType("text/plain").result(TOO_FREQUENT);
    }

    @Override
    public void maintenance(Context context) {
        Envelope.write(
                context,
                UNAVAILABLE,
                RetCode.SERVER_ERROR.code(),
                "Service is restarting. System under maintenance.",
                exchange.now());
    }
}
