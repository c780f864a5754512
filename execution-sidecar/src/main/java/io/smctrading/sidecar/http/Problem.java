package io.smctrading.sidecar.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as a problem document of RFC 9457. */
final class Problem {

    static final String CONTENT_TYPE = "application/problem+json";

    private Problem() {}

    static void answer(Context context, HttpStatus status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getMessage());
        problem.put("status", status.getCode());
        problem.put("detail", detail);
        problem.put("instance", context.path());
        context.status(status).json(problem).contentType(CONTENT_TYPE);
    }
}
