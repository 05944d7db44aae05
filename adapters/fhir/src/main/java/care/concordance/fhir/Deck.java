// One file, although long: the forms in which resources come lie in one another, and so do the methods that read them.
package care.concordance.fhir;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was given, taken apart: folders into files, files into lines, lists, Bundles and Parameters, these into resources. Each reaches
 * the pool as it is, or as what could not be read of it. A file is read as a stream, whatever its size.
 */
final class Deck {

    /** Files of these endings hold no FHIR; they are passed over with a note. */
    private static final Set<String> OTHER = Set.of(
            "md",
            "csv",
            "tsv",
            "html",
            "htm",
            "css",
            "pdf",
            "doc",
            "docx",
            "xls",
            "xlsx",
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "sh",
            "py",
            "js",
            "ts",
            "java",
            "cql",
            "drl",
            "yml",
            "yaml",
            "properties",
            "ini",
            "toml",
            "lock",
            "readme",
            "license",
            "notice",
            "changelog",
            "makefile",
            "dockerfile");

    /** Files of these endings may hold anything: they are read when they look like it. */
    private static final Set<String> PERHAPS = Set.of("txt", "text", "log");

    private static final Set<String> LINES = Set.of("ndjson", "jsonl", "ldjson");
    private static final int LONGEST_LINE = 50_000_000;
    private static final int TOO_LONG = -2;

    private final Pool pool;
    private final Path root;
    private final Map<Scope, Pages> pages = new LinkedHashMap<>();

    /** What a Bundle says of the pages before and after it. */
    private record Pages(Place place, String self, String next, String previous) {}

    private Deck(Pool pool, Path root) {
        this.pool = pool;
        this.root = root;
    }

