package care.concordance.internal.pack;

import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every text of a pack before any builder sees it and refuses what is not plain: anything outside the closed
 * grammar, a name the facts do not have, a comparison of unlike types, an unknown value compared as if it were known, a
 * standard without a page, a page without rules. Drools compiles annotation values and consequences as code; what passes
 * here holds none.
 *
 * <p>{@link RuleReader} and {@link Page} read one text, {@link SecondReading} has Drools' parsers agree, {@link
 * RuleCheck} checks one rule, {@link Catalog} the pages together; here are the files and the pack.
 */
public final class Gate {

    /** A pack that has passed: its DRL package, its standards with their thresholds, and its rules, folded. */
    public record Passed(
            String dslPackage,
            List<Standard> standards,
            List<RuleText> rules,
            Map<String, Standard> standardOfRule,
            Map<String, Class<?>> types,
            Map<String, String> phrases) {}

    private static final Comparator<Standard> STANDARDS = by(standard -> standard);

    /**
     * The rules of a file as read, for one row of its page where that has rows.
     *
     * @param row null when the page has no table of rows
     */
    private record Read(String file, @Nullable Row row, RuleReader.ReadRules rules) {}

    /** A page as read, for one of its rows where it has any. */
    private record ReadPage(String file, @Nullable Row row, Page.ReadPage page) {}

    private final WrittenPack pack;
    private final List<Finding> findings = new ArrayList<>();
    /** What is found of rows, with the rows it is found of. */
    private final Map<Finding, Set<Row>> ofRows = new LinkedHashMap<>();

    private final Map<String, Source> sources = new TreeMap<>();
    private final Map<String, List<ReadPage>> pages = new TreeMap<>();
    private final Map<String, List<Read>> rules = new TreeMap<>();

    private Gate(WrittenPack pack) {
        this.pack = pack;
    }

    /** By the id of a standard and the first day of its text. */
    static <T> Comparator<T> by(Function<T, Standard> standard) {
        return Comparator.comparing((T each) -> standard.apply(each).id())
                .thenComparing(each -> standard.apply(each).effectiveFrom());
    }

    /**
     * Reads and checks a pack.
     *
     * @param earlier the standards of the packs loaded before it, by id, with their pack's id
     * @throws RulePackException with everything that is wrong
     */
    public static Passed check(WrittenPack pack, Map<String, String> earlier) {
        Compiler.requirePresent(pack);
        Gate gate = new Gate(pack);
        gate.read();
        String dslPackage = gate.checkPackage();
        gate.checkTwins();
        Passed passed = gate.checkFiles(dslPackage);
        gate.checkPages(earlier);
        gate.takeInRows();
        if (!gate.findings.isEmpty()) {
            throw new RulePackException(
                    pack.toString(), gate.findings.stream().distinct().toList());
        }
        return passed;
    }

    private void read() {
        pack.files().forEach((file, text) -> {
            Source source = Source.of(file, text);
            sources.put(file, source);
            findings.addAll(source.hidden());
            if (isPage(file)) {
                readPage(source);
            }
        });
        pack.files().keySet().stream().filter(file -> file.endsWith(".drl")).forEach(this::readRules);
        if (rules.isEmpty()) {
            findings.add(Finding.ofFile(
                    Kind.PACK, pack.id(), "the pack has no rules", "is this the right directory? it needs .drl files"));
        }
    }

    private void readPage(Source source) {
        List<ReadPage> read = new ArrayList<>();
        if (Row.isIn(source)) {
            for (Row row : Row.of(source, findings)) {
                ofRow(row, noted -> {
                    read.add(new ReadPage(source.file(), row, Page.read(row.filled(source, noted), row)));
                    noted.addAll(read.get(read.size() - 1).page().findings());
                });
            }
        } else {
            read.add(new ReadPage(source.file(), null, Page.read(source, null)));
            findings.addAll(read.get(0).page().findings());
        }
        pages.put(source.file(), read);
    }

