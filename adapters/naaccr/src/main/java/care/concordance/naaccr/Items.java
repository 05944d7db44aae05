package care.concordance.naaccr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items of the data dictionary, and which of them a case is made of. */
final class Items {

    /**
     * An item.
     *
     * @param types the record types that have it
     * @param slot its place among the values read; -1 when a case does not need it
     */
    record Item(String id, int number, int length, String types, String parent, int slot) {}

    /** Everything a case is made of. */
    private static final String[] READ = {
        "patientIdNumber",
        "sex",
        "sexAssignedAtBirth",
        "dateOfBirth",
        "vitalStatus",
        "dateOfLastContact",
        "reportingFacility",
        "dateOfDiagnosis",
        "ageAtDiagnosis",
        "primarySite",
        "histologicTypeIcdO3",
        "behaviorCodeIcdO3",
        "sequenceNumberHospital",
        "sequenceNumberCentral",
        "classOfCase",
        "diagnosticConfirmation",
        "ajccTnmClinT",
        "ajccTnmClinN",
        "ajccTnmClinM",
        "ajccTnmClinStageGroup",
        "ajccTnmPathT",
        "ajccTnmPathN",
        "ajccTnmPathM",
        "ajccTnmPathStageGroup",
        "tnmClinT",
        "tnmClinN",
        "tnmClinM",
        "tnmClinStageGroup",
        "tnmPathT",
        "tnmPathN",
        "tnmPathM",
        "tnmPathStageGroup",
        "ajccTnmPostTherapyT",
        "ajccTnmPostTherapyN",
        "ajccTnmPostTherapyM",
        "ajccTnmPostTherapyStageGroup",
        "tumorSizePathologic",
        "tumorSizeSummary",
        "tumorSizeClinical",
        "regionalNodesExamined",
        "regionalNodesPositive",
        "tumorDeposits",
        "gradeClinical",
        "gradePathological",
        "estrogenReceptorSummary",
        "progesteroneRecepSummary",
        "her2OverallSummary",
        "her2IhcSummary",
        "her2IshSummary",
        "kras",
        "nrasMutationalAnalysis",
        "microsatelliteInstability",
        "p16",
        "schemaDiscriminator2",
        "psaLabValue",
        "gleasonScoreClinical",
        "gleasonScorePathological",
        "rxSummSurgicalMargins",
        "breslowTumorThickness",
        "ulceration",
        "mitoticRateMelanoma",
        "circumferentialResectionMargin",
        "rxSummSurgPrimSite",
        "rxSummSurgPrimSite2023",
        "rxDateSurgery",
        "rxDateMostDefinSurg",
        "rxSummDxStgProc",
        "rxDateDxStgProc",
        "rxSummScopeRegLnSur",
        "rxSummSurgOthRegDis",
        "neoadjuvantTherapy",
        "rxSummSystemicSurSeq",
        "rxSummSurgRadSeq",
        "rxSummChemo",
        "rxDateChemo",
        "rxSummHormone",
        "rxDateHormone",
        "rxSummTransplntEndocr",
        "rxSummBrm",
        "rxDateBrm",
        "reasonForNoRadiation",
        "phase1RadiationTreatmentModality",
        "phase2RadiationTreatmentModality",
        "phase3RadiationTreatmentModality",
        "rxDateRadiation",
        "rxDateRadiationEnded",
        "rxSummTreatmentStatus",
        "readmSameHosp30Days"
    };

    static final int COUNT = READ.length;

    private static final Pattern DATE_FLAG = Pattern.compile("[A-Za-z0-9]*[dD]ate[A-Za-z0-9]*Flag");

    /** Never written to once loaded; of maps it is the one that finds fastest. */
    private static final Map<String, Item> BY_ID = load();

    private static final Map<String, Integer> RETIRED = table("retired.txt").stream()
            .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> Integer.parseInt(words[1])));

    private Items() {}

    /** The ids of the items a case is made of. */
    static List<String> read() {
        return List.of(READ);
    }

    /** The item of this id; null when the dictionary has none. */
    static @Nullable Item find(String id) {
        return BY_ID.get(id);
    }

    /** The last dictionary that had an item which today's have no more; null when none of 18 to 23 had it. */
    static @Nullable Integer lastWith(String id) {
        return RETIRED.get(id);
    }

    /** The ids of the items that today's dictionaries have no more. */
    static Set<String> retired() {
        return RETIRED.keySet();
    }

    /** True of a retired item that said why a date is not known. */
    static boolean isDateFlag(String id) {
        return RETIRED.containsKey(id) && DATE_FLAG.matcher(id).matches();
    }

    /** The place of an item that is read. */
    static int slot(String id) {
        Item item = BY_ID.get(id);
        if (item == null || item.slot() < 0) {
            throw new IllegalStateException(id + " is not an item that is read");
        }
        return item.slot();
    }

    private static Map<String, Item> load() {
        Map<String, Integer> slots = new HashMap<>();
        for (int i = 0; i < READ.length; i++) {
            slots.put(READ[i], i);
        }
        Map<String, Item> items = new HashMap<>();
        for (String[] words : table("items.txt")) {
            items.put(
                    words[0],
                    new Item(
                            words[0],
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            words[3],
                            words[4],
                            slots.getOrDefault(words[0], -1)));
        }
        return items;
    }

    /** The lines of a table, word by word. */
    private static List<String[]> table(String name) {
        try (InputStream in = Items.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
