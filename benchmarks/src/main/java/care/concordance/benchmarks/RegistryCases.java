package care.concordance.benchmarks;

import care.concordance.facts.PartialDate;
import care.concordance.facts.TumorCase;
import care.concordance.testing.SyntheticRegistry;
import java.util.ArrayList;
import java.util.List;

/** Made-up cases, the same each time: a realistic share unknown or partial. */
final class RegistryCases {

    private RegistryCases() {}

    /** Cases of the primary sites of so many {@link CaseStandards}, evenly: each meets ten standards. */
    static List<TumorCase> of(int standards, int count) {
        List<String> sites = CaseStandards.sites(standards);
        SyntheticRegistry breast = SyntheticRegistry.awkward(5, "C509");
        SyntheticRegistry any = SyntheticRegistry.realistic(6);
        List<TumorCase> cases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            TumorCase like = i % 2 == 0 ? breast.tumorCase(i) : any.tumorCase(i);
            // A date of diagnosis of which nothing is known leaves open whether the standards were in force: not
            // compared here.
            TumorCase dated = like.diagnosis().isBounded()
                    ? like
                    : like.toBuilder().diagnosis(PartialDate.ofYear(2023)).build();
            cases.add(at(dated, sites.get((int) (((i * 2654435761L) >>> 7) % sites.size()))));
        }
        return List.copyOf(cases);
    }

    /** Cases as a registry of a health system has them. */
    static List<TumorCase> realistic(int count) {
        return SyntheticRegistry.realistic(7).cases(count).toList();
    }

    private static TumorCase at(TumorCase like, String site) {
        try {
            var components = TumorCase.class.getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < values.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals("primarySite")
                        ? site
                        : components[i].getAccessor().invoke(like);
            }
            return TumorCase.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record has its canonical constructor", e);
        }
    }
}
