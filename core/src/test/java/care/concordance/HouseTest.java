package care.concordance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.TumorCase;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the rooms, and where Drools may be seen. */
class HouseTest {

    /** Each room by what stands below it. */
    private static final List<String> ROOMS = List.of("facts", "verdict", "pack", "evaluate", "explain", "followup");

    /** The only classes that may name a Drools type. */
    private static final Set<String> DROOLS = Set.of(
            "care.concordance.pack.SecondReading",
            "care.concordance.pack.Compiler",
            "care.concordance.pack.CompiledPack",
            "care.concordance.evaluate.RuleWalk",
            "care.concordance.evaluate.Session",
            "care.concordance.evaluate.SharedWalk");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("care.concordance");

    /** Generated, one for each of most kinds of fact. */
    private static final Set<String> BUILDERS = CORE.stream()
            .map(JavaClass::getName)
            .filter(name -> name.matches("care\\.concordance\\.facts\\.\\w+Builder"))
            .collect(Collectors.toSet());

    @Test
    void droolsIsSeenByFewClassesOnly() {
        Set<String> seeing = CORE.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> isDrools(dependency.getTargetClass())))
                .map(HouseTest::outermost)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seeing).isEqualTo(new TreeSet<>(DROOLS));
    }

    @Test
    void noneShowsADroolsType() {
        Set<String> showing = new TreeSet<>();
        for (JavaClass type : CORE) {
            for (JavaMember member : type.getMembers()) {
                boolean shown = isPublic(type)
                        && (member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED));
                if (shown && member.getAllInvolvedRawTypes().stream().anyMatch(HouseTest::isDrools)) {
                    showing.add(type.getName());
                }
            }
        }
        assertThat(showing).isEmpty();
    }

    @Test
    void factsAboutPatientsPrintTheirIdOnly() {
        List<String> seen = new ArrayList<>();
        for (JavaClass type : CORE) {
            if (!type.isRecord()
                    || !type.isAssignableTo(Fact.class)
                    || !(type.getPackageName().matches(".*facts\\.(patient|measure)")
                            || type.isEquivalentTo(TumorCase.class))) {
                continue;
            }
            boolean idOnly = type.getMethod("toString").getMethodCallsFromSelf().stream()
                    .allMatch(call -> call.getTarget().getName().equals("citation"));
            assertThat(idOnly).as(type.getName()).isTrue();
            seen.add(type.getName());
        }
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void everyExceptionHasOneParent() {
        assertThat(CORE.stream()
                        .filter(HouseTest::isPublic)
                        .filter(type -> type.isAssignableTo(Throwable.class))
                        .filter(type -> !type.isAssignableTo(ConcordanceException.class)))
                .isEmpty();
    }

    @Test
    void factsDependOnNothing() {
        classes()
                .that()
                .resideInAPackage("care.concordance.facts")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "care.concordance.facts")
                .check(CORE);
    }

    @Test
    void theRoomsStandInTheOrderOfTheFlow() {
        var floors = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("face")
                .definedBy(describe(
                        "the face, but for the parent of what every room throws",
                        type -> type.getPackageName().equals("care.concordance")
                                && !type.isEquivalentTo(ConcordanceException.class)));
        for (String room : ROOMS) {
            floors = floors.optionalLayer(room).definedBy("care.concordance." + room);
        }
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(i + 1, ROOMS.size()).toArray(String[]::new);
            String[] aboveAndFace = java.util.Arrays.copyOf(above, above.length + 1);
            aboveAndFace[above.length] = "face";
            floors = floors.whereLayer(ROOMS.get(i)).mayOnlyBeAccessedByLayers(aboveAndFace);
        }
        floors.whereLayer("face").mayNotBeAccessedByAnyLayer().check(CORE);
        slices().matching("care.concordance.(*)..").should().beFreeOfCycles().check(CORE);
    }

    /** What follows from verdicts is computed from verdicts, never by asking a rule. */
    @Test
    void followUpKnowsNoRules() {
        noClasses()
                .that()
                .resideInAPackage("care.concordance.followup")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("care.concordance.pack", "care.concordance.evaluate")
                .check(CORE);
    }

    @Test
    void nothingIsNamedAfterNothing() {
        assertThat(CORE.stream()
                        .map(JavaClass::getName)
                        .filter(name -> name.toLowerCase(java.util.Locale.ROOT)
                                .matches(".*(utils?|impl|helper|manager|common|misc)\\b.*")))
                .isEmpty();
    }

    @Test
    void aFactWithMuchToSayOrToLeaveOpenHasABuilder() {
        assertThat(BUILDERS)
                .isEqualTo(Stream.of(PartnerFact.class.getPermittedSubclasses())
                        .filter(type -> FactType.of(type).components().size() > 4
                                || FactType.of(type).components().stream().anyMatch(FactType.Component::optional))
                        .map(type -> type.getName() + "Builder")
                        .collect(Collectors.toSet()));
    }

    /** A new public type is a decision: it shows here. {@code -Dgolden.write=true} writes the list anew for review. */
    @Test
    void publicTypesAreListed() throws IOException {
        String types = CORE.stream()
                .filter(HouseTest::isPublic)
                .filter(type -> !type.isNestedClass())
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info"))
                .map(name -> BUILDERS.contains(name) ? "care.concordance.facts.*Builder" : name)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Path list = Path.of("src/test/resources/public-types.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(list, types);
        }
        assertThat(types).isEqualTo(Files.readString(list));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(HouseTest::isPublic).orElse(true);
    }

    private static boolean isDrools(JavaClass type) {
        return type.getPackageName().startsWith("org.drools")
                || type.getPackageName().startsWith("org.kie");
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseTest::outermost).orElse(type.getName());
    }
}
