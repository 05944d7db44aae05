package care.concordance.report;

import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the index of a {@link CatalogSite} shows: its standards by rule pack and domain.
 *
 * @param parts by rule pack
 */
record CatalogIndex(CatalogSite site, List<Part> parts) {

    /** The standards of one rule pack. */
    record Part(Provenance.Pack pack, List<Domain> domains) {}

    /** The standards of one domain. */
    record Domain(String key, String name, List<Line> lines) {}

    /**
     * A standard on the index.
     *
     * @param words what a search looks through, in small letters
     */
    record Line(Standard standard, String href, boolean inForce, int editions, String words) {}

    static CatalogIndex of(CatalogSite site, List<StandardPage> pages) {
        return new CatalogIndex(
                site,
                site.packs().stream()
                        .map(pack -> new Part(
                                pack,
                                domains(
                                        site,
                                        pack.id(),
                                        pages.stream()
                                                .filter(page ->
                                                        page.current().pack().equals(pack.id()))
                                                .toList())))
                        .filter(part -> !part.domains().isEmpty())
                        .toList());
    }

    private static List<Domain> domains(CatalogSite site, String pack, List<StandardPage> pages) {
        return pages.stream()
                .collect(Collectors.groupingBy(
                        page -> page.standard().domain(),
                        TreeMap::new,
                        Collectors.mapping(page -> line(site, page), Collectors.toList())))
                .entrySet()
                .stream()
                .map(domain -> new Domain(key(pack, domain.getKey()), domain.getKey(), domain.getValue()))
                .toList();
    }

    /** The place of a domain on the index. */
    static String key(String pack, String domain) {
        return Marks.key(pack + "." + domain);
    }

    private static Line line(CatalogSite site, StandardPage page) {
        Standard standard = page.standard();
        return new Line(
                standard,
                page.file(),
                standard.inForce(site.asOf()),
                page.editions().size(),
                String.join(
                                " ",
                                standard.id(),
                                standard.title(),
                                standard.owner(),
                                standard.evidence(),
                                standard.remedy(),
                                standard.source(),
                                String.join(" ", standard.thresholds()),
                                standard.page())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s`#*|]+", " "));
    }

    int count() {
        return parts.stream()
                .flatMap(part -> part.domains().stream())
                .mapToInt(domain -> domain.lines().size())
                .sum();
    }

    /** Of an enum those constants that some standard has. */
    <E extends Enum<E>> List<E> used(E[] constants, Function<Standard, E> of) {
        Set<E> used = new TreeSet<>();
        parts.forEach(part ->
                part.domains().forEach(domain -> domain.lines().forEach(line -> used.add(of.apply(line.standard())))));
        return Arrays.stream(constants).filter(used::contains).toList();
    }
}
