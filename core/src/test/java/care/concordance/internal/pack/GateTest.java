package care.concordance.internal.pack;

import static care.concordance.internal.pack.SamplePack.DRL;
import static care.concordance.internal.pack.SamplePack.PAGE;
import static care.concordance.internal.pack.SamplePack.RULES;
import static care.concordance.internal.pack.SamplePack.pack;
import static care.concordance.internal.pack.SamplePack.page;
import static care.concordance.internal.pack.SamplePack.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * What the gate refuses, and in what words. The words are in {@code src/test/resources/gate}, one file for each group;
 * {@code -Dgolden.write=true} writes them anew for review.
 */
class GateTest {

    private static final String RAN = "concordance.hostile";
    private static final String CODE = "System.setProperty(\"" + RAN + "\", \"ran\")";
    private static final String MET = "verdicts.met($site);";
    private static final String CADENCE = "daysBetweenMeetings <= 14";
    private static final String ANNOTATION = "@Standard(\"TB-01\")";
    private static final String MET_RULE = "rule \"TB-01 met: a tumor board meets at least every 14 days\"\n";
    private static final String EXISTS = "exists TumorBoard( site == $site.id, daysBetweenMeetings <= 14 )";

    private final Map<String, RulePack> cases = new LinkedHashMap<>();

    @AfterEach
    void nothingRan() {
        assertThat(System.clearProperty(RAN)).as("code of a refused pack ran").isNull();
    }

    @Test
    void theSampleIsAccepted() {
        assertThatCode(() -> CompiledPack.of(SamplePack.with(drl -> drl), Map.of()))
                .doesNotThrowAnyException();
    }

