package io.smctrading.sidecar.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as a problem document of RFC 9457. */
final class Problem {

    static final String CONTENT_TYPE = "application/problem+json";

    private Problem() {}

    /** To be thrown by a handler. */
    static HttpResponseException of(HttpStatus status, String detail) {
        return new HttpResponseException(status.getCode(), detail);
    }

    static HttpResponseException bad(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    static void answer(Context context, HttpStatus status, String detail) {
        context.status(status)
                .json(document(status.getCode(), status.getMessage(), detail, context.path()))
                .contentType(CONTENT_TYPE);
    }

    static Map<String, Object> document(int status, String title, String detail, String instance) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", instance);
        return problem;
    }
}
