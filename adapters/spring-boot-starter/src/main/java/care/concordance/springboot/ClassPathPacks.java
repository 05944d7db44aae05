package care.concordance.springboot;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which rule packs the class path has. */
final class ClassPathPacks {

    private static final String ENDING = ".pack";

    private ClassPathPacks() {}

    /** Their ids, sorted; none when the class path cannot be searched, which loading a pack by its id does without. */
    static List<String> ids(ClassLoader loader) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver(loader)
                            .getResources("classpath*:META-INF/concordance/*" + ENDING))
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
