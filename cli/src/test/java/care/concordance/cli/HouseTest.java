package care.concordance.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What stands outside core keeps away from Drools, and adapters from each other. */
class HouseTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("care.concordance");

    @Test
    void adaptersAndExamplesNeverSeeDrools() {
        assertThat(ALL.stream().map(JavaClass::getPackageName))
                .contains("care.concordance.json", "care.concordance.fhir", "care.concordance.cli");
        noClasses()
                .that()
                .resideInAnyPackage(
                        "care.concordance.json..",
                        "care.concordance.fhir..",
                        "care.concordance.naaccr..",
                        "care.concordance.report..",
                        "care.concordance.workbook..",
                        "care.concordance.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(ALL);
    }

    @Test
    void adaptersDependOnCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("care.concordance.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("care.concordance.fhir..", "care.concordance.standards..", "care.concordance.cli..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("care.concordance.fhir..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("care.concordance.json..", "care.concordance.standards..", "care.concordance.cli..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("care.concordance.naaccr..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "care.concordance.json..",
                        "care.concordance.fhir..",
                        "care.concordance.standards..",
                        "care.concordance.cli..")
                .check(ALL);
        // It draws what the statistics say of rates, and so sees that one adapter.
        noClasses()
                .that()
                .resideInAPackage("care.concordance.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "care.concordance.json..",
                        "care.concordance.fhir..",
                        "care.concordance.naaccr..",
                        "care.concordance.standards..",
                        "care.concordance.cli..")
                .check(ALL);
    }

    @Test
    void onlyTheAuthoringToolsSeeWhatIsInternal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "care.concordance",
                        "care.concordance.pack",
                        "care.concordance.evaluate",
                        "care.concordance.explain",
                        "care.concordance.followup",
                        "care.concordance.internal..",
                        "care.concordance.authoring..",
                        // Facts and packs made up for tests.
                        "care.concordance.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("care.concordance.internal..")
                .check(ALL);
    }
}
