package io.smctrading.sidecar.http;

import io.javalin.http.HandlerType;

/** Every route, once: what it is called, and who may. */
enum RouteTable {
    HEALTH("GET", "/health", null),
    READY("GET", "/ready", null),
    METRICS("GET", "/metrics", null),
    OPENAPI("GET", "/api/v1/openapi.json", Role.ANALYST),
    ORDERS("GET", "/api/v1/orders", Role.ANALYST),
    ORDER("GET", "/api/v1/orders/{id}", Role.ANALYST),
    CREATE_ORDER("POST", "/api/v1/orders/create", Role.TRADER),
    CANCEL_ORDER("DELETE", "/api/v1/orders/{id}", Role.TRADER),
    POSITIONS("GET", "/api/v1/positions", Role.ANALYST),
    EXCHANGES("GET", "/api/v1/exchanges", Role.ANALYST),
    FAILOVER("POST", "/api/v1/failover", Role.ADMIN),
    EMERGENCY("GET", "/api/v1/emergency", Role.ANALYST),
    HALT("POST", "/api/v1/emergency/halt", Role.ADMIN),
    RESUME("POST", "/api/v1/emergency/resume", Role.ADMIN);

    private final String method;
    private final String path;
    private final Role role;

    RouteTable(String method, String path, Role role) {
        this.method = method;
        this.path = path;
        this.role = role;
    }

    HandlerType method() {
        return HandlerType.findOrCreate(method);
    }

    String path() {
        return path;
    }

    /** Who may call it, and whoever may more; none for everybody. */
    Role[] roles() {
        return role == null ? new Role[0] : new Role[] {role};
    }
}
