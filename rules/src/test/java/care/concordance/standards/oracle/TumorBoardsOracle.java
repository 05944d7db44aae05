package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.every;
import static care.concordance.standards.oracle.Evidence.isShare;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;
import static care.concordance.standards.oracle.Evidence.sum;

import care.concordance.facts.ComplexCaseReview;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the tumor board standards say, read from the base facts. */
final class TumorBoardsOracle {

    private static final Set<Disease> NOT_SOLID = Set.of(Disease.LYMPHOMA, Disease.LEUKEMIA, Disease.MYELOMA);

    private TumorBoardsOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("TB-01", (world, site) -> outcome(any(boards(world, site), board -> meetsEvery(board, 14))));
        oracle.put("TB-02a", solid(Discipline.SURGERY));
        oracle.put("TB-02b", solid(Discipline.RADIATION_ONCOLOGY));
        oracle.put("TB-02c", attends(Discipline.MEDICAL_ONCOLOGY));
        oracle.put("TB-03a", attends(Discipline.PATHOLOGY));
        oracle.put("TB-03b", attends(Discipline.RADIOLOGY));
        oracle.put("TB-04@2025-01-01", (world, site) -> outcome(prospective(boards(world, site), 75)));
        oracle.put("TB-04@2026-01-01", (world, site) -> outcome(prospective(boards(world, site), 80)));
        oracle.put("TB-05a", msk(Discipline.SURGERY));
        oracle.put("TB-05b", msk(Discipline.RADIATION_ONCOLOGY));
        oracle.put("TB-05c", msk(Discipline.MEDICAL_ONCOLOGY));
        oracle.put("TB-06@2025-01-01", presented(10));
        oracle.put("TB-06@2026-01-01", presented(15));
        oracle.put("TB-07", always(TumorBoard::recordsStage));
        oracle.put("TB-08", always(TumorBoard::recordsTrialOptions));
        oracle.put("TB-09", always(TumorBoard::followsUpRecommendations));
        oracle.put("TB-10", breast(250, Integer.MAX_VALUE, boards -> conference(boards, 7)));
        oracle.put("TB-11", breast(100, 249, boards -> conference(boards, 15)));
        oracle.put("TB-12", breast(0, 99, TumorBoardsOracle::smallConference));
        oracle.put("TB-13", (world, program) -> {
            Disease disease = program(world, program).disease();
            return outcome(any(boards(world, program), board -> board.disease() == null || board.disease() == disease));
        });
        oracle.put("TB-14", TumorBoardsOracle::complexCases);
    }

    private static Outcome complexCases(World world, Subject site) {
        List<ComplexCaseReview> reviews = world.of(site, ComplexCaseReview.class);
        Integer cases = stated(reviews, ComplexCaseReview::cases);
        Integer presented = stated(reviews, ComplexCaseReview::presented);
        if (Objects.equals(cases, 0)) {
            return Outcome.NOT_APPLICABLE;
        }
        return outcome((cases == null || presented == null) ? null : Boolean.valueOf(cases.equals(presented)));
    }

    private static List<TumorBoard> boards(World world, Subject subject) {
        return world.at(subject, TumorBoard.class);
    }

    private static DiseaseProgram program(World world, Subject subject) {
        return world.of(subject, DiseaseProgram.class).get(0);
    }

    private static @Nullable Boolean meetsEvery(TumorBoard board, int days) {
        return passes(board.daysBetweenMeetings(), between -> between <= days);
    }

    private static BiFunction<World, Subject, Outcome> attends(Discipline discipline) {
        return always(board -> passes(board.disciplines(), attending -> attending.contains(discipline)));
    }

    private static BiFunction<World, Subject, Outcome> solid(Discipline discipline) {
        return (world, site) -> {
            List<TumorBoard> boards = boards(world, site).stream()
                    .filter(board -> board.disease() == null || !NOT_SOLID.contains(board.disease()))
                    .toList();
            return outcome(every(boards, board -> passes(board.disciplines(), all -> all.contains(discipline))));
        };
    }

    private static BiFunction<World, Subject, Outcome> msk(Discipline discipline) {
        return (world, site) -> outcome(
                any(boards(world, site), board -> passes(board.mskDisciplines(), all -> all.contains(discipline))));
    }

    private static BiFunction<World, Subject, Outcome> always(Function<TumorBoard, @Nullable Boolean> does) {
        return (world, site) -> outcome(every(boards(world, site), does));
    }

    private static @Nullable Boolean prospective(List<TumorBoard> boards, int percent) {
        return isShare(
                sum(boards, TumorBoard::casesPresentedProspectively), sum(boards, TumorBoard::casesPresented), percent);
    }

    private static BiFunction<World, Subject, Outcome> presented(int percent) {
        return (world, site) -> outcome(isShare(
                sum(boards(world, site), TumorBoard::casesPresented),
                stated(world.of(site, Site.class), Site::analyticCases),
                percent));
    }

    /** A standard for the conferences of breast programs with so many analytic cases a year, judged from all boards. */
    private static BiFunction<World, Subject, Outcome> breast(
            int fewest, int most, Function<List<TumorBoard>, @Nullable Boolean> holds) {
        return (world, subject) -> {
            DiseaseProgram program = program(world, subject);
            Integer cases = program.analyticCases();
            if (program.disease() != Disease.BREAST || (cases != null && (cases < fewest || cases > most))) {
                return Outcome.NOT_APPLICABLE;
            }
            return outcome(cases == null ? null : holds.apply(boards(world, subject)));
        };
    }

    private static List<TumorBoard> forBreast(List<TumorBoard> boards) {
        return boards.stream()
                .filter(board -> board.disease() == Disease.BREAST)
                .toList();
    }

    /** Whether the conference that meets most often meets so often: one cadence unknown, and it is not known which. */
    private static @Nullable Boolean conference(List<TumorBoard> boards, int days) {
        if (boards.isEmpty()) {
            return null;
        }
        List<TumorBoard> breast = forBreast(boards);
        if (breast.stream().map(TumorBoard::daysBetweenMeetings).anyMatch(Objects::isNull)) {
            return null;
        }
        return breast.stream().anyMatch(board -> Boolean.TRUE.equals(meetsEvery(board, days)));
    }

    /** Whether the breast conference, or the boards for all cancers where there is none, present 85 % early. */
    private static @Nullable Boolean smallConference(List<TumorBoard> boards) {
        List<TumorBoard> breast = forBreast(boards);
        List<TumorBoard> forAll =
                boards.stream().filter(board -> board.disease() == null).toList();
        return prospective(breast.isEmpty() ? forAll : breast, 85);
    }
}
