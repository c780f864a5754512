package io.smctrading.sidecar.http;

import io.javalin.http.HandlerType;

/** Every route, once: what it is called, and who may. */
enum RouteTable {
    HEALTH(HandlerType.GET, "/health", null),
    READY(HandlerType.GET, "/ready", null),
    METRICS(HandlerType.GET, "/metrics", null),
    OPENAPI(HandlerType.GET, "/api/v1/openapi.json", Role.ANALYST),
    ORDERS(HandlerType.GET, "/api/v1/orders", Role.ANALYST),
    ORDER(HandlerType.GET, "/api/v1/orders/{id}", Role.ANALYST),
    CREATE_ORDER(HandlerType.POST, "/api/v1/orders/create", Role.TRADER),
    CANCEL_ORDER(HandlerType.DELETE, "/api/v1/orders/{id}", Role.TRADER),
    POSITIONS(HandlerType.GET, "/api/v1/positions", Role.ANALYST),
    EXCHANGES(HandlerType.GET, "/api/v1/exchanges", Role.ANALYST),
    FAILOVER(HandlerType.POST, "/api/v1/failover", Role.ADMIN),
    EMERGENCY(HandlerType.GET, "/api/v1/emergency", Role.ANALYST),
    HALT(HandlerType.POST, "/api/v1/emergency/halt", Role.ADMIN),
    RESUME(HandlerType.POST, "/api/v1/emergency/resume", Role.ADMIN);

    private final HandlerType method;
    private final String path;
    private final Role role;

    RouteTable(HandlerType method, String path, Role role) {
        this.method = method;
        this.path = path;
        this.role = role;
    }

    HandlerType method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Who may call it, and whoever may more; none for everybody. */
    Role[] roles() {
        return role == null ? new Role[0] : new Role[] {role};
    }
}
