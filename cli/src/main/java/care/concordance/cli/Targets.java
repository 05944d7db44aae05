package care.concordance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The files a command is to write, held against those it reads: a result never takes the place of its own input. */
final class Targets {

    private Targets() {}

    /**
     * Checks the arguments of a command before anything is read.
     *
     * @throws IllegalArgumentException when a file to be written is one that is read, lies in a folder that is read, or
     *     is named twice
     */
    static void check(ParseResult command) {
        List<Path> read = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        for (ArgSpec argument : command.matchedArgs()) {
            Object given = argument.getValue();
            Collection<?> values = given instanceof Collection<?> several ? several : Collections.singleton(given);
            for (Object value : values) {
                if (value instanceof Path path) {
                    (isTarget(argument) ? written : read).add(path);
                }
            }
        }
        for (int i = 0; i < written.size(); i++) {
            Path target = written.get(i);
            for (Path input : read) {
                if (isSame(target, input)) {
                    throw new IllegalArgumentException(
                            target + " is read and would be written over: name another file for the result");
                }
                if (Files.isDirectory(input) && place(target).startsWith(place(input))) {
                    throw new IllegalArgumentException(
                            target + " lies in " + input + ", which is read: write the result outside of it");
                }
            }
            for (Path other : written.subList(0, i)) {
                if (isSame(target, other)) {
                    throw new IllegalArgumentException(target + " is to be written twice: name two files");
                }
            }
        }
    }

    private static boolean isTarget(ArgSpec argument) {
        return argument instanceof OptionSpec option && option.longestName().endsWith("out");
    }

    private static boolean isSame(Path one, Path other) {
        if (isStream(one)) {
            return false;
        }
        try {
            return place(one).equals(place(other))
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell " + one + " from " + other, e);
        }
    }

    /** True of a terminal, a pipe or a device, which is written to as it is. */
    static boolean isStream(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** True of a name without an ending that is no stream: what is written there is a folder. */
    static boolean isNamedAsFolder(Path path) {
        return String.valueOf(path.getFileName()).indexOf('.') < 0 && !isStream(path);
    }

    /** Where a path leads, links followed; of a file that is not there yet, the place it will have. */
    static Path place(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path absolute = path.toAbsolutePath().normalize();
            Path folder = absolute.getParent();
            return folder == null || !Files.exists(folder)
                    ? absolute
                    : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell where " + path + " is", e);
        }
    }
}
