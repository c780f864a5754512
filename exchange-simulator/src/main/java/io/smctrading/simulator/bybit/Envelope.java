package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;

/** What every answer is wrapped in. */
final class Envelope {

    private static final String JSON = "application/json";

    private Envelope() {}

    static ObjectNode of(int code, String message, JsonNode result, JsonNode extra, Instant now) {
        ObjectNode json = Endpoint.object();
        json.put("retCode", code);
        json.put("retMsg", message);
        json.set("result", result);
        json.set("retExtInfo", extra);
        json.put("time", now.toEpochMilli());
        return json;
    }

    /** The beginning of an answer on the order socket. */
    static ObjectNode socket(int code, String message) {
        return Endpoint.object().put("retCode", code).put("retMsg", message);
    }

    static void write(Context context, int status, ObjectNode json) {
        context.status(status).contentType(JSON).result(json.toString());
    }

    static void write(Context context, int status, int code, String message, Instant now) {
        ObjectNode empty = Endpoint.object();
        write(context, status, of(code, message, empty, empty.deepCopy(), now));
    }

    static void write(Context context, BybitRefusal refusal, Instant now) {
        write(context, 200, refusal.code().code(), refusal.getMessage(), now);
    }
}
