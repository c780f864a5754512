package io.smctrading.sidecar.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API, as it is kept beside the code. */
final class OpenApi {

    private static final byte[] DOCUMENT = read();

    private OpenApi() {}

    static byte[] document() {
        return DOCUMENT.clone();
    }

    static void answer(Context context) {
        context.contentType("application/json").result(DOCUMENT);
    }

    private static byte[] read() {
        try (InputStream document = OpenApi.class.getResourceAsStream("openapi.json")) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
