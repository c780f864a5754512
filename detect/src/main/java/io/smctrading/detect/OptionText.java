package io.smctrading.detect;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an option's text means; a text that means nothing allowed is refused with what is. */
final class OptionText {

    private OptionText() {}

    /** A whole number within bounds, both inclusive. */
    static int whole(String option, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refused(option, text, "a whole number from " + least + " to " + most);
    }

    /** A decimal number within bounds, both inclusive. */
    static BigDecimal decimal(String option, String text, String least, String most) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (value.compareTo(new BigDecimal(least)) >= 0
                    && value.compareTo(new BigDecimal(most)) <= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refused(option, text, "a number from " + least + " to " + most);
    }

    /** A number from 0 to 1 in whole hundredths, as hundredths. */
    static int hundredths(String option, String text) {
        try {
            return decimal(option, text, "0", "1").movePointRight(2).intValueExact();
        } catch (ArithmeticException e) {
            throw refused(option, text, "in whole hundredths");
        }
    }

    /** One of an enum's constants, as {@code last-opposite}, in lower or upper case. */
    static <E extends Enum<E>> E choice(String option, String text, Class<E> choices) {
        for (E constant : choices.getEnumConstants()) {
            if (codeOf(constant).equals(codeOf(text))) {
                return constant;
            }
        }
        throw refused(
                option,
                text,
                "one of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(OptionText::codeOf)
                                .collect(Collectors.joining(", ")));
    }

    static RefusedException refused(String option, String text, String allowed) {
        return new RefusedException(option + " '" + text + "' is not " + allowed);
    }

    private static String codeOf(Enum<?> constant) {
        return codeOf(constant.name());
    }

    private static String codeOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
