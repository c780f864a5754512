package io.smctrading.simulator.admin;

import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.Simulator;
import java.util.Map;

/** Drives the simulator and tells its truth. */
public final class AdminApi {

    private final Simulator simulator;

    public AdminApi(Simulator simulator) {
        this.simulator = simulator;
    }

    public void configure(JavalinConfig config) {
        config.routes.get(
                "/health",
                context ->
                        context.json(
                                Map.of("status", "up", "venues", simulator.venues().keySet())));
    }
}
