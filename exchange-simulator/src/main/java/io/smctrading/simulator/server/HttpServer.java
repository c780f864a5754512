package io.smctrading.simulator.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A small HTTP server on this machine's own address. */
public final class HttpServer {

    /** The only address the simulator listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Writes numbers as they are meant: without exponents. */
    public static final ObjectMapper JSON =
            new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private static final int BODY_BYTES = 1024 * 1024;
    private static final int THREADS = 48;
    private static final int WARM_THREADS = 4;

    private HttpServer() {}

    /** Starts a server on a port; 0 takes any that is free. */
    public static Javalin start(int port, Consumer<JavalinConfig> routes) {
        return Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.startup.showOldJavalinVersionWarning = false;
                            config.jetty.host = LOOPBACK;
                            config.jetty.threadPool = new QueuedThreadPool(THREADS, WARM_THREADS);
                            config.jetty.modifyHttpConfiguration(
                                    http -> http.setSendServerVersion(false));
                            config.http.maxRequestSize = BODY_BYTES;
                            config.jsonMapper(new JavalinJackson(JSON, false));
                            routes.accept(config);
                        })
                .start(LOOPBACK, port);
    }
}
