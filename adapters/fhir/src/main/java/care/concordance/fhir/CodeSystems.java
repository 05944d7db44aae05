package care.concordance.fhir;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Code systems by the URLs FHIR R4 names them by, whichever of their other names is used; and the shape of their codes. */
final class CodeSystems {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";
    private static final String CPT = "http://www.ama-assn.org/go/cpt";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String ICD_9_CM = "http://hl7.org/fhir/sid/icd-9-cm";
    private static final String ICD_10_PCS = "http://www.cms.gov/Medicare/Coding/ICD10";
    private static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

    /** By OID and by the names publishers' tables have for them, in lower case without blanks. */
    private static final Map<String, String> NAMES = new HashMap<>();

    private static final Map<String, Pattern> SHAPES = Map.of(
            SNOMED, Pattern.compile("[1-9][0-9]{5,17}"),
            LOINC, Pattern.compile("(?:L[APG])?[0-9]{1,8}-[0-9]"),
            CPT, Pattern.compile("[0-9]{4}[0-9A-Z]"),
            RXNORM, Pattern.compile("[1-9][0-9]{0,8}"),
            ICD_10_CM, Pattern.compile("[A-Z][0-9][0-9A-Z](?:\\.?[0-9A-Z]{1,4})?"),
            ICD_9_CM, Pattern.compile("(?:[0-9]{2,3}|V[0-9]{2}|E[0-9]{3})(?:\\.?[0-9]{1,2})?"),
            ICD_10_PCS, Pattern.compile("[0-9A-HJ-NP-Z]{7}"),
            HCPCS, Pattern.compile("[A-Z][0-9]{4}"));

    static {
        names(SNOMED, "2.16.840.1.113883.6.96", "snomedct", "snomed-ct", "snomed");
        names(LOINC, "2.16.840.1.113883.6.1", "loinc");
        names(CPT, "2.16.840.1.113883.6.12", "cpt", "cpt-4");
        names(RXNORM, "2.16.840.1.113883.6.88", "rxnorm");
        names(ICD_10_CM, "2.16.840.1.113883.6.90", "icd10cm", "icd-10-cm");
        names(ICD_9_CM, "2.16.840.1.113883.6.103", "icd9cm", "icd-9-cm");
        names(ICD_10_PCS, "2.16.840.1.113883.6.4", "icd10pcs", "icd-10-pcs", "http://hl7.org/fhir/sid/icd-10-pcs");
        names(HCPCS, "2.16.840.1.113883.6.285", "hcpcs", "hcpcslevelii");
        names("http://hl7.org/fhir/sid/cvx", "2.16.840.1.113883.12.292", "cvx");
        names("http://hl7.org/fhir/sid/ndc", "2.16.840.1.113883.6.69", "ndc");
        names("http://unitsofmeasure.org", "2.16.840.1.113883.6.8", "ucum");
        names("http://terminology.hl7.org/CodeSystem/v3-ActCode", "2.16.840.1.113883.5.4", "actcode");
        names("http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender", "2.16.840.1.113883.5.1");
        names("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "2.16.840.1.113883.5.1008");
    }

    private CodeSystems() {}

    private static void names(String url, String... names) {
        for (String name : names) {
            NAMES.put(name, url);
        }
    }

    /**
     * The URL of a code system that is named by its OID, by its URL with a slash too many, by an edition of it or in words; as it is when
     * it is not one of those known here.
     */
    static String url(String written) {
        String plain = written.strip();
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        if (plain.startsWith(SNOMED + "/")) {
            return SNOMED;
        }
        String oid = plain.regionMatches(true, 0, "urn:oid:", 0, 8) ? plain.substring(8) : plain;
        String known = NAMES.get(oid.toLowerCase(Locale.ROOT).replace(" ", ""));
        return known == null ? plain : known;
    }

    /** Why a code cannot be one of the system; null when it can, or nothing is known of its codes. */
    static @Nullable String problem(String system, String code) {
        Pattern shape = SHAPES.get(system);
        if (shape == null
                || (shape.matcher(code).matches()
                        && (!system.equals(SNOMED) || code.length() <= KEPT || isChecked(code)))) {
            return null;
        }
        return "the code " + (code.matches("[A-Za-z0-9.+-]{1,24}") ? code + " " : "") + "has not the shape of one of "
                + system + "; a spreadsheet may have changed it";
    }

    /** What follows a digit in Verhoeff's check, by their numbers in the dihedral group of the pentagon. */
    private static int after(int one, int other) {
        int rest = Math.floorMod(one < 5 ? one + other : one - other, 5);
        return (one < 5) == (other < 5) ? rest : rest + 5;
    }

    /** Spreadsheets keep as many digits of a number, and make zeros of what follows. */
    private static final int KEPT = 15;

    private static final int[] STEP = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    /** Whether the last digit of a SNOMED CT identifier fits the others, as Verhoeff's scheme has it. */
    private static boolean isChecked(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(code.length() - 1 - i) - '0';
            for (int step = 0; step < i % 8; step++) {
                digit = STEP[digit];
            }
            check = after(check, digit);
        }
        return check == 0;
    }
}
