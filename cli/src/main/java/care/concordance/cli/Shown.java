package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.followup.AlignmentPlan;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How much of an assessment is printed: one screen, all of it, or the verdicts that were asked for. */
final class Shown {

    @Option(names = "--all", description = "Every verdict with its reasons, the whole plan and the provenance.")
    private boolean all;

    @Option(names = "--site", paramLabel = "ID", description = "Verdicts of this site and its programs.")
    private @Nullable String site;

    @Option(names = "--standard", paramLabel = "ID", description = "Verdicts of this standard.")
    private @Nullable String standard;

    @Option(
            names = "--component",
            paramLabel = "COMPONENT",
            converter = OfComponent.class,
            description = "Verdicts of this component, as in standards-of-care.")
    private Standard.@Nullable Component component;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            converter = OfOutcome.class,
            description = "Verdicts that came to this: concordant, gap, unproven, waived or not-applicable.")
    private @Nullable Outcome outcome;

    @Option(
            names = "--owner",
            paramLabel = "ROLE",
            description = "Verdicts this role answers for, as in \"Chief of surgery\".")
    private @Nullable String owner;

    @Option(names = "--due-before", paramLabel = "DATE", description = "Verdicts whose action is due before this day.")
    private @Nullable LocalDate dueBefore;

    /**
     * The assessment as text.
     *
     * @param columns how many the text may use, 80 or more
     * @throws IllegalArgumentException when no verdict is of what was asked for
     */
    String text(Assessment assessment, int columns) {
        if (all && isFiltered()) {
            throw new IllegalArgumentException("--all prints every verdict: leave it out to ask for some");
        }
        if (all) {
            return assessment.report(columns);
        }
        if (!isFiltered()) {
            return assessment.summary(columns) + """
                More: --all; --site, --standard, --component, --outcome, --owner, --due-before;
                explain FACTS.json --standard ID --subject SUBJECT; plan FACTS.json.
                """;
        }
        known(assessment, "site", site, verdict -> verdict.subject().site());
        known(assessment, "standard", standard, verdict -> verdict.standard().id());
        known(assessment, "owner", owner, verdict -> verdict.standard().owner());
        return assessment.report(shown(assessment), columns);
    }

    boolean isGiven() {
        return all || isFiltered();
    }

    private boolean isFiltered() {
        return site != null
                || standard != null
                || component != null
                || outcome != null
                || owner != null
                || dueBefore != null;
    }

    private Predicate<Verdict> shown(Assessment assessment) {
        Set<Verdict.Key> due = dueBefore == null
                ? Set.of()
                : assessment.alignmentPlan().actions().stream()
                        .filter(action -> action.due().isBefore(dueBefore))
                        .map(AlignmentPlan.Action::item)
                        .collect(Collectors.toSet());
        return verdict -> is(site, verdict.subject().site())
                && is(standard, verdict.standard().id())
                && is(component, verdict.standard().component())
                && is(outcome, verdict.outcome())
                && is(owner, verdict.standard().owner())
                && (dueBefore == null || due.contains(verdict.key()));
    }

    private static boolean is(@Nullable Object asked, @Nullable Object found) {
        return asked == null || asked.equals(found);
    }

    private static void known(
            Assessment assessment, String what, @Nullable String asked, Function<Verdict, @Nullable String> value) {
        Set<String> known = assessment.verdicts().stream()
                .map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (asked != null && !known.contains(asked)) {
            throw new IllegalArgumentException("no verdict is of the " + what + " \"" + asked
                    + "\"; there are verdicts of " + String.join(", ", known));
        }
    }

    private abstract static class Constant<E extends Enum<E>> implements ITypeConverter<E> {
        private final List<E> constants;

        Constant(E[] constants) {
            this.constants = List.of(constants);
        }

        @Override
        public E convert(String value) {
            String name = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            return constants.stream()
                    .filter(constant -> constant.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new picocli.CommandLine.TypeConversionException("'" + value + "' is none of "
                            + constants.stream()
                                    .map(constant -> constant.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static final class OfComponent extends Constant<Standard.Component> {
        OfComponent() {
            super(Standard.Component.values());
        }
    }

    private static final class OfOutcome extends Constant<Outcome> {
        OfOutcome() {
            super(Outcome.values());
        }
    }
}
