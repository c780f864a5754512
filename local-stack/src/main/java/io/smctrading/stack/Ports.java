package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The port of each server.
 *
 * @param byServer a port from 1 to 65535 for every {@link StackPort}, no two alike
 */
public record Ports(Map<StackPort, Integer> byServer) {

    private static final int HIGHEST = 65_535;

    public Ports {
        EnumMap<StackPort, Integer> complete = new EnumMap<>(StackPort.class);
        Map<Integer, StackPort> owners = new java.util.HashMap<>();
        for (StackPort server : StackPort.values()) {
            int port = byServer.getOrDefault(server, server.defaultPort());
            if (port < 1 || port > HIGHEST) {
                throw StackException.refused(
                        "%s %d is not a port, allowed: 1 to %d"
                                .formatted(server.option(), port, HIGHEST));
            }
            StackPort other = owners.put(port, server);
            if (other != null) {
                throw StackException.refused(
                        "%s and %s are both %d, allowed: a port of its own for each server"
                                .formatted(other.option(), server.option(), port));
            }
            complete.put(server, port);
        }
        byServer = Collections.unmodifiableMap(complete);
    }

    public static Ports defaults() {
        return new Ports(Map.of());
    }

    /** Ports that nobody uses at the moment, for tests that run beside a stack. */
    public static Ports free() {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (StackPort server : StackPort.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(server, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(ports);
    }

    public int of(StackPort server) {
        return byServer.get(server);
    }

    /** The host and port as clients write it. */
    public String address(StackPort server) {
        return "127.0.0.1:" + of(server);
    }
}
