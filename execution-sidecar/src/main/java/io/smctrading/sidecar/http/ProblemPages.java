package io.smctrading.sidecar.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server refuses before any route sees it becomes a problem document, too. */
final class ProblemPages extends ErrorHandler {

    private final ObjectMapper json;

    ProblemPages(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            String message,
            Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try {
            byte[] body =
                    json.writeValueAsBytes(
                            Problem.document(
                                    code,
                                    HttpStatus.getMessage(code),
                                    "the server refused the request",
                                    request.getHttpURI().getPath()));
            response.write(true, ByteBuffer.wrap(body), callback);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            Content.Sink.write(response, true, "{}", callback);
        }
    }
}
