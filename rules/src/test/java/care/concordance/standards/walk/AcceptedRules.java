package care.concordance.standards.walk;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Made-up rules without those the gate refuses: some ask the same as another, or only what is excluded. */
final class AcceptedRules {

    private static final Pattern EXCLUDING = Pattern.compile("is excluded by \"(.*)\", and");
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"(.*?)\".*?^end\n");

    private AcceptedRules() {}

    static Map<String, String> of(Map<String, String> made) {
        Map<String, String> files = new TreeMap<>(made);
        while (true) {
            try {
                CompiledPack.check(RulePack.of("generated", "1", files));
                return files;
            } catch (RulePackException refused) {
                Finding finding = refused.findings().get(0);
                if (finding.problem().startsWith("no rule says")) {
                    // Too little is left of the standard.
                    files.remove(finding.file());
                    files.remove(finding.file().replace(".drl", ".md"));
                    continue;
                }
                String text = files.get(finding.file());
                String kept = text == null ? null : without(text, finding);
                if (kept == null || kept.equals(text)) {
                    throw refused;
                }
                files.put(finding.file(), kept);
            }
        }
    }

    /** The text without the rule a finding is about, or without the exclusion that stands in its way. */
    private static String without(String text, Finding finding) {
        Matcher excluding = EXCLUDING.matcher(finding.problem());
        String excluded = excluding.find() ? excluding.group(1) : null;
        int start = 0;
        for (int line = 1; line < finding.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        List<int[]> gone = new ArrayList<>();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            boolean meant = excluded == null
                    ? rule.start() <= start && start < rule.end()
                    : rule.group(1).equals(excluded);
            if (meant) {
                gone.add(new int[] {rule.start(), rule.end()});
            }
        }
        return gone.isEmpty() ? text : text.substring(0, gone.get(0)[0]) + text.substring(gone.get(0)[1]);
    }
}
