package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueBracket;
import io.smctrading.core.execution.VenueCommand;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.ledger.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of what exchanges say what it means for the brackets. The procedure of an unknown outcome:
 * ask for the order, its executions and all that works, with growing pauses; "not found" is
 * believed only once a request under way would be refused as too old; then the order may be placed
 * once more if it is still wanted. Whose fate cannot be told is quarantined, and asked for further.
 */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Pattern EXIT = Pattern.compile("(.+)-(?:stop|target)\\d*");
    private static final Duration ATTACHED_EXIT_IS_THERE_WITHIN = Duration.ofSeconds(5);
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(2);

    private final ExchangeVenue brackets;
    private final OpenQuestions questions;
    private final CommandQueue commands;
    private final ExchangeRules rules;
    private final InstantSource system;
    private final SidecarMetrics metrics;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Instant> missedSince = new HashMap<>();
    private final Map<String, Set<String>> strangers = new HashMap<>();

    Outcomes(
            ExchangeVenue brackets,
            OpenQuestions questions,
            CommandQueue commands,
            ExchangeRules rules,
            InstantSource system,
            SidecarMetrics metrics) {
        this.brackets = brackets;
        this.questions = questions;
        this.commands = commands;
        this.rules = rules;
        this.system = system;
        this.metrics = metrics;
    }

    /** Sends the questions whose time has come. */
    void askWhatIsDue(Instant now) {
        for (OpenQuestions.Question question : questions.due(now)) {
            HeldBracket one = brackets.find(question.intentId());
            if (one != null && wanted(one, question)) {
                asked.put(question.orderId(), question.asked());
                commands.leave(
                        one,
                        new VenueCommand.Search(question.intentId(), question.orderId(), false));
            } else {
                forget(question.orderId());
            }
        }
        for (CommandQueue.Ready again : commands.due(now)) {
            tryAgain(again, now);
        }
    }

    private static boolean wanted(HeldBracket one, OpenQuestions.Question question) {
        VenueBracket bracket = one.bracket();
        List<Order> open = question.needless() ? bracket.unanswered() : bracket.unfinished();
        return open.stream().anyMatch(order -> order.id().equals(question.orderId()));
    }

    private void forget(String orderId) {
        asked.remove(orderId);
        missedSince.remove(orderId);
        questions.settle(orderId);
    }

    void apply(VenueNews news) {
        if (news instanceof VenueNews.Placed placed) {
            on(placed);
        } else if (news instanceof VenueNews.Canceled canceled) {
            on(canceled);
        } else if (news instanceof VenueNews.Searched searched) {
            on(searched);
        } else if (news instanceof VenueNews.Heard heard) {
            hear(heard.venue(), heard.order());
        } else if (news instanceof VenueNews.Executed executed) {
            hear(executed.venue(), executed.fill());
        } else if (news instanceof VenueNews.Overview overview) {
            on(overview);
        } else if (news instanceof VenueNews.OverviewFailed failed) {
            LOG.warn(
                    "{} could not be compared with the ledger: {}",
                    failed.venue(),
                    failed.reason());
        }
    }

    private void on(VenueNews.Placed news) {
        HeldBracket one = brackets.find(news.intentId());
        if (one == null) {
            return;
        }
        if (news.left() != null) {
            brackets.left(one, news.orderIds(), news.left());
        }
        Instant time = brackets.timeOf(one);
        Instant now = system.instant();
        if (news.answer() instanceof PlaceAnswer.Accepted accepted) {
            commands.answered(news.orderIds());
            accepted.fills().forEach(fill -> one.bracket().on(fill, time));
            accepted.orders().forEach(order -> one.bracket().on(order, time));
            metrics.acknowledged(one.venue(), one.id(), news.left(), now);
        } else if (news.answer() instanceof PlaceAnswer.Refused refused) {
            commands.answered(news.orderIds());
            one.bracket().refused(news.orderIds(), one.venue() + ": " + refused.reason(), time);
        } else if (news.answer() instanceof PlaceAnswer.Unknown unknown) {
            one.bracket().unknown(news.orderIds(), one.venue() + ": " + unknown.reason(), time);
            news.orderIds().forEach(orderId -> questions.ask(one.id(), orderId, now));
        } else if (news.answer() instanceof PlaceAnswer.NotSent notSent) {
            LOG.warn("{} was not sent to {}: {}", news.orderIds(), one.venue(), notSent.reason());
            commands.tryAgain(one, news.orderIds(), now.plus(notSent.retryAfter()));
        }
        brackets.touch(one);
    }

    /** Certainly not at the exchange, so it may be sent as it was, if it is still wanted. */
    private void tryAgain(CommandQueue.Ready again, Instant now) {
        HeldBracket one = again.held();
        boolean entry = CommandQueue.orderIds(again.command()).contains(one.id());
        if (!entry || !endUnwanted(one, "it could not be sent to " + one.venue())) {
            commands.leaveWhenDurable(
                    one, again.command(), new Sending(one.venue(), now, bookmark(one)));
        }
        brackets.touch(one);
    }

    private String bookmark(HeldBracket one) {
        return one.sendingOf(one.id()).bookmark();
    }

    /** Ends an entry that the exchange does not have and nobody wants any more. */
    private boolean endUnwanted(HeldBracket one, String because) {
        Instant time = brackets.timeOf(one);
        String reason = one.bracket().cancelReason();
        if (reason != null) {
            boolean expired = reason.startsWith("valid until");
            one.bracket()
                    .neverPlaced(
                            one.id(),
                            expired ? OrderStatus.EXPIRED : OrderStatus.CANCELED,
                            reason,
                            time);
            return true;
        }
        if (!time.isBefore(one.intent().validUntil())) {
            one.bracket()
                    .neverPlaced(
                            one.id(),
                            OrderStatus.EXPIRED,
                            "valid until %s, %s".formatted(one.intent().validUntil(), because),
                            time);
            return true;
        }
        return false;
    }

    private void on(VenueNews.Canceled news) {
        HeldBracket one = brackets.find(news.intentId());
        if (one == null) {
            return;
        }
        Instant now = system.instant();
        if (news.answer() instanceof CancelAnswer.Canceled canceled) {
            Instant time = brackets.timeOf(one);
            canceled.orders().forEach(order -> one.bracket().on(order, time));
        } else if (news.answer() instanceof CancelAnswer.Requested) {
            questions.ask(one.id(), news.orderId(), now.plus(CANCEL_PATIENCE));
        } else if (news.answer() instanceof CancelAnswer.NotWorking) {
            questions.ask(one.id(), news.orderId(), now);
        } else if (news.answer() instanceof CancelAnswer.Failed) {
            one.bracket().cancelFailed(news.orderId());
            questions.ask(one.id(), news.orderId(), now.plus(CANCEL_PATIENCE));
        }
        brackets.touch(one);
    }

    private void on(VenueNews.Searched news) {
        HeldBracket one = brackets.find(news.intentId());
        if (one == null) {
            forget(news.orderId());
            return;
        }
        Instant time = brackets.timeOf(one);
        if (news.evidence() instanceof Evidence.Found found) {
            missedSince.remove(news.orderId());
            found.fills().forEach(fill -> one.bracket().on(fill, time));
            found.orders().forEach(order -> one.bracket().on(order, time));
        } else if (news.evidence() instanceof Evidence.Absent absent) {
            absent(one, news.orderId(), absent.proof());
        } else if (news.evidence() instanceof Evidence.Inconclusive open) {
            quarantineInTime(one, news.orderId(), open.reason());
        }
        brackets.touch(one);
        askOn(one, news.orderId());
    }

    /** As long as something is not known of an order. */
    private void askOn(HeldBracket one, String orderId) {
        boolean unknown =
                one.bracket().awaits(orderId)
                        || one.bracket().unanswered().stream()
                                .anyMatch(
                                        order ->
                                                order.id().equals(orderId)
                                                        && (order.status() != OrderStatus.SENT
                                                                || one.attached(orderId)));
        if (unknown) {
            questions.askAgain(one.id(), orderId, asked.getOrDefault(orderId, 0), system.instant());
        } else {
            forget(orderId);
        }
    }

    private void absent(HeldBracket one, String orderId, String proof) {
        Order order =
                one.bracket().unanswered().stream()
                        .filter(open -> open.id().equals(orderId))
                        .findFirst()
                        .orElse(null);
        Instant now = system.instant();
        if (order == null || now.isBefore(finalFrom(one, orderId, now))) {
            return;
        }
        Instant time = brackets.timeOf(one);
        if (!orderId.equals(one.id()) || order.status() == OrderStatus.QUARANTINED) {
            one.bracket()
                    .neverPlaced(
                            orderId,
                            OrderStatus.REJECTED,
                            one.venue() + " does not have it: " + proof,
                            time);
        } else if (order.status() == OrderStatus.UNKNOWN
                && !endUnwanted(one, one.venue() + " never had it: " + proof)) {
            LOG.warn("{} never had {} ({}): it is sent once more", one.venue(), orderId, proof);
            brackets.placeAgain(one);
        }
    }

    private Instant finalFrom(HeldBracket one, String orderId, Instant now) {
        if (one.attached(orderId)) {
            return missedSince
                    .computeIfAbsent(orderId, id -> now)
                    .plus(ATTACHED_EXIT_IS_THERE_WITHIN);
        }
        return one.sendingOf(orderId).at().plus(rules.absenceIsFinalAfter());
    }

    private void quarantineInTime(HeldBracket one, String orderId, String reason) {
        Instant sent = one.sendingOf(orderId).at();
        if (system.instant().isAfter(sent.plus(rules.quarantineAfter()))) {
            one.bracket().quarantine(orderId, one.venue() + ": " + reason, brackets.timeOf(one));
        }
    }

    private void hear(String venue, VenueOrder order) {
        HeldBracket one = brackets.find(intentOf(order.clientId()));
        if (one != null && one.venue().equals(venue)) {
            one.bracket().on(order, brackets.timeOf(one));
            brackets.touch(one);
        }
    }

    private void hear(String venue, VenueFill fill) {
        HeldBracket one = brackets.find(intentOf(fill.clientId()));
        // Comparisons tell of each execution again, some of them many times.
        if (one != null && one.venue().equals(venue) && !one.bracket().booked(fill)) {
            one.bracket().on(fill, brackets.timeOf(one));
            brackets.touch(one);
        }
    }

    /** Executions first, so that no order ends without them; then what should work and does not. */
    private void on(VenueNews.Overview overview) {
        overview.fills().forEach(fill -> hear(overview.venue(), fill));
        Set<String> working = new HashSet<>();
        Set<String> strange = new HashSet<>();
        for (VenueOrder order : overview.open()) {
            working.add(order.clientId());
            hear(overview.venue(), order);
            if (brackets.find(intentOf(order.clientId())) == null) {
                strange.add(order.clientId());
                alarmIfStill(overview.venue(), order);
            }
        }
        strangers.put(overview.venue(), strange);
        brackets.unfinishedAt(overview.venue())
                .forEach(one -> askForMissing(one, working, overview.asked()));
    }

    /** Seen once it may have ended meanwhile. */
    private void alarmIfStill(String venue, VenueOrder order) {
        if (strangers.getOrDefault(venue, Set.of()).contains(order.clientId())) {
            metrics.alarm(venue);
            LOG.error("ALARM {} works at {}, the ledger has nothing open of it", order, venue);
        }
    }

    private void askForMissing(HeldBracket one, Set<String> working, Instant asked) {
        for (Order order : one.bracket().unfinished()) {
            Sending sending = one.sendingOf(order.id());
            if (!working.contains(order.id()) && sending.at().isBefore(asked)) {
                questions.ask(one.id(), order.id(), system.instant());
            }
        }
    }

    private static String intentOf(String orderId) {
        if (orderId.indexOf('-') < 0) {
            return orderId;
        }
        Matcher exit = EXIT.matcher(orderId);
        return exit.matches() ? exit.group(1) : orderId;
    }
}
