package care.concordance.benchmarks;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The shipped pack, or part of it. */
final class ShippedStandards {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private ShippedStandards() {}

    /**
     * The pack as its build leaves it.
     *
     * @param count how many of the standards in force in 2026, spread over all domains; or {@code all}
     */
    static RulePack pack(String count) {
        RulePack all = CarePartnerStandards.rulePack();
        if (count.equals("all")) {
            return all;
        }
        RulePack some = some(all, Integer.parseInt(count));
        return Workshop.of(some).pack(some);
    }

    private static RulePack some(RulePack all, int count) {
        List<Standard> inForce = CompiledPack.of(all, Map.of()).standards().stream()
                .filter(standard -> standard.inForce(DAY))
                .toList();
        Map<String, Standard> byId = inForce.stream().collect(Collectors.toMap(Standard::id, standard -> standard));
        Map<String, Standard> chosen = new TreeMap<>();
        // The synthetic partner has scores and variances of these.
        inForce.stream()
                .filter(standard -> Set.of("TB-01", "TB-04").contains(standard.id()))
                .forEach(standard -> choose(standard, byId, chosen));
        // Every third, then the ones between.
        for (int start = 0; start < 3; start++) {
            for (int i = start; i < inForce.size() && chosen.size() < count; i += 3) {
                choose(inForce.get(i), byId, chosen);
            }
        }
        Map<String, String> files = new TreeMap<>();
        all.files().forEach((file, text) -> {
            String page = file.replaceAll("\\.drl$", ".md");
            String front = String.valueOf(all.files().get(page));
            boolean isOfOne = chosen.values().stream()
                    .anyMatch(standard -> front.contains("\nid: " + standard.id() + "\n")
                            && front.contains("\neffective-from: " + standard.effectiveFrom()));
            if (isOfOne) {
                files.put(file, text);
            }
        });
        return RulePack.of("some", "1", files);
    }

    private static void choose(Standard standard, Map<String, Standard> byId, Map<String, Standard> chosen) {
        if (chosen.putIfAbsent(standard.id(), standard) == null) {
            for (String id : standard.dependsOn()) {
                Standard first = byId.get(id);
                if (first != null) {
                    choose(first, byId, chosen);
                }
            }
        }
    }
}
