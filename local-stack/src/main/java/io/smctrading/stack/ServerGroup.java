package io.smctrading.stack;

import io.smctrading.stack.StackRecord.ProcessMark;
import io.smctrading.stack.server.ServerProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The servers of a stack, by name. Once it is closed, nothing more is started. */
final class ServerGroup {

    private final Ports ports;
    private final Consumer<String> progress;
    private final Runnable onChange;
    private final Map<String, ServerProcess> servers = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param progress told when a server is ready
     * @param onChange called when a process was started
     */
    ServerGroup(Ports ports, Consumer<String> progress, Runnable onChange) {
        this.ports = ports;
        this.progress = progress;
        this.onChange = onChange;
    }

    /** Starts a server, also one that has ended, and waits until it serves. */
    void launch(ServerProcess server) {
        synchronized (this) {
            if (closed) {
                throw StackException.failed("the stack is being stopped");
            }
            servers.put(server.name(), server);
            server.start();
        }
        onChange.run();
        server.awaitReady();
        progress.accept("%s ready on %s".formatted(server.name(), address(server)));
    }

    private String address(ServerProcess server) {
        return ports.address(server.spec().port());
    }

    synchronized List<ServerProcess> all() {
        return List.copyOf(servers.values());
    }

    synchronized ServerProcess get(String name) {
        ServerProcess server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException(
                    "no server '" + name + "', allowed: " + servers.keySet());
        }
        return server;
    }

    /** What other processes may know of the servers. */
    List<StackRecord.Server> marks() {
        List<StackRecord.Server> marks = new ArrayList<>();
        for (ServerProcess server : all()) {
            ProcessMark mark =
                    ProcessHandle.of(server.pid())
                            .map(ProcessMark::of)
                            .orElse(new ProcessMark(server.pid(), 0));
            marks.add(new StackRecord.Server(server.name(), ports.of(server.spec().port()), mark));
        }
        return marks;
    }

    synchronized void close() {
        closed = true;
    }

    /** Stops some servers at the same time and waits until they are gone. */
    void stop(String... names) {
        List<Runnable> stops = new ArrayList<>();
        synchronized (this) {
            for (String name : names) {
                ServerProcess server = servers.get(name);
                if (server != null) {
                    stops.add(server::stop);
                }
            }
        }
        together(stops);
    }

    /** Runs all at the same time and waits; for use while the process ends. */
    static void together(List<Runnable> work) {
        List<Thread> threads = work.stream().map(one -> new Thread(one, "stack-stop")).toList();
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