    /**
     * Takes all at and below a path apart.
     *
     * @throws IOException when there is no such file or folder
     */
    static void read(Path path, Pool pool) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        if (!Files.exists(whole)) {
            throw new NoSuchFileException("there is no such file or folder");
        }
        boolean folder = Files.isDirectory(whole);
        Deck deck = new Deck(pool, folder ? whole : whole.resolveSibling(""));
        Scope scope = new Scope(".", null);
        if (folder) {
            deck.folder(whole, scope, Set.of());
        } else {
            deck.file(whole, scope, true);
        }
        deck.followPages();
    }

    /** Takes texts of one patient apart. */
    static void read(List<String> texts, Pool pool) {
        List<String> owners = new ArrayList<>();
        Scope scope = new Scope("", null);
        Deck deck = new Deck(pool, Path.of(""));
        for (String text : texts) {
            ObjectNode object = Json.object();
            try (JsonParser parser = Json.parser(text)) {
                parser.nextToken();
                Json.fill(parser, object, type -> false);
            } catch (JacksonException e) {
                // Said below.
            }
            if (object.path("resourceType").asString("").equals("Patient")) {
                owners.add(object.path("id").asString("?"));
            }
        }
        pool.allOf(FhirReader.only(owners), scope);
        for (int i = 0; i < texts.size(); i++) {
            deck.line(texts.get(i), Place.of("resource " + (i + 1)), scope);
        }
    }

    private Place place(Path file) {
        return Place.of(root.relativize(file).toString());
    }

    private void folder(Path folder, Scope scope, Set<Path> above) {
        List<Path> entries;
        Set<Path> inside = new HashSet<>(above);
        try (Stream<Path> listed = Files.list(folder)) {
            if (!inside.add(folder.toRealPath())) {
                pool.note(place(folder) + " leads back to a folder it lies in; it was not entered again");
                return;
            }
            entries = listed.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            unread(place(folder), scope, problem(e));
            return;
        }
        entries.stream().filter(entry -> !Files.isDirectory(entry)).forEach(file -> file(file, scope, false));
        entries.stream()
                .filter(Files::isDirectory)
                .forEach(one -> folder(one, new Scope(place(one).toString(), scope), inside));
    }

    private void unread(Place place, Scope scope, String problem) {
        pool.lost(place, scope, Unread.FILE, Json.object(), "", problem);
    }

    private static String problem(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof AccessDeniedException
                ? "access to it is denied"
                : cause instanceof EOFException
                        ? "it ends early"
                        : cause instanceof ZipException
                                ? "it is a damaged gzip file"
                                : "it cannot be read (" + cause.getClass().getSimpleName() + ")";
    }

    // ---- files

    /** @param asked whether it was named itself */
    private void file(Path file, Scope scope, boolean asked) {
        Place place = place(file);
        if (!asked && !Files.isRegularFile(file)) {
            unread(place, scope, Files.exists(file) ? "it is no regular file" : "it is a link to nothing");
            return;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = ending(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name);
        if (!asked && (name.startsWith(".") || OTHER.contains(ending))) {
            pool.note(place + " was passed over: files of its kind hold no FHIR");
            return;
        }
        try {
            Source source = Files.isRegularFile(file) ? () -> Files.newInputStream(file) : kept(file);
            String start = start(source);
            if (start.isEmpty() && LINES.contains(ending)) {
                // An export of a type nobody has a resource of is an empty list.
                return;
            }
            if (LINES.contains(ending) && !start.equals("{") && !start.equals("[")) {
                lines(source, place, scope);
            } else if (start.startsWith("{") || start.startsWith("[")) {
                json(source, place, scope);
            } else if (PERHAPS.contains(ending)) {
                pool.note(place + " was passed over: it is no FHIR JSON");
            } else {
                unread(place, scope, kind(start));
            }
        } catch (IOException e) {
            unread(place, scope, problem(e));
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Opens a file, again where need be. */
    private interface Source {
        InputStream open() throws IOException;
    }

    /** A pipe can be read but once. */
    private static Source kept(Path pipe) throws IOException {
        byte[] all = Files.readAllBytes(pipe);
        return () -> new java.io.ByteArrayInputStream(all);
    }

    private static String kind(String start) {
        if (start.isEmpty()) {
            return "it is empty";
        }
        if (start.startsWith("<")) {
            return "it is XML, and FHIR is read as JSON: convert it";
        }
        if (start.startsWith("PK")) {
            return "it is a zip archive: unpack it";
        }
        return start.indexOf('\0') >= 0 ? "it is not written in UTF-8" : "it is no FHIR JSON";
    }

    /** Its text, unzipped. */
    private static BufferedReader text(Source source) throws IOException {
        InputStream in = new BufferedInputStream(source.open());
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        // A decoder that gives up would take the rest of the file with it.
        BufferedReader text = new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** The beginning of the first line that is not blank; empty when there is none. */
    private static String start(Source source) throws IOException {
        try (Reader text = text(source)) {
            StringBuilder start = new StringBuilder();
            for (int c = text.read(); c >= 0 && start.length() < 80; c = text.read()) {
                if (start.length() > 0 && c == '\n') {
                    break;
                }
                if (start.length() > 0 || !Character.isWhitespace(c)) {
                    start.append((char) c);
                }
            }
            return start.toString().strip();
        }
    }

    private void lines(Source source, Place place, Scope scope) {
        int number = 0;
        try (BufferedReader text = text(source)) {
            StringBuilder line = new StringBuilder();
            for (int end = line(text, line); end != -1 || line.length() > 0; end = line(text, line)) {
                number++;
                if (end == TOO_LONG) {
                    pool.lost(
                            place.line(number),
                            scope,
                            "Resource",
                            Json.object(),
                            "",
                            "the line is longer than " + LONGEST_LINE + " characters");
                } else if (!line.toString().isBlank()) {
                    line(line.toString(), place.line(number), scope);
                }
            }
        } catch (IOException e) {
            unread(place, scope, problem(e) + ", after line " + number);
        }
    }

    /** Reads a line; -1 when the text ends with it. */
    private static int line(Reader text, StringBuilder line) throws IOException {
        line.setLength(0);
        boolean tooLong = false;
        int c = text.read();
        for (; c >= 0 && c != '\n'; c = text.read()) {
            tooLong |= line.length() >= LONGEST_LINE;
            if (!tooLong) {
                line.append((char) c);
            }
        }
        return tooLong ? TOO_LONG : c;
    }

    private void line(String line, Place place, Scope scope) {
        try (JsonParser parser = Json.parser(line)) {
            while (parser.nextToken() != null && values(parser, place, scope, () -> line)) {
                // As a rule there is one.
            }
        } catch (JacksonException e) {
            pool.lost(place, scope, "Resource", Json.object(), line, Json.malformed(e));
        }
    }

    private void json(Source source, Place place, Scope scope) throws IOException {
        String type;
        try (Reader text = text(source)) {
            type = Json.type(text);
        }
        try (Reader text = text(source);
                JsonParser parser = Json.parser(text)) {
            boolean first = true;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Place at =
                        first ? place : place.line(parser.currentTokenLocation().getLineNr());
                boolean goOn = (first && type.equals("Bundle"))
                        ? bundle(parser, at, scope)
                        : values(parser, at, scope, () -> beginning(source));
                if (!goOn) {
                    return;
                }
                first = false;
            }
        } catch (JacksonException e) {
            pool.lost(place, scope, "Resource", Json.object(), beginning(source), Json.malformed(e));
        }
    }

    /** Enough of a text to find the patients a resource mentions. */
    private static String beginning(Source source) {
        try (Reader text = text(source)) {
            char[] beginning = new char[1 << 20];
            int length = 0;
            for (int more = 0; more >= 0 && length < beginning.length; length += Math.max(0, more)) {
                more = text.read(beginning, length, beginning.length - length);
            }
            return new String(beginning, 0, length);
        } catch (IOException e) {
            return "";
        }
    }

    // ---- values

    /**
     * Reads the value the parser stands at, or those of the list it stands at.
     *
     * @param text all there is of it, for when it cannot be read
     * @return false when nothing behind it can be read
     */
    private boolean values(JsonParser parser, Place place, Scope scope, Supplier<String> text) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return value(parser, place, scope, text);
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (!value(parser, place.at(i), scope, () -> "")) {
                return false;
            }
        }
        return true;
    }

    private boolean value(JsonParser parser, Place place, Scope scope, Supplier<String> text) {
        ObjectNode object = Json.object();
        try {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Json.fill(parser, object, pool::isPassedOver);
                resource(object, place, scope, "", null);
            } else {
                resource(Json.value(parser), place, scope, "", null);
            }
            return true;
        } catch (JacksonException e) {
            String type = object.path("resourceType").asString("");
            pool.lost(place, scope, type.isEmpty() ? "Resource" : type, object, text.get(), Json.malformed(e));
            return false;
        }
    }

    private void resource(JsonNode node, Place place, Scope scope, String url, @Nullable Instant modified) {
        if (node instanceof ObjectNode object) {
            switch (object.path("resourceType").asString("")) {
                case "Bundle" -> bundle(object, place, scope);
                case "Parameters" -> parameters(object.path("parameter"), "parameter", place, scope);
                case "OperationOutcome" -> outcome(object, place, scope);
                default -> pool.resource(object, place, scope, url, modified);
            }
        } else {
            String what = node.isNull() ? "null" : node.isArray() ? "a list" : "a simple value";
            pool.lost(place, scope, "Resource", Json.object(), "", "is no resource, but " + what);
        }
    }

    private void parameters(JsonNode parameters, String name, Place place, Scope scope) {
        int i = 0;
        for (JsonNode parameter : parameters) {
            Place at = place.at(name, i++);
            if (!parameter.isObject()) {
                resource(parameter, at, scope, "", null);
            }
            if (parameter.has("resource")) {
                resource(parameter.path("resource"), at, scope, "", null);
            }
            parameters(parameter.path("part"), "part", at, scope);
        }
    }

    /** What a server could not do is missing, whatever it was. */
    private void outcome(ObjectNode outcome, Place place, Scope scope) {
        for (JsonNode issue : outcome.path("issue")) {
            String severity = issue.path("severity").asString("");
            if (severity.equals("error") || severity.equals("fatal")) {
                String code = issue.path("code").asString("");
                pool.lost(
                        place,
                        scope,
                        "OperationOutcome",
                        Json.object(),
                        "",
                        "tells of an error where data were asked for"
                                + (code.matches("[a-z-]{1,40}") ? " (" + code + ")" : ""));
                return;
            }
        }
    }

    // ---- bundles

    private void bundle(ObjectNode bundle, Place place, Scope outer) {
        Scope scope = new Scope(place.toString(), outer);
        JsonNode entries = bundle.path("entry");
        if (entries.isArray()) {
            int i = 0;
            for (JsonNode entry : entries) {
                entry(entry, place.at("entry", i++), scope);
            }
        }
        end(bundle, place, scope);
    }

    /** The same of one that may be larger than memory; false when it is cut. */
    private boolean bundle(JsonParser parser, Place place, Scope outer) {
        Scope scope = new Scope(place.toString(), outer);
        ObjectNode rest = Json.object();
        int entries = 0;
        try {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("entry")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        entry(Json.value(parser), place.at("entry", entries), scope);
                        entries++;
                    }
                } else {
                    rest.set(name, Json.value(parser));
                }
            }
        } catch (JacksonException e) {
            pool.incomplete(place, scope, Json.malformed(e) + ", after entry " + entries, "ends early");
            return false;
        }
        end(rest, place, scope);
        return true;
    }

    private void entry(JsonNode entry, Place place, Scope scope) {
        if (!entry.isObject()) {
            resource(entry, place, scope, "", null);
            return;
        }
        JsonNode request = entry.path("request");
        JsonNode response = entry.path("response");
        String url = entry.path("fullUrl").asString("");
        Instant modified = Entry.instant(response.path("lastModified").asString(""));
        String method = request.path("method").asString("");
        if (method.equals("DELETE")) {
            pool.deleted(request.path("url").asString(url), place, scope, url, modified);
        } else if (method.equals("PATCH")) {
            pool.lost(
                    place,
                    scope,
                    "Resource",
                    Json.object(),
                    request.path("url").asString(""),
                    "is a change to a resource, and not the resource");
        } else if (response.path("status").asString("").matches("[45].*")) {
            pool.lost(place, scope, "Resource", Json.object(), "", "is the answer to a request that failed");
        } else if (entry.has("resource")) {
            resource(entry.path("resource"), place, scope, url, modified);
        }
    }

    private void end(ObjectNode bundle, Place place, Scope scope) {
        JsonNode entries = bundle.path("entry");
        if (bundle.has("entry") && !entries.isArray()) {
            pool.incomplete(place, scope, "its entry is no list", "could not be read");
        }
        Map<String, String> links = new HashMap<>();
        for (JsonNode link : bundle.path("link")) {
            links.put(link.path("relation").asString(""), link.path("url").asString(""));
        }
        if (!links.isEmpty()) {
            String previous = links.getOrDefault("previous", links.getOrDefault("prev", ""));
            pages.put(
                    scope, new Pages(place, links.getOrDefault("self", ""), links.getOrDefault("next", ""), previous));
        }
    }

    /** A page that was not given may hold anything. */
    private void followPages() {
        Set<String> given = new HashSet<>();
        Set<String> followed = new HashSet<>();
        pages.values().forEach(page -> {
            given.add(page.self());
            followed.add(page.previous());
        });
        pages.forEach((scope, page) -> {
            boolean isFollowed =
                    given.contains(page.next()) || (!page.self().isEmpty() && followed.contains(page.self()));
            if (!page.next().isEmpty() && !isFollowed) {
                pool.incomplete(
                        page.place(),
                        scope,
                        "has a next page that was not given; get all pages, or its patients are not whole",
                        "has a next page that was not given");
            }
        });
    }
}
