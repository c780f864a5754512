package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofSeconds(2));

    private final OpenQuestions questions = new OpenQuestions();

    @Test
    void asksAtTheEarliestOfItsTimesAndOnce() {
        questions.ask("a", "a", LATER);
        questions.ask("a", "a", NOW);
        questions.ask("a", "a", LATER);

        assertThat(questions.due(NOW.minusMillis(1))).isEmpty();
        assertThat(questions.due(NOW)).hasSize(1);
        assertThat(questions.due(LATER)).isEmpty();
    }

    @Test
    void knowsWhatNeedNotBeAskedOnceItWasTold() {
        questions.askIfUntold("a", "a-stop", NOW);
        questions.askIfUntold("a", "a-target", NOW);
        questions.ask("a", "a-target", LATER);

        assertThat(questions.due(NOW))
                .extracting(OpenQuestions.Question::orderId, OpenQuestions.Question::needless)
                .containsExactlyInAnyOrder(tuple("a-stop", true), tuple("a-target", false));
        assertThat(questions.due(LATER)).isEmpty();
    }

    @Test
    void doesNotWeakenAQuestionThatIsOpen() {
        questions.ask("a", "a-stop", NOW);
        questions.askIfUntold("a", "a-stop", NOW);

        assertThat(questions.due(NOW)).singleElement().extracting("needless").isEqualTo(false);
    }
}