    /** The corpus is live: without the gate, this is what the builder does with such a text. */
    @Test
    void withoutTheGateAnAnnotationRuns() {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        String hostile = replace(DRL, ANNOTATION, "@Standard( " + CODE + " )");
        builder.add(ResourceFactory.newByteArrayResource(hostile.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        assertThat(System.clearProperty(RAN)).isEqualTo("ran");
    }

    @TestFactory
    List<DynamicTest> hostileConsequences() {
        rule("unicode escape in a comment", MET, "// x \\u000a " + CODE + ";\n  " + MET);
        rule("unicode escape in a string", MET, "verdicts.met($site, \"a\\u0022 + " + CODE + " + \\u0022b\");");
        rule("unicode escape as code", MET, "verdicts.\\u006det($site);");
        rule("backslash in a string", MET, "verdicts.met($site, \"a\\\" + " + CODE + " + \\\"b\");");
        rule("comment that ends early for a compiler", MET, "// x \r " + CODE + ";\n  " + MET);
        rule("block comment", MET, "/* x */ " + MET);
        rule("comment tricks", MET, "/*/ " + CODE + "; /*/ " + MET);
        rule("comment that never ends", MET, "/* " + MET);
        rule("static block", MET, MET + " } static { " + CODE + "; } void z() {");
        rule("local class", MET, "class X { { " + CODE + "; } } new X(); " + MET);
        rule("second statement", MET, MET + " " + CODE + ";");
        rule("code before the call", MET, CODE + "; " + MET);
        rule("code as an argument", MET, "verdicts.met($site, " + CODE + ");");
        rule("concatenation", MET, "verdicts.met($site, \"a\" + " + CODE + ");");
        rule("value with a call", MET, "verdicts.met($site, \"{}\", $site.getClass().getName());");
        rule("value with an argument", MET, "verdicts.met($site, \"{}\", $site.name(" + CODE + "));");
        rule("value that is a literal", MET, "verdicts.met($site, \"{}\", 14);");
        rule("subject with a call", MET, "verdicts.met($site.subject());");
        rule("another method of the sink", MET, "verdicts.getClass();");
        rule("another object", MET, "kcontext.getKieRuntime().halt();");
        rule("insert", MET, MET + " insert($site);");
        rule("modify", MET, "modify($site) { };");
        rule("if", MET, "if (true) " + MET);
        rule("an empty consequence", MET, "");
        rule("end in a string", MET, "verdicts.met($site, \"end\"); end");
        rule(
                "named consequence",
                "end\n\nrule \"TB-01 excluded",
                "then[other]\n  " + CODE + ";\nend\n\nrule \"TB-01 excluded");
        rule("no end", "end\n\nrule \"TB-01 excluded", "\nrule \"TB-01 excluded");
        return golden("hostile-consequences");
    }

    @TestFactory
    List<DynamicTest> hostileConstraints() {
        rule("eval", CADENCE, "eval( " + CODE + " == null )");
        rule("eval as a pattern", EXISTS, "eval( " + CODE + " == null )");
        rule("static call", CADENCE, CODE + " == null");
        rule("static call on the right", CADENCE, "name == " + CODE);
        rule("getClass", CADENCE, "getClass().forName(\"x\") != null");
        rule("call with a literal", CADENCE, "atMost(14)");
        rule("accessor style", CADENCE, "daysBetweenMeetings() <= 14");
        rule("assignment", CADENCE, "(daysBetweenMeetings = 5) > 3");
        rule("plain assignment", CADENCE, "daysBetweenMeetings = 5");
        rule("arithmetic", CADENCE, "daysBetweenMeetings + 1 <= 14");
        rule("arithmetic on the right", CADENCE, "daysBetweenMeetings <= 7 + 7");
        rule("parentheses", CADENCE, "( daysBetweenMeetings <= 14 )");
        rule("negation", CADENCE, "!( daysBetweenMeetings > 14 )");
        rule("mixed connectives", CADENCE, "daysBetweenMeetings <= 14 && id != \"a\" || id == \"b\"");
        rule("half a comparison", CADENCE, "daysBetweenMeetings > 3 && < 9");
        rule("inline cast", CADENCE, "this#TumorBoard.daysBetweenMeetings <= 14");
        rule("nested property", CADENCE, "subject.id == \"a\"");
        rule("binding in a constraint", CADENCE, "$d : daysBetweenMeetings");
        rule("field binding to a path", "$site : Site( )", "$site : a.b");
        rule("fact from elsewhere", EXISTS, "TumorBoard( ) from " + CODE);
        rule("operator nobody knows", CADENCE, "daysBetweenMeetings >>< 14");
        rule("arrow", CADENCE, "daysBetweenMeetings => 14");
        rule("matches", CADENCE, "name matches \".*\"");
        rule("text in single quotes", CADENCE, "name == 'a'");
        rule("text across lines", CADENCE, "name == \"a\nb\"");
        rule("suffixed number", CADENCE, "daysBetweenMeetings <= 14L");
        rule("octal number", CADENCE, "daysBetweenMeetings <= 014");
        rule("hexadecimal number", CADENCE, "daysBetweenMeetings <= 0xE");
        rule("huge number", CADENCE, "daysBetweenMeetings <= 99999999999");
        rule("comment in a constraint", CADENCE, "daysBetweenMeetings /* x */ <= 14");
        rule("trailing word", CADENCE, "daysBetweenMeetings <= 14 foo");
        return golden("hostile-constraints");
    }

    @TestFactory
    List<DynamicTest> patternsTheLawsForbid() {
        rule("empty left side", "  $site : Site( )\n  " + EXISTS + "\n", "");
        rule("group", EXISTS, "exists( TumorBoard( ) and not Site( ) )");
        rule("not over a group", EXISTS, "not( TumorBoard( ) and Site( ) )");
        rule("nested exists", EXISTS, "exists not TumorBoard( )");
        rule("nested not", EXISTS, "not exists TumorBoard( )");
        rule("forall", EXISTS, "forall( TumorBoard( ) )");
        rule("accumulate", EXISTS, "accumulate( TumorBoard( ); $n : count(1); $n > 1 )");
        rule("collect", EXISTS, "$all : java.util.List( ) from collect( TumorBoard( ) )");
        rule("entry point", EXISTS, "TumorBoard( ) from entry-point \"x\"");
        rule("or between patterns", EXISTS, "TumorBoard( ) or Site( )");
        rule("and between patterns", EXISTS, "TumorBoard( ) and Site( )");
        rule("a path", EXISTS, "/boards[ id == \"a\" ]");
        rule("conditional branch", EXISTS, "TumorBoard( )\n  if ( 1 == 1 ) do[x]");
        rule("window", EXISTS, "TumorBoard( ) over window:length( 2 )");
        rule("annotation on a pattern", EXISTS, "TumorBoard( ) @watch( * )");
        rule("query call", EXISTS, "?boards( )");
        rule("unification", "$site : Site( )", "$site := Site( )");
        rule("binding under exists", EXISTS, "exists $board : TumorBoard( )");
        rule("nothing but not", "  $site : Site( )\n  " + EXISTS, "  not Site( )");
        rule("strange binding", "$site : Site( )", "$ : Site( )");
        return golden("forbidden-patterns");
    }

    @TestFactory
    List<DynamicTest> whatStandsAroundRules() {
        rule("code in the annotation", ANNOTATION, "@Standard( " + CODE + " )");
        rule("concatenation in the annotation", ANNOTATION, "@Standard(\"TB-01\" + " + CODE + ")");
        rule("named annotation value", ANNOTATION, "@Standard(value = \"TB-01\")");
        rule("another annotation", ANNOTATION, "@Foo( " + CODE + " )");
        rule("two annotations", ANNOTATION, ANNOTATION + " @Standard(\"TB-02\")");
        rule("a second annotation", ANNOTATION, ANNOTATION + " @Foo( " + CODE + " )");
        rule("comment in the annotation", ANNOTATION, "@Standard( /* x */ \"TB-01\")");
        for (String attribute : List.of(
                "salience( " + CODE + ".length() )",
                "salience 10",
                "no-loop true",
                "lock-on-active",
                "activation-group \"a\"",
                "agenda-group \"a\"",
                "ruleflow-group \"a\"",
                "auto-focus true",
                "timer( int: 1s )",
                "calendars \"a\"",
                "duration 5",
                "enabled false",
                "date-effective \"01-Jan-2020\"",
                "date-expires \"01-Jan-2020\"",
                "dialect \"mvel\"")) {
            rule(
                    "attribute " + attribute.replaceAll("[^\\w-].*", "") + (attribute.contains("(") ? " (…)" : ""),
                    "when\n  $site",
                    attribute + "\nwhen\n  $site");
        }
        rule("extends", MET_RULE, MET_RULE.strip() + " extends \"x\"\n");
        rule("dialect of the package", "global", "dialect \"mvel\"\nglobal");
        rule("function", "global", "function void f() { " + CODE + "; }\nglobal");
        rule("declare", "global", "declare X\n  a : String = " + CODE + "\nend\nglobal");
        rule("query", "global", "query \"x\"\n  Site( )\nend\nglobal");
        rule("rule unit", "package example.standards;", "package example.standards;\nunit X;");
        rule("import static", "global", "import static java.lang.System.setProperty;\nglobal");
        rule("import function", "global", "import function java.lang.System.setProperty;\nglobal");
        rule("import accumulate", "global", "import accumulate a.B f;\nglobal");
        rule("wildcard import", "global", "import care.concordance.facts.*;\nglobal");
        rule("import of what is no fact", "global", "import java.lang.Runtime;\nglobal");
        rule("import of nothing", "global", "import care.concordance.facts.Sight;\nglobal");
        rule("import of what stands elsewhere", "global", "import care.concordance.facts.ProgramTeam;\nglobal");
        rule("second package statement", "global", "package other.standards;\nglobal");
        rule("package of the library", "example.standards", "care.concordance.facts");
        rule("package of the platform", "example.standards", "java.lang");
        rule("package with a keyword", "example.standards", "example.new");
        rule("no package", "package example.standards;", "");
        rule("another global", "global", "global java.util.List list;\nglobal");
        rule("another sink", "care.concordance.evaluate.Verdicts", "java.util.List");
        rule("sink by another name", "Verdicts verdicts", "Verdicts sink");
        rule("no sink", "global care.concordance.evaluate.Verdicts verdicts;", "");
        rule("hash comment", "global", "# x\nglobal");
        rule("unicode escape in a comment", "// The", "// \\u000a The");
        drl("text after the last rule", DRL + "foo");
        rule("rule without quotes", "\"TB-01 met: a tumor board meets at least every 14 days\"", "TB01met");
        return golden("around-rules");
    }

    @TestFactory
    List<DynamicTest> charactersThatHide() {
        rule("byte order mark", "package", "\uFEFFpackage");
        rule("NUL", "$site : Site( )", "$site : Site(\0)");
        rule("control character in a string", "meets every", "meets\u0007 every");
        rule("right-to-left override in a comment", "// The", "// \u202EThe");
        rule("zero width space in a name", "TumorBoard( site", "Tumor\u200BBoard( site");
        rule("soft hyphen in a string", "meets every", "meets\u00AD every");
        rule("line separator", "// The", "// \u2028The");
        rule("next line", "// The", "// \u0085The");
        rule("carriage return alone", "// The", "// \rThe");
        rule("homoglyph in a property", CADENCE, "d\u0430ysBetweenMeetings <= 14");
        rule("homoglyph in a verb", "verdicts.met", "verdicts.m\u0435t");
        rule("homoglyph in an id", ANNOTATION, "@Standard(\"\u0422B-01\")");
        rule("digits of another script", CADENCE, "daysBetweenMeetings <= 1\u0664");
        rule("no-break space", CADENCE, "daysBetweenMeetings\u00A0<= 14");
        rule("full-width symbol", CADENCE, "daysBetweenMeetings \uFF1C= 14");
        rule("not UTF-8", "meets every", "meets \uFFFD every");
        rule("tag characters", "meets every", "meets \uDB40\uDC41 every");
        cases.put(
                "override in a page",
                pack(RULES, DRL, PAGE, replace(page("TB-01", "site", "tumorboards"), "Meet more", "Meet \u202Emore")));
        cases.put("byte order mark in a page", pack(RULES, DRL, PAGE, "\uFEFF" + page("TB-01", "site", "tumorboards")));
        return golden("hidden-characters");
    }

    @TestFactory
    List<DynamicTest> whatWouldSilentlyNeverBeTrue() {
        rule("text compared with a number", CADENCE, "id == 5");
        rule("enum compared with a text", CADENCE, "disease != null, disease == \"BREAST\"");
        rule("number compared with a text", CADENCE, "daysBetweenMeetings >= \"many\"");
        rule("whole number compared with a decimal", CADENCE, "daysBetweenMeetings <= 14.5");
        rule("boolean compared with a text", CADENCE, "recordsStage != null, recordsStage == \"true\"");
        rule("order of texts", CADENCE, "name < \"m\"");
        rule("order of null", CADENCE, "daysBetweenMeetings > null");
        rule("bare value that is not boolean", CADENCE, "name");
        rule("set compared with a value", CADENCE, "disciplines != null, disciplines == \"a\"");
        rule("contains of the wrong element", CADENCE, "disciplines != null, disciplines contains \"SURGERY\"");
        rule("contains of one value", CADENCE, "daysBetweenMeetings contains 14");
        rule("in with a text among numbers", CADENCE, "daysBetweenMeetings in (7, \"14\")");
        rule("in with null", CADENCE, "daysBetweenMeetings in (7, null)");
        drl("date compared with a text", facts("Committee", "lastMet != null, lastMet >= \"2026-01-01\""));
        rule("join of unlike types", "site == $site.id", "daysBetweenMeetings == $site.id");
        rule("join of sets", "site == $site.id", "disciplines == $site.id");
        drl(
                "join of decimals",
                facts(
                        "TumorBoard",
                        "percentProspective != null )\n  $other : TumorBoard( percentProspective != null, percentProspective >= $x.percentProspective"));
        rule("misspelt property", CADENCE, "daysBetweenMeeting <= 14");
        rule("misspelt joined property", "site == $site.id", "site == $site.ids");
        rule("misspelt type", "exists TumorBoard", "exists TumourBoard");
        rule("type not imported", EXISTS, "exists Region( )");
        drl("misspelt constant", facts("TumorBoard", "disease != null, disease == Disease.BRAEST"));
        drl("constant of another enum", facts("TumorBoard", "disease != null, disease == Site.Kind.COMMUNITY"));
        drl("constant of no enum", facts("TumorBoard", "disease != null, disease == Color.RED"));
        rule("unbound name in a join", "site == $site.id", "site == $sight.id");
        rule("unbound name in the call", "met($site)", "met($sight)");
        rule("unbound name in a value", "$board.name(), $board.days", "$bord.name(), $board.days");
        rule("misspelt property in a value", "$board.name(), $board.days", "$board.nam(), $board.days");
        rule("name bound twice", EXISTS, "$site : TumorBoard( )");
        rule("two alternatives of what may be unknown", CADENCE, CADENCE + " || daysBetweenMeetings >= 100");
        rule("known test of what is always known", CADENCE, "name != null");
        rule("known test that makes what is unknown a gap", CADENCE, "daysBetweenMeetings != null, " + CADENCE);
        drl(
                "a rule that only says what is not known",
                replace(
                        replace(
                                facts("TumorBoard", "daysBetweenMeetings == null"),
                                "excluded: a further",
                                "unproven: a further"),
                        "verdicts.excluded($x",
                        "verdicts.unproven($x"));
        rule("an empty sentence", "\"`{}` meets every {} days\", $board.name(), $board.daysBetweenMeetings()", "\" \"");
        rule("a number with a separator", CADENCE, "daysBetweenMeetings <= 1,300");
        rule("another number than the rule's name and the page's title", CADENCE, "daysBetweenMeetings <= 15");
        rule("constraints no value meets", CADENCE, "daysBetweenMeetings >= 300, daysBetweenMeetings < 200");
        rule("whole numbers with nothing between", CADENCE, "daysBetweenMeetings > 14, daysBetweenMeetings < 15");
        rule("two constants at once", CADENCE, "id == \"a\", id == \"b\"");
        rule("a constant and not it", CADENCE, "id in (\"a\", \"b\"), id not in (\"a\", \"b\")");
        rule("yes and no", CADENCE, "recordsStage, !recordsStage");
        rule("more than there can be", CADENCE, "daysBetweenMeetings >= 999999999");
        rule("less than there can be", CADENCE, "daysBetweenMeetings >= -5");
        drl("subject of another kind", facts("Region", "name == \"a\""));
        drl("subject of any kind", facts("Committee", "id == \"a\""));
        rule("fewer values than holes", "$board.name(), $board.days", "$board.days");
        rule("more values than holes", "\"`{}` meets", "\"it meets");
        rule(
                "a verb that says nothing",
                "verdicts.excluded($site, \"`{}` is an ambulatory site, {}\", $site.name(), $site.kind());",
                "verdicts.excluded($site);");
        return golden("silent-traps");
    }

    /** A rule that extends another, and what goes wrong there. */
    @TestFactory
    List<DynamicTest> extending() {
        String good = "TumorBoard( this == $board, daysBetweenMeetings <= 14 )";
        child("no such rule", "TB-01 obsrved", good);
        child("a rule of another standard", "TB-02 observed", good);
        child("itself", "TB-01 excepted", good);
        child("several rules", "TB-01 met", good);
        child("not a name", "observed", good);
        child("no such fact", "TB-01 observed", "TumorBoard( this == $bord, daysBetweenMeetings <= 14 )");
        child("a fact of another type", "TB-01 observed", "Site( this == $board, name == \"x\" )");
        child(
                "this after another constraint",
                "TB-01 observed",
                "TumorBoard( daysBetweenMeetings <= 14, this == $board )");
        child(
                "this and a binding",
                "TB-01 observed",
                "$other : TumorBoard( this == $board, daysBetweenMeetings <= 14 )");
        child("this under not", "TB-01 observed", "not TumorBoard( this == $board, daysBetweenMeetings <= 14 )");
        child("this compared with a property", "TB-01 observed", "TumorBoard( this == $board.id )");
        child("this by another operator", "TB-01 observed", "TumorBoard( this != $board )");
        child("a name bound twice", "TB-01 observed", "$board : TumorBoard( )");
        child(
                "a value that contradicts what is inherited",
                "TB-01 excluded",
                "Site( this == $site, kind != Site.Kind.AMBULATORY )");
        drl(
                "this without extends",
                replace(DRL, "$board : TumorBoard( )", "$board : TumorBoard( )\n  TumorBoard( this == $board )"));
        drl(
                "a circle",
                replace(
                        replace(DRL, "on record\"", "on record\" extends \"TB-01 met\""),
                        MET_RULE.strip(),
                        MET_RULE.strip() + " extends \"TB-01 observed\""));
        return golden("extending");
    }

    private void child(String name, String parent, String pattern) {
        String second = name.equals("several rules")
                ? "\nrule \"TB-01 met: twice\"\n  @Standard(\"TB-01\")\nwhen\n  $site : Site( )\nthen\n  verdicts.met($site);\nend\n"
                : "";
        drl(name, DRL + second + """

                        rule "TB-01 excepted: a further rule" extends "%s"
                          @Standard("TB-01")
                        when
                          %s
                        then
                          verdicts.excepted($board, "it says so");
                        end
                        """.formatted(parent, pattern));
    }

    @TestFactory
    List<DynamicTest> namesAndPages() {
        rule(
                "two rules of one name",
                "TB-01 excluded: an ambulatory site",
                "TB-01 met: a tumor board meets at least every 14 days");
        rule("name against annotation", ANNOTATION, "@Standard(\"TB-02\")");
        rule("name against call", "verdicts.met(", "verdicts.observed(");
        rule("name without a verb", "TB-01 met: a", "TB-01 passed: a");
        rule("name without an id", "TB-01 met: a", "A");
        rule("name with a backslash", "TB-01 met: a", "TB-01 met: \\u0041");
        rule(
                "no met rule",
                "TB-01 met: a tumor board meets at least every 14 days\"\n  @Standard(\"TB-01\")\nwhen\n  $site : Site( )\n  "
                        + EXISTS + "\nthen\n  verdicts.met($site);",
                "TB-01 excepted: a tumor board meets\"\n  @Standard(\"TB-01\")\nwhen\n  $site : Site( )\nthen\n  verdicts.excepted($site, \"x\");");
        String page = page("TB-01", "site", "tumorboards");
        cases.put("rules without a page", pack(RULES, DRL));
        cases.put(
                "a page without rules",
                pack(RULES, DRL, PAGE, page, "tumorboards/TB-02-x.md", page("TB-02", "site", "tumorboards")));
        cases.put("no files", pack());
        cases.put("nothing but a page", pack(PAGE, page));
        cases.put("empty files", pack(RULES, "", PAGE, ""));
        cases.put("id mismatch", pack(RULES, DRL, PAGE, page("TB-07", "site", "tumorboards")));
        cases.put("level mismatch", pack(RULES, DRL, PAGE, page("TB-01", "program", "tumorboards")));
        cases.put("domain mismatch", pack(RULES, DRL, PAGE, page("TB-01", "site", "boards")));
        cases.put("strange id", pack(RULES, DRL, PAGE, page("tb 1", "site", "tumorboards")));
        cases.put("no front matter", pack(RULES, DRL, PAGE, "# TB-01\n"));
        cases.put("front matter that never ends", pack(RULES, DRL, PAGE, "---\nid: TB-01\n"));
        cases.put(
                "every value wrong",
                pack(
                        RULES,
                        DRL,
                        PAGE,
                        page.replace("standards-of-care", "care")
                                .replace("level: site", "level: hospital")
                                .replace("requirement: required", "requirement: maybe")
                                .replace("90 days", "soon")
                                .replace("basis: parameter", "basis: guess")
                                .replace("2025-01-01", "1 Jan 2025")));
        cases.put(
                "keys missing, misspelt, twice, empty",
                pack(
                        RULES,
                        DRL,
                        PAGE,
                        page.replace("owner: Director\n", "")
                                .replace("evidence:", "evidense:")
                                .replace("basis:", "depends-on:\nremedy: again\nbasis:")));
        cases.put(
                "dates turned round",
                pack(RULES, DRL, PAGE, page.replace("2025-01-01\n", "2025-01-01\neffective-to: 2024-12-31\n")));
        cases.put("sections missing", pack(RULES, DRL, PAGE, page.replace("## Why", "## Because")));
        cases.put("unknown dependency", pack(RULES, DRL, PAGE, page.replace("basis:", "depends-on: TB-11\nbasis:")));
        cases.put("replaces nothing", pack(RULES, DRL, PAGE, page.replace("basis:", "replaces: msk\nbasis:")));
        cases.put(
                "circular dependencies",
                pack(
                        RULES,
                        DRL,
                        PAGE,
                        page.replace("basis:", "depends-on: TB-02\nbasis:"),
                        "tumorboards/TB-02-x.drl",
                        DRL.replace("TB-01", "TB-02"),
                        "tumorboards/TB-02-x.md",
                        page("TB-02", "site", "tumorboards").replace("basis:", "depends-on: TB-03\nbasis:"),
                        "tumorboards/TB-03-x.drl",
                        DRL.replace("TB-01", "TB-03"),
                        "tumorboards/TB-03-x.md",
                        page("TB-03", "site", "tumorboards").replace("basis:", "depends-on: TB-01\nbasis:")));
        cases.put(
                "overlapping editions",
                pack(
                        RULES,
                        DRL,
                        PAGE,
                        page,
                        "tumorboards/TB-01-later.drl",
                        DRL.replace("TB-01 ", "TB-01 (2026) "),
                        "tumorboards/TB-01-later.md",
                        page.replace("2025-01-01", "2026-01-01")));
        cases.put(
                "two packages",
                pack(
                        RULES,
                        DRL,
                        PAGE,
                        page,
                        "tumorboards/TB-02-x.drl",
                        DRL.replace("TB-01", "TB-02").replace("example.", "other."),
                        "tumorboards/TB-02-x.md",
                        page("TB-02", "site", "tumorboards")));
        cases.put(
                "two types of one name",
                pack(
                        RULES,
                        DRL.replace(
                                "import care.concordance.facts.Site;",
                                "import care.concordance.facts.Site;\nimport care.concordance.facts.Site.Kind;\nimport care.concordance.facts.Committee.Kind;"),
                        PAGE,
                        page));
        cases.put(
                "everything at once",
                pack(
                        RULES,
                        DRL.replace(CADENCE, "daysBetweenMeeting <= 14").replace("$board.name(), $", "$bord.name(), $")
                                + "\nrule \"x\"\nend\nquery \"y\"\nend\n",
                        PAGE,
                        page.replace("90 days", "soon"),
                        "tumorboards/TB-02-x.md",
                        page("TB-02", "site", "tumorboards")));
        return golden("names-and-pages");
    }

    @Test
    void standardsOfEarlierPacksAreReplacedOnlyOnPurpose() {
        RulePack overlay = SamplePack.with(drl -> drl);
        RulePackException refused =
                catchThrowableOfType(RulePackException.class, () -> CompiledPack.of(overlay, Map.of("TB-01", "msk")));
        assertThat(refused.findings()).singleElement().asString().contains("replaces: msk");
        RulePack onPurpose =
                pack(RULES, DRL, PAGE, page("TB-01", "site", "tumorboards").replace("basis:", "replaces: msk\nbasis:"));
        assertThatCode(() -> CompiledPack.of(onPurpose, Map.of("TB-01", "msk"))).doesNotThrowAnyException();
    }

    @Test
    void placesAreRightUnderWindowsLineEndings(@TempDir Path directory) throws IOException {
        String drl = replace(DRL, CADENCE, "daysBetweenMeeting <= 14").replace("\n", "\r\n");
        Files.createDirectories(directory.resolve("tumorboards"));
        Files.writeString(directory.resolve(RULES), drl);
        Files.writeString(
                directory.resolve(PAGE), page("TB-01", "site", "boards").replace("\n", "\r\n"));
        RulePackException refused =
                catchThrowableOfType(RulePackException.class, () -> CompiledPack.check(RulePack.directory(directory)));
        assertThat(refused.findings())
                .extracting(finding -> finding.file() + ":" + finding.line() + ":" + finding.column())
                .containsExactly(RULES + ":21:40", PAGE + ":5:9");
        assertThat(refused.getMessage()).doesNotContain("\r");

        Files.writeString(directory.resolve(RULES), DRL.replace("\n", "\r\n"));
        Files.writeString(
                directory.resolve(PAGE), page("TB-01", "site", "tumorboards").replace("\n", "\r\n"));
        assertThatCode(() -> CompiledPack.of(RulePack.directory(directory), Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void theCaretStandsUnderTabs() {
        RulePack tabs = SamplePack.with(drl ->
                drl.replace("  exists TumorBoard(", "\t\texists\tTumorBoard(").replace(CADENCE, "foo"));
        RulePackException refused = catchThrowableOfType(RulePackException.class, () -> CompiledPack.check(tabs));
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.column()).isEqualTo(40);
            String[] lines = finding.toString().split("\n");
            assertThat(lines[2].substring(0, lines[2].indexOf('^')).replace("\t", ""))
                    .isBlank();
            assertThat(lines[2].chars().filter(c -> c == '\t')).hasSize(3);
        });
    }

    @Test
    void aFileThatIsNotUtf8IsAFinding(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("tumorboards"));
        Files.write(
                directory.resolve(RULES),
                DRL.replace("The cadence", "Th\u00e9 cadence").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(directory.resolve(PAGE), page("TB-01", "site", "tumorboards"));
        RulePackException refused =
                catchThrowableOfType(RulePackException.class, () -> CompiledPack.check(RulePack.directory(directory)));
        assertThat(refused.findings()).singleElement().asString().contains("save the file as UTF-8");
    }

    // ---- helpers

    private void rule(String name, String from, String to) {
        drl(name, replace(DRL, from, to));
    }

    private void drl(String name, String drl) {
        cases.put(name, pack(RULES, drl, PAGE, page("TB-01", "site", "tumorboards")));
    }

    /** The sample with a further rule about one fact. */
    private static String facts(String type, String constraints) {
        return replace(
                        DRL,
                        "global",
                        ("import care.concordance.facts.Disease;\nimport care.concordance.facts.Committee;\n"
                                + "import care.concordance.facts.Region;\nglobal"))
                + """

                rule "TB-01 excluded: a further rule"
                  @Standard("TB-01")
                when
                  $x : %s( %s )
                then
                  verdicts.excluded($x, "it says so");
                end
                """.formatted(type, constraints);
    }

    private List<DynamicTest> golden(String group) {
        List<DynamicTest> tests = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        Map<String, String> expected = sections(group);
        cases.forEach((name, pack) -> {
            String said = said(pack);
            all.append("=== ").append(name).append('\n').append(said).append('\n');
            tests.add(DynamicTest.dynamicTest(name, () -> {
                assertThat(said).as("accepted: %s", name).isNotEqualTo("accepted");
                assertThat(said).isEqualTo(expected.get(name));
            }));
        });
        if (Boolean.getBoolean("golden.write")) {
            write(group, all.toString());
        }
        return tests;
    }

    private static String said(RulePack pack) {
        try {
            CompiledPack.of(pack, Map.of());
            return "accepted";
        } catch (RulePackException refused) {
            assertThat(refused.findings()).isSorted().doesNotHaveDuplicates();
            return String.join(
                    "\n", refused.findings().stream().map(Finding::toString).toList());
        } finally {
            assertThat(System.clearProperty(RAN))
                    .as("code of a refused pack ran")
                    .isNull();
        }
    }

    private static Map<String, String> sections(String group) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            Path file = file(group);
            String text = Files.exists(file) ? Files.readString(file) : "";
            for (String section : text.split("(?m)^=== ")) {
                int end = section.indexOf('\n');
                if (end > 0) {
                    sections.put(
                            section.substring(0, end),
                            section.substring(end + 1).stripTrailing());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return sections;
    }

    private static void write(String group, String text) {
        try {
            Files.createDirectories(file(group).getParent());
            Files.writeString(file(group), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file(String group) {
        return Path.of("src/test/resources/gate").resolve(group + ".txt");
    }

    @Test
    void aFileThatWouldBePassedOverIsNamed(@TempDir Path home) throws IOException {
        Path directory = Files.createDirectory(home.resolve("pack"));
        Path secret = Files.writeString(home.resolve("secret"), "SECRET");
        Files.writeString(directory.resolve("X-01-a.DRL"), "package x;");
        Files.writeString(directory.resolve("X-02-b.Md"), "---");
        Files.createSymbolicLink(directory.resolve("X-03-c.drl"), secret);
        Files.createSymbolicLink(directory.resolve("X-04-d.drl"), home.resolve("nothing"));
        Files.createSymbolicLink(directory.resolve("elsewhere"), home);
        Files.createDirectory(directory.resolve("X-05-e.drl"));
        Files.writeString(directory.resolve("README.txt"), "is no rule");
        RulePackException refused = catchThrowableOfType(RulePackException.class, () -> RulePack.directory(directory));
        assertThat(refused.findings())
                .extracting(Finding::file)
                .containsExactly("X-01-a.DRL", "X-02-b.Md", "X-03-c.drl", "X-04-d.drl", "X-05-e.drl", "elsewhere");
        assertThat(refused).hasMessageNotContaining("SECRET");
    }

    /** As Kubernetes mounts a config map: the files are links into a hidden folder, which is itself a link. */
    @Test
    void aMountedDirectoryIsReadOnce(@TempDir Path home) throws IOException {
        Path directory = Files.createDirectory(home.resolve("pack"));
        Path dated = Files.createDirectory(directory.resolve("..2026_01_01"));
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_01_01"));
        for (String name : List.of("X-01-a.drl", "X-01-a.md")) {
            Files.writeString(dated.resolve(name), "text");
            Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
        }
        Files.createDirectory(directory.resolve(".git"));
        Files.writeString(directory.resolve(".git/X-02-b.DRL"), "text");
        assertThat(RulePack.directory(directory).files().keySet()).containsExactly("X-01-a.drl", "X-01-a.md");
    }

    @Test
    void aFileMayHaveAMegabyte(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("X-01-a.md"), "x".repeat(1 << 20));
        assertThat(RulePack.directory(home).files()).hasSize(1);
        Files.writeString(home.resolve("X-02-b.md"), "x".repeat((1 << 20) + 1));
        assertThat(catchThrowableOfType(RulePackException.class, () -> RulePack.directory(home))
                        .findings())
                .extracting(Finding::file, Finding::kind)
                .containsExactly(tuple("X-02-b.md", Finding.Kind.TOO_LARGE));
    }

    @Test
    void foldersMayLieNineteenDeep(@TempDir Path home) throws IOException {
        Path deep = home;
        for (int i = 1; i <= 19; i++) {
            deep = Files.createDirectory(deep.resolve("f"));
        }
        Files.writeString(deep.resolve("X-01-a.md"), "x");
        assertThat(RulePack.directory(home).files()).hasSize(1);
        Files.createDirectory(deep.resolve("f"));
        assertThat(catchThrowableOfType(RulePackException.class, () -> RulePack.directory(home))
                        .findings())
                .extracting(Finding::problem)
                .containsExactly("lies more than 19 folders deep");
    }

    @Test
    void aRuleMayHaveTwentyPatternsOfTwoHundredConstraints() {
        assertThat(large(20, 200)).doesNotContain(Finding.Kind.TOO_LARGE);
        assertThat(large(21, 1)).containsOnlyOnce(Finding.Kind.TOO_LARGE);
        assertThat(large(1, 201)).containsOnlyOnce(Finding.Kind.TOO_LARGE);
    }

    private static List<Finding.Kind> large(int patterns, int constraints) {
        String pattern =
                "  TumorBoard( " + String.join(", ", Collections.nCopies(constraints, "name != \"a\"")) + " )\n";
        return kinds("rule \"TB-01 met: large\"\nwhen\n  $site : Site( )\n" + pattern.repeat(patterns - 1)
                + (patterns == 1 ? pattern : "") + "then\n  verdicts.met($site);\nend\n");
    }

    /** In whatever order they stand: a rule that extends through ten others, and one through eleven, or far more. */
    @Test
    void aRuleMayExtendThroughTenOthers() {
        for (boolean deepestFirst : new boolean[] {false, true}) {
            assertThat(kinds(chain(10, deepestFirst))).doesNotContain(Finding.Kind.TOO_LARGE, Finding.Kind.EXTENDS);
            assertThat(kinds(chain(11, deepestFirst)))
                    .containsOnlyOnce(Finding.Kind.TOO_LARGE)
                    .doesNotContain(Finding.Kind.EXTENDS);
            assertThat(kinds(chain(3_000, deepestFirst)))
                    .contains(Finding.Kind.TOO_LARGE)
                    .doesNotContain(Finding.Kind.EXTENDS);
        }
    }

    private static String chain(int rules, boolean deepestFirst) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i <= rules; i++) {
            all.add("rule \"TB-01 observed: " + i + "\""
                    + (i == 0 ? "" : " extends \"TB-01 observed: " + (i - 1) + "\"")
                    + "\nwhen\n  " + (i == 0 ? "$site : " : "exists ") + "Site( " + (i == 0 ? "" : "id == $site.id")
                    + " )\nthen\n  verdicts.observed($site, \"number " + i + "\");\nend\n");
        }
        if (deepestFirst) {
            Collections.reverse(all);
        }
        return String.join("\n", all);
    }

    private static List<Finding.Kind> kinds(String rules) {
        String head = SamplePack.DRL.substring(0, SamplePack.DRL.indexOf("rule "));
        RulePack pack = RulePack.of(
                "sample",
                "1",
                Map.of(
                        SamplePack.RULES,
                        head + rules,
                        SamplePack.PAGE,
                        SamplePack.page("TB-01", "site", "tumorboards")));
        try {
            CompiledPack.check(pack);
            return List.of();
        } catch (RulePackException e) {
            return e.findings().stream().map(Finding::kind).toList();
        }
    }
}
