package io.smctrading.sidecar;

import io.smctrading.platform.config.Settings;
import java.util.Locale;

/** How log lines are written; to be chosen before the first of them. */
enum LogFormat {
    /** For a person. */
    PLAIN,
    /** For a machine: one JSON object a line, the decision's id as decision_id. */
    JSON;

    /** What log4j2.xml looks at. */
    private static final String PROPERTY = "smc.log.format";

    static void choose(Settings settings) {
        LogFormat format = settings.choice("log.format", PLAIN, "how log lines are written");
        System.setProperty(PROPERTY, format.name().toLowerCase(Locale.ROOT));
    }
}
