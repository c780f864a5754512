package io.smctrading.simulator.binance;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.server.FaultAnswers;
import io.smctrading.simulator.server.FaultGate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints over HTTP. */
final class RestApi implements FaultAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;

    private final Exchange exchange;
    private final Security security;
    private final Limits limits;
    private FaultGate gate;

    RestApi(Exchange exchange, Security security, Limits limits) {
        this.exchange = exchange;
        this.security = security;
        this.limits = limits;
    }

    void gate(FaultGate faultGate) {
        gate = faultGate;
    }

    void routes(RoutesConfig routes, List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            routes.addHttpHandler(
                    HandlerType.findOrCreate(endpoint.http()),
                    endpoint.path(),
                    context -> serve(context, endpoint));
        }
        for (String method : List.of("POST", "PUT", "DELETE")) {
            // User data streams by listen key were switched off on 2026-02-20.
            routes.addHttpHandler(
                    HandlerType.findOrCreate(method),
                    "/api/v3/userDataStream",
                    context -> context.status(HttpStatus.GONE).result(""));
        }
    }

    private void serve(Context context, Endpoint endpoint) {
        if (endpoint.path().equals("/sapi/v1/system/status")) {
            answer(context, endpoint);
            return;
        }
        gate.serve(context, endpoint.operation(), () -> answer(context, endpoint));
    }

    private void answer(Context context, Endpoint endpoint) {
        Account account = null;
        try {
            String query = context.queryString();
            String body = context.body();
            Parameters parameters = Parameters.of(query, body);
            limits.request(endpoint.weight().applyAsInt(parameters));
            account = admit(context, endpoint, parameters, Signatures.payload(query, body));
            Endpoint.Call call = new Endpoint.Call(parameters, account, false);
            context.json(exchange.read(() -> endpoint.answer().apply(call)));
        } catch (BinanceException e) {
            answer(context, e);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", endpoint.http(), endpoint.path(), e);
            answer(
                    context,
                    new BinanceException(
                            500, -1000, "An unknown error occurred while processing the request."));
        }
        countHeaders(context, endpoint, account);
    }

    private Account admit(
            Context context, Endpoint endpoint, Parameters parameters, String payload) {
        String key = context.header("X-MBX-APIKEY");
        return switch (endpoint.security()) {
            case NONE -> null;
            case KEY -> security.account(key);
            case SIGNED -> security.signed(parameters, key, payload);
        };
    }

    private void countHeaders(Context context, Endpoint endpoint, Account account) {
        String used = Integer.toString(limits.usedWeight());
        context.header("X-MBX-USED-WEIGHT", used);
        context.header("X-MBX-USED-WEIGHT-1M", used);
        if (account != null && endpoint.operation() == Operation.PLACE) {
            context.header(
                    "X-MBX-ORDER-COUNT-10S",
                    Integer.toString(limits.ordersInTenSeconds(account.id())));
            context.header(
                    "X-MBX-ORDER-COUNT-1D", Integer.toString(limits.ordersToday(account.id())));
        }
    }

    private void answer(Context context, BinanceException e) {
        context.status(e.status()).json(e.body());
        if (e.status() == TOO_MANY || e.status() == BANNED) {
            context.header("Retry-After", Long.toString(limits.retryAfter()));
        }
    }

    @Override
    public void serverError(Context context, Fault fault) {
        int status =
                fault.status() == 0 ? HttpStatus.SERVICE_UNAVAILABLE.getCode() : fault.status();
        int code = fault.code().isEmpty() ? -1007 : Integer.parseInt(fault.code());
        answer(
                context,
                new BinanceException(
                        status,
                        code,
                        message(
                                fault,
                                "Timeout waiting for response from backend server. Send status"
                                        + " unknown; execution status unknown.")));
    }

    @Override
    public void errorCode(Context context, Fault fault) {
        int status = fault.status() == 0 ? HttpStatus.BAD_REQUEST.getCode() : fault.status();
        int code = fault.code().isEmpty() ? -1001 : Integer.parseInt(fault.code());
        answer(
                context,
                new BinanceException(
                        status,
                        code,
                        message(
                                fault,
                                "Internal error; unable to process your request. Please try"
                                        + " again.")));
    }

    @Override
    public void rateLimited(Context context, Fault fault) {
        limits.limit(fault.hold());
        answer(context, limits.limited());
    }

    @Override
    public void banned(Context context, Fault fault) {
        limits.ban(fault.hold());
        answer(context, limits.banned());
    }

    @Override
    public void maintenance(Context context) {
        answer(
                context,
                new BinanceException(
                        HttpStatus.SERVICE_UNAVAILABLE.getCode(),
                        -1016,
                        "This service is no longer available."));
    }

    private static String message(Fault fault, String otherwise) {
        return fault.message().isEmpty() ? otherwise : fault.message();
    }
}
