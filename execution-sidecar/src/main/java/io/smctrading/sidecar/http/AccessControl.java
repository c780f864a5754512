package io.smctrading.sidecar.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call what. Only names of this host are answered, so that no foreign name can be pointed
 * at it; everything under /api needs a bearer token, and each route a role; what changes something
 * must come as JSON, which no foreign web page can send without being asked first. Whoever changes
 * something, or is refused, is named in the audit log.
 */
final class AccessControl {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.smctrading.audit");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String CALLER = "caller";
    private static final String SCHEME = "Bearer ";
    private static final String NOBODY = "nobody";

    private final Set<String> hosts;
    private final BearerTokens tokens;
    private final RateLimits limits;

    AccessControl(Set<String> moreHosts, BearerTokens tokens, RateLimits limits) {
        this.hosts = new HashSet<>(LOOPBACK_NAMES);
        moreHosts.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        this.tokens = tokens;
        this.limits = limits;
    }

    void configure(RoutesConfig routes) {
        routes.before(AccessControl::harden);
        routes.before(this::checkHost);
        routes.before("/api/*", this::authenticate);
        routes.beforeMatched("/api/*", AccessControl::authorize);
        routes.beforeMatched("/api/*", AccessControl::checkBody);
        routes.after("/api/*", AccessControl::audit);
    }

    static Caller callerOf(Context context) {
        return context.attribute(CALLER);
    }

    private static void harden(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    private void checkHost(Context context) {
        String host = context.host();
        String name = host == null ? "" : host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!hosts.contains(name)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "host '" + name + "' is not this one, see http.hosts");
        }
    }

    private void authenticate(Context context) {
        String header = context.header("Authorization");
        Optional<Caller> caller =
                header != null && header.startsWith(SCHEME)
                        ? tokens.verify(header.substring(SCHEME.length()).strip())
                        : Optional.empty();
        Optional<Duration> wait = limits.take(caller.map(Caller::subject).orElse(""));
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            context.header("Retry-After", Long.toString(seconds));
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS, "too many requests, again in " + seconds + " s");
        }
        if (caller.isEmpty()) {
            context.header("WWW-Authenticate", "Bearer");
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED, "a bearer token is missing, or it proves nothing");
        }
        context.attribute(CALLER, caller.get());
    }

    private static void authorize(Context context) {
        for (var needed : context.routeRoles()) {
            if (!callerOf(context).role().covers((Role) needed)) {
                throw Problem.of(
                        HttpStatus.FORBIDDEN,
                        "role "
                                + callerOf(context).role().word()
                                + " may not do this, needed: "
                                + ((Role) needed).word());
            }
        }
    }

    private static void checkBody(Context context) {
        if (!HandlerType.POST.equals(context.method())) {
            return;
        }
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content type '" + type + "', allowed: application/json");
        }
        if (context.contentLength() < 0) {
            throw Problem.of(HttpStatus.LENGTH_REQUIRED, "the request must state its length");
        }
    }

    private static void audit(Context context) {
        int status = context.statusCode();
        boolean reads = HandlerType.GET.equals(context.method());
        boolean refused = status == 401 || status == 403 || status == 429;
        if (reads && !refused) {
            return;
        }
        Caller caller = callerOf(context);
        AUDIT.info(
                "{} as {} from {}: {} {} -> {}",
                caller == null ? NOBODY : printable(caller.subject()),
                caller == null ? NOBODY : caller.role().word(),
                context.ip(),
                context.method().name(),
                printable(context.path()),
                status);
    }

    /** What a caller chose must not break out of its line. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
