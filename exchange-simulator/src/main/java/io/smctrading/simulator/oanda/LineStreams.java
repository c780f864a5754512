package io.smctrading.simulator.oanda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers that do not end: a JSON object per line, a heartbeat when nothing was said for a while.
 * Each holds a thread of the server while it lasts, so there are at most twenty.
 */
final class LineStreams {

    static final int MOST = 20;

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Duration beat;

    LineStreams() {
        this(BEAT);
    }

    LineStreams(Duration beat) {
        this.beat = beat;
    }

    /** One answer that goes on. */
    static final class Stream {
        private final BlockingQueue<ObjectNode> lines = new LinkedBlockingQueue<>();

        private volatile boolean cut;

        void say(ObjectNode line) {
            lines.add(line);
        }

        private void cut() {
            cut = true;
            lines.add(Json.object());
        }
    }

    boolean full() {
        return open.size() >= MOST;
    }

    Stream open() {
        Stream stream = new Stream();
        open.add(stream);
        return stream;
    }

    /** Writes lines until the customer goes away or the stream is cut. */
    void write(Context context, Stream stream, Supplier<ObjectNode> heartbeat) {
        boolean unix = "UNIX".equalsIgnoreCase(context.header("Accept-Datetime-Format"));
        try {
            context.res().setContentType("application/octet-stream");
            ServletOutputStream out = context.res().getOutputStream();
            out.flush();
            while (true) {
                ObjectNode said = stream.lines.poll(beat.toMillis(), TimeUnit.MILLISECONDS);
                if (stream.cut) {
                    return;
                }
                JsonNode line = said == null ? heartbeat.get() : said;
                String text = (unix ? Json.unixTimes(line) : line).toString();
                out.write((text + "\n").getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            // The customer went away.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(stream);
        }
    }

    /** Ends every stream. */
    void cut() {
        open.forEach(Stream::cut);
    }
}
