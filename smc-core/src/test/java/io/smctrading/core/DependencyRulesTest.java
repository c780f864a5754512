package io.smctrading.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The core decides and knows nothing of how it is run. */
class DependencyRulesTest {
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.smctrading.core");

    @Test
    void theCoreUsesNothingButJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.smctrading.core..")
                .check(CORE);
    }

    @Test
    void structureKnowsNothingOfWhatIsMadeOfIt() {
        noClasses()
                .that()
                .resideInAPackage("..core.structure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..core.signal..",
                        "..core.risk..",
                        "..core.portfolio..",
                        "..core.execution..")
                .check(CORE);
    }

    @Test
    void theMarketKnowsNothingOfItsReaders() {
        noClasses()
                .that()
                .resideInAPackage("..core.market..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..core.structure..", "..core.signal..")
                .check(CORE);
    }

    @Test
    void noDecisionReadsAClockOnTheWallOrARandomNumber() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CORE);
    }
}