    private void readRules(String file) {
        Source source = source(file);
        List<Row> rows = pages.getOrDefault(pageOf(file), List.of()).stream()
                .map(ReadPage::row)
                .filter(Objects::nonNull)
                .toList();
        RuleReader.ReadRules written = RuleReader.read(source);
        // A pack with a compiled model was read twice when it was built.
        if (pack.model() == null
                && written.dslPackage() != null
                && source.hidden().isEmpty()
                && written.findings().isEmpty()) {
            findings.addAll(SecondReading.compare(source, written));
        }
        List<Read> read = new ArrayList<>();
        if (rows.isEmpty()) {
            findings.addAll(written.findings());
            read.add(new Read(file, null, written));
        }
        for (Row row : rows) {
            RuleReader.ReadRules filled = RuleReader.read(source, row);
            findings.addAll(written.findings());
            ofRow(
                    row,
                    noted -> filled.findings().stream()
                            .filter(finding -> !written.findings().contains(finding))
                            .forEach(noted::add));
            read.add(new Read(file, row, filled));
        }
        rules.put(file, read);
    }

    /** What is found of a row names it, and where it stands. */
    private void ofRow(@Nullable Row row, Consumer<List<Finding>> check) {
        List<Finding> noted = new ArrayList<>();
        check.accept(noted);
        if (row == null) {
            findings.addAll(noted);
        } else {
            noted.forEach(finding -> ofRows.computeIfAbsent(finding, each -> new LinkedHashSet<>())
                    .add(row));
        }
    }

    /** What is found of every row of a page alike is a mistake of the text; else each row is named. */
    private void takeInRows() {
        ofRows.forEach((finding, rows) -> {
            String file = finding.file();
            int all = pages.getOrDefault(isPage(file) ? file : pageOf(file), List.of())
                    .size();
            if (rows.size() > 1 && rows.size() == all) {
                findings.add(finding);
            } else {
                rows.forEach(row -> findings.add(Row.about(row, finding)));
            }
        });
    }

    // ---- the pack as a whole

    /** The pack's one DRL package. */
    private String checkPackage() {
        Map<String, String> packages = new LinkedHashMap<>();
        rules.forEach((file, texts) -> {
            RuleReader.ReadRules read = texts.get(0).rules();
            if (read.dslPackage() != null) {
                packages.putIfAbsent(read.dslPackage(), file);
            } else if (read.findings().isEmpty()) {
                note(file, "the file has no package", "start it with the pack's package statement");
            }
            if (read.global() == null && read.findings().isEmpty()) {
                note(file, "the file does not declare the sink", "write: global " + Vocabulary.SINK + " verdicts;");
            }
        });
        if (packages.size() > 1) {
            packages.forEach((name, file) -> note(
                    file,
                    "package " + name + " is one of several in this pack",
                    "use one DRL package: with two, Drools silently drops some exists"));
        }
        return packages.keySet().stream().findFirst().orElse("");
    }

