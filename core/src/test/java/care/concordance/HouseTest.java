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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the rooms, and where Drools may be seen. */
class HouseTest {

    /** Each room by what stands below it. */
    private static final List<String> ROOMS = List.of("facts", "verdict", "pack", "evaluate", "explain", "followup");

    /** Below it stands what the library alone uses; each room has its own there. */
    private static final String INTERNAL = "care.concordance.internal";

    /** The only classes that may name a Drools type. */
    private static final Set<String> DROOLS = Set.of(
            "care.concordance.internal.pack.SecondReading",
            "care.concordance.internal.pack.Compiler",
            "care.concordance.internal.pack.CompiledPack",
            "care.concordance.internal.evaluate.CompiledForm",
            "care.concordance.internal.evaluate.Pairing",
            "care.concordance.internal.evaluate.Session");

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
            floors = floors.optionalLayer(room).definedBy("care.concordance." + room, INTERNAL + "." + room + "..");
        }
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(i + 1, ROOMS.size()).toArray(String[]::new);
            String[] aboveAndFace = java.util.Arrays.copyOf(above, above.length + 1);
            aboveAndFace[above.length] = "face";
            floors = floors.whereLayer(ROOMS.get(i)).mayOnlyBeAccessedByLayers(aboveAndFace);
        }
        floors.whereLayer("face").mayNotBeAccessedByAnyLayer().check(CORE);
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(CORE);
    }

    /** What follows from verdicts is computed from verdicts, never by asking a rule. */
    @Test
    void followUpKnowsNoRules() {
        noClasses()
                .that()
                .resideInAPackage("care.concordance.followup")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "care.concordance.pack",
                        "care.concordance.evaluate",
                        INTERNAL + ".pack",
                        INTERNAL + ".evaluate")
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
                .isEqualTo(Stream.concat(
                                Stream.of(PartnerFact.class.getPermittedSubclasses()), Stream.of(TumorCase.class))
                        .filter(type -> FactType.of(type).components().size() > 4
                                || FactType.of(type).components().stream().anyMatch(FactType.Component::optional))
                        .map(type -> type.getName() + "Builder")
                        .collect(Collectors.toSet()));
    }

    /** A new public type is a decision, and its reason stands beside it. Kinds of facts need none: they are what is given. */
    @Test
    void everyPublicTypeIsListedWithItsReason() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/public-types.txt"))) {
            String[] parts = line.split(": ", 2);
            reasons.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        assertThat(topLevel().filter(HouseTest::isPublic).filter(type -> !isKindOfFact(type)))
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(reasons.keySet());
        assertThat(reasons.values()).allMatch(reason -> reason.length() > 10);
    }

    @Test
    void atMostFourTypesOfTenArePublicFactsAside() {
        List<JavaClass> types = topLevel()
                .filter(type -> !type.getPackageName().startsWith("care.concordance.facts"))
                .toList();
        long open = types.stream().filter(HouseTest::isPublic).count();
        assertThat(types).hasSizeGreaterThan(100);
        assertThat(open).as("of %s types", types.size()).isLessThanOrEqualTo(types.size() * 4L / 10);
    }

    @Test
    void noneShowsWhatIsInternal() {
        assertThat(CORE.stream()
                        .filter(HouseTest::isPublic)
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(member -> member.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.getPackageName().startsWith(INTERNAL)))
                        .map(JavaMember::getFullName))
                .as("the authoring tools alone ask an engine for its packs as compiled")
                .containsExactly("care.concordance.ConcordanceEngine.packs()");
    }

    /** Longer ones are several things, unless their first lines say why they are one. */
    @Test
    void noFileIsLongerThanFiveHundredLinesWithoutSayingWhy() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString()
                            .replace('\\', '/')
                            .matches("\\.\\./[a-z-]+(/[a-z-]+)?/src/main/java/.*\\.java"))::iterator) {
                seen++;
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 500 && !lines.get(0).startsWith("// One file, although long: ")) {
                    tooLong.add(file + " has " + lines.size());
                }
            }
        }
        assertThat(seen).isGreaterThan(250);
        assertThat(tooLong).isEmpty();
    }

    private static Stream<JavaClass> topLevel() {
        return CORE.stream()
                .filter(type -> !type.isNestedClass())
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    /** A fact, its builder, or a constant it holds. */
    private static boolean isKindOfFact(JavaClass type) {
        return type.getPackageName().startsWith("care.concordance.facts")
                && ((type.isRecord() && type.isAssignableTo(Fact.class))
                        || type.isEnum()
                        || BUILDERS.contains(type.getName()));
    }

    /** A room is what other modules see of it and what they do not. */
    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName().replace(INTERNAL, "care.concordance");
            Matcher room = Pattern.compile("care\\.concordance\\.([a-z]+)").matcher(name);
            return room.lookingAt() ? SliceIdentifier.of(room.group(1)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }

    private static boolean isPublic(JavaClass type) {
        return !type.getPackageName().startsWith(INTERNAL)
                && type.getModifiers().contains(JavaModifier.PUBLIC)
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
