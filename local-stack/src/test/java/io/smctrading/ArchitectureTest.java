package io.smctrading;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point inwards, over all modules at once: this one is built last. */
class ArchitectureTest {

    private static final List<String> MODULES =
            List.of(
                    "schemas",
                    "smc-core",
                    "platform",
                    "jobs/job-support",
                    "jobs/ingest",
                    "jobs/smc-cep",
                    "jobs/risk",
                    "jobs/storage",
                    "detect",
                    "execution-sidecar",
                    "analytics",
                    "benchmarks",
                    "local-stack");

    private static JavaClasses all;

    @BeforeAll
    static void importEveryModule() {
        List<Path> folders =
                MODULES.stream().map(m -> Path.of("..", m, "target", "classes")).toList();
        assertThat(folders).allSatisfy(folder -> assertThat(Files.isDirectory(folder)).isTrue());
        all = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void coreKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("io.smctrading.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.smctrading.core..", "java..")
                .check(all);
    }

    @Test
    void contractsKnowNothingButAvro() {
        classes()
                .that()
                .resideInAPackage("io.smctrading.schemas..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.smctrading.schemas..", "org.apache.avro..", "java..")
                .check(all);
    }

    @Test
    void noJobUsesAnother() {
        slices().matching("io.smctrading.jobs.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        resideInAPackage("io.smctrading.jobs.support.."))
                .check(all);
    }

    @Test
    void jobsSidecarAndStackMeetOnlyInTopics() {
        noClasses()
                .that()
                .resideInAPackage("io.smctrading.jobs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smctrading.sidecar..", "io.smctrading.stack..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("io.smctrading.sidecar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smctrading.jobs..", "io.smctrading.stack..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("io.smctrading.stack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smctrading.jobs..", "io.smctrading.sidecar..")
                .check(all);
    }

    /** Detection over files is the graph of smc-cep and what reads and writes files around it. */
    @Test
    void detectionOverFilesKnowsNoServer() {
        noClasses()
                .that()
                .resideInAPackage("io.smctrading.detect..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.smctrading.schemas..",
                        "io.smctrading.platform.wire..",
                        "io.smctrading.jobs.*.io..",
                        "io.smctrading.sidecar..",
                        "io.smctrading.stack..",
                        "org.apache.kafka..",
                        "org.apache.avro..")
                .check(all);
        noClasses()
                .that()
                // What is measured beside it reads the same files in the same way.
                .resideOutsideOfPackages("io.smctrading.detect..", "io.smctrading.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smctrading.detect..")
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.smctrading.detect.csv..",
                        "io.smctrading.detect.rows..",
                        "io.smctrading.detect.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smctrading.detect.graph..")
                .check(all);
    }

    /** The storage job is nothing but an edge: it has no decision to keep apart from the wire. */
    @Test
    void wireRecordsStopAtTheEdgeOfAJob() {
        noClasses()
                .that()
                .resideInAPackage("io.smctrading.jobs..")
                .and()
                .resideOutsideOfPackages(
                        "io.smctrading.jobs.*.io..",
                        "io.smctrading.jobs.support..",
                        "io.smctrading.jobs.storage..")
                .and()
                .haveSimpleNameNotEndingWith("Job")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smctrading.schemas..")
                .check(all);
    }
}
