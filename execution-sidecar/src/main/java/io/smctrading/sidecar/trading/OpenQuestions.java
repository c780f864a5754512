package io.smctrading.sidecar.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Orders whose fate has to be asked for, each with the time of its next question. */
final class OpenQuestions {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * @param orderId what is asked for
     * @param asked how often it was
     * @param needless once the exchange has told of the order by itself
     */
    record Question(String intentId, String orderId, Instant due, int asked, boolean needless) {}

    private final Map<String, Question> open = new HashMap<>();
    private final PriorityQueue<Question> queue =
            new PriorityQueue<>((one, other) -> one.due().compareTo(other.due()));

    /** Asks at a time, or earlier if it was to be asked earlier anyway. */
    void ask(String intentId, String orderId, Instant due) {
        Question present = open.get(orderId);
        if (present == null) {
            put(new Question(intentId, orderId, due, 0, false));
        } else if (present.needless() || due.isBefore(present.due())) {
            Instant earlier = due.isBefore(present.due()) ? due : present.due();
            put(new Question(intentId, orderId, earlier, present.asked(), false));
        }
    }

    /** Asks of an order that the exchange tells of by itself, most times before that. */
    void askIfUntold(String intentId, String orderId, Instant due) {
        if (!open.containsKey(orderId)) {
            put(new Question(intentId, orderId, due, 0, true));
        }
    }

    /** Asks again later, each time later than the last. */
    void askAgain(String intentId, String orderId, int asked, Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(asked, 10));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        put(new Question(intentId, orderId, now.plus(bounded), asked + 1, false));
    }

    private void put(Question question) {
        open.put(question.orderId(), question);
        queue.add(question);
    }

    /** Nothing is to be asked of it any more. */
    void settle(String orderId) {
        open.remove(orderId);
    }

    /** What is to be asked now; each is given once. */
    List<Question> due(Instant now) {
        List<Question> due = new ArrayList<>();
        while (!queue.isEmpty() && !queue.peek().due().isAfter(now)) {
            Question question = queue.poll();
            // Only the newest of an order counts.
            if (question.equals(open.get(question.orderId()))) {
                open.remove(question.orderId());
                due.add(question);
            }
        }
        return due;
    }
}