    /** Two rules of one name, and two types of one name: of each Drools would silently take one. */
    private void checkTwins() {
        Map<String, RuleText> names = new HashMap<>();
        // What every compiled text imports.
        Map<String, String> types = new HashMap<>(Map.of(Answer.class.getSimpleName(), Answer.class.getName()));
        rules.values().stream().flatMap(List::stream).forEach(read -> {
            Source source = source(read.file());
            ofRow(read.row(), noted -> {
                for (RuleText rule : read.rules().rules()) {
                    RuleText twin = names.putIfAbsent(rule.name(), rule);
                    if (twin != null) {
                        noted.add(source.finding(
                                Kind.RULE,
                                rule.at(),
                                "two rules have this name, the other in " + twin.file() + ":"
                                        + twin.at().line(),
                                "a later rule silently replaces an earlier one: name them apart"));
                    }
                }
            });
            read.rules().imports().forEach((name, at) -> {
                String twin = types.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), name);
                if (twin != null && !twin.equals(name)) {
                    findings.add(source.finding(
                            Kind.PACK,
                            at,
                            name + " and " + twin + " are both imported in this pack",
                            "imports hold for the whole package: import the outer type and write Outer.Inner"));
                }
            });
        });
    }

    private void checkPages(Map<String, String> earlier) {
        List<Catalog.Entry> entries = new ArrayList<>();
        pages.forEach((file, ofFile) -> {
            if (!rules.containsKey(rulesOf(file))) {
                note(file, "the page has no rules", "write " + rulesOf(file) + " beside it");
            }
            for (ReadPage read : ofFile) {
                Standard standard = read.page().standard();
                if (standard != null) {
                    entries.add(new Catalog.Entry(
                            source(file), read.page(), standard, read.row(), read.equals(ofFile.get(0))));
                }
            }
        });
        findings.addAll(Catalog.check(entries, earlier));
    }

    // ---- one file

    private Passed checkFiles(String dslPackage) {
        List<Standard> standards = new ArrayList<>();
        List<RuleText> all = new ArrayList<>();
        Map<String, Standard> standardOfRule = new LinkedHashMap<>();
        Map<String, Class<?>> allTypes = new TreeMap<>();
        rules.forEach((file, ofFile) -> {
            if (!pages.containsKey(pageOf(file))) {
                note(file, "the rules have no page", "write " + pageOf(file) + " beside them");
            }
            for (Read read : ofFile) {
                ReadPage page = pages.getOrDefault(pageOf(file), List.of()).stream()
                        .filter(each -> Objects.equals(each.row(), read.row()))
                        .findFirst()
                        .orElse(null);
                Standard standard = page == null ? null : page.page().standard();
                Map<String, Class<?>> types = types(file, read.rules());
                allTypes.putAll(types);
                List<RuleText> checked = check(read, types, page);
                all.addAll(checked);
                if (standard != null) {
                    Standard complete = withThresholds(standard, thresholds(checked, types));
                    standards.add(complete);
                    checked.forEach(rule -> standardOfRule.put(rule.name(), complete));
                }
            }
        });
        return new Passed(
                dslPackage,
                standards.stream().sorted(STANDARDS).toList(),
                List.copyOf(all),
                standardOfRule,
                allTypes,
                Phrases.read(
                        sources.get(Phrases.FILE),
                        allTypes,
                        standards.stream().map(Standard::id).collect(Collectors.toSet()),
                        findings));
    }

    /** The rules of a file, folded, with the forms of their constraints. */
    private List<RuleText> check(Read read, Map<String, Class<?>> types, @Nullable ReadPage page) {
        Standard standard = page == null ? null : page.page().standard();
        List<RuleText> compiled = new ArrayList<>();
        Source source = source(read.file());
        ofRow(read.row(), noted -> {
            List<RuleText> folded = Folding.fold(source, read.rules().rules(), noted);
            for (RuleText rule : folded) {
                if (standard != null
                        && !rule.standard().isEmpty()
                        && !standard.id().equals(rule.standard())) {
                    noted.add(source.finding(
                            Kind.RULE,
                            rule.at(),
                            "the rule is of " + rule.standard() + ", its page of " + standard.id(),
                            "one file holds the rules of one standard"));
                }
                noted.addAll(RuleCheck.check(source, rule, types, standard));
                compiled.add(Forms.of(rule, types));
            }
            // Of a rule that was not read to its end nobody knows what else it asks.
            if (read.rules().findings().isEmpty()) {
                requireVerbs(source, read.rules().rules(), noted);
                if (noted.isEmpty()) {
                    // Of rules that are wrong in themselves these would only say the same again.
                    folded.forEach(rule -> noted.addAll(Joins.check(source, rule, types)));
                    noted.addAll(Overlaps.check(source, folded));
                    noted.addAll(KnownTests.check(source, folded, types, standard));
                }
                noted.addAll(Agreement.ofNumbers(
                        source,
                        folded,
                        noted.isEmpty(),
                        standard,
                        page == null ? source : source(page.file()),
                        page == null ? new Position(1, 1) : page.page().place("title")));
            }
        });
        return compiled;
    }

    private Map<String, Class<?>> types(String file, RuleReader.ReadRules read) {
        Map<String, Class<?>> types = new TreeMap<>();
        read.imports().forEach((name, at) -> {
            Optional<Class<?>> type = Vocabulary.type(name, pack.loader());
            if (type.isEmpty()) {
                findings.add(source(file)
                        .finding(
                                Kind.NAME,
                                at,
                                name + " is not a fact type or enum",
                                elsewhere(name)
                                        .map(found -> "import " + found.getName())
                                        .orElse("import a record that implements " + Fact.class.getName()
                                                + ", or an enum of one")));
            } else {
                types.put(type.get().getSimpleName(), type.get());
            }
        });
        return types;
    }

    /** The library's fact type of that name, when it stands in another of its packages. */
    private Optional<Class<?>> elsewhere(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Stream.of("", "derived.", "measure.")
                .flatMap(room ->
                        Vocabulary.type(Fact.class.getPackageName() + "." + room + simple, pack.loader()).stream())
                .findFirst();
    }

    static void requireVerbs(Source source, List<RuleText> ofFile, List<Finding> noted) {
        for (Verb verb : List.of(Verb.OBSERVED, Verb.MET)) {
            if (ofFile.stream().noneMatch(rule -> rule.verb() == verb)) {
                noted.add(source.finding(
                        Kind.PACK,
                        "no rule says " + verb.word(),
                        verb == Verb.OBSERVED
                                ? "without an observed rule nothing can be concordant or a gap"
                                : "without a met rule nothing can be concordant"));
            }
        }
    }

    /** The numbers the rules compare with, as written, and in the unit where tenths of one are counted. */
    private static List<String> thresholds(List<RuleText> rules, Map<String, Class<?>> types) {
        Set<String> thresholds = new LinkedHashSet<>();
        for (RuleText rule : rules) {
            for (PatternText pattern : rule.patterns()) {
                for (ConstraintText constraint : rule.own(pattern)) {
                    for (Expr leaf : constraint.expr().leaves()) {
                        if (leaf instanceof Expr.Compare compare && compare.isThreshold()) {
                            thresholds.add(
                                    pattern.type() + ": " + compare + inUnit(compare, types.get(pattern.type())));
                        }
                    }
                }
            }
        }
        return List.copyOf(thresholds);
    }

    private static String inUnit(Expr.Compare compare, @Nullable Class<?> type) {
        Object number = compare.operand() instanceof Expr.Literal literal ? literal.value() : null;
        String words = type == null ? "" : Phrasing.of(type, compare.property(), number);
        return words.equals(Phrasing.of(number)) || words.isEmpty() ? "" : " (" + words + ")";
    }

    private static Standard withThresholds(Standard standard, List<String> thresholds) {
        return new Standard(
                standard.id(),
                standard.title(),
                standard.component(),
                standard.domain(),
                standard.level(),
                standard.requirement(),
                standard.evidence(),
                standard.remedy(),
                standard.owner(),
                standard.closeWithinDays(),
                standard.dependsOn(),
                standard.source(),
                standard.basis(),
                standard.effectiveFrom(),
                standard.effectiveTo(),
                standard.replaces(),
                thresholds,
                standard.page());
    }

    /** Pages are Markdown files beside rules; a README is not one. */
    private static boolean isPage(String file) {
        return file.endsWith(".md")
                && !file.substring(file.lastIndexOf('/') + 1).equals("README.md");
    }

    static String pageOf(String rules) {
        return rules.substring(0, rules.length() - ".drl".length()) + ".md";
    }

    private static String rulesOf(String page) {
        return page.substring(0, page.length() - ".md".length()) + ".drl";
    }

    private Source source(String file) {
        return Objects.requireNonNull(sources.get(file));
    }

    private void note(String file, String problem, String remedy) {
        findings.add(source(file).finding(Kind.PACK, problem, remedy));
    }
}
