package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.server.FaultGate;
import io.smctrading.simulator.server.HttpServer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves requests: limits, faults, token, account, handler, answer. */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final Exchange exchange;
    private final Faults faults;
    private final FaultGate gate;
    private final RequestLimits limits;
    private final Function<Account, OandaAccount> accounts;
    private final AtomicLong numbers = new AtomicLong(42_000_000_000L);

    Requests(
            Exchange exchange,
            Faults faults,
            FaultGate gate,
            RequestLimits limits,
            Function<Account, OandaAccount> accounts) {
        this.exchange = exchange;
        this.faults = faults;
        this.gate = gate;
        this.limits = limits;
        this.accounts = accounts;
    }

    /**
     * A request of somebody who may make it.
     *
     * @param id of the request, as transactions carry it
     */
    record Call(Context context, OandaAccount account, String id) {

        String path(String name) {
            return context.pathParam(name);
        }

        /** A parameter of the query, or another text. */
        String query(String name, String otherwise) {
            String value = context.queryParam(name);
            return value == null ? otherwise : value;
        }

        /**
         * @throws Malformed if there is none or it is no JSON object
         */
        JsonNode body() {
            try {
                JsonNode body = HttpServer.JSON.readTree(context.body());
                if (body.isObject()) {
                    return body;
                }
            } catch (JsonProcessingException e) {
                throw Malformed.of(400, "Invalid JSON, ParseErrorCode: 3, Message: Invalid value.");
            }
            throw Malformed.of(400, "Invalid JSON");
        }
    }

    /** What is answered. */
    record Answer(int status, ObjectNode json) {
        static Answer ok(ObjectNode json) {
            return new Answer(OK, json);
        }
    }

    /** Answers a request, under the exchange's lock. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call);
    }

    void serve(Context context, Operation operation, Handler handler) {
        gate.serve(
                context,
                operation,
                () -> {
                    if (limits.admit(exchange.now(), !faults.limitsOff())) {
                        answer(context, handler);
                    } else {
                        OandaFaultWords.tooMany(context);
                    }
                });
    }

    private void answer(Context context, Handler handler) {
        String id = Long.toString(numbers.incrementAndGet());
        context.header("RequestID", id);
        try {
            OandaAccount account = account(context);
            Answer answer = exchange.read(() -> handler.answer(new Call(context, account, id)));
            boolean unix = "UNIX".equalsIgnoreCase(context.header("Accept-Datetime-Format"));
            JsonNode json = unix ? Json.unixTimes(answer.json()) : answer.json();
            context.status(answer.status()).contentType("application/json").result(json.toString());
        } catch (Malformed e) {
            OandaFaultWords.error(context, e.status(), e.code(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {}", context.method(), context.path(), e);
            OandaFaultWords.error(context, SERVER_ERROR, "", "Internal server error");
        }
    }

    /**
     * The account of the path, which must be the token's.
     *
     * @throws Malformed if the token is not right, or not that account's
     */
    OandaAccount account(Context context) {
        String header = context.header("Authorization");
        String token = header == null ? "" : header.replaceFirst("(?i)^bearer +", "");
        Optional<Account> owner = exchange.account(token);
        if (owner.isEmpty()) {
            throw Malformed.of(UNAUTHORIZED, "Insufficient authorization to perform request.");
        }
        String named = context.pathParamMap().get("account");
        if (named != null && !named.equals(owner.get().id())) {
            throw Malformed.of(FORBIDDEN, "The provided request was forbidden.");
        }
        return exchange.read(() -> accounts.apply(owner.get()));
    }
}
