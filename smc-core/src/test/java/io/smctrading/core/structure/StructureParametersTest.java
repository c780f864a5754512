package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StructureParametersTest {

    @Test
    void defaultsAreThoseOfTheDefinitions() {
        StructureParameters defaults = StructureParameters.defaults();
        assertThat(defaults)
                .isEqualTo(
                        new StructureParameters(
                                5,
                                50,
                                14,
                                0.1,
                                BreakMode.CLOSE,
                                OrderBlockRule.EXTREME,
                                OrderBlockBreak.WICK,
                                100,
                                0,
                                ZoneOffset.UTC));
        assertThat(defaults.swingLength(Scope.INTERNAL)).isEqualTo(5);
        assertThat(defaults.swingLength(Scope.SWING)).isEqualTo(50);
    }

    @Test
    void refusesValuesWithNameValueAndWhatIsAllowed() {
        assertThatThrownBy(
                        () ->
                                new StructureParameters(
                                        0,
                                        50,
                                        14,
                                        0.1,
                                        BreakMode.CLOSE,
                                        OrderBlockRule.EXTREME,
                                        OrderBlockBreak.WICK,
                                        100,
                                        0,
                                        ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("internalScopeLength is 0, allowed: 1 to 1000");
        assertThatThrownBy(() -> Told.withMinGapAtr(Double.NaN))
                .hasMessage("minGapAtr is NaN, allowed: 0 or more");
    }

    @Test
    void everyParameterIsPartOfTheIdentity() {
        String before = StructureParameters.defaults().canonical();
        assertThat(Told.small().canonical()).isNotEqualTo(before);
        assertThat(Told.withMinGapAtr(1).canonical()).isNotEqualTo(Told.small().canonical());
        assertThat(Told.withLevelZone("Asia/Tokyo").canonical())
                .isNotEqualTo(Told.small().canonical());
    }

    @Test
    void zonesOfOneMeaningAreOneParameter() {
        assertThat(Told.withLevelZone("UTC")).isEqualTo(Told.withLevelZone("+00:00"));
        assertThat(Told.withLevelZone("UTC").canonical()).isEqualTo(Told.small().canonical());
    }
}
