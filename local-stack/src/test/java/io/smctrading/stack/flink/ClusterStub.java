package io.smctrading.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of Flink's REST API that jobs are changed by, for faults that a real cluster does not
 * show on demand. Jobs run at once; a stopped one is finished, with a savepoint.
 */
public final class ClusterStub implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, ObjectNode> jobs = new LinkedHashMap<>();
    private final List<JsonNode> submissions = new ArrayList<>();
    private int nextId = 1;

    public ClusterStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI rest() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every submission so far, as it was posted. */
    public synchronized List<JsonNode> submissions() {
        return List.copyOf(submissions);
    }

    /** What a JobManager remembers after a restart. */
    public synchronized void forgetAll() {
        jobs.clear();
    }

    /** A job is started, or ends, as from the dashboard. */
    public synchronized void put(String id, String name, String state) {
        ObjectNode job = json.createObjectNode();
        job.put("jid", id).put("name", name).put("state", state).put("start-time", nextId++);
        job.putObject("tasks").put("total", 1).put("running", state.equals("RUNNING") ? 1 : 0);
        jobs.put(id, job);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        byte[] body =
                json.writeValueAsBytes(
                        answer(exchange.getRequestURI().getPath().split("/"), request));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private JsonNode answer(String[] path, byte[] request) throws IOException {
        ObjectNode answer = json.createObjectNode();
        if (path[1].equals("overview")) {
            return answer.put("slots-total", 4).put("slots-available", 4 - jobs.size());
        }
        if (path[1].equals("jars")) {
            return path[2].equals("upload") ? uploaded(request) : run(path[2], request);
        }
        if (path[2].equals("overview")) {
            ArrayNode all = answer.putArray("jobs");
            jobs.values().forEach(all::add);
            return answer;
        }
        String id = path[2];
        if (path.length == 3) {
            answer.putArray("vertices").addObject().put("parallelism", 2);
            return answer;
        }
        return switch (path[3]) {
            case "stop" -> {
                put(id, jobs.get(id).get("name").asText(), "FINISHED");
                yield answer.put("request-id", "r");
            }
            case "savepoints" -> {
                answer.putObject("status").put("id", "COMPLETED");
                answer.putObject("operation").put("location", "file:/savepoint-" + id);
                yield answer;
            }
            default -> {
                answer.putObject("latest")
                        .putObject("savepoint")
                        .put("external_path", "file:/savepoint-" + id);
                yield answer;
            }
        };
    }

    private JsonNode uploaded(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        String name = text.replaceAll("(?s).*filename=\"([^\"]+)\".*", "$1");
        return json.createObjectNode().put("filename", "/uploads/" + name);
    }

    private JsonNode run(String jar, byte[] request) throws IOException {
        submissions.add(json.readTree(request));
        String id = "id" + nextId;
        put(id, "main." + jar.substring(0, jar.lastIndexOf('-')), "RUNNING");
        return json.createObjectNode().put("jobid", id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
