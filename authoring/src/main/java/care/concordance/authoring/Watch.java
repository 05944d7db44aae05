package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an author sees after each edit of a pack: what is wrong with it, which scenarios fail, and how the verdicts about a
 * partner changed. It compares what lies in the directory with what lay there at the last look, so that it works on any
 * file system; who calls it decides how often. Not thread-safe.
 */
public final class Watch {

    private final Path directory;
    private final List<RulePack> before;
    private final PartnerSnapshot facts;

    private @Nullable String seen;
    private @Nullable Map<String, Verdict> verdicts;
    private boolean clean;

    /**
     * @param directory of the pack, with its scenarios
     * @param before the packs it is loaded after
     * @param facts about the partner whose verdicts are watched
     */
    public Watch(Path directory, List<RulePack> before, PartnerSnapshot facts) {
        this.directory = directory;
        this.before = List.copyOf(before);
        this.facts = facts;
    }

    /**
     * Looks at the pack, when something in its directory has changed since the last look.
     *
     * @return what there is to see; empty when nothing has changed
     * @throws UncheckedIOException when the directory cannot be read
     */
    public Optional<String> look() {
        String now = contents();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        return Optional.of(see());
    }

    /** Whether the last look found nothing wrong. */
    public boolean isClean() {
        return clean;
    }

    private String see() {
        PackCheck check = PackCheck.of(directory, before);
        StringBuilder text = new StringBuilder(check.text(facts.asOf()));
        clean = check.findings().isEmpty();
        ConcordanceEngine engine = check.engine();
        if (engine == null) {
            return text.toString();
        }
        try {
            PackScenarios scenarios = Objects.requireNonNull(check.scenarios(directory));
            text.append('\n').append(scenarios.text());
            clean = scenarios.unreadable().isEmpty()
                    && scenarios.results().stream().allMatch(Scenarios.Result::passed);
            text.append('\n').append(verdicts(engine));
        } catch (RulePackException e) {
            // It has changed again while it was being read: the next look says what it is now.
            clean = false;
            seen = null;
        }
        return text.toString();
    }

    private String verdicts(ConcordanceEngine engine) {
        Map<String, Verdict> now = new LinkedHashMap<>();
        engine.assess(facts)
                .verdicts()
                .forEach(verdict -> now.put(verdict.standard().id() + "  " + verdict.subject(), verdict));
        Map<String, Verdict> then = verdicts;
        verdicts = now;
        String whose = facts.name() + " as of " + facts.asOf() + (facts.synthetic() ? " (made up)" : "");
        if (then == null) {
            return "Verdicts about " + whose + ": " + counted(now) + ".\n";
        }
        List<String> changed = new ArrayList<>();
        now.forEach((key, verdict) -> {
            Verdict earlier = then.get(key);
            if (earlier == null) {
                changed.add(key + ": new, " + verdict.outcome() + reason(verdict));
            } else if (earlier.outcome() != verdict.outcome()) {
                changed.add(key + ": " + earlier.outcome() + " -> " + verdict.outcome() + reason(verdict));
            }
        });
        then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> changed.add(key + ": gone"));
        return "Verdicts about " + whose + " that changed: " + (changed.isEmpty() ? "none" : changed.size()) + ".\n"
                + changed.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String reason(Verdict verdict) {
        return verdict.reasons().isEmpty()
                ? ""
                : ": " + verdict.reasons().get(0).sentence();
    }

    private static String counted(Map<String, Verdict> verdicts) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        verdicts.values().forEach(verdict -> counts.merge(verdict.outcome(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Every file below the directory with its size and when it was written. */
    private String contents() {
        StringBuilder contents = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                if (Files.exists(file)) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    contents.append(file);
                    if (attributes.isRegularFile()) {
                        contents.append(' ')
                                .append(attributes.size())
                                .append(' ')
                                .append(attributes.lastModifiedTime());
                    }
                    contents.append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read directory " + directory, e);
        }
        return contents.toString();
    }
}
