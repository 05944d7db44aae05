package care.concordance.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as an editor speaks with it. */
class StandardsServerTest {

    private static final Path OWN = Path.of("../examples/own-standards");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @SuppressWarnings("NullAway.Init")
    private Path page;

    @SuppressWarnings("NullAway.Init")
    private Editor editor;

    @BeforeEach
    void aPackInAnEditor() throws Exception {
        folder = folder.toRealPath();
        try (Stream<Path> files = Files.walk(OWN)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("own").resolve(OWN.relativize(file)));
            }
        }
        rules = folder.resolve("own/nursing/OWN-01-a-nurse-at-every-board.drl");
        page = folder.resolve("own/nursing/OWN-01-a-nurse-at-every-board.md");
        editor = new Editor(folder);
    }

    @AfterEach
    void theEditorEnds() throws Exception {
        editor.close();
    }

    @Test
    void saysWhatItCan() {
        assertThat(editor.initialized.getCapabilities().getHoverProvider().getLeft())
                .isTrue();
        assertThat(editor.initialized.getCapabilities().getDefinitionProvider().getLeft())
                .isTrue();
        assertThat(editor.initialized.getCapabilities().getCompletionProvider()).isNotNull();
        assertThat(editor.initialized.getCapabilities().getTextDocumentSync().getLeft())
                .isEqualTo(TextDocumentSyncKind.Full);
    }

    @Test
    void aMistakeIsShownAtItsPlaceWhileItIsWrittenAndGoneWhenItIsMended() throws Exception {
        String sound = Files.readString(rules);
        String wrong = sound.replace("disciplines contains", "discipline contains");
        editor.open(rules, wrong);
        List<Diagnostic> found = editor.await(rules, each -> !each.isEmpty());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getMessage().getLeft())
                .contains("has no property discipline", "did you mean disciplines?");
        assertThat(found.get(0).getCode().getLeft()).isEqualTo("name");
        int line = found.get(0).getRange().getStart().getLine();
        int column = found.get(0).getRange().getStart().getCharacter();
        assertThat(wrong.lines().toList().get(line).substring(column)).startsWith("discipline contains");
        assertThat(found.get(0).getRange().getEnd().getCharacter() - column).isEqualTo("discipline".length());

        editor.change(rules, sound);
        assertThat(editor.await(rules, List::isEmpty)).isEmpty();
        assertThat(rules).content().isEqualTo(sound);
    }

    @Test
    void whatIsWrongWithAPageIsShownOnThePageAlthoughTheRulesAreOpen() throws Exception {
        editor.open(rules, Files.readString(rules));
        editor.await(rules, List::isEmpty);
        editor.open(page, Files.readString(page).replace("level: site", "level: hospital"));
        assertThat(editor.await(page, each -> !each.isEmpty()))
                .anyMatch(each -> each.getMessage().getLeft().contains("\"hospital\" is not a value of level"));
        editor.closeFile(page);
        assertThat(editor.await(page, List::isEmpty)).isEmpty();
    }

    @Test
    void completesPropertiesConstantsVerbsTypesAndKeys() throws Exception {
        String text = """
                package org.example.standards;
                import care.concordance.facts.TumorBoard;
                import_
                rule "OWN-01 met: x"
                when
                  Sit
                  $board : TumorBoard( days
                  TumorBoard( this == $board, disciplines contains Discipline.SUR
                  Site( scope not in (Si
                then
                  verdicts.ob
                  verdicts.met($board, $board.na
                """.replace('_', ' ');
        editor.open(rules, text);
        assertThat(labels(6, text)).contains("daysBetweenMeetings", "site").doesNotContain("subject");
        CompletionItem property = editor
                .complete(rules, 6, text.lines().toList().get(6).length())
                .stream()
                .filter(each -> each.getLabel().equals("daysBetweenMeetings"))
                .findFirst()
                .orElseThrow();
        assertThat(property.getDetail()).contains("a whole number", "may be unknown");
        assertThat(property.getTextEdit().getLeft().getRange().getStart().getCharacter())
                .isEqualTo("  $board : TumorBoard( ".length());
        assertThat(labels(7, text)).contains("Discipline.SURGERY").doesNotContain("daysBetweenMeetings");
        assertThat(labels(8, text)).contains("Site.Scope.IN_SCOPE").hasSize(2);
        assertThat(labels(5, text)).contains("Site", "TumorBoard");
        assertThat(labels(10, text)).containsExactly("observed", "met", "excluded", "excepted", "unproven");
        assertThat(labels(11, text)).contains("name", "daysBetweenMeetings").doesNotContain("scope");
        assertThat(labels(2, text)).contains("care.concordance.facts.Site;");

        String front = """
                ---
                id: OWN-01
                basis:_

                ---
                ## Requirement
                """.replace('_', ' ');
        editor.open(page, front);
        assertThat(editor.complete(page, 3, 0))
                .extracting(CompletionItem::getLabel)
                .contains("title:", "close-within:")
                .doesNotContain("id:");
        assertThat(editor.complete(page, 2, 7))
                .extracting(CompletionItem::getLabel)
                .contains("program", "modelled-on", "parameter");
        assertThat(editor.complete(page, 5, 0)).isEmpty();
    }

    private List<String> labels(int line, String text) throws Exception {
        return editor.complete(rules, line, text.lines().toList().get(line).length()).stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void saysWhatAPropertyATypeAVerbAndAKeyMean() throws Exception {
        String text = """
            import care.concordance.facts.TumorBoard;
            rule "OWN-01 met: x"
            when
              $board : TumorBoard( daysBetweenMeetings <= 14 )
            then
              verdicts.met($board, "`{}`", $board.casesPresented());
            """;
        editor.open(rules, text);
        assertThat(editor.hover(rules, 3, "  $board : TumorBoard( days".length()))
                .contains("**daysBetweenMeetings**", "a whole number", "may be unknown", "When unknown: how often");
        assertThat(editor.hover(rules, 3, "  $board : Tumor".length())).contains("**TumorBoard**", "about a site");
        assertThat(editor.hover(rules, 5, "  verdicts.m".length())).contains("**met**");
        assertThat(editor.hover(rules, 5, text.lines().toList().get(5).indexOf("casesPresented") + 2))
                .contains("**casesPresented**");
        assertThat(editor.hover(rules, 4, 1)).isEmpty();
        editor.open(page, Files.readString(page));
        int line = Files.readAllLines(page).indexOf("basis: parameter");
        assertThat(editor.hover(page, line, 2)).contains("**basis**", "how far the source supports");
    }

    @Test
    void leadsFromRulesToThePageAndBackAndFromAnIdToItsPage() throws Exception {
        editor.open(rules, Files.readString(rules));
        editor.open(page, Files.readString(page));
        assertThat(editor.definition(rules, 0, 0)).extracting(Location::getUri).containsExactly(uri(page));
        List<? extends Location> back = editor.definition(page, 1, 5);
        assertThat(back).extracting(Location::getUri).containsExactly(uri(rules));
        assertThat(Files.readAllLines(rules)
                        .get(back.get(0).getRange().getStart().getLine()))
                .startsWith("rule \"OWN-01");

        Path other = folder.resolve("own/nursing/OWN-02-x.md");
        editor.open(other, "---\ntitle: x\nid: OWN-02\ndepends-on: OWN-01\n---\n");
        List<? extends Location> found = editor.definition(other, 3, 14);
        assertThat(found).extracting(Location::getUri).containsExactly(uri(page));
        assertThat(Files.readAllLines(page)
                        .get(found.get(0).getRange().getStart().getLine()))
                .isEqualTo("id: OWN-01");
        assertThat(editor.definition(other, 1, 1)).isEmpty();
    }

    @Test
    void aPackThatCannotBeReadIsShownToo() throws Exception {
        Files.writeString(folder.resolve("own/nursing/X.DRL"), "rule");
        editor.open(rules, Files.readString(rules));
        assertThat(editor.await(folder.resolve("own/nursing/X.DRL"), each -> !each.isEmpty()))
                .hasSize(1);
    }

    private static String uri(Path file) throws IOException {
        return file.toRealPath().toUri().toString();
    }
}
