package care.concordance.benchmarks.cql;

import care.concordance.fhir.Population;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kotlin.Pair;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryBuilder;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.StringLibrarySourceProvider;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/**
 * One measure run by the CQL engine of org.cqframework as fast as it goes: one engine used again and again, expressions
 * cached, resources of a patient sorted by type, codes in hash sets. Not thread-safe.
 */
final class CqlPeer {

    private final CqlEngine engine;
    private final Map<VersionedIdentifier, List<EvaluationExpressionRef>> expressions;
    private final Map<String, List<Population>> populations = new HashMap<>();
    private final Codes codes;
    private final Chart chart = new Chart();
    private final ZonedDateTime now = ZonedDateTime.of(2026, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    /** @param measure for example CMS129; its library is the first whose name starts so */
    CqlPeer(Path deck, String measure) {
        codes = new Codes(deck.resolve(measure).resolve("codes.csv"));
        List<String> sources = sources(measure);
        LibraryManager libraries = new LibraryManager(
                new ModelManager(),
                new CqlCompilerOptions(
                        CqlCompilerException.ErrorSeverity.Error,
                        LibraryBuilder.SignatureLevel.All,
                        CqlCompilerOptions.Options.EnableResultTypes));
        libraries.getLibrarySourceLoader().registerProvider(new StringLibrarySourceProvider(sources));
        libraries.getLibrarySourceLoader().registerProvider(new FhirLibrarySourceProvider());
        Map<String, DataProvider> data = new HashMap<>();
        data.put("http://hl7.org/fhir", new CompositeDataProvider(new R4FhirModelResolver(), chart));
        Environment environment = new Environment(libraries, data, codes);
        engine = new CqlEngine(environment, Set.of(CqlEngine.Options.EnableExpressionCaching));
        VersionedIdentifier id = identifier(sources, measure);
        Library library = environment.resolveLibrary(id);
        List<EvaluationExpressionRef> asked = new ArrayList<>();
        for (ExpressionDef defined : library.getStatements().getDef()) {
            for (Population population : Population.values()) {
                if (String.valueOf(defined.getName()).startsWith(population.title())
                        && !(population == Population.DENOMINATOR
                                && String.valueOf(defined.getName()).matches("Denominator Ex.*"))) {
                    populations
                            .computeIfAbsent(defined.getName(), name -> new ArrayList<>())
                            .add(population);
                    asked.add(new EvaluationExpressionRef(defined.getName()));
                }
            }
        }
        if (asked.isEmpty()) {
            throw new IllegalStateException("the CQL of " + measure + " defines no population");
        }
        expressions = Map.of(id, asked);
    }

    /** The CQL of a folder named by {@code -Dcql.dir}, else our own. */
    private static List<String> sources(String measure) {
        String named = System.getProperty("cql.dir");
        try {
            if (named == null) {
                return List.of(own("Shared"), own(measure));
            }
            List<String> sources = new ArrayList<>();
            try (Stream<Path> files = Files.walk(Path.of(named))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".cql"))
                        .sorted()
                        .toList()) {
                    sources.add(Files.readString(file));
                }
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the CQL of " + measure, e);
        }
    }

    private static String own(String library) throws IOException {
        try (InputStream in = CqlPeer.class.getResourceAsStream("/cql/" + library + ".cql")) {
            if (in == null) {
                throw new IllegalStateException(
                        "there is no CQL of our own for " + library + ": name a folder with" + " -Dcql.dir=DIR");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static VersionedIdentifier identifier(List<String> sources, String measure) {
        Pattern header = Pattern.compile(
                "^library\\s+\"?(" + measure + "\\w*)\"?(?:\\s+version\\s+'([^']*)')?", Pattern.MULTILINE);
        for (String source : sources) {
            Matcher matcher = header.matcher(source);
            if (matcher.find()) {
                VersionedIdentifier id = new VersionedIdentifier().withId(matcher.group(1));
                return matcher.group(2) == null ? id : id.withVersion(matcher.group(2));
            }
        }
        throw new IllegalStateException("no library starts with " + measure);
    }

    /** A patient's resources sorted by type: what stays in memory between evaluations. */
    static Map<String, List<Object>> chart(List<Resource> resources) {
        Map<String, List<Object>> chart = new HashMap<>();
        resources.forEach(resource -> chart.computeIfAbsent(resource.fhirType(), type -> new ArrayList<>())
                .add(resource));
        return chart;
    }

    /** Evaluates the populations of one patient; counts as a measure report gives them. */
    Map<Population, Integer> counts(Map<String, List<Object>> resources, String patient) {
        chart.resources = resources;
        engine.getState().clearEvaluatedResources();
        EvaluationResult result = engine.evaluate(
                        new EvaluationParams(expressions, new Pair<>("Patient", patient), null, null, now))
                .getOnlyResultOrThrow();
        Map<Population, Boolean> raw = new EnumMap<>(Population.class);
        populations.forEach((name, of) -> {
            ExpressionResult value = result.get(name);
            of.forEach(population ->
                    raw.merge(population, value != null && Boolean.TRUE.equals(value.getValue()), Boolean::logicalOr));
        });
        boolean initial = raw.getOrDefault(Population.INITIAL_POPULATION, false);
        boolean denominator = initial && raw.getOrDefault(Population.DENOMINATOR, false);
        boolean excluded = denominator && raw.getOrDefault(Population.DENOMINATOR_EXCLUSION, false);
        boolean met = denominator && !excluded && raw.getOrDefault(Population.NUMERATOR, false);
        boolean excepted =
                denominator && !excluded && !met && raw.getOrDefault(Population.DENOMINATOR_EXCEPTION, false);
        Map<Population, Integer> counts = new EnumMap<>(Population.class);
        counts.put(Population.INITIAL_POPULATION, initial ? 1 : 0);
        counts.put(Population.DENOMINATOR, denominator ? 1 : 0);
        counts.put(Population.DENOMINATOR_EXCLUSION, excluded ? 1 : 0);
        counts.put(Population.NUMERATOR, met ? 1 : 0);
        counts.put(Population.DENOMINATOR_EXCEPTION, excepted ? 1 : 0);
        return counts;
    }

    /** The patient at hand. */
    private final class Chart implements RetrieveProvider {
        private Map<String, List<Object>> resources = Map.of();

        @Override
        public Iterable<@Nullable Object> retrieve(
                @Nullable String context,
                @Nullable String contextPath,
                @Nullable Object contextValue,
                String type,
                @Nullable String template,
                @Nullable String codePath,
                @Nullable Iterable<Code> asked,
                @Nullable String valueSet,
                @Nullable String datePath,
                @Nullable String dateLowPath,
                @Nullable String dateHighPath,
                @Nullable Interval range) {
            List<Object> found = new ArrayList<>();
            for (Object resource : resources.getOrDefault(type, List.of())) {
                if ((valueSet == null && asked == null) || isCoded((Resource) resource, asked, valueSet)) {
                    found.add(resource);
                }
            }
            return new ArrayList<>(found);
        }

        private boolean isCoded(Resource resource, @Nullable Iterable<Code> asked, @Nullable String valueSet) {
            for (CodeableConcept concept : concepts(resource)) {
                for (Coding coding : concept.getCoding()) {
                    if (valueSet != null && codes.holds(valueSet, coding.getSystem(), coding.getCode())) {
                        return true;
                    }
                    if (asked != null) {
                        for (Code code : asked) {
                            if (String.valueOf(code.getCode()).equals(coding.getCode())
                                    && String.valueOf(code.getSystem()).equals(coding.getSystem())) {
                                return true;
                            }
                        }
                    }
                }
            }
            return false;
        }
    }

    private static List<CodeableConcept> concepts(Resource resource) {
        if (resource instanceof Encounter encounter) {
            return encounter.getType();
        }
        if (resource instanceof MedicationRequest request) {
            return request.hasMedicationCodeableConcept() ? List.of(request.getMedicationCodeableConcept()) : List.of();
        }
        if (resource instanceof MedicationAdministration administration) {
            return administration.hasMedicationCodeableConcept()
                    ? List.of(administration.getMedicationCodeableConcept())
                    : List.of();
        }
        if (resource instanceof DeviceRequest request) {
            return request.hasCodeCodeableConcept() ? List.of(request.getCodeCodeableConcept()) : List.of();
        }
        return resource.getNamedProperty("code") == null
                ? List.of()
                : resource.getNamedProperty("code").getValues().stream()
                        .filter(CodeableConcept.class::isInstance)
                        .map(CodeableConcept.class::cast)
                        .toList();
    }

    /** Value sets by name and by the last part of their URL, in hash sets. */
    private static final class Codes implements TerminologyProvider {
        private final Map<String, Set<String>> sets = new HashMap<>();

        Codes(Path file) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.skip(1).forEach(line -> {
                    List<String> cells = cells(line);
                    String key = cells.get(2) + '|' + cells.get(3);
                    for (String name : List.of(cells.get(0), cells.get(1))) {
                        sets.computeIfAbsent(name, id -> new HashSet<>()).add(key);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private static List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            Matcher cell = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)").matcher(line);
            while (cells.size() < 4 && cell.find()) {
                cells.add(cell.group(1) != null ? cell.group(1) : cell.group(2));
            }
            return cells;
        }

        boolean holds(String id, @Nullable String system, @Nullable String code) {
            Set<String> set = sets.get(id);
            if (set == null) {
                set = sets.get(id.substring(id.lastIndexOf('/') + 1));
            }
            if (set == null) {
                throw new IllegalStateException("the value set " + id + " is not there");
            }
            return set.contains(system + '|' + code);
        }

        @Override
        public boolean in(Code code, ValueSetInfo set) {
            return holds(String.valueOf(set.getId()), code.getSystem(), code.getCode());
        }

        @Override
        public Iterable<Code> expand(ValueSetInfo set) {
            return sets.getOrDefault(String.valueOf(set.getId()), Set.of()).stream()
                    .map(key -> key.split("\\|", 2))
                    .map(parts -> new Code().withSystem(parts[0]).withCode(parts[1]))
                    .toList();
        }

        @Override
        public @Nullable Code lookup(Code code, CodeSystemInfo system) {
            return null;
        }
    }
}
